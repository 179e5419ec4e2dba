"""The screens of files for translators, and what they ask of the database."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.files.comparing import Verdict
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.handing_out import handed_out
from cms.translation_desk.files.receiving import received
from cms.translation_desk.files.screen import WORDS
from cms.translation_desk.files.units import MAX_TEXTS, CannotRead
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.translation_desk.sending_files import download, filled, upload

pytestmark = pytest.mark.django_db


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


def test_twenty_thousand_texts_are_the_most(translator: User, page: Any, arabic: Any, desk: Client) -> None:
    document = read(download(desk, page).content)
    with pytest.raises(CannotRead, match="too many"):
        received(type(document)("en", "ar", document.units * (MAX_TEXTS // 4 + 1)), translator)


def test_every_verdict_has_its_words() -> None:
    assert set(WORDS) == set(Verdict)


def test_many_pages_that_nobody_has_begun_ask_the_database_no_more(
    section: Any, hotline: Any, arabic: Any, translator: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = [factories.live_guidance(section, title=f"Page {number}", slug=f"p{number}") for number in range(6)]
    keys = [one.translation_key for one in made]
    person = User.objects.get(pk=translator.pk)
    handed_out(keys[:1], arabic.locale, person, timezone.now(), form="po", open_only=False, strict=True)
    with django_assert_max_num_queries(12) as few:
        handed_out(keys[:1], arabic.locale, person, timezone.now(), form="po", open_only=False, strict=True)
    with django_assert_max_num_queries(len(few)):
        handed_out(keys, arabic.locale, person, timezone.now(), form="po", open_only=False, strict=True)


def test_every_form_that_sends_something_can_be_sent(page: Any, translator: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(translator)
    for address in (
        reverse("translation_desk:files_of_page", args=[page.pk]),
        reverse("translation_desk:files_upload"),
    ):
        (sign,) = soup(client.get(address)).select("form[enctype] input[name=csrfmiddlewaretoken]")
        content = SimpleUploadedFile("x.po", download(client, page).content)
        sent = {"file": content, "csrfmiddlewaretoken": sign["value"]}
        assert "What the file would change" in words(client.post(reverse("translation_desk:files_upload"), sent))


def test_only_pages_that_the_person_may_write_are_listed(page: Any, home: Any, section: Any, arabic: Any) -> None:
    """Somebody who reviews in one organisation and translates for another."""
    other = factories.section_under(home, title="Others")
    factories.live_guidance(other, title="Of the others only")
    person = factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="both")
    person.groups.add(*factories.member_of(other.organisation, Role.LANGUAGE_REVIEWER, language="ar").groups.all())
    shown = soup(signed_in(person).get(reverse("translation_desk:files")))
    assert [one["value"] for one in shown.select("input[name=page]")] == [str(page.pk)]
