"""Withdrawn consent takes a picture or a voice away from readers at once, and it can come back."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.images.models import SourceImageIOError

from cms.library.consent import Consent
from cms.library.models import Picture, PictureRendition
from cms.library.renditions import sources
from tests.library.files import committed, photograph, upload

Stored = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def withdraw(picture: Picture) -> Picture:
    picture.consent = Consent.WITHDRAWN
    with committed():
        picture.save()
    return Picture.objects.with_renditions().get(pk=picture.pk)


def test_withdrawing_deletes_every_public_file_and_shows_nothing(picture: Picture, stored: Stored) -> None:
    picture.get_rendition("max-165x165")
    picture = withdraw(picture)
    assert not picture.may_be_shown
    assert sources(picture) is None
    assert not PictureRendition.objects.exists()
    assert [path.split("/")[0] for path in stored()] == ["original_images"]
    assert not Picture.objects.showable().exists()


def test_a_copy_read_before_the_withdrawal_makes_nothing_new(picture: Picture) -> None:
    early = Picture.objects.get()
    withdrawn = withdraw(picture)
    for one in (early, withdrawn):
        with pytest.raises(SourceImageIOError):
            one.create_rendition("width-77")
        with pytest.raises(SourceImageIOError):
            one.get_rendition("width-77")
        with pytest.raises(SourceImageIOError):
            one.get_renditions("width-77", "width-78")
    assert not PictureRendition.objects.exists()


def test_consent_given_again_brings_it_back_under_new_addresses(picture: Picture) -> None:
    before = sources(picture)
    picture = withdraw(picture)
    picture.consent = Consent.RECORDED
    with committed():
        picture.save()
    after = sources(Picture.objects.get())
    assert before is not None and after is not None
    assert before.src != after.src


def test_a_refresh_takes_away_what_a_withdrawal_left(picture: Picture, stored: Stored) -> None:
    Picture.objects.update(consent=Consent.WITHDRAWN)
    call_command("refresh_renditions", "--missing")
    assert [path.split("/")[0] for path in stored()] == ["original_images"]


def test_the_admin_works_for_a_withdrawn_picture(admin: Client, picture: Picture) -> None:
    withdraw(picture)
    assert admin.get(reverse("wagtailimages:index")).status_code == 200
    assert admin.get(reverse("wagtailimages:index"), {"layout": "list"}).status_code == 200
    edit = reverse("wagtailimages:edit", args=(picture.pk,))
    assert admin.get(edit).status_code == 200
    assert admin.get(reverse("wagtailimages:delete", args=(picture.pk,))).status_code == 200
    assert admin.post(edit, {"title": "A path", "consent": "guardian"}).status_code == 302
    assert sources(Picture.objects.get()) is not None


def test_a_withdrawn_picture_is_neither_offered_nor_chosen(admin: Client, picture: Picture) -> None:
    choose = reverse("wagtailimages_chooser:choose")
    assert picture.title in admin.get(choose).json()["html"]
    withdraw(picture)
    assert picture.title not in admin.get(choose).json()["html"]
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    assert admin.get(reverse("wagtailimages_chooser:chosen", args=(picture.pk,)), headers=ajax).status_code == 403
    assert (
        admin.get(reverse("wagtailimages_chooser:select_format", args=(picture.pk,)), headers=ajax).status_code == 403
    )
    multiple = admin.get(reverse("wagtailimages_chooser:chosen_multiple"), {"id": picture.pk})
    assert multiple.json()["result"] == []


def test_a_withdrawn_picture_does_not_come_back_as_a_new_upload(admin: Client, picture: Picture) -> None:
    withdraw(picture)
    answer = admin.post(reverse("wagtailimages:add_multiple"), {"title": "x", "files[]": upload(photograph())}).json()
    assert "withdrawn" in answer["error_message"]
    assert Picture.objects.count() == 1


def test_a_new_picture_cannot_start_as_withdrawn(admin: Client) -> None:
    response = admin.post(
        reverse("wagtailimages:add"), {"title": "x", "consent": "withdrawn", "file": upload(photograph(200, 100))}
    )
    assert response.status_code == 200
    assert "consent" in response.context["form"].errors


@pytest.mark.parametrize(
    ("name", "args"),
    [("wagtailimages:add", ()), ("wagtailmedia:add", ("audio",)), ("wagtailimages_chooser:choose", ())],
)
def test_withdrawing_is_not_spoken_of_before_there_is_something_to_withdraw(
    admin: Client, name: str, args: tuple[str, ...]
) -> None:
    response = admin.get(reverse(name, args=args))
    shown = response.json()["html"] if "json" in response["Content-Type"] else response.content.decode()
    assert "must have agreed, and for a child a guardian." in shown
    assert "withdrawn" not in shown


def test_what_is_there_already_says_what_withdrawing_does(admin: Client, picture: Picture) -> None:
    shown = admin.get(reverse("wagtailimages:edit", args=(picture.pk,))).content.decode()
    assert "takes the picture off every page at once" in shown
