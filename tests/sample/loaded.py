"""The sample as the first `make demo` leaves it, but for its drawings and renditions, which take long to make."""

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.files.base import ContentFile
from django.test import override_settings
from PIL import Image
from pytest_django import DjangoDbBlocker

from cms.accounts.models import User
from cms.library.models import Picture, PictureRendition
from cms.library.naming import random_path
from cms.library.specs import SPECS
from cms.sample.demonstration import prepare
from cms.sample.people import people as sample_people
from cms.search.indexing import rebuild
from tests.guidance.keeping import rows_kept
from tests.obliging import on_their_own

QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # hashing is slow on purpose


@dataclass(frozen=True)
class Loaded:
    """Who made it, where the sign-ins are, and what was said meanwhile and printed at the end."""

    people: dict[str, User]
    credentials: Path
    said: list[str]
    printed: list[str]


@contextmanager
def sample_loaded(blocker: DjangoDbBlocker, folder: Path, day: datetime.date) -> Iterator[Loaded]:
    """While inside, the sample is there, loaded on that day; gone afterwards."""
    with rows_kept(blocker):
        credentials, said = folder / "credentials.json", list[str]()
        with override_settings(PASSWORD_HASHERS=QUICK_HASHERS), on_their_own():  # its own people review it
            printed = list(prepare(credentials, port="8123", say=said.append, today=day, draw=plain_cover))
        for picture in Picture.objects.all():
            for spec in SPECS:
                _rendition(picture, spec)
        rebuild()
        people = {role: User.objects.get(username=role) for role in sample_people()}
        yield Loaded(people, credentials, said, printed)


@cache
def plain_cover(_name: str) -> bytes:
    """A small cover of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (64, 40), "#8fb598").save(out, "JPEG")
    return out.getvalue()


def _rendition(picture: Picture, spec: str) -> None:
    """A row as the real one, with an address as long, and next to nothing in its file."""
    width = int(spec.split("|")[0].removeprefix("width-"))
    ending = SPECS[spec].removeprefix("image/").replace("jpeg", "jpg")
    height = width * picture.height // picture.width
    rendition = PictureRendition(image=picture, filter_spec=spec, focal_point_key="", width=width, height=height)
    rendition.file.name = random_path("images", f"small.{ending}")
    rendition.file.storage.save(rendition.file.name, ContentFile(b"x"))
    PictureRendition.objects.bulk_create([rendition])
