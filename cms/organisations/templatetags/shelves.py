"""The parts of the library for templates."""

from typing import Any

from django import template
from django.db.models import QuerySet
from wagtail.models import Collection

from cms.organisations.sight import shelves_open_to

register = template.Library()


@register.simple_tag(takes_context=True)
def open_shelves(context: dict[str, Any]) -> QuerySet[Collection]:
    """Those that are open to the person."""
    return shelves_open_to(context["request"].user)
