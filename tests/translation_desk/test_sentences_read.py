"""The interface's sentences in the admin: how far each language is, which are open, who may read it."""

import os
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.taxonomy import catalogues
from cms.translation_desk.sentences.placing import Meant, meant_for
from cms.translation_desk.sentences.reading import AWAITING, State, progress_of, sentences_in
from tests import factories
from tests.conftest import signed_in
from tests.translation_desk.catalogue import CATALOGUE

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("arabic")]


def rows_of(response: Any) -> dict[tuple[str, str], list[int]]:
    """Numbers by language and audience: missing, not confirmed, unchecked, translated."""
    return {(row.code, str(row.meant)): row.numbers for row in response.context["rows"]}


def test_each_language_says_how_many_sentences_are_in_which_state(desk: Client, arabic_catalogue: Path) -> None:
    response = desk.get(reverse("translation_desk:sentences"))
    rows = rows_of(response)
    assert rows["ar", "readers"] == [1, 0, 1, 1]
    assert rows["ar", "admin"] == [1, 1, 0, 0]
    assert ("fr", "readers") not in rows  # nobody has enabled it here
    assert ("fr", "readers") in rows_of(desk.get(reverse("translation_desk:sentences") + "?every=1"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Where:"}),
        ("&state=unchecked", {"Call for help"}),
        ("&state=translated", {"%(n)s page"}),
        ("&state=missing&meant=admin", {"Save the words"}),
        ("&state=fuzzy&meant=admin", {"Nobody reads this"}),
        ("&state=odd&meant=odd&p=odd", {"Where:"}),
    ],
)
def test_the_sentences_in_a_state_are_listed(desk: Client, arabic_catalogue: Path, asked: str, found: set[str]) -> None:
    response = desk.get(reverse("translation_desk:sentences") + "?language=ar" + asked)
    assert {one.text for one in response.context["page"]} == found
    soup = BeautifulSoup(response.content, "html.parser")
    assert all(one["lang"] == "en" for one in soup.select(".words-source"))
    assert all((one["lang"], one["dir"]) == ("ar", "rtl") for one in soup.select(".words-target"))


def test_fifty_are_on_a_screen(desk: Client) -> None:
    response = desk.get(reverse("translation_desk:sentences") + "?language=ps&state=missing&meant=admin&p=2")
    assert len(response.context["page"]) == 50
    assert response.context["page"].number == 2


def test_a_file_that_was_replaced_is_read_anew(arabic_catalogue: Path) -> None:
    assert len([one for one in sentences_in("ar") if one.state is State.MISSING]) == 2
    found = arabic_catalogue.stat()
    arabic_catalogue.write_text(
        arabic_catalogue.read_text().replace('msgid "Where:"\nmsgstr ""', 'msgid "Where:"\nmsgstr "أين:"')
    )
    os.utime(arabic_catalogue, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))
    assert len([one for one in sentences_in("ar") if one.state is State.MISSING]) == 1


def test_a_file_is_read_once_however_often_it_is_asked_for(arabic_catalogue: Path) -> None:
    first = sentences_in("ar")
    assert sentences_in("ar") is first


def test_a_broken_file_is_said_and_breaks_nothing(desk: Client, arabic_catalogue: Path) -> None:
    arabic_catalogue.write_text('msgid "lost its mark\n')
    assert progress_of(["ar"])[0].counts is None
    response = desk.get(reverse("translation_desk:sentences") + "?language=ar")
    assert "cannot be read" in BeautifulSoup(response.content, "html.parser").text


def test_readers_sentences_come_first() -> None:
    order = [one.meant for one in sentences_in("fr")]
    assert order == sorted(order, key=lambda meant: meant is Meant.ADMIN)
    assert Meant.READERS in order and Meant.ADMIN in order


@pytest.mark.parametrize(
    ("files", "meant"),
    [
        (["cms/templates/components/share.html"], Meant.READERS),
        (["cms/safety/forms.py", "cms/guidance/listing.py"], Meant.READERS),
        (["cms/guidance/templates/guidance/home_page.html"], Meant.READERS),
        (["cms/guidance/templates/guidance/admin/guide.html"], Meant.ADMIN),
        (["cms/templates/wagtailadmin/404.html"], Meant.ADMIN),
        (["cms/translation_desk/views.py"], Meant.ADMIN),
        ([], Meant.ADMIN),
    ],
)
def test_the_files_say_for_whom_a_sentence_is(files: list[str], meant: Meant) -> None:
    assert meant_for("Any", files) is meant


def test_names_of_choices_are_readers_and_the_labels_beside_them_are_not() -> None:
    file = ["cms/guidance/models/articles.py"]
    assert (meant_for("policy", file), meant_for("publisher", file)) == (Meant.READERS, Meant.ADMIN)


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.COORDINATOR])
def test_people_who_write_and_overseers_read_it(section: OrganisationPage, role: Role) -> None:
    organisation = None if role is Role.COORDINATOR else section.organisation
    person = factories.member_of(organisation, role, language="ar")
    assert signed_in(person).get(reverse("translation_desk:sentences")).status_code == 200


def test_others_are_refused_and_strangers_sign_in(client: Client, section: OrganisationPage) -> None:
    path = reverse("translation_desk:sentences")
    assert "/login/" in client.get(path).headers["Location"]
    keeper = signed_in(factories.member_of(section.organisation, Role.ADMINISTRATOR))
    assert keeper.get(path).headers["Location"] == reverse("wagtailadmin_home")
    assert f'"{path}"' not in keeper.get(reverse("wagtailadmin_home")).content.decode()


def test_nothing_can_be_sent_to_it(desk: Client, arabic_catalogue: Path) -> None:
    desk.post(reverse("translation_desk:sentences"), {"language": "ar", "text": "x"})
    assert arabic_catalogue.read_text() == CATALOGUE


def test_the_mark_is_the_one_that_the_kept_catalogues_have(home: HomePage) -> None:
    message = next(one for one in catalogues.read_catalogue("my") if one.user_comments)
    assert message.user_comments == [AWAITING]
