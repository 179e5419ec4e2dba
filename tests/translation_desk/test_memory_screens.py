"""The screen of the memory: how much there is, looking for words, files out and in, and who is kept out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.memory import from_files
from cms.translation_desk.memory.receiving import Verdict
from cms.translation_desk.memory.screen import WORDS
from cms.translation_desk.models import Remembered
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.translation_desk.memories import of_file, of_page, remembered
from tests.translation_desk.test_memory_tmx import tmx, unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("arabic")]


def at(name: str, *args: Any) -> str:
    return reverse(f"translation_desk:{name}", args=args)


def upload(client: Client, content: bytes, name: str = "agency.tmx", **more: Any) -> Any:
    return client.post(at("memory_upload"), {"file": SimpleUploadedFile(name, content)} | more)


def take(client: Client, compared: Any) -> Any:
    return client.post(at("memory_take"), {"sealed": compared.context["sealed"]}, follow=True)


def verdicts(compared: Any) -> dict[str, int]:
    return {group.verdict.value: group.count for group in compared.context["groups"]}


def test_it_counts_what_there_is_in_the_languages_of_the_person(
    desk: Client, original: GuidancePage, section: OrganisationPage
) -> None:
    of_page("Stop", "قف", original)
    of_page("Stop", "Arrêtez", original, pair="en:fr")
    of_file("Stop here", "قف هنا", section.organisation, pair="fr:ar")
    of_file("Stop there", "قف هناك", factories.OrganisationFactory())
    shown = soup(desk.get(at("memory")))
    rows = [" ".join(row.get_text(" ").split()) for row in shown.select("table.listing tbody tr")[:2]]
    assert [row.split(" Download")[0] for row in rows] == ["English → العربية 1", "Français → العربية 1"]
    assert "قف هناك" not in shown.get_text() and "Arrêtez" not in shown.get_text()


def test_a_phrase_is_found_in_either_language(desk: Client, original: GuidancePage) -> None:
    of_page("Stop <here>", "قف هنا", original)
    of_page("Go back", "عد من حيث أتيت", original)
    for asked in ("<here>", "قف"):
        shown = soup(desk.get(at("memory"), {"q": asked, "pair": "en:ar"}))
        assert [one.get_text() for one in shown.select(".desk-texts dd")] == ["Stop <here>", "قف هنا"]
        assert shown.select_one(".desk-texts dd[lang=ar][dir=rtl]") is not None
        assert "3\xa0days ago" in shown.get_text()
    assert "Nothing remembered fits" in words(desk.get(at("memory"), {"q": "nowhere"}))
    assert not soup(desk.get(at("memory"), {"pair": "en:fr"})).select(".desk-texts dd")


def test_more_texts_ask_the_database_no_more(
    desk: Client,
    original: GuidancePage,
    section: OrganisationPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    of_page("Stop", "قف", original)
    desk.get(at("memory"))
    with django_assert_max_num_queries(30) as few:
        desk.get(at("memory"))
    for number in range(15):
        of_file(f"Stop {number}", f"قف {number}", section.organisation, pair=f"{'en' if number % 2 else 'fr'}:ar")
    with django_assert_max_num_queries(len(few)):
        desk.get(at("memory"))


# Files


def test_a_memory_comes_back_as_it_went_out(
    desk: Client, original: GuidancePage, section: OrganisationPage, told: Callable[[str], list[Entry]]
) -> None:
    of_page("<p>Ask <b>first</b></p>", "<p>اسأل <b>أولا</b></p>", original, rich=True)
    of_page("Stop\nhere", "قف\nهنا", original)
    of_file("Stop", "قف", section.organisation)
    response = desk.get(at("memory_download"), {"pair": "en:ar"})
    assert response["Content-Disposition"].endswith('"safelane-memory-en-ar.tmx"')
    assert [entry.detail["format"] for entry in told("export.taken")] == ["tmx"]
    assert verdicts(upload(desk, response.content)) == {"known": 3}
    before = remembered()
    Remembered.objects.all().delete()
    take(desk, upload(desk, response.content))
    assert remembered() == before


def test_a_file_is_shown_before_it_is_taken_and_its_taking_is_told(
    desk: Client, original: GuidancePage, section: OrganisationPage, told: Callable[[str], list[Entry]]
) -> None:
    of_page("Stop", "قف", original)
    content = tmx(
        unit("Stop", "قف", ("en-US", "ar-LB")),
        unit("Go <hi>back</hi>", "عد"),
        unit("Go back", "عد"),
        unit("Stop", "Arrêtez", ("en", "fr")),
        unit("Stop", "x", ("en", "tlh")),
        unit("Stop", " "),
        unit("Stop", "Stop"),
        unit("Stop", "قف\u202e"),
        unit("Stop", "ق" * 20_001),
    )
    compared = upload(desk, content, "../agency.tmx")
    assert verdicts(compared) == {
        "new": 1, "known": 2, "not_yours": 1, "no_language": 1, "empty": 1, "same": 1, "hidden": 1, "too_long": 1,
    }  # fmt: skip
    assert set(verdicts(compared)) == set(Verdict) == set(WORDS)
    assert Remembered.objects.count() == 1 and str(section.organisation) in words(compared)
    assert "1 text is remembered." in words(take(desk, compared))
    entry = Remembered.objects.get(organisation=section.organisation)
    assert (entry.source, entry.target, entry.file_name, entry.rich) == ("Go back", "عد", "agency.tmx", False)
    (one,) = told("desk.memory_taken")
    assert one.detail == {"languages": ["ar"], "texts": 1}
    assert "There is nothing new" in words(upload(desk, content.replace(b"AR", b"ar")))
    take(desk, compared)
    assert Remembered.objects.count() == 2


def test_a_file_without_a_text_in_the_persons_language_is_refused(desk: Client, section: OrganisationPage) -> None:
    assert "in another language (fr)" in words(upload(desk, tmx(unit("Stop", "Arrêtez", ("en", "fr")))))
    assert "no texts in two languages" in words(upload(desk, tmx()))
    assert "no TMX file" in words(upload(desk, b"msgid"))
    assert "larger than 20 MB" in words(upload(desk, b"<" + b"x" * (20 * 1024 * 1024)))
    assert "Choose the file" in words(desk.post(at("memory_upload"), {}))
    assert Remembered.objects.count() == 0


def test_what_was_compared_is_the_persons_alone_and_cannot_be_altered(
    desk: Client, colleague: User, section: OrganisationPage
) -> None:
    compared = upload(desk, tmx(unit("Stop", "قف")))
    sealed = compared.context["sealed"]
    for client, sent in ((signed_in(colleague), sealed), (desk, sealed[:-2]), (desk, ""), (desk, "x:y:z")):
        assert "Upload it again" in words(client.post(at("memory_take"), {"sealed": sent}, follow=True))
    assert Remembered.objects.count() == 0


def test_whoever_works_for_two_organisations_says_for_which(section: OrganisationPage, translator: User) -> None:
    other = factories.OrganisationFactory()
    translator.groups.add(*factories.member_of(other, Role.EDITOR, username="of_other").groups.all())
    translator.groups.add(*factories.member_of(factories.OrganisationFactory(), Role.ADMINISTRATOR).groups.all())
    client = signed_in(User.objects.get(pk=translator.pk))
    chosen = soup(client.get(at("memory_upload"))).select("select[name=owner] option")
    assert {str(one["value"]) for one in chosen} == {"", str(other.pk), str(section.organisation_id)}
    assert upload(client, tmx(unit("Stop", "قف"))).context["form"].errors.keys() == {"owner"}
    take(client, upload(client, tmx(unit("Stop", "قف")), owner=other.pk))
    assert Remembered.objects.get().organisation == other
    third = factories.OrganisationFactory()
    assert upload(client, tmx(unit("Stop", "قف")), owner=third.pk).context["form"].errors.keys() == {"owner"}


def test_what_who_answers_for_all_brings_is_everybodys(admin: User, original: GuidancePage) -> None:
    take(signed_in(admin), upload(signed_in(admin), tmx(unit("Stop", "قف"), unit("Stop", "Arrêtez", ("en", "fr")))))
    assert [(one.target_language, one.organisation) for one in Remembered.objects.all()] == [("ar", None)]


# Forgetting


def test_people_forget_what_their_organisations_files_brought_and_who_answers_for_all_forgets_anything(
    desk: Client, original: GuidancePage, section: OrganisationPage, admin: User, told: Callable[[str], list[Entry]]
) -> None:
    ours = of_file("Stop", "قف", section.organisation)
    theirs = of_file("Stop", "قفوا", factories.OrganisationFactory())
    live = of_page("Stop", "توقف", original)
    shown = soup(desk.get(at("memory")))
    assert [one["action"] for one in shown.select(".desk-texts form")] == [at("memory_forget", ours.pk)]
    assert desk.post(at("memory_forget", theirs.pk)).status_code == 404
    assert desk.post(at("memory_forget", live.pk)).status_code in (302, 403)
    assert Remembered.objects.count() == 3
    assert "Forgotten." in words(desk.post(at("memory_forget", ours.pk), follow=True))
    for entry in (theirs, live):
        signed_in(admin).post(at("memory_forget", entry.pk))
    assert Remembered.objects.count() == 0 and len(told("desk.memory_forgotten")) == 3


def test_a_file_is_forgotten_whole_and_nothing_else_with_it(
    desk: Client, original: GuidancePage, section: OrganisationPage, told: Callable[[str], list[Entry]]
) -> None:
    of_page("Stop", "قف", original)
    theirs = of_file("Stop", "قفوا", factories.OrganisationFactory())
    of_file("Stop there", "قف هناك", section.organisation)
    take(desk, upload(desk, tmx(unit("Go back", "عد"), unit("Wait", "انتظر"))))
    shown = soup(desk.get(at("memory")))
    rows = {" ".join(row.get_text(" ").split()) for row in shown.select("details")}
    assert len(rows) == 1 and "To have it back, upload the file again." in rows.pop()
    first = shown.select_one("details form")
    assert first is not None
    assert "2 texts are forgotten." in words(desk.post(str(first["action"]), follow=True))
    assert remembered() == {("Stop", "قف"), ("Stop", "قفوا"), ("Stop there", "قف هناك")}
    (entry,) = told("desk.memory_file_forgotten")
    assert entry.detail == {"languages": ["ar"], "texts": 2}
    assert desk.post(str(first["action"])).status_code == 404
    assert desk.post(at("memory_forget_file", theirs.pk)).status_code == 404
    assert desk.post(at("memory_forget_file", Remembered.objects.get(target="قف").pk)).status_code == 404


def test_for_one_organisation_into_french_is_not_for_the_other_into_arabic(
    section: OrganisationPage, translator: User, original: GuidancePage, french: Any
) -> None:
    other = factories.OrganisationFactory()
    translator.groups.add(*factories.member_of(other, Role.TRANSLATOR, language="fr", username="x").groups.all())
    theirs, ours = of_file("Stop", "قف", other), of_file("Stop", "قف", section.organisation)
    client = signed_in(User.objects.get(pk=translator.pk))
    assert [one["action"] for one in soup(client.get(at("memory"))).select(".desk-texts form")] == [
        at("memory_forget", ours.pk)
    ]
    assert client.post(at("memory_forget_file", theirs.pk)).status_code == 404
    assert Remembered.objects.count() == 2


def test_the_memory_takes_no_more_of_one_organisation_than_it_can_be_searched_for(
    desk: Client, section: OrganisationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(from_files, "OF_ONE_OWNER", 2)
    of_file("Stop", "قف", factories.OrganisationFactory())
    compared = upload(desk, tmx(unit("Go back", "عد"), unit("Wait", "انتظر")))
    of_file("Stop", "قف", section.organisation)
    assert "would bring more" in words(take(desk, compared))
    assert "would bring more" in words(upload(desk, tmx(unit("Go back", "عد"), unit("Wait", "انتظر"))))
    assert "1 text is remembered." in words(take(desk, upload(desk, tmx(unit("Wait", "انتظر")))))


# Who is kept out


@pytest.mark.parametrize(
    "name", ["memory", "memory_download", "memory_upload", "memory_take", "memory_forget", "memory_forget_file"]
)
def test_nobody_who_writes_in_no_language_gets_in(
    name: str, original: GuidancePage, section: OrganisationPage, coordinator: User
) -> None:
    entry = of_file("Stop", "قف", section.organisation)
    others = [
        coordinator,
        factories.member_of(section.organisation, Role.ADMINISTRATOR, username="keeps"),
        factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar", username="reviews"),
    ]
    address = at(name, *([entry.pk] if "forget" in name else []))
    for client in [Client(), *map(signed_in, others)]:
        for response in (client.get(address, {"pair": "en:ar"}), client.post(address, {"sealed": "x"})):
            assert response.status_code in (302, 403, 405), response.status_code
            assert "attachment" not in response.headers.get("Content-Disposition", "")
    assert Remembered.objects.filter(pk=entry.pk).exists()


def test_a_language_that_is_not_the_persons_is_not_handed_out(
    desk: Client, french: Any, original: GuidancePage, section: OrganisationPage
) -> None:
    of_page("Stop", "Arrêtez", original, pair="en:fr")
    of_page("Stop", "قف", original)
    for asked in ({"pair": "en:fr"}, {"pair": "en:uk"}, {"pair": ""}, {}):
        assert desk.get(at("memory_download"), asked).status_code in (302, 403)
    theirs = of_file("Stop", "قفوا", factories.OrganisationFactory())
    assert theirs.target not in desk.get(at("memory_download"), {"pair": "en:ar"}).content.decode()
