"""The library in templates."""

from django import template

from cms.library.models import Picture
from cms.library.renditions import PictureSources, sources

register = template.Library()


@register.simple_tag
def picture_sources(picture: Picture | str | None) -> PictureSources | None:
    """What exists of a picture for readers, or None: the template then says it in words. Where none is named, templates hand over ""."""
    return sources(picture) if isinstance(picture, Picture) else None
