"""A picture that somebody takes down is on no page from the next request on, and comes back by who may publish those pages alone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.library.models import Picture
from cms.organisations.models import Role
from cms.publishing.door import NotReady
from tests import factories
from tests.guidance.articles import article
from tests.guidance.conftest import path
from tests.guidance.reading import found, soup
from tests.library.files import committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(section: Any) -> Picture:
    made = factories.picture("A photograph")
    Picture.objects.filter(pk=made.pk).update(collection=section.organisation.collection)
    return Picture.objects.get(pk=made.pk)


@pytest.fixture
def page(section: Any, hotline: Any, photo: Picture) -> Any:
    with committed():
        photo.save()
    return article(section, title="With a picture", body=[factories.card()], cover=photo, cover_alt="A path")


def shown(page: Any) -> bool:
    return bool(soup(found(path(page))).select("main img:not(.qr)"))


def send(person: User, photo: Picture, **changes: str) -> Any:
    """The picture's form in the admin."""
    client = Client()
    client.force_login(person)
    data = {"title": photo.title, "collection": str(photo.collection_id), "consent": photo.consent, **changes}
    with committed():
        return client.post(reverse("wagtailimages:edit", args=[photo.pk]), data)


def test_one_box_takes_it_off_every_page_at_once(page: Any, photo: Picture, section: Any) -> None:
    editor = factories.member_of(section.organisation, Role.EDITOR)
    assert shown(page)
    assert send(editor, photo, taken_down="on").status_code == 302
    assert not shown(page)
    assert not Picture.objects.get(pk=photo.pk).renditions.exists()
    with pytest.raises(NotReady, match="was taken down"):
        page.save_revision().publish()


def test_it_comes_back_by_who_may_publish_its_pages_alone(page: Any, photo: Picture, section: Any) -> None:
    editor = factories.member_of(section.organisation, Role.EDITOR)
    send(editor, photo, taken_down="on")
    photo = Picture.objects.get(pk=photo.pk)
    assert "taken_down" in send(editor, photo).context["form"].errors
    assert not shown(page)
    assert send(factories.member_of(section.organisation, Role.SAFETY_REVIEWER), photo).status_code == 302
    assert shown(page)
