"""An empty media folder for each test, and somebody who may do everything."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from wagtail.models import Collection, Locale

from cms.library.models import Picture
from tests.library.files import committed, photograph, upload


class CommittingClient(Client):
    """A browser whose every request is committed, as in real life. Uploads go to the first shelf, as the forms would have it."""

    def post(self, path: str, data: Any = None, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # the rest is passed on
        """With the shelf that the forms of the library ask for."""
        shelf = {"collection": Collection.get_first_root_node().pk}
        prefixes = ("image-chooser-upload-", "media-chooser-upload-")
        shelf |= {prefix + "collection": shelf["collection"] for prefix in prefixes}
        return super().post(path, {**shelf, **data} if isinstance(data, dict) else data, *args, **kwargs)

    def request(self, **request: Any) -> Any:
        """What waits for the commit is done before the answer is looked at."""
        with committed():
            return super().request(**request)


@pytest.fixture(autouse=True)
def media_root(settings: Settings, tmp_path: Path) -> Path:
    """Where files are stored during the test."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def stored(media_root: Path) -> Callable[[], dict[str, bytes]]:
    """What lies in the media folder now: path to content."""

    def look() -> dict[str, bytes]:
        return {
            str(path.relative_to(media_root)): path.read_bytes() for path in media_root.rglob("*") if path.is_file()
        }

    return look


@pytest.fixture
def languages(db: None) -> Iterator[None]:
    """English and Arabic are enabled."""
    for code in ("en", "ar"):
        Locale.objects.get_or_create(language_code=code)
    yield
    cache.clear()


@pytest.fixture
def admin(languages: None) -> Client:
    """A signed-in administrator."""
    client = CommittingClient()
    user = get_user_model().objects.create_superuser(
        username="ama", email="ama@example.org", password="a long fictional one"
    )
    client.force_login(user)
    return client


@pytest.fixture
def picture(languages: None) -> Picture:
    """A picture with its renditions."""
    with committed():
        return Picture.objects.create(
            title="A safe path", file=upload(photograph()), alt_en="A path", alt_ar="طريق", consent="no_person"
        )
