"""No file name becomes a title or an address."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.library.naming import dated_title, is_file_name, random_path

NAME = "IMG_2031 Fictional-Village (2).JPG"


@pytest.mark.parametrize(
    "title",
    [
        NAME,
        "IMG_2031 Fictional-Village (2)",
        "img 2031 fictional village 2",
        "img-2031-fictional-village-2",
        "IMG_2031%20Fictional-Village%20(2)",
        "other.png",
        "WhatsApp Audio.opus",
    ],
)
def test_a_file_name_is_known_in_every_shape(title: str) -> None:
    assert is_file_name(title, NAME)


@pytest.mark.parametrize("title", ["A safe path", "Children at school", "طريق آمن", "IMG"])
def test_words_somebody_chose_are_no_file_name(title: str) -> None:
    assert not is_file_name(title, NAME)


def test_a_dated_title_says_when() -> None:
    assert dated_title("Picture, %(when)s", datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)).startswith("Picture, 2026-05-04")


@given(st.text(max_size=3000))
def test_the_name_of_a_file_is_known_again_whatever_it_is(filename: str) -> None:
    assert not filename or is_file_name(filename[:2000], filename)


@given(st.text(max_size=200))
def test_a_stored_name_says_nothing(filename: str) -> None:
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.[A-Za-z0-9]{1,8}", random_path("documents", filename))
