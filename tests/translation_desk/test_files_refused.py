"""Whom files for translators are refused: another language, another organisation, who writes nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.guidance.models import HomePage
from cms.organisations.models import Role
from cms.translation_desk.models import TranslatedSegment
from tests import factories
from tests.conftest import signed_in
from tests.publishing.page_form import words
from tests.translation_desk.sending_files import ARABIC, download, filled, take, upload, verdicts

pytestmark = pytest.mark.django_db


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
