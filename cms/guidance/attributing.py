"""To which organisation what is done with a page belongs, and what acts of offering are called."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.audit import actions, attribution
from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.models import Offer, OfferState, OrganisationPage, Taker

OFFERED = "offer.made"
for _code, _words in [
    (OFFERED, _("Offered a page to other organisations")),
    ("offer.closed", _("Closed an offer: nobody new may take the page")),
    ("offer.recalled", _("Recalled an offer: no other section shows the page")),
    ("offer.ended", _("Ended that an organisation shows a page")),
    ("offer.renewed", _("Let an organisation show a page again")),
]:
    actions.register(_code, _words)

STATES = {OfferState.OPEN: OFFERED, OfferState.CLOSED: "offer.closed", OfferState.RECALLED: "offer.recalled"}


def offer_act(made: Offer) -> str:
    """What it is called that an offer stands as it does now."""
    return STATES[OfferState(made.state)]


def taker_act(taker: Taker) -> str:
    """What it is called that an organisation shows a page no longer, or again."""
    return "offer.ended" if taker.ended_at is not None else "offer.renewed"


def sides_of(taker: Taker) -> list[tuple[int, str]]:
    """The organisation that shows the page, and the one whose page it is."""
    found = (taker.organisation, taker.offer.organisation)
    with attribution.in_one_language():
        return list(dict.fromkeys((one.pk, one.name) for one in found if one is not None))


@attribution.register
def owner_of_page(instance: Any) -> tuple[int, str] | None:
    """The organisation of the section in which the page stands, also of a page that is being deleted."""
    if not isinstance(instance, Page):
        return None
    path = instance.path[: SECTION_DEPTH * Page.steplen]
    section = OrganisationPage.objects.filter(path=path).select_related("organisation").first()
    organisation = section.organisation if section is not None else None
    return (organisation.pk, organisation.name) if organisation is not None else None
