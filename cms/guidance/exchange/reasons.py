"""Why readers do not find a page of others that stands live in one's own section. Asks for no model, so that panels can import it."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.guidance.addresses import SECTION_DEPTH, live_pages, whatever_is_live
from cms.guidance.shared_pages import shared_pages

OFFERED_PAGE = "taker__offer__page"
RECALLED = "recalled"  # as `OfferState` has it


def with_reasons(references: QuerySet[Any]) -> QuerySet[Any]:
    """Each with the name of the organisation whose page it shows, `whose`, and what `reason` asks for; no query a reference."""
    section = Substr(OuterRef(f"{OFFERED_PAGE}__path"), 1, SECTION_DEPTH * Page.steplen)
    owner = Page.objects.filter(path=section).values("title")[:1]
    origin = live_pages().filter(
        translation_key=OuterRef(f"{OFFERED_PAGE}__translation_key"), locale=OuterRef("locale")
    )
    return references.annotate(
        whose=Subquery(owner),
        has_origin=Exists(origin),
        stands=Exists(whatever_is_live().filter(pk=OuterRef("pk"))),
    ).select_related("locale", "taker__offer")


def reason(page: Any) -> str:
    """Of a reference from `with_reasons` that readers do not find."""
    taker, names = page.taker, {"organisation": page.whose}
    if taker is None:
        return _("the page was deleted")
    if taker.ended_at is not None:
        day = date_format(localtime(taker.ended_at), "DATE_FORMAT")
        return _("%(organisation)s ended this for you on %(day)s") % (names | {"day": day})
    if taker.offer.state == RECALLED:
        return _("%(organisation)s recalled it from everybody") % names
    if not page.has_origin:
        return _("%(organisation)s took its page offline") % names
    if not page.stands:
        return _("your section, or this page in it, is offline or past its date")
    return _("%(organisation)s lent it to another organisation") % names


def is_lost(page: Any) -> bool:
    """Whether the organisation whose page it is does not let this one show it any more. One query."""
    taker = page.taker
    return taker is None or taker.ended_at is not None or taker.offer.state == RECALLED


def why_unseen(page: Any) -> str:
    """Why readers do not find a live reference; nothing for one that they find, and for a draft. Two queries."""
    if not page.live or shared_pages().filter(pk=page.pk).exists():
        return ""
    return reason(with_reasons(type(page).objects.filter(pk=page.pk)).get())
