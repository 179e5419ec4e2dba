"""Whoever is about to delete what readers see is told which pages they will not find any more."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.directory.models import Hotline
from cms.guidance.models import OrganisationPage
from cms.library.models import Document, Picture, Recording
from tests import factories
from tests.library.files import sound, upload
from tests.library.packages import docx
from tests.obliging import obliging
from tests.publishing.page_form import edit_address, words

pytestmark = pytest.mark.django_db
SAID = "If you delete it, readers no longer find them until each is reviewed again without it"


@pytest.fixture
def picture(section: OrganisationPage) -> Picture:
    made = factories.picture("A path")
    Picture.objects.filter(pk=made.pk).update(collection=section.organisation.collection)  # type: ignore[union-attr]  # it has one
    return Picture.objects.get(pk=made.pk)


def live_page(section: Any, title: str = "Know the signs", **more: Any) -> Any:
    with obliging():
        return factories.live_guidance(section, title=title, **more)


def test_the_screen_that_asks_names_the_pages(
    section: Any, hotline: Hotline, reviewer_desk: Client, picture: Picture
) -> None:
    address = reverse("wagtailimages:delete", args=[picture.pk])
    assert SAID not in words(reviewer_desk.get(address))
    page = live_page(section, cover=picture, cover_alt="A path")
    asked = reviewer_desk.get(address)
    assert SAID in words(asked) and page.title in words(asked)
    assert edit_address(page) in asked.content.decode()


def test_five_are_named_and_the_rest_counted(
    section: Any, hotline: Hotline, reviewer_desk: Client, picture: Picture
) -> None:
    for number in range(7):
        live_page(section, f"Page {number}", cover=picture, cover_alt="A path")
    asked = words(reviewer_desk.get(reverse("wagtailimages:delete", args=[picture.pk])))
    assert [f"Page {number}" in asked for number in range(7)] == [True] * 5 + [False] * 2
    assert "and 2 more" in asked


def test_so_does_the_screen_that_asks_about_several(
    section: Any, hotline: Hotline, reviewer_desk: Client, picture: Picture
) -> None:
    page = live_page(section, cover=picture, cover_alt="A path")
    address = reverse("wagtail_bulk_action", args=["library", "picture", "delete"]) + f"?id={picture.pk}"
    asked = words(reviewer_desk.get(address))
    assert SAID in asked and page.title in asked
    tags = reverse("wagtail_bulk_action", args=["library", "picture", "add_tags"]) + f"?id={picture.pk}&id=x"
    assert SAID not in words(reviewer_desk.get(tags))


def test_recordings_and_documents_too(section: Any, hotline: Hotline, reviewer_desk: Client) -> None:
    shelf = section.organisation.collection
    recording = Recording(title="How to report", language="en", transcript="Call.", consent="no_person", type="audio")
    recording.collection, recording.duration = shelf, 1
    recording.file = upload(sound(), "a.mp3")
    recording.save()
    page = live_page(section, body=[factories.card(), ("listen", {"recording": recording})])
    asked = words(reviewer_desk.get(reverse("wagtailmedia:delete", args=[recording.pk])))
    assert SAID in asked and page.title in asked
    document = Document.objects.create(title="Leaflet", file=upload(docx(), "a.docx"), collection=shelf)
    assert SAID not in words(reviewer_desk.get(reverse("wagtaildocs:delete", args=[document.pk])))


def test_the_form_says_that_taking_a_picture_down_hides_no_page(
    section: Any, hotline: Hotline, reviewer_desk: Client, picture: Picture
) -> None:
    live_page(section, cover=picture, cover_alt="A path")
    asked = words(reviewer_desk.get(reverse("wagtailimages:edit", args=[picture.pk])))
    assert "It is on 1 live page, which stays, without it." in asked
