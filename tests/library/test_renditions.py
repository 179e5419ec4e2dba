"""Readers get what exists; nothing is made while they wait."""

import logging
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from cms.library.models import Picture, PictureRendition
from cms.library.renditions import prefetch, sources
from cms.library.specs import SPECS, WIDTHS, useful_widths
from tests.library.files import committed, encoded, half_red, photograph, srgb, upload

pytestmark = pytest.mark.django_db


@given(st.integers(1, 4096))
def test_no_size_is_made_twice_and_the_picture_is_whole_in_the_largest(width: int) -> None:
    made = [min(width, one) for one in useful_widths(width)]
    assert len(made) == len(set(made))
    assert max(made) == min(width, WIDTHS[-1])


def test_three_widths_in_three_formats_are_made_at_upload(picture: Picture) -> None:
    assert set(picture.renditions.values_list("filter_spec", flat=True)) == set(SPECS)
    shown = sources(picture)
    assert shown is not None
    assert [source.type for source in shown.sources] == ["image/avif", "image/webp", "image/jpeg"]
    assert all(
        [part.split()[1] for part in source.srcset.split(", ")] == ["320w", "640w", "1024w"] for source in shown.sources
    )
    assert (shown.width, shown.height) == (1024, 768)
    assert shown.src in shown.sources[-1].srcset


def test_a_small_picture_is_not_blown_up(languages: None) -> None:
    with committed():
        picture = Picture.objects.create(title="Small", consent="no_person", file=upload(photograph(500, 400)))
    shown = sources(picture)
    assert shown is not None
    assert [part.split()[1] for part in shown.sources[0].srcset.split(", ")] == ["320w", "500w"]
    assert (shown.width, shown.height) == (500, 400)


def test_a_transparent_pictogram_stands_on_white_as_jpeg_and_keeps_its_colours(
    languages: None, media_root: Path
) -> None:
    pictogram = encoded(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "PNG", icc_profile=srgb())
    with committed():
        picture = Picture.objects.create(title="Sign", consent="no_person", file=upload(pictogram, "sign.png"))
    with Image.open(picture.renditions.filter(filter_spec__contains="jpeg").first().file.path) as jpeg:
        assert jpeg.crop((5, 5, 6, 6)).getextrema() == ((255, 255),) * 3
        assert jpeg.info["icc_profile"] == srgb()
    with Image.open(picture.renditions.filter(filter_spec__contains="webp").first().file.path) as webp:
        assert webp.getchannel("A").getpixel((5, 5)) == 0


def test_showing_pictures_takes_no_query_when_prefetched(
    picture: Picture, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        pictures = list(Picture.objects.showable().with_renditions())
        assert all(sources(one) for one in pictures)
    again = list(Picture.objects.all())
    with django_assert_num_queries(1):
        prefetch(again)
        assert all(sources(one) for one in again)


def test_showing_makes_nothing_and_degrades_to_words(picture: Picture) -> None:
    PictureRendition.objects.all().delete()
    picture = Picture.objects.get()
    assert sources(picture) is None
    assert sources(None) is None
    assert render_to_string("library/picture.html", {"shown": sources(picture), "alt": "A path"}).strip() == ""
    assert not PictureRendition.objects.exists()


def test_a_picture_that_lacks_a_format_shows_the_others(picture: Picture) -> None:
    picture.renditions.filter(filter_spec__contains="jpeg").delete()
    shown = sources(Picture.objects.get())
    assert shown is not None
    assert [source.type for source in shown.sources] == ["image/avif", "image/webp"]


def test_the_template_says_size_alt_text_and_how_wide(picture: Picture) -> None:
    html = render_to_string(
        "library/picture.html", {"shown": sources(picture), "alt": 'A "path"', "sizes": "50vw", "lazy": True}
    )
    assert 'alt="A &quot;path&quot;"' in html
    assert 'width="1024" height="768"' in html
    assert 'loading="lazy"' in html
    assert html.count('sizes="50vw"') == 3
    assert 'alt=""' in render_to_string("library/picture.html", {"shown": sources(picture), "alt": ""})


def test_an_upload_survives_a_failing_rendition_and_a_refresh_mends_it(
    languages: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full_disk(*_args: object, **_options: object) -> None:
        raise OSError("No space left on device")

    logging.getLogger("cms").addHandler(caplog.handler)
    with monkeypatch.context() as patch:
        patch.setattr(Picture, "generate_rendition_file", full_disk)
        with committed():
            Picture.objects.create(title="A path", consent="no_person", file=upload(photograph()))
    logging.getLogger("cms").removeHandler(caplog.handler)
    assert "refresh_renditions" in caplog.text
    assert Picture.objects.count() == 1
    assert sources(Picture.objects.get()) is None
    call_command("refresh_renditions", "--missing")
    assert sources(Picture.objects.get()) is not None


def test_a_refresh_makes_what_is_missing_or_all_again(
    picture: Picture, media_root: Path, capsys: pytest.CaptureFixture
) -> None:
    lost = picture.renditions.first()
    Path(lost.file.path).unlink()
    call_command("refresh_renditions", "--missing")
    assert "1 made, 0 failed" in capsys.readouterr().out
    before = set(picture.renditions.values_list("file", flat=True))
    call_command("refresh_renditions")
    after = set(picture.renditions.values_list("file", flat=True))
    assert "9 made, 0 failed" in capsys.readouterr().out
    assert not before & after
    assert {f"images/{path.name}" for path in (media_root / "images").iterdir()} == after


def test_a_lost_original_fails_the_refresh_in_words(picture: Picture) -> None:
    Path(picture.file.path).unlink()
    with pytest.raises(SystemExit):
        call_command("refresh_renditions")
    assert sources(Picture.objects.get()) is not None


def test_deleting_a_picture_deletes_its_files(picture: Picture, media_root: Path) -> None:
    with committed():
        picture.delete()
    assert not [path for path in media_root.rglob("*") if path.is_file()]


def test_a_wide_banner_has_a_height(languages: None) -> None:
    with committed():
        picture = Picture.objects.create(
            title="Line", consent="no_person", file=upload(encoded(half_red(4000, 2), "PNG"), "line.png")
        )
    shown = sources(picture)
    assert shown is not None
    assert shown.height >= 1
