"""What the trail says of offering and taking: each act by its own words, and once."""

from typing import Any

import pytest
from django.utils import timezone

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.exchange.offering import close, end, let_again, offer, recall
from cms.guidance.exchange.taking import show_in
from cms.guidance.models import Offer, OrganisationPage, SharedPage, Taker

pytestmark = pytest.mark.django_db


def test_taking_a_page_is_one_act_of_whoever_took_it(made: Offer, other: OrganisationPage, borrower: User) -> None:
    page = show_in(other, made, by=borrower, at=timezone.now())
    entries = Entry.objects.filter(kind="guidance.sharedpage", object_id=str(page.pk), action="wagtail.create")
    assert [entry.actor for entry in entries] == ["borrower"]


def acts_on(row: Offer | Taker, since: int) -> list[tuple[str, list[str]]]:
    """Codes of the entries of an offer or a taker, with the fields that they name."""
    entries = Entry.objects.filter(id__gt=since, kind=row._meta.label_lower, object_id=str(row.pk)).order_by("id")
    return [(entry.action, entry.detail.get("changed", [])) for entry in entries]


def last_entry() -> int:
    return Entry.objects.order_by("-id").values_list("id", flat=True)[0]


def test_the_trail_says_how_an_offer_stands_now(theirs: Any, lender: User, other: OrganisationPage) -> None:
    assert other.organisation is not None
    last, named = last_entry(), [other.organisation]
    given: dict[str, Any] = {"by": lender, "reference": True, "copy": True}
    made = offer(theirs, at=timezone.now(), to=named, **given)
    close(made)
    offer(theirs, at=timezone.now(), to=named, **given)
    recall(made)
    offer(theirs, at=timezone.now(), to=None, **given)
    offer(theirs, at=timezone.now(), to=named, **given | {"copy": False})
    assert acts_on(made, last) == [
        ("offer.made", []),
        ("offer.closed", []),
        ("offer.made", []),
        ("offer.recalled", []),
        ("offer.made", []),
        ("wagtail.edit", ["to_all", "organisations"]),
        ("wagtail.edit", ["to_all", "allows_copy", "organisations"]),
    ]


def test_both_organisations_read_that_showing_was_ended_and_allowed_again(shared: SharedPage, theirs: Any) -> None:
    taker, last = shared.taker, last_entry()
    assert taker is not None
    for moment in (timezone.now(), timezone.now()):
        end(taker, at=moment)
    let_again(taker)
    assert acts_on(taker, last) == [("offer.ended", [])] * 2 + [("offer.renewed", [])] * 2
    sides = [taker.organisation_id, theirs.section.organisation_id]
    entries = Entry.objects.filter(id__gt=last).order_by("id")
    assert list(entries.values_list("organisation_id", flat=True)) == sides * 2
