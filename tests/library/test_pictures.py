"""Whichever way a picture comes in, only its clean copy is stored."""

from collections.abc import Callable
from typing import Any

import pytest
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
    data = {"image-chooser-upload-title": "IMG_1", "image-chooser-upload-file": upload(photograph(), "IMG_1.jpg")}
    answer = admin.post(reverse("wagtailimages_chooser:create"), data).json()
    assert answer["step"] == "chosen"
    assert answer["result"]["title"].startswith("Picture, 20")
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
    fields = {
        f"{prefix}-title": "IMG_1.jpg",
        f"{prefix}-collection": Collection.objects.first().pk,
        f"{prefix}-consent": "",
    }
    assert admin.post(url, fields).json()["success"]
    assert Picture.objects.get().title.startswith("Picture, 20")
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


@pytest.mark.parametrize(
    ("title", "kept"), [("", "Picture, "), ("img-1", "Picture, "), ("x" * 400, "x" * 255), ("A\x00 path", "A path")]
)
def test_no_title_fails_an_upload(admin: Client, title: str, kept: str) -> None:
    assert send_one(admin, photograph(200, 100), title=title).status_code == 302
    assert Picture.objects.get().title.startswith(kept)
    assert "image_id" in send_multiple(admin, photograph(300, 100), title=title)


def test_a_picture_with_the_wrong_ending_and_one_from_an_iphone_are_taken(admin: Client) -> None:
    assert send_one(admin, photograph(200, 100), name="IMG_1.png").status_code == 302
    assert send_one(admin, encoded(half_red(200, 100), "HEIF"), name="IMG_2.HEIC").status_code == 302
    assert {picture.file.name[-4:] for picture in Picture.objects.all()} == {".jpg"}


def test_replacing_the_file_replaces_every_rendition_and_keeps_the_title(admin: Client, stored: Stored) -> None:
    send_one(admin, photograph())
    picture, before = Picture.objects.get(), set(stored())
    data = {"title": "IMG_9", "consent": "", "file": upload(encoded(half_red(500, 900), "PNG"), "IMG_9.png")}
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
