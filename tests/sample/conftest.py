"""The sample, loaded once for all tests of this package."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.sample.loaded import Loaded, sample_loaded

IN_TEN_DAYS = datetime.timedelta(days=10)


@pytest.fixture(scope="package")
def day() -> datetime.date:
    """The day of installation; not today, so that dates are seen to count from it."""
    return timezone.localdate() + IN_TEN_DAYS


@pytest.fixture(scope="package")
def sample(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    media_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    day: datetime.date,
) -> Iterator[Loaded]:
    """All pages in all their languages, and who made them."""
    with sample_loaded(django_db_blocker, tmp_path_factory.mktemp("people"), day) as loaded:
        yield loaded
