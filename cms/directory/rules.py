"""A page that tells readers to report must give them a number that works."""

from collections.abc import Iterator

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.directory.choosing import hotlines_for
from cms.directory.models import Hotline, Tier
from cms.publishing.door import Reason, register
from cms.safety.checking import may_be_shown
from cms.safety.spelled import must_not_be_read
from cms.taxonomy.facts import facts_of, is_original, own_facts


class ShowsHotlines(models.Model):
    """Mixed into a page type on which readers find numbers to call; `needs_hotline` says that it may not be live without one."""

    needs_hotline = True

    class Meta:
        abstract = True

    def serving_organisation_id(self) -> int | None:
        """The organisation whose own numbers may be shown; None where there is none."""
        return None


@may_be_shown
def numbers_for_the_public() -> set[str]:
    """Those of hotlines that readers are shown: they may stand in a text too."""
    return set(Hotline.objects.shown_on(timezone.localdate()).values_list("number", flat=True))


@must_not_be_read
def numbers_that_are_hidden() -> set[str]:
    """Those that are kept and shown to nobody: published, they may endanger people."""
    return set(Hotline.objects.filter(tier=Tier.HIDDEN).values_list("number", flat=True))


@register
def a_hotline_is_left(page: Page) -> Iterator[Reason]:
    """At least one public, unstale number must serve the page's places."""
    if not isinstance(page, ShowsHotlines) or not page.needs_hotline:
        return
    facts = own_facts(page) if is_original(page) else facts_of(page)
    if not hotlines_for(places=facts.places, organisation_id=page.serving_organisation_id(), on=timezone.localdate()):
        yield Reason(
            _(
                "No working hotline serves this page: add a public number for its places, its organisation or everyone, "
                "or confirm one whose date has passed (menu Hotlines)."
            ),
            elsewhere=True,
            about=Hotline,
        )
