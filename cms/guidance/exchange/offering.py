"""Offering a page to other organisations, and taking that back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit.rows import as_one
from cms.guidance.addresses import SECTION_DEPTH, live_pages
from cms.guidance.models import CopiedFrom, Offer, OfferState, OrganisationPage, Taker
from cms.guidance.models.article import Article
from cms.organisations.models import Organisation, Role
from cms.organisations.standing import standing_of
from cms.taxonomy.facts import original_of

OFFERING = (Role.EDITOR, Role.SAFETY_REVIEWER)


class CannotOffer(Exception):
    """The page cannot be offered; the message says why."""


def may_offer(page: Page, user: User) -> bool:
    """Whether the person edits or publishes for the organisation whose page it is. No query a page: lists ask for each."""
    if page.depth <= SECTION_DEPTH or not issubclass(page.specific_class or Page, Article):
        return False
    return user.is_superuser or page.path[: SECTION_DEPTH * page.steplen] in _sections_of(user)


def _sections_of(user: User) -> frozenset[str]:
    known: frozenset[str] | None = vars(user).get("sections_to_offer_from")
    if known is None:
        ids = standing_of(user).organisation_ids_as(*OFFERING)
        own = OrganisationPage.objects.filter(organisation__in=ids).values_list("path", flat=True)
        known = frozenset(own) if ids else frozenset()
        vars(user)["sections_to_offer_from"] = known
    return known


@transaction.atomic
def offer(
    page: Page,
    *,
    by: User,
    at: datetime,
    to: Iterable[Organisation] | None,
    reference: bool,
    copy: bool,
) -> Offer:
    """Offer a page in all its languages, or change how it is offered; `to` names organisations, None means all.

    Raises CannotOffer for a page that readers cannot see, or that was copied from somebody else's.
    """
    original = original_of(page)
    if not live_pages().filter(pk=original.pk).exists():
        raise CannotOffer(_("Only a live page can be offered: publish it first."))
    if CopiedFrom.objects.filter(translation_key=original.translation_key).exists():
        raise CannotOffer(_("This page was adapted from another organisation’s: ask them to offer theirs."))
    values: dict[str, Any] = {"to_all": to is None, "allows_reference": reference, "allows_copy": copy}
    made, created = Offer.objects.get_or_create(page=original, defaults=values | {"made_by": by, "made_at": at})
    named = list(to or [])
    same = not created and set(made.organisations.all()) == set(named)
    with as_one(made, [] if same else ["organisations"]):
        if not created:
            _renew(made, values | {"state": OfferState.OPEN, "made_by": by, "made_at": at})
        made.organisations.set(named)
    return made


def _renew(made: Offer, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(made, name, value)
    made.save()


def close(made: Offer) -> None:
    """Nobody new may take it; who shows it already goes on."""
    made.state = OfferState.CLOSED
    made.save(update_fields=["state"])


def recall(made: Offer) -> None:
    """From the next request on no other section shows it."""
    made.state = OfferState.RECALLED
    made.save(update_fields=["state"])


def end(taker: Taker, *, at: datetime) -> None:
    """From the next request on this organisation does not show it."""
    taker.ended_at = taker.ended_at or at
    taker.save(update_fields=["ended_at"])


def let_again(taker: Taker) -> None:
    """What the organisation kept of it is shown again."""
    taker.ended_at = None
    taker.save(update_fields=["ended_at"])
