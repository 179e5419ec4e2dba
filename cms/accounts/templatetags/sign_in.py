"""What the admin's pages say about the sign-in."""

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("accounts/banner.html")
def second_factor_banner() -> dict[str, Any]:
    """Says on every page that second factors are off, where they are."""
    return {"off": not settings.SECOND_FACTOR_REQUIRED}
