"""Two acts on the same people at the same moment, on a database with several connections."""

from collections.abc import Callable

from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.organisations.models import Role, Team
from cms.organisations.people import installation, keeping
from cms.organisations.people.rules import Refused
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once

pytestmark = ON_SEVERAL_CONNECTIONS


def test_two_administrators_remove_each_other_and_two_organisations_invite_one_address() -> None:
    ensure_ground()
    ours, theirs = factories.OrganisationFactory(), factories.OrganisationFactory()
    first, second = (factories.member_of(ours, Role.ADMINISTRATOR) for _number in range(2))
    other = factories.member_of(theirs, Role.ADMINISTRATOR)
    now = timezone.now()

    def invite(organisation: object, by: User, address: str) -> Callable[[], object]:
        return lambda: keeping.invite(organisation, email=address, posts=["author"], by=by, now=now)  # type: ignore[arg-type]  # one

    same = [invite(ours, first, "sana@example.org"), invite(ours, second, "Sana@example.org")]
    assert at_once(*same) == ["Refused", "done"]
    assert at_once(invite(ours, first, "lena@example.org"), invite(theirs, other, "lena@example.org")) == [
        "done",
        "done",
    ]
    lena = User.objects.get(email="lena@example.org")
    assert set(Team.objects.of(lena).values_list("organisation", flat=True)) == {ours.pk, theirs.pk}
    assert not lena.one_time_links.open_at(now).exists()  # neither comes in by the other's

    removals = [
        lambda: keeping.remove(ours, second, by=first, now=now),
        lambda: keeping.remove(ours, first, by=second, now=now),
    ]
    assert at_once(*removals) == [Refused.__name__, "done"]
    assert User.objects.filter(groups__team__organisation=ours, groups__team__role=Role.ADMINISTRATOR).count() == 1


def test_of_two_superusers_who_give_up_or_suspend_each_other_at_once_one_stays() -> None:
    ensure_ground()
    first, second = (factories.UserFactory(is_superuser=True) for _number in range(2))
    now = timezone.now()

    def give_up(person: User) -> Callable[[], object]:
        return lambda: installation.change(
            person, coordinator=False, superuser=False, by=person, now=now, confirmed=True
        )

    assert at_once(give_up(first), give_up(second)) == [Refused.__name__, "done"]
    stayed = User.objects.get(is_superuser=True)
    third = factories.UserFactory(is_superuser=True)
    suspensions = [
        lambda: installation.suspend(stayed, by=third),
        lambda: installation.suspend(third, by=stayed),
    ]
    assert at_once(*suspensions) == [Refused.__name__, "done"]
    assert User.objects.filter(is_superuser=True, is_active=True).count() == 1
