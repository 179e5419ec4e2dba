"""What can be found follows what is live."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from cms.search import indexing
from cms.search.models import Entry
from tests.obliging import approve_as_stored
from tests.search.conftest import MakePage

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]


def texts() -> list[str]:
    """Of all entries."""
    return list(Entry.objects.order_by("page_id").values_list("text", flat=True))


def test_publishing_makes_a_page_findable_and_again_replaces_its_words(
    make_page: MakePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    page = make_page("en", "Safe paths", "by the river")
    with django_capture_on_commit_callbacks(execute=True):
        page_published.send(sender=Page, instance=page)
    assert texts() == ["safe paths by the river"]
    page.words_for_search = lambda: ("Safe paths", "by the hill")
    with django_capture_on_commit_callbacks(execute=True):
        page_published.send(sender=Page, instance=page)
    assert texts() == ["safe paths by the hill"]


def test_wagtails_own_publishing_and_unpublishing_are_followed(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: OnCommit
) -> None:
    monkeypatch.setattr(Page, "words_for_search", lambda page: (page.title, ""), raising=False)
    page = make_page("en", "Draft", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert texts() == ["draft"]
    page.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert texts() == []


def test_nothing_is_written_when_the_publishing_is_rolled_back(
    make_page: MakePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    page = make_page("en", "Safe paths")
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError), transaction.atomic():
        page_published.send(sender=Page, instance=page)
        raise ZeroDivisionError
    assert texts() == []


def test_unpublishing_forgets_a_page(findable: MakePage, django_capture_on_commit_callbacks: OnCommit) -> None:
    page = findable("en", "Safe paths")
    with django_capture_on_commit_callbacks(execute=True):
        page_unpublished.send(sender=Page, instance=page)
    assert texts() == []


def test_a_page_type_that_hands_over_no_words_is_not_found(root: Page) -> None:
    indexing.index(root.add_child(instance=Page(title="Plain", slug="plain")))
    assert texts() == []


def test_a_draft_is_not_found(findable: MakePage) -> None:
    findable("en", "Draft", live=False)
    assert texts() == []


def test_a_page_whose_words_cannot_be_had_stays_published(
    make_page: MakePage, django_capture_on_commit_callbacks: OnCommit, caplog: pytest.LogCaptureFixture
) -> None:
    page = make_page("en", "Safe paths")
    page.words_for_search = lambda: 1 / 0
    with django_capture_on_commit_callbacks(execute=True):
        page_published.send(sender=Page, instance=page)
    assert "ZeroDivisionError" in caplog.text


def test_deleting_a_page_forgets_it_and_search_is_no_reason_to_keep_it(findable: MakePage) -> None:
    page = findable("en", "Safe paths")
    assert not ReferenceIndex.get_references_to(page).exists()
    page.delete()
    assert texts() == []


def test_rebuilding_writes_live_pages_and_drops_all_else(
    make_page: MakePage, findable: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    gone = findable("en", "Gone")
    stale = findable("en", "Stale")
    Page.objects.filter(pk=gone.pk).update(live=False)
    Page.objects.filter(pk=stale.pk).update(title="Fresh")
    approve_as_stored(stale)
    for number in range(4):
        make_page("uk", f"М’яч {number}")
    monkeypatch.setattr(Page, "words_for_search", lambda page: (page.title, "words"), raising=False)
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert {"fresh words", "мяч 0 words", "мяч 3 words"} <= set(texts())
    assert not {"gone", "stale"} & {text.split()[0] for text in texts()}
    assert len(texts()) == Page.objects.live().count()
    assert f"{len(texts())} pages" in out.getvalue()


def test_rebuilding_forgets_pages_that_hand_over_no_words_any_more(findable: MakePage) -> None:
    page = findable("en", "Opted out")
    indexing.rebuild()
    assert not Entry.objects.filter(page=page).exists()
