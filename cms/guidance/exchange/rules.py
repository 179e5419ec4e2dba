"""What has to hold before a page of another organisation is shown in a section."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.directory.choosing import hotlines_for
from cms.directory.models import Hotline
from cms.guidance.models import OfferState, SharedPage
from cms.publishing.door import Reason, register
from cms.taxonomy.facts import facts_of


@register
def what_it_shows_is_live(page: Page) -> Iterator[Reason]:
    """A reference is never live without its origin, in its language."""
    if isinstance(page, SharedPage) and page.origin is None:
        yield Reason(
            _("The other organisation’s page is not live in this language: wait until it is, or delete this one."),
            elsewhere=True,
        )


@register
def it_may_be_shown_here(page: Page) -> Iterator[Reason]:
    """The organisation of the section has the permission, and it was neither ended nor recalled."""
    if not isinstance(page, SharedPage):
        return
    taker, above = page.taker, page.section
    if taker is None or taker.ended_at is not None or taker.offer.state == OfferState.RECALLED:
        yield Reason(_("The other organisation does not let you show its page any more: delete this one."))
    elif above is None or above.organisation_id != taker.organisation_id:
        yield Reason(_("This page was lent to another organisation: take it yourself, from “Offered by others”."))


@register
def it_is_shown_once(page: Page) -> Iterator[Reason]:
    """One page of a section shows it."""
    if not isinstance(page, SharedPage) or page.taker_id is None:
        return
    same = SharedPage.objects.filter(taker=page.taker_id, locale=page.locale_id, live=True).exclude(pk=page.pk)
    other = same.first()
    if other is not None:
        yield Reason(_("Your section shows this page already: delete one of the two."), about=other)


@register
def a_hotline_is_left_here(page: Page) -> Iterator[Reason]:
    """Readers of a section call the numbers of its organisation or of the page's places: one has to work."""
    origin = page.origin if isinstance(page, SharedPage) else None
    if origin is None or not origin.needs_hotline:
        return
    places, organisation_id = facts_of(origin).places, page.serving_organisation_id()
    if not hotlines_for(places=places, organisation_id=organisation_id, on=timezone.localdate()):
        yield Reason(
            _(
                "No working hotline serves this page in your section: add a public number for its places, "
                "your organisation or everyone, or confirm one whose date has passed (menu Hotlines)."
            ),
            elsewhere=True,
            about=Hotline,
        )
