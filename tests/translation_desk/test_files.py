"""Files for translators, out and in: from missing to a draft and back, without the loss of a word."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from wagtail.models import Page

from cms.accounts.models import User
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.segments import texts_of
from tests.publishing.page_form import words
from tests.translation_desk.sending_files import ARABIC, arabic_of, download, filled, take, upload, verdicts

pytestmark = pytest.mark.django_db


# From missing to a draft, and back again


def test_a_page_goes_from_missing_to_a_draft_by_a_po_file(
    desk: Client, translator: User, page: Any, arabic: Any
) -> None:
    out = download(desk, page)
    assert out.status_code == 200 and out["Content-Disposition"] == 'attachment; filename="safelane-ar-from-en-1.po"'
    compared = upload(desk, filled(out.content, ARABIC))
    assert verdicts(compared) == {"new": 4}
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()
    taken = take(desk, compared)
    assert "4 texts were written into drafts" in words(taken)
    draft = arabic_of(page, arabic)
    assert reverse("translation_desk:side_by_side", args=[draft.pk]) in taken.content.decode()
    assert not draft.live and [text for path, text in texts_of(draft).items() if "." not in path] == [
        ARABIC["title"],
        ARABIC["standfirst"],
    ]
    assert "<b>أولاً</b>" in draft.body[1].value["text"].source
    notes = TranslatedSegment.objects.filter(page=draft.pk)
    assert {(one.done, one.origin, one.by_id) for one in notes} == {(True, Origin.FILE, translator.pk)}


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_taken_goes_out_and_comes_back_unchanged(desk: Client, page: Any, arabic: Any, form: str) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, ARABIC)))
    again = upload(desk, download(desk, page, form=form).content)
    assert verdicts(again) == {"unchanged": 4}
    assert "There is nothing in this file to write." in words(again)


def test_drafts_stay_drafts_until_the_file_says_that_they_are_right(desk: Client, page: Any, arabic: Any) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, ARABIC, fuzzy=True)))
    assert set(TranslatedSegment.objects.values_list("done", flat=True)) == {False}
    out = download(desk, page).content
    assert out.count(b"#, fuzzy") == 4
    assert verdicts(upload(desk, out)) == {"unchanged": 4}
    confirmed = upload(desk, out.replace(b"#, fuzzy\n", b""))
    assert verdicts(confirmed) == {"confirmed": 4}
    take(desk, confirmed)
    assert set(TranslatedSegment.objects.values_list("done", flat=True)) == {True}


def test_only_open_texts_are_handed_out_where_that_is_asked(desk: Client, page: Any, arabic: Any) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, {"title": ARABIC["title"]})))
    assert len(read(download(desk, page, open_only="on").content).units) == 3
    assert len(read(download(desk, page).content).units) == 4


def test_an_empty_translation_takes_nothing_away(desk: Client, page: Any, arabic: Any) -> None:
    take(desk, upload(desk, filled(download(desk, page).content, ARABIC)))
    emptied = filled(download(desk, page).content, {"title": "", "Ask": " "})
    assert verdicts(upload(desk, emptied)) == {"empty": 2, "unchanged": 2}


def test_words_of_the_original_are_no_translation(desk: Client, page: Any, arabic: Any) -> None:
    same = filled(download(desk, page).content, {"title": "Know the warning signs"})
    assert verdicts(upload(desk, same)) == {"same": 1, "empty": 3}


def test_who_ticks_nothing_is_told_that_nothing_was_written(desk: Client, page: Any, arabic: Any) -> None:
    compared = upload(desk, filled(download(desk, page).content, {"Go back": "عد من حيث أتيت"}))
    assert verdicts(compared) == {"figures": 1, "empty": 3}
    assert "Nothing was written: no text was ticked." in words(take(desk, compared))
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()


def test_xliff_2_carries_the_page_too(desk: Client, page: Any, arabic: Any) -> None:
    root = etree.fromstring(download(desk, page, form="xliff2").content)
    for unit in root.iter("{*}unit"):
        (segment,) = unit.iter("{*}segment")
        (source,) = segment.iter("{*}source")
        target = etree.fromstring(etree.tostring(source))
        target.tag = source.tag.replace("source", "target")
        for one in target.iter():
            one.text = one.text and one.text.replace("a", "ا").replace("i", "ي")
        segment.append(target)
        segment.set("state", "final")
    compared = upload(desk, etree.tostring(root), "x.xlf")
    assert verdicts(compared) == {"new": 4}
    take(desk, compared)
    assert "<b>fيrst</b>" in arabic_of(page, arabic).body[1].value["text"].source
