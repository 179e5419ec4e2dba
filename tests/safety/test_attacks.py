"""A table of ways to go live unreviewed. None succeeds: readers never find a word that nobody has approved."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.publishing.door import NotReady
from cms.safety.models.written_once import WrittenOnce
from tests import factories
from tests.obliging import obliging
from tests.safety import attacks_by_shell, attacks_in_admin, attacks_with_approvals  # noqa: F401  # each brings its rows
from tests.safety.attacks import ATTACKS, SECRET, Target

pytestmark = pytest.mark.django_db
# Attacks on facts show no secret word: what was approved must not be found as if it said something else.
ON_FACTS = {"saying_that_a_page_is_for_others", "saying_that_a_page_applies_elsewhere"}
# How a way is refused; whatever else goes wrong is a fault of the table.
REFUSALS = (NotReady, PermissionDenied, ValidationError, WrittenOnce, DatabaseError)


@pytest.fixture
def target(section: Any, hotline: Any, editor: User, reviewer: User, admin: User) -> Target:
    """A live page, and a draft that lacks nothing but a review."""
    with obliging():
        live = factories.live_guidance(section, title="Read by somebody", slug="read")
    draft = factories.guidance_draft(section, title=SECRET, standfirst=SECRET, slug="unread")
    factories.give_facts(draft)
    draft.save()
    draft.save_revision(user=editor)
    return Target(live, GuidancePage.objects.get(pk=draft.pk), editor, reviewer, admin)


@contextmanager
def as_if_committed() -> Iterator[None]:
    """What the database refuses at the end of a transaction, it refuses here; and what was refused is undone."""
    with suppress(*REFUSALS), transaction.atomic():
        yield
        connection.check_constraints()


def read(address: str) -> str:
    """What a reader is sent there in the end."""
    return Client().get(address, follow=True).content.decode()


def everything_readers_find(target: Target) -> str:
    """All that a reader who looks everywhere is sent."""
    section = target.live.get_parent().slug
    places = ["/en/", f"/en/{section}/", f"/en/{section}/read/", f"/en/{section}/unread/", f"/en/{section}/copied/"]
    places += [f"/en/{section}/alias/", f"/p/{target.live.pk}", f"/p/{target.draft.pk}", "/sitemap.xml"]
    places += ["/en/for/women/", "/en/resources/", "/en/search/?q=Nobody", "/en/feeds/pages/", "/en/feeds/latest/"]
    return "".join(read(place) for place in places)


def test_who_looks_everywhere_finds_what_was_approved_in_many_places(target: Target) -> None:
    assert everything_readers_find(target).count("Read by somebody") > 5


def test_the_table_holds_at_least_forty_ways() -> None:
    assert len(ATTACKS) >= 40


@pytest.mark.parametrize("how", [name for name in ATTACKS if name not in ON_FACTS])
def test_no_way_leads_past_the_gate(target: Target, how: str) -> None:
    assert "Read by somebody" in read(f"/p/{target.live.pk}")
    with as_if_committed():
        ATTACKS[how](target)
    assert SECRET not in everything_readers_find(target).replace("Nobody%20has", "")


@pytest.mark.parametrize("how", sorted(ON_FACTS))
def test_a_page_is_not_found_under_facts_that_nobody_approved(target: Target, how: str) -> None:
    with as_if_committed():
        ATTACKS[how](target)
    stored = GuidancePage.objects.get(pk=target.live.pk)
    changed = stored.audience_marks.count() != 4 or stored.fact_sheet.get().scope != "everywhere"
    assert not changed or "Read by somebody" not in everything_readers_find(target)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no trigger that waits for the end: it hides instead"
)
@pytest.mark.parametrize("how", ["writing_the_title_in_sql", "writing_live_in_sql", "updating_the_parts"])
def test_postgresql_refuses_at_the_end_of_the_transaction(target: Target, how: str) -> None:
    with pytest.raises(DatabaseError, match="did not pass the gate"), transaction.atomic():
        ATTACKS[how](target)
        connection.check_constraints()
