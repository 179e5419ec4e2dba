"""A change that waits is decided once, however many decide it at the same moment, and while it is proposed anew."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.safety.change_screen import screen_of
from cms.safety.deciding import approve_change, refuse_change
from cms.safety.models import DecidedChange, ProposedChange
from cms.safety.proposing import propose
from cms.safety.replaying import form_for
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once
from tests.safety.changes import number_form

pytestmark = ON_SEVERAL_CONNECTIONS


def people() -> list[User]:
    """Three who may do everything."""
    return [factories.UserFactory(is_superuser=True) for _ in range(3)]


def typed(number: Hotline, by: User, telephone: str) -> None:
    """Somebody saves another number in the form."""
    form = number_form(number, number=telephone)
    sent = QueryDict(mutable=True)
    for name, value in form.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    bound = form_for(Hotline, by, Hotline.objects.get(pk=number.pk), sent)
    assert bound.is_valid(), bound.errors
    with transaction.atomic():
        propose(bound, sent, by=by, at=timezone.now())


def approving(change: ProposedChange, by: User, seen: str) -> Callable[[], object]:
    """To be done at the same moment as something else."""
    return lambda: approve_change(change, by=by, seen=seen, at=timezone.now())


@pytest.fixture
def number() -> Hotline:
    """A public one."""
    return factories.HotlineFactory(number="+1 555 555 0110")


def test_two_who_approve_at_once_decide_once(number: Hotline) -> None:
    author, one, other = people()
    typed(number, author, "+1 555 555 0199")
    change = ProposedChange.objects.get()
    seen = screen_of(change, one).seen
    assert at_once(approving(change, one, seen), approving(change, other, seen)) == ["CannotDecide", "done"]
    assert DecidedChange.objects.count() == 1
    assert Hotline.objects.get().number == "+1 555 555 0199"


def test_approving_and_refusing_at_once_does_one_of_them(number: Hotline) -> None:
    author, one, other = people()
    typed(number, author, "+1 555 555 0199")
    change = ProposedChange.objects.get()
    seen = screen_of(change, one).seen
    refusing = lambda: refuse_change(change, by=other, reason="No.", at=timezone.now())  # noqa: E731 - as one act
    assert at_once(approving(change, one, seen), refusing) == ["CannotDecide", "done"]
    assert (Hotline.objects.get().number == "+1 555 555 0199") == DecidedChange.objects.get().approved


def test_what_is_proposed_anew_while_it_is_approved_is_never_approved_unread(number: Hotline) -> None:
    author, one, _other = people()
    typed(number, author, "+1 555 555 0199")
    change = ProposedChange.objects.get()
    seen = screen_of(change, one).seen
    outcomes = at_once(approving(change, one, seen), lambda: typed(number, author, "+1 555 555 0166"))
    assert set(outcomes) <= {"done", "CannotDecide"}
    assert Hotline.objects.get().number in {"+1 555 555 0110", "+1 555 555 0199"}
