"""Files for translators, out and in: what a file would change, what is written, and whom it is refused."""

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.files.comparing import Verdict
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.receiving import received
from cms.translation_desk.files.screen import WORDS
from cms.translation_desk.files.units import MAX_TEXTS, CannotRead
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.segments import texts_of
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.standing import standing

pytestmark = pytest.mark.django_db
ARABIC = {
    "title": "اعرف علامات الخطر",
    "standfirst": "ما الذي يدل على أن المكان قد يكون خطراً.",
    "Go back": "عد من حيث أتيت، واتصل على +1 555 555 0100",
    "Ask": "<p>اسأل <b>أولاً</b>.</p>",
}


@standing
def page(section: OrganisationPage, hotline: Any, arabic: HomePage) -> GuidancePage:
    """A live English page with a card and a rich text."""
    body = [
        factories.card(words="Go back the way you came, and call +1 555 555 0100"),
        ("text", {"heading": "", "text": "<p>Ask <b>first</b> of all.</p>", "audiences": []}),
    ]
    made: GuidancePage = factories.live_guidance(section, title="Know the warning signs", body=body)
    return made


def download(client: Client, *pages: Page, form: str = "po", language: str = "ar", **asked: Any) -> Any:
    query = {"language": language, "format": form, "page": [one.pk for one in pages], **asked}
    return client.get(reverse("translation_desk:files_download"), query)


def upload(client: Client, content: bytes, name: str = "x.po") -> Any:
    return client.post(reverse("translation_desk:files_upload"), {"file": SimpleUploadedFile(name, content)})


def take(client: Client, compared: Any, *agreed: int) -> Any:
    data = {"sealed": compared.context["sealed"], "agreed": list(agreed)}
    return client.post(reverse("translation_desk:files_take"), data, follow=True)


def verdicts(compared: Any) -> dict[str, int]:
    return {group.verdict.value: group.count for group in compared.context["groups"]}


def filled(content: bytes, translations: dict[str, str], *, fuzzy: bool = False) -> bytes:
    """A PO file with these translations, by the start of their source or path."""
    entries = content.decode().split("\n\n")
    out = []
    for entry in entries:
        for start, text in translations.items():
            if f'/{start}"' in entry or re.search(rf'msgid "(<p>)?{re.escape(start)}', entry):
                escaped = text.replace('"', '\\"')
                entry = re.sub(r'msgstr ".*\Z', lambda _m: f'msgstr "{escaped}"', entry, flags=re.DOTALL)  # noqa: B023
                entry = entry.replace("#, fuzzy\n", "")
                entry = f"#, fuzzy\n{entry}" if fuzzy else entry
        out.append(entry)
    return "\n\n".join(out).encode() + b"\n"


def arabic_of(page: Page, home: HomePage) -> Any:
    found = Page.objects.get(translation_key=page.translation_key, locale=home.locale)
    return found.specific.get_latest_revision_as_object()


# From missing to a draft, and back again


def test_a_page_goes_from_missing_to_a_draft_by_a_po_file(
    desk: Client, translator: User, page: Any, arabic: Any
) -> None:
    out = download(desk, page)
    assert out.status_code == 200 and out["Content-Disposition"] == 'attachment; filename="safelane-ar-from-en-1.po"'
    compared = upload(desk, filled(out.content, ARABIC))
    assert verdicts(compared) == {"new": 4}
    assert not Page.objects.filter(translation_key=page.translation_key, locale=arabic.locale).exists()
    said = words(take(desk, compared))
    assert "4 texts were written into drafts" in said
    draft = arabic_of(page, arabic)
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


# Conflicts


def change_source(page: Any, **values: Any) -> None:
    found = Page.objects.get(pk=page.pk).specific
    for name, value in values.items():
        setattr(found, name, value)
    found.save_revision().publish()


def test_a_text_whose_original_changed_meanwhile_is_taken_only_as_one_that_needs_revision(
    desk: Client, page: Any, arabic: Any
) -> None:
    content = filled(download(desk, page).content, ARABIC)
    change_source(page, title="Know the new warning signs")
    compared = upload(desk, content)
    assert verdicts(compared) == {"source_changed": 1, "new": 3}
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
        ({"Go back": "عد واتصل على +1 555 555 0199"}, "figures"),
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


def test_a_part_that_the_translation_has_not_is_named(desk: Client, page: Any, arabic: Any) -> None:
    draft_in(page, arabic.locale, by=None)
    found = Page.objects.get(pk=page.pk).specific
    found.body.append(factories.card(words="Warn other people too"))
    found.save_revision().publish()
    content = filled(download(desk, page).content, {"Warn other": "حذر الآخرين أيضاً"})
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


# Who may


def test_a_file_in_another_language_is_refused(desk: Client, page: Any, arabic: Any, french: Any, editor: User) -> None:
    content = filled(download(signed_in(editor), page, language="fr").content, {"title": "Connaître les signes"})
    assert "This file is in another language (fr). Upload files in: العربية." in words(upload(desk, content))
    mixed = content.replace(b"Language: fr", b"Language: ")
    assert "does not say which language" in words(upload(desk, mixed))


def test_a_language_that_is_not_the_persons_is_not_handed_out(desk: Client, page: Any, french: HomePage) -> None:
    assert download(desk, page, language="fr").status_code == 302


def test_pages_of_another_organisation_are_neither_handed_out_nor_written(
    desk: Client, page: Any, home: Any, arabic: Any
) -> None:
    other = factories.section_under(home, title="Others")
    theirs = factories.live_guidance(other, title="Of the others only")
    assert download(desk, theirs).status_code == 302
    assert download(desk, page, theirs).status_code == 302
    stranger = factories.member_of(other.organisation, Role.TRANSLATOR, language="ar", username="stranger")
    content = filled(download(signed_in(stranger), theirs).content, {"title": "لهم فقط هذا العنوان"})
    compared = upload(desk, content)
    assert set(verdicts(compared)) == {"unknown"}
    assert not compared.context["can_apply"]


def test_what_one_person_compared_nobody_else_can_write(desk: Client, page: Any, arabic: Any, editor: User) -> None:
    compared = upload(desk, filled(download(desk, page).content, ARABIC))
    assert "Something has changed" in words(take(signed_in(editor), compared))
    altered = compared.context["sealed"][:-4] + "AAAA"
    response = desk.post(reverse("translation_desk:files_take"), {"sealed": altered}, follow=True)
    assert "Something has changed" in words(response)
    assert not TranslatedSegment.objects.exists()


def test_an_english_draft_is_not_handed_out_to_a_translator(desk: Client, section: Any, arabic: Any) -> None:
    secret = factories.guidance_draft(section, title="Not ready for anybody")
    assert download(desk, secret).status_code == 302


@pytest.mark.parametrize("name", ["files", "files_upload", "files_take", "files_download", "files_of_page"])
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.LANGUAGE_REVIEWER, None])
def test_who_translates_nothing_is_refused_everywhere(
    page: Any, section: Any, arabic: Any, name: str, role: Any
) -> None:
    client = Client()
    if role is not None:
        client.force_login(factories.member_of(section.organisation, role, language="ar", username="other"))
    address = reverse(f"translation_desk:{name}", args=[page.pk] if name == "files_of_page" else [])
    for response in (client.get(address), client.post(address, {"sealed": "x"})):
        assert response.status_code in {302, 405}
        if role is None and response.status_code == 302:
            assert "/login/" in response["Location"]


@pytest.mark.parametrize(
    "query",
    ["", "language=ar", "language=ar&format=po&page=x", "language=ar&format=doc&page=1", "language=tlh&format=po"],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(
    desk: Client, page: Any, arabic: Any, query: str
) -> None:
    response = desk.get(f"{reverse('translation_desk:files_download')}?{query}", follow=True)
    assert response.status_code == 200 and "attachment" not in response.headers.get("Content-Disposition", "")


# The screens


def test_the_list_offers_the_pages_of_a_language_and_all_of_them(
    desk: Client, page: Any, section: Any, arabic: Any
) -> None:
    factories.live_guidance(section, title="Safe paths for all", slug="paths")
    shown = soup(desk.get(reverse("translation_desk:files")))
    assert len(shown.select("input[name=page]")) == 2
    response = desk.get(reverse("translation_desk:files_download"), {"language": "ar", "format": "xliff1", "all": "1"})
    assert len({unit.key for unit in read(response.content).units}) == 2
    only = {"language": "ar", "format": "po", "all": "1", "state": "current"}
    assert "There is nothing to translate" in words(
        desk.get(reverse("translation_desk:files_download"), only, follow=True)
    )


def test_pages_of_several_source_languages_come_as_several_files(
    page: Any, arabic: Any, french: Any, admin: User
) -> None:
    other = factories.live_guidance(factories.section_under(arabic), title="علامات الخطر هنا")
    response = download(signed_in(admin), page, other, language="fr")
    package = zipfile.ZipFile(io.BytesIO(response.content))
    assert [read(package.read(name)).source_code for name in package.namelist()] == ["en", "ar"]


def test_a_page_offers_its_files_in_its_menu_and_for_the_persons_languages(
    desk: Client, page: Any, arabic: Any, french: Any
) -> None:
    shown = soup(desk.get(reverse("translation_desk:files_of_page", args=[page.pk])))
    assert [one["value"] for one in shown.select("select[name=language] option")] == ["ar"]
    assert [one["value"] for one in shown.select("input[name=format]")] == list(FORMATS)
    draft = draft_in(page, arabic.locale, by=None).page
    address = reverse("translation_desk:files_of_page", args=[draft.pk])
    assert address in desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert desk.get(address).status_code == 200


def test_a_file_over_20_mb_and_one_of_no_kind_are_refused_with_a_sentence(desk: Client, page: Any, arabic: Any) -> None:
    assert "larger than 20 MB" in words(upload(desk, b"msgid " + b"x" * (20 * 1024 * 1024)))
    assert "neither PO nor XLIFF nor XLSX" in words(upload(desk, b"hello"))
    assert "Choose the file" in words(desk.post(reverse("translation_desk:files_upload"), {}))


def test_words_in_a_file_are_shown_and_never_obeyed(desk: Client, page: Any, arabic: Any) -> None:
    content = filled(
        download(desk, page).content,
        {"title": "<script>alert(1)</script> عنوان", "Ask": "<p><img src=x onerror=y></p>"},
    )
    said = upload(desk, content).content.decode()
    assert "<script>alert(1)" not in said and "<img src=x" not in said
    assert "&lt;script&gt;alert(1)" in said


def test_more_texts_of_a_page_ask_the_database_no_more(
    page: Any, section: Any, arabic: Any, translator: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft_in(page, arabic.locale, by=translator)
    few = read(download(signed_in(translator), page).content)
    with django_assert_max_num_queries(60) as asked:
        received(few, User.objects.get(pk=translator.pk))
    count = len(asked)
    long = factories.live_guidance(
        section, title="A long page of many cards", slug="long", body=[factories.card() for _ in range(40)]
    )
    draft_in(long, arabic.locale, by=translator)
    many = read(download(signed_in(translator), long).content)
    assert len(many.units) > 40
    with django_assert_max_num_queries(count):
        received(many, User.objects.get(pk=translator.pk))


def test_two_thousand_texts_are_the_most(translator: User, page: Any, arabic: Any, desk: Client) -> None:
    document = read(download(desk, page).content)
    with pytest.raises(CannotRead, match="too many"):
        received(type(document)("en", "ar", document.units * (MAX_TEXTS // 4 + 1)), translator)


def test_every_verdict_has_its_words() -> None:
    assert set(WORDS) == set(Verdict)
