"""What is taken in keeps its pixels and nothing else."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from cms.library.reencoding import MAX_SIDE, clean_picture
from tests.library.files import SECRET, XMP, encoded, half_red, photograph, srgb, upload


def reopened(content: bytes) -> tuple[bytes, Image.Image]:
    """The cleaned bytes, and the picture they hold."""
    cleaned = clean_picture(upload(content)).read()
    image = Image.open(io.BytesIO(cleaned))
    image.load()
    return cleaned, image


def test_nothing_a_phone_wrote_survives() -> None:
    raw = photograph()
    assert SECRET in raw
    cleaned, image = reopened(raw)
    assert SECRET not in cleaned
    assert not image.getexif()
    assert not {"exif", "xmp", "comment", "photoshop"} & image.info.keys()
    assert b"Exif" not in cleaned and cleaned.endswith(b"\xff\xd9")


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("HEIF", "jpg")])
def test_every_kept_format_is_cleaned(kind: str, ending: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    options: dict[str, object] = {"exif": exif.tobytes(), "xmp": XMP}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("Author", SECRET.decode())
        options = {"exif": exif, "pnginfo": text}
    raw = encoded(half_red(200, 100), kind, **options) + SECRET
    cleaned = clean_picture(upload(raw))
    assert SECRET in raw
    assert SECRET not in cleaned.read()
    assert cleaned.name and cleaned.name.endswith(f".{ending}")


@pytest.mark.parametrize(
    ("orientation", "red_corner", "size"),
    [
        (1, "top left", (400, 200)),
        (2, "top right", (400, 200)),
        (3, "top right", (400, 200)),
        (6, "top left", (200, 400)),
        (8, "bottom left", (200, 400)),
    ],
)
def test_a_picture_taken_sideways_stands_upright(orientation: int, red_corner: str, size: tuple[int, int]) -> None:
    _, image = reopened(photograph(400, 200, orientation=orientation))
    assert image.size == size
    places = {"top left": (5, 5), "top right": (size[0] - 5, 5), "bottom left": (5, size[1] - 5)}
    red, _green, blue = image.getpixel(places[red_corner])  # type: ignore[misc]  # an RGB picture
    assert red > 200 and blue < 60


def test_the_colour_profile_is_kept_without_what_hides_behind_it() -> None:
    profile = srgb()
    _, image = reopened(photograph(icc=profile + SECRET))
    assert image.info["icc_profile"] == profile


def test_a_profile_of_another_colour_space_is_dropped() -> None:
    raw = encoded(Image.new("L", (20, 20)), "PNG", icc_profile=srgb())
    assert "icc_profile" not in reopened(raw)[1].info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_unusual_colour_modes_are_taken_in(mode: str) -> None:
    assert reopened(encoded(Image.new(mode, (50, 40)), "PNG"))[1].size == (50, 40)


def test_print_colours_become_screen_colours() -> None:
    assert reopened(encoded(Image.new("CMYK", (50, 40)), "JPEG"))[1].mode == "RGB"


def test_transparency_is_kept() -> None:
    assert reopened(encoded(Image.new("RGBA", (50, 40), (255, 0, 0, 0)), "PNG"))[1].getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_a_large_picture_is_reduced() -> None:
    _, image = reopened(encoded(half_red(6000, 3000), "JPEG"))
    assert image.size == (MAX_SIDE, MAX_SIDE // 2)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "MPO"])
def test_of_several_pictures_in_a_file_only_the_first_stays(kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    _, image = reopened(encoded(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert getattr(image, "n_frames", 1) == 1


def test_more_than_25_megapixels_are_refused_before_they_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = encoded(Image.new("L", (5200, 5001)), "PNG")
    decoded = []
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda image: decoded.append(image))
    with pytest.raises(ValidationError, match="25 million pixels") as refusal:
        clean_picture(upload(raw))
    assert refusal.value.code == "too_many_pixels"
    assert not decoded


def test_a_bomb_is_refused() -> None:
    with pytest.raises(ValidationError, match="25 million pixels"):
        clean_picture(upload(encoded(Image.new("1", (20_000, 20_000)), "PNG")))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"%PDF-1.7",
        b"",
        b"\x00" * 500,
        encoded(half_red(9, 9), "GIF"),
        encoded(half_red(9, 9), "TIFF"),
        encoded(half_red(9, 9), "BMP"),
    ],
    ids=["svg", "pdf", "empty", "zeros", "gif", "tiff", "bmp"],
)
def test_what_is_no_picture_of_a_kept_format_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="Save it as JPEG, PNG") as refusal:
        clean_picture(ContentFile(content, name="photo.jpg"))
    assert refusal.value.code == "not_a_picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    content = encoded(Image.effect_noise((400, 300), 60).convert("RGB"), kind)
    with pytest.raises(ValidationError, match="upload"):
        clean_picture(upload(content[: len(content) // 2]))


def test_a_clean_picture_is_not_encoded_again() -> None:
    clean = clean_picture(upload(photograph()))
    assert clean_picture(clean) is clean


def test_the_same_picture_gives_the_same_bytes_under_another_name() -> None:
    first, second = clean_picture(upload(photograph())), clean_picture(upload(photograph()))
    assert first.read() == second.read()
    assert first.name != second.name


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3000), st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_garbage_in_a_picture_is_refused_or_cleaned_but_never_an_error(garbage: bytes, place: int, kind: str) -> None:
    content = encoded(half_red(64, 48), kind)
    place %= len(content)
    try:
        cleaned = clean_picture(upload(content[:place] + garbage + content[place:]))
    except ValidationError:
        return
    assert len(garbage) < 20 or garbage not in cleaned.read()
