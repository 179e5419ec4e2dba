"""The parts of the library for templates."""

from typing import Any

from django import template
from django.db.models import QuerySet
from taggit.models import Tag
from wagtail.models import Collection
from wagtailmedia.models import get_media_model

from cms.organisations.sight import shelves_open_to
from cms.organisations.tags import tags_seen_by

register = template.Library()


@register.simple_tag(takes_context=True)
def open_shelves(context: dict[str, Any]) -> QuerySet[Collection]:
    """Those that are open to the person."""
    return shelves_open_to(context["request"].user)


@register.simple_tag(takes_context=True)
def tags_of_recordings(context: dict[str, Any]) -> QuerySet[Tag]:
    """The most frequent ones of the recordings that the person may see."""
    return tags_seen_by(context["request"].user, get_media_model())
