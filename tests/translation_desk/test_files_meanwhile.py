"""What a file may not write over, and what does not fit: named, and taken only by who says so."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.models import TranslatedSegment
from tests import factories
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.translation_desk.sending_files import (
    ARABIC,
    arabic_of,
    change_source,
    download,
    filled,
    take,
    upload,
    verdicts,
)

pytestmark = pytest.mark.django_db


# Conflicts


def test_a_text_whose_original_changed_meanwhile_is_taken_only_as_one_that_needs_revision(
    desk: Client, page: Any, arabic: Any
) -> None:
    content = filled(download(desk, page).content, ARABIC)
    change_source(page, title="Know the new warning signs")
    compared = upload(desk, content)
    assert verdicts(compared) == {"source_changed": 1, "new": 3}
    assert [one.get_text() for one in soup(compared).select(".desk-compared:first-of-type dd")] == [
        "Know the new warning signs",
        "Know the warning signs",
        ARABIC["title"],
    ]
    take(desk, compared)
    assert arabic_of(page, arabic).title == "Know the new warning signs"
    compared = upload(desk, content)
    assert verdicts(compared) == {"source_changed": 1, "unchanged": 3}
    take(desk, compared, 0)
    assert arabic_of(page, arabic).title == ARABIC["title"]
    note = TranslatedSegment.objects.get(path="title")
    assert (note.source_text, note.done) == ("Know the warning signs", False)
    out = download(desk, page).content.decode()
    assert '#| msgid "Know the warning signs"\n' in out


def test_work_done_here_meanwhile_is_not_written_over_unasked(desk: Client, page: Any, arabic: Any) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, ARABIC)))
    out = download(desk, page).content
    draft = arabic_of(page, arabic)
    draft.title = "علامات"
    draft.save_revision()
    compared = upload(desk, filled(out, {"title": "عنوان آخر"}))
    assert verdicts(compared) == {"target_changed": 1, "unchanged": 3}
    take(desk, compared)
    assert arabic_of(page, arabic).title == "علامات"
    take(desk, upload(desk, filled(out, {"title": "عنوان آخر"})), 0)
    assert arabic_of(page, arabic).title == "عنوان آخر"


def test_a_file_that_lost_its_marks_writes_over_nothing_unasked(desk: Client, page: Any, arabic: Any) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, ARABIC)))
    bare = re.sub(rb"#\..*\n", b"", filled(download(desk, page).content, {"title": "عنوان آخر"}))
    assert verdicts(upload(desk, bare)) == {"target_changed": 1, "unchanged": 3}


def test_what_changed_between_looking_and_writing_stops_everything(desk: Client, page: Any, arabic: Any) -> None:
    compared = upload(desk, filled(download(desk, page).content, ARABIC))
    change_source(page, title="Something else")
    assert "Something has changed since the file was compared" in words(take(desk, compared))
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()


@pytest.mark.parametrize(
    ("translations", "verdict"),
    [
        ({"Go back": "عد من حيث أتيت"}, "figures"),
        ({"Go back": "عد وانتظر 12 دقيقة"}, "figures"),
        ({"Ask": "<p>اسأل أولاً.</p>"}, "broken"),
        ({"Ask": "<p>اسأل <b>أولاً</i>.</p>"}, "broken"),
        ({"Ask": '<p>اسأل <b onclick=\\"x\\">أولاً</b>.</p>'}, "broken"),
        ({"Ask": "<p>اسأل <b>أولاً</b>.</p><script>x</script>"}, "broken"),
        ({"Ask": '<p>اسأل <b>أولاً</b> <a href=\\"https://example.org/\\">x</a>.</p>'}, "broken"),
        ({"title": "ع" * 256}, "too_long"),
        ({"title": "عنوان \u202eآخر"}, "hidden"),
        ({"title": "عنوان\x07آخر"}, "hidden"),
    ],
)
def test_a_text_that_does_not_fit_is_named_and_not_written(
    desk: Client, page: Any, arabic: Any, translations: dict[str, str], verdict: str
) -> None:
    compared = upload(desk, filled(download(desk, page).content, translations))
    assert verdicts(compared) == {verdict: 1, "empty": 3}
    take(desk, compared) if compared.context["can_apply"] else None
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()


def test_a_text_without_its_number_is_taken_as_a_draft_by_who_says_so(desk: Client, page: Any, arabic: Any) -> None:
    compared = upload(desk, filled(download(desk, page).content, {"Go back": "عد من حيث أتيت"}))
    take(desk, compared, 0)
    assert [(one.text, one.done) for one in TranslatedSegment.objects.all()] == [("عد من حيث أتيت", False)]


def test_two_translations_for_one_place_are_both_left(desk: Client, page: Any, arabic: Any) -> None:
    content = filled(download(desk, page).content, {"title": ARABIC["title"]}).decode()
    entry = next(one for one in content.split("\n\n") if '/title"' in one)
    assert verdicts(upload(desk, f"{content}\n{entry}\n".encode())) == {"duplicate": 2, "empty": 3}


def test_texts_of_no_page_are_unknown(desk: Client, page: Any, arabic: Any) -> None:
    content = filled(download(desk, page).content, ARABIC)
    assert verdicts(upload(desk, content.replace(b"/title", b"/slug"))) == {"unknown": 1, "new": 3}
    gone = content.replace(str(page.translation_key).encode(), b"00000000-0000-4000-8000-000000000000")
    assert verdicts(upload(desk, gone)) == {"unknown": 4}
    assert verdicts(upload(desk, content.replace(str(page.translation_key).encode(), b"x"))) == {"unknown": 4}


def test_a_part_that_the_source_has_got_meanwhile_comes_with_the_file(desk: Client, page: Any, arabic: Any) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, ARABIC)))
    found = Page.objects.get(pk=page.pk).specific
    found.body.insert(0, factories.card(words="Warn other people too"))
    found.save_revision().publish()
    content = filled(download(desk, page).content, {"Warn other": "حذر الآخرين أيضاً"})
    compared = upload(desk, content)
    assert verdicts(compared)["new"] == 1 and "no_place" not in verdicts(compared)
    take(desk, compared)
    body = arabic_of(page, arabic).body
    assert body[0].value["words"] == "حذر الآخرين أيضاً" and len(body) == len(found.body)
    assert arabic_of(page, arabic).title == ARABIC["title"]


def test_words_for_a_picture_that_the_translation_has_not_are_named(
    desk: Client, page: Any, arabic: Any, media_folder: Any
) -> None:
    draft_in(page, arabic.locale, by=None)
    found = Page.objects.get(pk=page.pk).specific
    found.cover, found.cover_alt = factories.picture(), "A path between fields"
    found.save_revision().publish()
    content = filled(download(desk, page).content, {"A path between": "طريق بين الحقول"})
    assert verdicts(upload(desk, content)) == {"no_place": 1, "empty": 4}


# One transaction


def test_a_page_that_cannot_be_written_leaves_all_others_as_they_were(
    desk: Client, translator: User, page: Any, section: Any, arabic: Any
) -> None:
    other = factories.live_guidance(section, title="Safe paths for all", slug="paths")
    content = filled(download(desk, page, other).content, {**ARABIC, "Safe paths": "طرق آمنة للجميع"})
    compared = upload(desk, content)
    assert compared.context["taken"] >= 5
    # Between looking and writing somebody begins the second page, and has it reviewed.
    begun = draft_in(other, arabic.locale, by=None).page
    begun.get_workflow().start(begun, translator)
    take(desk, compared)
    assert not TranslatedSegment.objects.exists()
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()
    refused = upload(desk, content)
    assert verdicts(refused)["refused"] >= 1 and verdicts(refused)["new"] == 4
