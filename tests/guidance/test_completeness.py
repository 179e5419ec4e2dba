"""What an attacker found, held: nothing incomplete, unagreed or untranslated goes live, and reviewers can compare."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import HomePage, OrganisationPage
from cms.library.models import Picture, Recording
from cms.publishing.door import NotReady, reasons
from cms.taxonomy.models import Original
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.factories import card

pytestmark = pytest.mark.django_db


def said(page: object) -> str:
    return " ".join(str(reason) for reason in reasons(page))


def test_an_empty_part_holds_up_publishing_on_every_route(section: OrganisationPage, hotline: Hotline) -> None:
    page = factories.guidance_draft(section, body=[card(words=""), card("dont", "Do not touch")])
    factories.give_facts(page)
    assert "Part 1 (Do) is not complete" in said(page)
    with pytest.raises(NotReady):
        page.save_revision().publish()


def test_a_picture_without_words_holds_up_publishing(section: OrganisationPage, hotline: Hotline) -> None:
    picture = factories.picture()
    value = {"picture": {"image": picture, "decorative": False, "alt_text": ""}, "caption": ""}
    page = factories.guidance_draft(section, body=[card(), ("picture", value)])
    factories.give_facts(page)
    assert "Part 2 (Picture) is not complete" in said(page)


def test_a_recording_needs_consent_and_a_transcript(section: OrganisationPage, hotline: Hotline) -> None:
    recording = Recording(title="A voice", type="audio", duration=3, language="en")
    Recording.objects.bulk_create([recording])
    page = factories.guidance_draft(section, body=[card(), ("listen", {"recording": recording})])
    factories.give_facts(page)
    assert "has agreed" in said(page)
    assert "Write the transcript" in said(page)


def test_who_is_told_a_dont_is_told_a_do(section: OrganisationPage, hotline: Hotline) -> None:
    page = factories.guidance_draft(
        section,
        body=[card("dont", "Do not play there", audiences=["girls"]), card("do", "Play here", audiences=["men"])],
    )
    factories.give_facts(page)
    assert "“don’t” without a “do” for the same people" in said(page)
    page.body.append(card("do", "Play here", audiences=["girls", "boys"]))
    assert "“don’t”" not in said(page)


def test_a_burmese_original_left_in_burmese_is_no_arabic_page(
    home: HomePage, arabic: HomePage, hotline: Hotline
) -> None:
    burmese = factories.live_home("my")
    page = factories.live_guidance(
        factories.section_under(burmese),
        title="လမ်းပေါ်မှာ လျှောက်ပါ",
        standfirst="သိသောလမ်းပေါ်မှာလျှောက်ပါ",
        body=[card(words="သိသောလမ်းအတိုင်းသွားပါ")],
    )
    assert Original.objects.count() == 0
    draft = draft_in(page, arabic.locale, by=None).page
    assert "Not translated yet" in said(draft)


def test_two_versions_with_cards_that_have_no_picture_can_be_compared(
    client: Client, section: OrganisationPage, reviewer: User
) -> None:
    page = factories.guidance_draft(section, body=[card()])
    first = page.save_revision()
    page.body.append(card("do", "Tell an adult"))
    second = page.save_revision()
    client.force_login(reviewer)
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Tell an adult" in answer.content.decode()


def test_another_file_in_place_of_a_picture_needs_a_consent_of_its_own(client: Client, admin: User) -> None:
    picture, other = factories.picture(), factories.picture(size=(900, 700))
    client.force_login(admin)
    with other.file.open("rb") as stream:
        upload = ContentFile(stream.read(), name="other.jpg")
    data = {
        "title": picture.title,
        "file": upload,
        "consent": "no_person",
        "credit": "",
        "collection": picture.collection_id,
    }
    assert client.post(reverse("wagtailimages:edit", args=[picture.pk]), data).status_code == 302
    assert Picture.objects.get(pk=picture.pk).consent == ""


def test_a_broken_cookie_gets_no_cookie_back(client: Client, section: OrganisationPage) -> None:
    for name in ("csrftoken", "sessionid", "messages", "django_language"):
        client.cookies[name] = "x"
    for address in ("/en/", "/documents/1/x", "/media/images/x.jpg", "/en/nothing/"):
        answer = client.get(address)
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address


def test_a_document_number_of_five_thousand_digits_is_not_found(client: Client, home: HomePage) -> None:
    assert client.get(f"/documents/{'9' * 5000}/x").status_code == 404
    assert client.post("/documents/1/x").status_code == 405


def test_an_editor_cannot_change_a_number_that_readers_see(client: Client, editor: User, hotline: Hotline) -> None:
    client.force_login(editor)
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk])
    assert client.post(address, {"number": "+99 666"}).status_code in {302, 403}
    assert Hotline.objects.get(pk=hotline.pk).number == hotline.number
