"""One file, one transaction: all of it with its entry in the audit trail, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.files.agreeing import NOTHING
from cms.translation_desk.files.applying import opened, planned, write_planned
from cms.translation_desk.files.auditing import WRITTEN
from cms.translation_desk.files.background import agree, begin
from cms.translation_desk.files.formats import read
from cms.translation_desk.models import Import, ImportState, TranslatedSegment
from cms.translation_desk.writing import CannotWrite
from tests import factories
from tests.translation_desk.large_files import now, screen, work
from tests.translation_desk.sending_files import ARABIC, download, filled, take, upload

pytestmark = pytest.mark.django_db


@contextmanager
def failing(start: str, *, holds: str = "", times_before: int = 0) -> Iterator[None]:
    """The database fails at a statement, as where the disk is full; so many like it go well before."""
    seen = 0

    def ask(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if sql.startswith(start) and (not holds or holds in params):
            seen += 1
            if seen > times_before:
                raise DatabaseError("no space left")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield


NOTE = f'INSERT INTO "{TranslatedSegment._meta.db_table}"'
ENTRY = f'INSERT INTO "{Entry._meta.db_table}"'


@pytest.fixture
def two(section: Any, page: Any) -> list[Any]:
    """Pages that one file holds; nobody has begun them."""
    return [page, factories.live_guidance(section, title="Safe paths for all", slug="paths")]


@pytest.fixture
def content(desk: Client, two: list[Any], arabic: Any) -> bytes:
    """Both in Arabic."""
    return filled(download(desk, *two).content, {**ARABIC, "Safe paths": "طرق آمنة للجميع"})


def nothing_was_written(two: list[Any], arabic: Any) -> bool:
    keys = [page.translation_key for page in two]
    drafts = Page.objects.filter(translation_key__in=keys, locale=arabic.locale)
    entries = Entry.objects.filter(action=WRITTEN)
    return not (drafts.exists() or TranslatedSegment.objects.exists() or entries.exists())


@pytest.mark.parametrize("failure", [{"start": NOTE, "times_before": 1}, {"start": ENTRY, "holds": WRITTEN}])
def test_what_fails_half_way_leaves_every_page_as_it_was(
    desk: Client, two: list[Any], arabic: Any, translator: User, content: bytes, failure: dict[str, Any]
) -> None:
    one = begin(read(content), "x.po", by=User.objects.get(pk=translator.pk), at=timezone.now())
    work()
    assert agree(now(one), NOTHING, by=translator)
    with failing(**failure):
        work()
    assert now(one).state == ImportState.STOPPED
    assert nothing_was_written(two, arabic)
    assert "The work was interrupted. Nothing was written." in screen(desk, one).content.decode()


def test_a_small_file_is_not_written_without_its_entry(
    desk: Client, two: list[Any], arabic: Any, content: bytes
) -> None:
    compared = upload(desk, content)
    with failing(ENTRY, holds=WRITTEN), pytest.raises(DatabaseError):
        take(desk, compared)
    assert nothing_was_written(two, arabic)
    take(desk, compared)
    assert Entry.objects.get(action=WRITTEN).detail["texts"] == TranslatedSegment.objects.count()


def test_a_page_that_is_handed_in_between_comparing_and_writing_stops_all_others(
    desk: Client, two: list[Any], arabic: Any, translator: User, content: bytes
) -> None:
    begun = draft_in(two[1], arabic.locale, by=None).page
    by = User.objects.get(pk=translator.pk)
    plan = planned(opened(upload(desk, content).context["sealed"], by), NOTHING, by=by)
    begun.get_workflow().start(begun, translator)
    with pytest.raises(CannotWrite):
        write_planned(plan, by=by, at=timezone.now())
    assert not TranslatedSegment.objects.exists()
    assert not Page.objects.filter(translation_key=two[0].translation_key, locale=arabic.locale).exists()


def test_what_is_thrown_away_while_it_waits_to_be_written_is_not_written(
    two: list[Any], arabic: Any, translator: User, content: bytes
) -> None:
    one = begin(read(content), "x.po", by=User.objects.get(pk=translator.pk), at=timezone.now())
    work()
    assert agree(now(one), NOTHING, by=translator)
    Import.objects.all().delete()
    work()
    assert nothing_was_written(two, arabic)
