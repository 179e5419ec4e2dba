"""The sample, loaded once a module as `make demo` loads it; its renditions stand in for the real ones, which take long to make."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from pytest_django import DjangoDbBlocker

from cms.library.models import Picture, PictureRendition
from cms.library.naming import random_path
from cms.library.specs import SPECS
from cms.sample.loading import load
from cms.sample.people import make_people
from cms.search.indexing import rebuild
from tests.guidance.keeping import rows_kept

IN_TEN_DAYS = datetime.timedelta(days=10)


@pytest.fixture(autouse=True)
def no_language_left_over() -> Iterator[None]:
    """A request leaves its language active: the next test starts in English."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def day() -> datetime.date:
    """The day of installation; not today, so that dates are seen to count from it."""
    return timezone.localdate() + IN_TEN_DAYS


@pytest.fixture(scope="module")
def sample(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    media_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    day: datetime.date,
) -> Iterator[Any]:
    """English, Arabic and Burmese, as they stand after the first `make demo`."""
    with rows_kept(django_db_blocker):
        from wagtail.models import Locale  # noqa: PLC0415

        from cms.guidance.ground import ensure_ground  # noqa: PLC0415

        for code in ("en", "ar", "my"):
            Locale.objects.get_or_create(language_code=code)
        ensure_ground()
        people = make_people(tmp_path_factory.mktemp("people") / "credentials.json")
        load(author=people["editor"], reviewer=people["reviewer"], today=day)
        for picture in Picture.objects.all():
            for spec in SPECS:
                _rendition(picture, spec)
        rebuild()
        yield people


def _rendition(picture: Picture, spec: str) -> None:
    """A row as the real one, with an address as long, and next to nothing in its file."""
    width = int(spec.split("|")[0].removeprefix("width-"))
    ending = SPECS[spec].removeprefix("image/").replace("jpeg", "jpg")
    height = width * picture.height // picture.width
    rendition = PictureRendition(image=picture, filter_spec=spec, focal_point_key="", width=width, height=height)
    rendition.file.name = random_path("images", f"small.{ending}")
    rendition.file.storage.save(rendition.file.name, ContentFile(b"x"))
    PictureRendition.objects.bulk_create([rendition])
