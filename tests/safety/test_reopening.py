"""A replaced picture, recording or document hides the live pages that show it until they are reviewed again; its credit does not."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.library.models import Document, Picture, Recording
from cms.organisations.models import Role
from cms.safety.models import Approval
from tests import factories
from tests.conftest import ready, signed_in
from tests.library.files import encoded, half_red, sound, upload
from tests.library.packages import docx
from tests.obliging import obliging
from tests.publishing.page_form import SUBMIT, edit_address, send, words
from tests.safety.hidden import hidden_pages
from tests.safety.screen import approve, fresh, review_address


@pytest.fixture
def picture(section: OrganisationPage) -> Picture:
    """On the organisation's shelf."""
    made = factories.picture("A path by a river")
    Picture.objects.filter(pk=made.pk).update(collection=section.organisation.collection)  # type: ignore[union-attr]
    return Picture.objects.get(pk=made.pk)


@pytest.fixture
def page(section: OrganisationPage, hotline: Any, picture: Picture) -> GuidancePage:
    """Live, reviewed, with the picture as its cover."""
    made = ready(section)
    made.cover, made.cover_alt = picture, "A path by a river"
    return shown(made)


def shown(made: Any) -> GuidancePage:
    """Published after a review that is of no matter here."""
    with obliging():
        made.save_revision().publish()
    return GuidancePage.objects.get(pk=made.pk)


@pytest.fixture
def recording(section: OrganisationPage) -> Recording:
    """With a transcript."""
    made = Recording(
        title="How to report", language="en", transcript="Call the number.", consent="no_person", type="audio"
    )
    made.collection, made.duration = section.organisation.collection, 1  # type: ignore[union-attr]
    made.file = upload(sound(), "a.mp3")
    made.save()
    return made


def is_found(client: Client, page: Page) -> bool:
    """Whether readers find it."""
    return Client().get(fresh(page).url).status_code == 200


def edit_picture(client: Client, picture: Picture, **changes: Any) -> Any:
    """Open its form, change it, save."""
    data = {"title": picture.title, "consent": "no_person", "collection": picture.collection_id, **changes}
    return client.post(reverse("wagtailimages:edit", args=[picture.pk]), data)


def another() -> Any:
    """A picture that nobody has looked at."""
    return upload(encoded(half_red(500, 400), "PNG"), "b.png")


def test_a_replaced_picture_hides_its_page_and_the_person_is_told_which(
    client: Client, reviewer_desk: Client, page: GuidancePage, picture: Picture
) -> None:
    assert is_found(client, page)
    assert edit_picture(reviewer_desk, picture, file=another()).status_code == 302
    assert not is_found(client, page)
    assert fresh(page).live
    told = reviewer_desk.get(reverse("wagtailimages:index"))
    assert "Readers no longer find these pages" in words(told) and page.title in words(told)
    assert edit_address(page) in told.content.decode()


@pytest.mark.parametrize("field", ["title", "credit", "alt_en"])
def test_another_title_credit_or_description_in_the_library_reopens_nothing(
    client: Client, reviewer_desk: Client, page: GuidancePage, picture: Picture, field: str
) -> None:
    assert edit_picture(reviewer_desk, picture, **{field: "Painted by Amina"}).status_code == 302
    picture.refresh_from_db()
    assert getattr(picture, field) == "Painted by Amina"
    assert is_found(client, page)
    assert "no longer find" not in words(reviewer_desk.get(reverse("wagtailimages:index")))
    assert not hidden_pages().exists()


def test_the_form_says_beforehand_what_follows(reviewer_desk: Client, page: GuidancePage, picture: Picture) -> None:
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert "Readers see it on 1 live page. Another file in its place hides that page" in words(
        reviewer_desk.get(address)
    )
    lonely = factories.picture("Nowhere")
    Picture.objects.filter(pk=lonely.pk).update(collection=picture.collection_id)
    assert "Another file" not in words(reviewer_desk.get(reverse("wagtailimages:edit", args=[lonely.pk])))


def test_a_replaced_recording_and_another_transcript_hide_a_page_and_another_title_does_not(
    client: Client, reviewer_desk: Client, section: OrganisationPage, hotline: Any, recording: Recording
) -> None:
    made = ready(section)
    made.body = [*made.body.raw_data, {"type": "listen", "value": {"recording": recording.pk}}]
    page = shown(made)
    address = reverse("wagtailmedia:edit", args=[recording.pk])
    fields = {"title": "Where to call", "language": "en", "transcript": "Call the number.", "consent": "no_person"}
    shelf = {"collection": recording.collection_id}
    assert "Another file in its place hides that page" in words(reviewer_desk.get(address))
    assert reviewer_desk.post(address, fields | shelf).status_code == 302
    assert is_found(client, page)
    assert reviewer_desk.post(address, fields | shelf | {"transcript": "Call nobody."}).status_code == 302
    assert not is_found(client, page)
    assert page.title in words(reviewer_desk.get(reverse("wagtailmedia:index")))


def test_a_replaced_document_hides_the_page_that_offers_it(
    client: Client, reviewer_desk: Client, section: OrganisationPage, hotline: Any
) -> None:
    shelf: Any = section.organisation.collection  # type: ignore[union-attr]
    document = Document.objects.create(title="Leaflet", collection=shelf, file=ContentFile(b"Words", name="a.txt"))
    made = ready(section)
    made.body = [
        *made.body.raw_data,
        {
            "type": "text",
            "value": {
                "heading": "",
                "text": f'<p><a linktype="document" id="{document.pk}">It</a></p>',
                "audiences": [],
            },
        },
    ]
    page = shown(made)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    data = {"title": "Leaflet", "collection": shelf.pk}
    assert "Another file in its place hides that page" in words(reviewer_desk.get(address))
    assert reviewer_desk.post(address, data | {"file": upload(docx(), "b.docx")}).status_code == 302
    assert not is_found(client, page)


def test_the_page_comes_back_when_it_is_handed_in_as_it_is_and_reviewed(
    client: Client, editor_desk: Client, reviewer_desk: Client, admin_desk: Client, page: GuidancePage, picture: Picture
) -> None:
    edit_picture(admin_desk, picture, file=another())
    edit_picture(admin_desk, picture)  # of a new file the consent is asked anew
    assert send(editor_desk, edit_address(page), SUBMIT).status_code == 302
    handed_in = fresh(page).get_latest_revision_as_object()
    assert (handed_in.title, handed_in.body.raw_data[0]["value"]["words"]) == (page.title, "Go back the way you came")
    assert fresh(page).workflow_in_progress and not is_found(client, page)
    screen = words(reviewer_desk.get(review_address(fresh(page))))
    assert "A path by a river: another file, or other words with it. Look at it, or listen to it, anew." in screen
    assert "it says what was approved" not in screen
    assert approve(reviewer_desk, fresh(page)).status_code == 302
    assert is_found(client, page)
    assert not hidden_pages().exists()


def test_whoever_replaced_the_picture_does_not_approve_the_page_that_shows_it(
    client: Client,
    reviewer: User,
    section: OrganisationPage,
    reviewer_desk: Client,
    page: GuidancePage,
    picture: Picture,
) -> None:
    assert edit_picture(reviewer_desk, picture, file=another()).status_code == 302
    edit_picture(reviewer_desk, picture)  # of a new file the consent is asked anew
    other = factories.member_of(section.organisation, Role.EDITOR)
    newest = fresh(page)
    newest.save_revision(user=other)
    newest.get_workflow().start(fresh(page), other)
    before = Approval.objects.count()
    assert approve(reviewer_desk, fresh(page)).status_code == 409
    assert Approval.objects.count() == before
    second = signed_in(factories.member_of(section.organisation, Role.SAFETY_REVIEWER))
    told = approve(second, fresh(page))
    assert told.status_code == 302, words(told)
    assert is_found(client, page)


def test_hidden_pages_are_those_that_are_live_and_not_found(
    page: GuidancePage, picture: Picture, section: OrganisationPage
) -> None:
    assert not hidden_pages().exists()
    picture.file = another()
    picture.save()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert list(hidden_pages().values_list("pk", flat=True)) == [page.pk]
    assert len(asked) == 1
    fresh(page).unpublish()
    assert not hidden_pages().exists()
