"""Every night: what is live is looked at once more. And what was live before there was a gate."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from cms.guidance.ground import ensure_ground
from cms.guidance.models import GuidancePage
from cms.library.models import Picture
from cms.safety.models import Approval, Kind, Passed
from cms.safety.reopening import reopen
from cms.safety.verifying import verify
from tests import factories
from tests.flushing import append_only_lifted
from tests.guidance.articles import article, picture
from tests.obliging import approve_content, obliging

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(section: Any, hotline: Any) -> GuidancePage:
    with obliging():
        return factories.live_guidance(section, title="Read by somebody")


def problems() -> list[str]:
    return [trouble.problem for trouble in verify()]


def readers(page: Any) -> int:
    return int(Client().get(f"/p/{page.pk}", follow=True).status_code)


def test_where_all_is_as_it_was_approved_there_is_nothing_to_say(page: GuidancePage) -> None:
    said = io.StringIO()
    call_command("verify_gate", stdout=said)
    assert "Every live page shows what was approved." in said.getvalue()


def test_a_page_noted_under_a_false_digest_is_found_and_hidden(page: GuidancePage) -> None:
    """By somebody who writes to the database and knows of the marks: the one thing that triggers cannot hold."""
    GuidancePage.objects.filter(pk=page.pk).update(standfirst="Nobody has read this")
    Passed.objects.filter(page=page).update(stale=False)
    assert readers(page) == 200
    with pytest.raises(CommandError, match="not as they should be"):
        call_command("verify_gate", stderr=io.StringIO())
    assert readers(page) == 404


def test_an_approval_whose_content_is_not_what_its_digest_says_is_found(page: GuidancePage) -> None:
    with append_only_lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE safety_approval SET content = '{}' WHERE page_id = %s", [page.pk])
    assert any("keeps other content" in problem for problem in problems())


def test_a_page_noted_wrongly_as_hidden_comes_back(page: GuidancePage) -> None:
    Passed.objects.filter(page=page).update(approval=None)
    assert readers(page) == 404
    assert problems() == ["hidden though it was approved"]
    assert readers(page) == 200


def test_where_many_digests_are_others_though_nobody_touched_the_pages_they_are_named_and_stay(
    page: GuidancePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a release that counts a field more than the one before."""
    monkeypatch.setattr("cms.safety.verifying.digest_of", lambda content: "f" * 64)
    monkeypatch.setattr("cms.safety.verifying.UNEXPLAINED_AT_MOST", 0)
    assert "says something else than was approved, like many others: not hidden" in problems()
    assert readers(page) == 200
    monkeypatch.setattr("cms.safety.verifying.UNEXPLAINED_AT_MOST", 1)
    assert "says something else than was approved, like many others: not hidden" in problems()  # those after the first


def test_a_replaced_picture_hides_its_pages_until_they_are_reviewed_again(section: Any, hotline: Any) -> None:
    photo = picture("A photograph")
    with obliging():
        page = article(section, title="With a picture", body=[factories.card()], cover=photo, cover_alt="A path")
    assert readers(page) == 200
    photo.credit = "Somebody"
    photo.save()
    assert readers(page) == 200
    other = factories.picture("Another", size=(800, 600))
    photo.file = other.file
    photo.file_hash = other.file_hash
    photo.save()
    assert readers(page) == 404
    approve_content(GuidancePage.objects.get(pk=page.pk))
    assert reopen(Picture.objects.get(pk=photo.pk)) == []
    assert readers(page) == 200


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="there nobody can take all approvals away inside a transaction"
)
def test_what_was_live_before_there_was_a_gate_stays_live_and_is_marked(page: GuidancePage) -> None:
    before = set(Approval.objects.values_list("pk", flat=True))
    Passed.objects.all().delete()
    with append_only_lifted(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM safety_approval")
    assert readers(page) == 404
    ensure_ground()
    assert readers(page) == 200
    found = Approval.objects.exclude(pk__in=before)
    assert {one.kind for one in found} == {Kind.CARRIED_OVER}
    count = found.count()
    ensure_ground()
    assert Approval.objects.exclude(pk__in=before).count() == count
