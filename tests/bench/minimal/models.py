"""The page."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class MinimalPage(Page):
    """A title, one rich text, one picture."""

    body = RichTextField()
    picture = models.ForeignKey("wagtailimages.Image", on_delete=models.PROTECT, related_name="+")

    template = "minimal/minimal_page.html"
