"""Whichever way a picture comes in, only its clean copy is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from cms.library.models import Picture
from tests.library.files import SECRET, committed, encoded, half_red, photograph, upload

Stored = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def send_one(admin: Client, content: bytes, *, name: str = "IMG_1.jpg", **fields: Any) -> Any:
    """Through “Add an image”."""
    return admin.post(
        reverse("wagtailimages:add"), {"title": "A path", "consent": "", **fields, "file": upload(content, name)}
    )


def send_multiple(admin: Client, content: bytes, *, name: str = "IMG_1.jpg", **fields: Any) -> dict[str, Any]:
    """Through the page that takes several at once, as its script sends each of them."""
    response = admin.post(reverse("wagtailimages:add_multiple"), {**fields, "files[]": upload(content, name)})
    assert response.status_code == 200
    return response.json()


def assert_clean(stored: Stored) -> None:
    files = stored()
    assert files
    assert not [path for path, content in files.items() if SECRET in content or b"Exif\x00" in content]
    assert not [path for path in files if "IMG" in path]


def test_one_upload_stores_a_clean_original_and_clean_renditions(admin: Client, stored: Stored) -> None:
    assert send_one(admin, photograph(), credit="Ama, CC BY 4.0", consent="recorded", alt_ar="طريق").status_code == 302
    picture = Picture.objects.get()
    assert (picture.title, picture.credit, picture.consent, picture.alt_ar) == (
        "A path",
        "Ama, CC BY 4.0",
        "recorded",
        "طريق",
    )
    assert (picture.width, picture.height, picture.file_size) == (1600, 1200, picture.file.size)
    assert picture.file.name.startswith("original_images/")
    assert len([path for path in stored() if path.startswith("images/")]) == 9
    assert_clean(stored)


def test_several_at_once_are_cleaned_and_get_dated_titles(admin: Client, stored: Stored) -> None:
    answer = send_multiple(admin, photograph(), title="IMG_1")
    assert answer["success"] and "image_id" in answer
    assert Picture.objects.get().title.startswith("Picture, 20")
    assert_clean(stored)


def test_from_the_chooser(admin: Client, stored: Stored) -> None:
    data = {"image-chooser-upload-title": "A path", "image-chooser-upload-file": upload(photograph(), "IMG_1.jpg")}
    answer = admin.post(reverse("wagtailimages_chooser:create"), data).json()
    assert answer["step"] == "chosen"
    assert answer["result"]["title"] == "A path"
    assert_clean(stored)


@pytest.mark.parametrize("route", ["create", "file.save", "bulk_create", "replace"])
def test_from_the_shell(languages: None, stored: Stored, route: str) -> None:
    raw = upload(photograph(orientation=6))
    with committed():
        if route == "create":
            Picture.objects.create(title="A path", file=raw)
        elif route == "file.save":
            picture = Picture(title="A path")
            picture.file.save("IMG_1.jpg", raw)
        elif route == "bulk_create":
            Picture.objects.bulk_create([Picture(title="A path", file=raw)])
        else:
            picture = Picture.objects.create(
                title="A path", file=upload(encoded(half_red(500, 500), "PNG"), "IMG_0.png")
            )
            picture.file = raw
            picture.save()
    picture = Picture.objects.get()
    if route != "bulk_create":
        assert (picture.width, picture.height, picture.file_size) == (1200, 1600, picture.file.size)
        assert picture.file_hash
    assert_clean(stored)
    assert len([path for path in stored() if path.startswith("original_images/")]) == 1


def test_an_error_elsewhere_in_the_form_parks_only_a_clean_file(admin: Client, stored: Stored) -> None:
    Collection.objects.first().add_child(name="Field")
    answer = send_multiple(admin, photograph(), title="IMG_1", collection="999999")
    assert UploadedFile.objects.count() == 1
    assert "uploaded_file_id" in answer
    assert_clean(stored)
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=(answer["uploaded_file_id"],))
    prefix = f"uploaded-image-{answer['uploaded_file_id']}"
    assert f'name="{prefix}-title" value' not in answer["form"], "the file's name is not proposed"
    fields = {
        f"{prefix}-title": "A path",
        f"{prefix}-collection": Collection.objects.first().pk,
        f"{prefix}-consent": "",
    }
    assert not admin.post(url, fields | {f"{prefix}-title": "IMG_1.jpg"}).json()["success"]
    assert admin.post(url, fields).json()["success"]
    assert Picture.objects.get().title == "A path"
    assert_clean(stored)


BAD = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "gif": encoded(half_red(40, 40), "GIF"),
    "truncated": photograph()[:900],
    "text": b"not a picture",
    "26 megapixels": encoded(Image.new("L", (5200, 5001)), "PNG"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("name", ["IMG_1.jpg", "drawing.svg"])
def test_what_cannot_be_used_is_refused_with_words_and_leaves_nothing(
    admin: Client, stored: Stored, kind: str, name: str
) -> None:
    single = send_one(admin, BAD[kind], name=name)
    assert single.status_code == 200
    assert b"upload" in single.content
    answer = send_multiple(admin, BAD[kind], name=name, title="x")
    assert not answer["success"]
    assert "upload" in answer["error_message"]
    with pytest.raises(ValidationError):
        Picture.objects.create(title="x", file=upload(BAD[kind], name))
    assert (Picture.objects.count(), UploadedFile.objects.count(), stored()) == (0, 0, {})


def test_too_many_bytes_are_refused(admin: Client, stored: Stored) -> None:
    answer = send_multiple(admin, photograph() + b"\x00" * 21 * 1024 * 1024)
    assert "too big" in answer["error_message"]
    assert stored() == {}


NO_TITLE = "This field is required."
FILE_NAME = "This is the name of a file, which may tell when, where or by whom it was made."


@pytest.mark.parametrize(
    ("title", "reason"),
    [("", NO_TITLE), (" ", NO_TITLE), ("img-1", FILE_NAME), ("path.jpg", FILE_NAME), ("x" * 400, "at most 255")],
)
def test_a_title_that_cannot_be_kept_as_it_is_seen_is_asked_for_again(admin: Client, title: str, reason: str) -> None:
    response = send_one(admin, photograph(200, 100), title=title)
    assert reason in str(response.context["form"].errors["title"])
    assert not Picture.objects.exists()


@pytest.mark.parametrize("title", ["", "img-1", "x" * 400, "A\x00 path"])
def test_no_title_fails_an_upload_of_several_for_which_nobody_was_asked_one_yet(admin: Client, title: str) -> None:
    answer = send_multiple(admin, photograph(300, 100), title=title)
    picture = Picture.objects.get()
    assert picture.title.startswith("Picture, 20")
    assert f'value="{picture.title}"' in answer["form"], "what is kept is what is seen"


def test_the_title_of_one_of_several_is_kept_as_typed_and_asked_for_where_it_is_emptied(admin: Client) -> None:
    key = send_multiple(admin, photograph(), title="IMG_1")["image_id"]
    url = reverse("wagtailimages:edit_multiple", args=(key,))
    rest = {f"image-{key}-collection": Collection.objects.first().pk, f"image-{key}-consent": ""}
    for title, done in (("", False), ("IMG_1.jpg", False), ("A path", True)):
        assert admin.post(url, rest | {f"image-{key}-title": title}).json()["success"] is done
    assert Picture.objects.get().title == "A path"


@pytest.mark.parametrize("name", ["wagtailimages:add", "wagtailimages_chooser:choose"])
def test_the_name_of_a_file_is_not_proposed_as_title(admin: Client, name: str) -> None:
    response = admin.get(reverse(name))
    shown = response.json()["html"] if "json" in response["Content-Type"] else response.content.decode()
    (chosen,) = BeautifulSoup(shown, "html.parser").select("input[type=file]")
    assert "data-controller" not in chosen.attrs


def test_a_picture_with_the_wrong_ending_and_one_from_an_iphone_are_taken(admin: Client) -> None:
    assert send_one(admin, photograph(200, 100), name="IMG_1.png").status_code == 302
    assert send_one(admin, encoded(half_red(200, 100), "HEIF"), name="IMG_2.HEIC").status_code == 302
    assert {picture.file.name[-4:] for picture in Picture.objects.all()} == {".jpg"}


def test_replacing_the_file_replaces_every_rendition_and_keeps_the_title(admin: Client, stored: Stored) -> None:
    send_one(admin, photograph())
    picture, before = Picture.objects.get(), set(stored())
    data = {"title": "A path", "consent": "", "file": upload(encoded(half_red(500, 900), "PNG"), "IMG_9.png")}
    assert admin.post(reverse("wagtailimages:edit", args=(picture.pk,)), data).status_code == 302
    picture.refresh_from_db()
    assert (picture.title, picture.width, picture.height) == ("A path", 500, 900)
    assert not before & set(stored())
    assert len([path for path in stored() if path.startswith("images/")]) == 6
    assert len([path for path in stored() if path.startswith("original_images/")]) == 1


def test_the_edit_page_offers_alt_text_in_enabled_languages_each_in_its_direction(
    admin: Client, picture: Picture
) -> None:
    page = admin.get(reverse("wagtailimages:edit", args=(picture.pk,)))
    form = page.context["form"]
    assert {name for name in form.fields if name.startswith("alt")} == {"alt_en", "alt_ar"}
    assert form.fields["alt_ar"].widget.attrs["dir"] == "rtl"
    assert form.fields["alt_en"].widget.attrs == form.fields["alt_en"].widget.attrs | {"dir": "ltr", "lang": "en"}
    assert {"tags", "description"} & form.fields.keys() == set()
    assert "focal_point_x" in form.fields
