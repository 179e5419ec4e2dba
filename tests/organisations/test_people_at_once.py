"""Two acts on the same people at the same moment, on a database with several connections."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.organisations.models import Role, Team
from cms.organisations.people import keeping
from cms.organisations.people.rules import Refused
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one connection"),
]


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each: "done", or the name of what it raised."""
    outcomes, start = list[str](), threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            outcomes.append("done")
        except Exception as error:  # whatever it is, the test names it
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


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
    assert not lena.one_time_links.open_at(now).exclude(made_by=None).count() > 1

    removals = [
        lambda: keeping.remove(ours, second, by=first, now=now),
        lambda: keeping.remove(ours, first, by=second, now=now),
    ]
    assert at_once(*removals) == [Refused.__name__, "done"]
    assert User.objects.filter(groups__team__organisation=ours, groups__team__role=Role.ADMINISTRATOR).count() == 1
