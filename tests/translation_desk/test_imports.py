"""Large files: compared and written by a worker after the answer, wholly or not at all."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.files import background
from cms.translation_desk.files.agreeing import NOTHING
from cms.translation_desk.files.applying import planned
from cms.translation_desk.files.background import agree, begin, compare_again, write
from cms.translation_desk.files.formats import read
from cms.translation_desk.files.receiving import received
from cms.translation_desk.files.standing import standing
from cms.translation_desk.files.units import WAITED_FOR, Document
from cms.translation_desk.models import Import, ImportState, TranslatedSegment
from tests import factories
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.translation_desk.large_files import act, now, screen, work
from tests.translation_desk.sending_files import ARABIC, arabic_of, change_source, download, filled, upload
from tests.translation_desk.test_files_hostile import of_many

pytestmark = pytest.mark.django_db


# The way of a large file


def test_a_file_of_more_texts_than_one_waits_for_goes_to_the_background(
    desk: Client, page: Any, arabic: Any, told: Callable[[str], list[Entry]]
) -> None:
    response = upload(desk, of_many("po", WAITED_FOR + 1), "C:\\desk\\agency.po")
    one = Import.objects.get()
    assert response.headers["Location"] == reverse("translation_desk:files_import", args=[one.pk])
    assert (one.texts, one.language, one.state) == (WAITED_FOR + 1, "ar", ImportState.COMPARING)
    assert "Waiting for its turn" in words(screen(desk, one))
    assert [entry.detail for entry in told("desk.file_compared")] == [{"for_language": "ar", "texts": WAITED_FOR + 1}]


def test_from_upload_to_drafts_by_a_worker(
    desk: Client, begun: Import, page: Any, arabic: Any, translator: User, told: Callable[[str], list[Entry]]
) -> None:
    work()
    shown = screen(desk, begun)
    assert {group.verdict.value: group.count for group in shown.context["groups"]} == {"new": 4}
    assert "Write into drafts" in words(shown)
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()
    act(desk, begun, "write")
    assert now(begun).state == ImportState.WRITING
    work()
    assert arabic_of(page, arabic).title == ARABIC["title"]
    assert TranslatedSegment.objects.count() == 4
    done = now(begun)
    assert (done.state, done.written, bytes(done.kept)) == (ImportState.DONE, 4, b"")
    shown = words(screen(desk, begun))
    assert "4 texts were written into drafts" in shown and "agency.po" in shown
    (entry,) = told("desk.file_written")
    assert (entry.actor_id, entry.detail) == (translator.pk, {"for_language": "ar", "texts": 4})
    assert {one.actor_id for one in told("wagtail.create")} == {translator.pk}


def test_what_was_asked_about_is_written_only_where_it_was_ticked(
    desk: Client, page: Any, arabic: Any, translator: User
) -> None:
    doubtful = read(filled(download(desk, page).content, {**ARABIC, "Go back": "عد من حيث أتيت"}))
    for ticked, count in ((), 3), ((2,), 4):
        one = begin(doubtful, "x.po", by=User.objects.get(pk=translator.pk), at=timezone.now())
        work()
        ticks = [line.tick for group in screen(desk, one).context["groups"] for line in group.lines if group.asks]
        act(desk, one, "write", agreed=ticks if ticked else [])
        work()
        assert TranslatedSegment.objects.count() == count


def test_progress_is_told_page_by_page(desk: Client, page: Any, section: Any, arabic: Any, translator: User) -> None:
    other = factories.live_guidance(section, title="Safe paths for all", slug="paths")
    document = read(download(desk, page, other).content)
    counts: list[int] = []
    received(document, User.objects.get(pk=translator.pk), counts.append)
    assert counts == [4, len(document.units)]


def test_what_is_at_work_says_how_far_it_has_come(desk: Client, begun: Import) -> None:
    Import.objects.update(compared=3, began_at=timezone.now(), heard_at=timezone.now())
    shown = screen(desk, begun)
    assert "3 of 4 texts compared." in words(shown) and "Look again" in words(shown)
    assert [one["value"] for one in soup(shown).select("#import-state[data-at-work] progress")] == ["75"]


# Where it does not go on


def test_a_worker_that_does_not_run_is_named_after_a_while(desk: Client, begun: Import) -> None:
    Import.objects.update(asked_at=timezone.now() - datetime.timedelta(minutes=2))
    assert "ask whoever runs this site to look whether the worker runs" in words(screen(desk, begun))


def test_what_changed_between_looking_and_writing_stops_everything(
    desk: Client, compared: Import, page: Any, arabic: Any
) -> None:
    change_source(page, title="Something else")
    act(desk, compared, "write")
    work()
    assert "Something has changed since the file was compared" in words(screen(desk, compared))
    assert not TranslatedSegment.objects.exists()
    act(desk, compared, "again")
    work()
    assert screen(desk, compared).context["groups"][0].verdict.value == "source_changed"


@pytest.mark.parametrize("phase", ["compare", "write"])
def test_who_may_not_work_here_any_more_is_refused_when_the_work_begins(
    begun: Import, translator: User, page: Any, arabic: Any, phase: str
) -> None:
    if phase == "write":
        work()
        assert agree(now(begun), NOTHING, by=translator)
    User.objects.filter(pk=translator.pk).update(is_active=False)
    work()
    assert now(begun).state == ImportState.REFUSED
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()


def test_who_lost_the_language_meanwhile_writes_nothing(
    compared: Import, translator: User, page: Any, arabic: Any
) -> None:
    assert agree(compared, NOTHING, by=translator)
    translator.groups.clear()
    work()
    assert now(compared).state == ImportState.REFUSED
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()


def test_a_power_cut_leaves_nothing_half_written_and_the_file_can_be_begun_again(
    desk: Client, compared: Import, page: Any, arabic: Any, translator: User
) -> None:
    assert agree(compared, NOTHING, by=translator)
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    Import.objects.update(began_at=long_ago, heard_at=long_ago)
    shown = words(screen(desk, compared))
    assert "The worker has not been heard of since" in shown and "It may still be at work." in shown
    assert "Stopped" not in shown and "Nothing was written" not in shown
    assert "Not heard of" in words(desk.get(reverse("translation_desk:files_imports")))
    act(desk, compared, "again")
    work()
    assert now(compared).state == ImportState.COMPARED
    act(desk, compared, "write")
    work()
    assert arabic_of(page, arabic).title == ARABIC["title"]


def test_work_that_was_asked_for_before_writes_nothing_any_more(compared: Import, page: Any, translator: User) -> None:
    assert agree(compared, NOTHING, by=translator)
    old = now(compared).run
    Import.objects.update(heard_at=timezone.now() - datetime.timedelta(hours=1))
    assert compare_again(now(compared), by=translator)
    write.call(compared.pk, str(old))
    assert (now(compared).state, now(compared).began_at) == (ImportState.COMPARING, None)
    work()
    assert now(compared).state == ImportState.COMPARED
    assert not TranslatedSegment.objects.exists()


def test_who_loses_the_role_while_the_worker_compares_once_more_writes_nothing(
    desk: Client, compared: Import, translator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*args: Any, **more: Any) -> Any:
        plan = planned(*args, **more)
        translator.groups.clear()  # by an administrator, meanwhile
        return plan

    monkeypatch.setattr(background, "planned", slowly)
    act(desk, compared, "write")
    work()
    assert now(compared).state == ImportState.REFUSED and "may not translate here any more" in now(compared).said
    assert not TranslatedSegment.objects.exists()


def test_a_task_that_fails_is_told_as_interrupted(desk: Client, begun: Import) -> None:
    Import.objects.filter(pk=begun.pk).update(kept=b"damaged")
    work()
    assert now(begun).state == ImportState.STOPPED
    assert DBTaskResult.objects.get().status == "FAILED"
    assert screen(desk, begun).status_code == 200


def test_a_file_whose_queue_was_lost_can_be_begun_again(desk: Client, begun: Import, translator: User) -> None:
    assert "Compare again" not in words(screen(desk, begun))
    Import.objects.update(asked_at=timezone.now() - datetime.timedelta(hours=2))
    assert "Compare again" in words(screen(desk, begun))
    DBTaskResult.objects.all().delete()
    act(desk, begun, "again")
    work()
    assert now(begun).state == ImportState.COMPARED


def test_what_others_do_in_further_languages_meanwhile_refuses_nothing(
    document: Document, page: Any, french: Any
) -> None:
    other = draft_in(page, french.locale, by=None).page
    before = standing(document)
    other.get_latest_revision_as_object().save_revision()
    assert standing(document) == before
    change_source(page, title="Know the new warning signs")
    assert standing(document) != before


def test_a_second_worker_that_is_given_the_same_work_leaves_it(begun: Import) -> None:
    Import.objects.filter(pk=begun.pk).update(began_at=timezone.now(), heard_at=timezone.now())
    work()
    assert now(begun).state == ImportState.COMPARING
