"""Pictures and recordings are handed out while readers are shown them; colleagues, and who was sent a draft, have addresses that end."""

import datetime
import re
from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.library.models import Recording
from cms.safety.models import Why
from cms.safety.withdrawing import withdraw
from tests import factories
from tests.conftest import signed_in
from tests.guidance.articles import article, described, picture, recording
from tests.safety.drafts import shared

pytestmark = pytest.mark.django_db
MEDIA = re.compile(r"/media/(?:images|recordings)/[^\s\"',)]+")


@pytest.fixture
def page(section: Any, hotline: Any) -> GuidancePage:
    """Live, with a picture and a recording."""
    return article(
        section,
        title="Shows and plays",
        body=[factories.card(picture=described(picture())), ("listen", {"recording": recording()})],
    )


def media_in(response: Any) -> list[str]:
    """Addresses of media, as a browser reads them."""
    found = MEDIA.findall(response.content.decode().replace("&amp;", "&"))
    kinds = {urlsplit(one).path.split("/")[2] for one in found}
    assert kinds == {"images", "recordings"}, kinds
    return found


def read(page: Page) -> Any:
    return Client().get(f"/p/{page.pk}", follow=True)


def answers(addresses: list[str]) -> set[int]:
    return {Client().get(address).status_code for address in addresses}


def unpublish(page: Page, by: User) -> None:
    Page.objects.get(pk=page.pk).specific.unpublish()


def take_down(page: Page, by: User) -> None:
    withdraw(page, by=by, why=Why.PERSON)


def take_out(page: Page, by: User) -> None:
    now = GuidancePage.objects.get(pk=page.pk)
    now.body = [factories.card()]
    now.save_revision().publish()


def close_the_section(page: Page, by: User) -> None:
    page.get_parent().specific.unpublish()


@pytest.mark.parametrize("act", [unpublish, take_down, take_out, close_the_section])
def test_what_readers_are_not_shown_any_more_is_not_handed_out(
    page: GuidancePage, reviewer: User, act: Callable[[Page, User], None]
) -> None:
    shown = media_in(read(page))
    assert answers(shown) == {200}
    act(page, reviewer)
    assert answers(shown) == {404}


def test_it_is_handed_out_while_another_page_shows_it(page: GuidancePage, section: Any, reviewer: User) -> None:
    shown = media_in(read(page))
    article(section, title="The same again", body=page.body)
    take_down(page, reviewer)
    assert answers(shown) == {200}


def test_the_logo_of_an_organisation_is_handed_out(section: Any) -> None:
    logo = picture()
    files = [rendition.url for rendition in logo.renditions.all()]
    assert answers(files) == {404}
    section.organisation.logo = logo
    section.organisation.save()
    assert answers(files) == {200}


def test_handing_out_asks_little(page: GuidancePage, django_assert_max_num_queries: Any) -> None:
    for address in media_in(read(page))[-2:]:
        with django_assert_max_num_queries(4):
            assert Client().get(address).status_code == 200


def test_a_preview_shows_what_readers_are_not_shown(page: GuidancePage, reviewer: User) -> None:
    unpublish(page, reviewer)
    before = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    files = media_in(signed_in(reviewer).get(before))
    assert answers(files) == {200}
    assert all("private" in Client().get(file)["Cache-Control"] for file in files)


def test_a_shared_draft_does_too(page: GuidancePage, reviewer: User) -> None:
    unpublish(page, reviewer)
    _link, address = shared(Page.objects.get(pk=page.pk).specific, by=reviewer)
    assert answers(media_in(Client().get(address))) == {200}


def test_so_does_the_library(page: GuidancePage, reviewer: User, admin: Client) -> None:
    unpublish(page, reviewer)
    voice = Recording.objects.get()
    for address in (reverse("wagtailimages:index"), reverse("wagtailmedia:edit", args=[voice.pk])):
        files = MEDIA.findall(admin.get(address).content.decode().replace("&amp;", "&"))
        assert files
        assert answers(files) == {200}


def test_a_mark_opens_one_file_and_ends(page: GuidancePage, reviewer: User) -> None:
    unpublish(page, reviewer)
    one, other = media_in(signed_in(reviewer).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))[-2:]
    assert urlsplit(one).path != urlsplit(other).path
    assert answers([f"{urlsplit(one).path}?{urlsplit(other).query}", f"{urlsplit(one).path}?as=", one + "x"]) == {404}
    later = datetime.datetime.now(tz=datetime.UTC).timestamp() + 13 * 3600
    with patch("django.core.signing.time.time", return_value=later):
        assert answers([one]) == {404}


def test_readers_get_addresses_without_a_mark(page: GuidancePage) -> None:
    assert not [address for address in media_in(read(page)) if "?" in address]
