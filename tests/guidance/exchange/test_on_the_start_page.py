"""What the start page says of pages of others: those that readers lost, those that are newly offered."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.exchange.offering import close, end, offer, recall
from cms.guidance.exchange.taking import copy_into
from cms.guidance.models import Offer, OrganisationPage, SharedPage, Taker
from cms.organisations.models import Role
from tests import factories
from tests.guidance.articles import article
from tests.guidance.test_dashboard import only, waiting

LOST = "Pages of others that readers do not see any more"
NEW = "Newly offered to you"


def ended(shared: SharedPage) -> None:
    """For this organisation."""
    end(Taker.objects.get(), at=timezone.now())


def recalled(shared: SharedPage) -> None:
    """From everybody."""
    recall(Offer.objects.get())


def offline(shared: SharedPage) -> None:
    """By its own organisation."""
    shared.origin.unpublish()


def deleted(shared: SharedPage) -> None:
    """By its own organisation."""
    shared.origin.delete()


@pytest.mark.parametrize(
    ("vanish", "said"),
    [
        (ended, "ended this for you"),
        (recalled, "recalled it"),
        (offline, "took its page offline"),
        (deleted, "was deleted"),
    ],
)
def test_who_takes_pages_of_others_is_told_at_once_that_readers_lost_one(
    shared: SharedPage, borrower: User, lender: User, vanish: Callable[[SharedPage], None], said: str
) -> None:
    assert LOST not in waiting(borrower)
    vanish(SharedPage.objects.get(pk=shared.pk))
    item = only(waiting(borrower)[LOST])
    assert (item.text, item.url) == ("Walk on known paths", f"/admin/pages/{shared.pk}/edit/")
    assert said in item.note
    assert LOST not in waiting(lender)


def test_of_a_page_that_is_offline_in_the_own_section_nobody_is_told(shared: SharedPage, borrower: User) -> None:
    recalled(shared)
    shared.unpublish()
    assert LOST not in waiting(borrower)


def test_only_who_takes_pages_of_others_is_told(shared: SharedPage, other: OrganisationPage) -> None:
    recalled(shared)
    for role in (Role.AUTHOR, Role.ADMINISTRATOR):
        assert LOST not in waiting(factories.member_of(other.organisation, role))
    assert LOST in waiting(factories.member_of(other.organisation, Role.SAFETY_REVIEWER))


def test_a_page_of_others_is_no_live_page_of_ones_own(shared: SharedPage, borrower: User) -> None:
    assert shared.owner == borrower
    assert "Live pages of yours" not in waiting(borrower)


def test_a_new_offer_is_told_for_two_weeks_under_the_title_that_readers_see(
    made: Offer, theirs: Any, borrower: User, lender: User
) -> None:
    theirs.title = "Not for you yet"
    theirs.save_revision()
    item = only(waiting(borrower)[NEW])
    assert (item.text, item.url) == ("Walk on known paths", f"/admin/shared/{made.pk}/")
    assert NEW not in waiting(lender)
    Offer.objects.update(made_at=timezone.now() - datetime.timedelta(days=15))
    assert NEW not in waiting(borrower)


def test_what_was_copied_or_closed_or_is_for_others_is_not_offered_anew(
    made: Offer, section: OrganisationPage, other: OrganisationPage, borrower: User, lender: User
) -> None:
    copy_into(other, made, by=borrower, at=timezone.now())
    third: Any = factories.OrganisationFactory()
    named = article(section, title="For the third only")
    offer(named, by=lender, at=timezone.now(), to=[third], reference=True, copy=False)
    closed = article(section, title="Closed again")
    close(offer(closed, by=lender, at=timezone.now(), to=None, reference=True, copy=False))
    assert NEW not in waiting(borrower)
    items = waiting(factories.member_of(third, Role.SAFETY_REVIEWER))[NEW].items
    assert {item.text for item in items} == {"Walk on known paths", "For the third only"}


def test_what_is_shown_already_is_no_new_offer(shared: SharedPage, borrower: User) -> None:
    assert NEW not in waiting(borrower)
