"""Only renditions and recordings are handed out, whole or in part."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils.http import http_date
from hypothesis import given
from hypothesis import strategies as st

from cms.library.models import Picture
from cms.library.renditions import sources
from cms.library.serving import RangeNotSatisfiable, media, wanted_range
from cms.library.storing import marked_addresses
from tests import factories

pytestmark = pytest.mark.django_db
SOUND = bytes(range(256)) * 1000


@pytest.fixture
def recording_url(media_root: Path) -> str:
    (media_root / "recordings").mkdir()
    (media_root / "recordings" / "abc123.mp3").write_bytes(SOUND)
    with marked_addresses():
        return default_storage.url("recordings/abc123.mp3")


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a streaming response


def handed_out(client: Client, url: str) -> bool:
    """Whether a reader gets a file there; a site may answer 404 at once or send the reader to its own page that says so."""
    return client.get(url).status_code in {200, 206, 304}


def test_a_rendition_may_be_kept_for_a_day_and_sets_no_cookie(client: Client, picture: Picture) -> None:
    factories.OrganisationFactory(logo=picture)
    shown = sources(picture)
    assert shown is not None
    response = client.get(shown.sources[0].srcset.split()[0], headers={"Accept-Encoding": "gzip, br"})
    assert response.status_code == 200
    assert response["Content-Type"] == "image/avif"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert len(body(response)) == int(response["Content-Length"])


def test_the_original_is_never_served(client: Client, picture: Picture) -> None:
    assert (Path(picture.file.path)).exists()
    assert not handed_out(client, f"/media/{picture.file.name}")


@pytest.mark.parametrize(
    "path",
    [
        "images/../original_images/{name}",
        "images/%2e%2e/original_images/{name}",
        "images//original_images/{name}",
        "images/..%2foriginal_images%2f{name}",
        "images/x/../../original_images/{name}",
        "recordings/../original_images/{name}",
        "/original_images/{name}",
        "images/%00.jpg",
        "images/",
        "images",
        "wagtail_uploads/x.jpg",
        "documents/x.pdf",
        "withheld_recordings/x.mp3",
        "images/.hidden.jpg",
        "images/x.svg",
        "images/x.jpg%0a",
        "images/missing.jpg",
        "recordings/missing.mp3",
    ],
)
def test_nothing_else_is_found(client: Client, picture: Picture, path: str) -> None:
    path = path.format(name=Path(picture.file.name).name)
    assert not handed_out(client, f"/media/{path}")
    with pytest.raises(Http404):
        media(RequestFactory().get("/media/"), unquote(path))


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_only_reading_is_allowed(client: Client, recording_url: str, method: str) -> None:
    assert getattr(client, method)(recording_url).status_code == 405


def test_what_has_not_changed_is_not_sent_again(client: Client, recording_url: str) -> None:
    first = client.get(recording_url)
    again = client.get(recording_url, headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 304
    assert client.get(recording_url, headers={"If-Modified-Since": http_date(0)}).status_code == 200


def test_head_says_how_long_it_is(client: Client, recording_url: str) -> None:
    response = client.head(recording_url)
    assert (response.status_code, response["Content-Length"], response["Accept-Ranges"]) == (
        200,
        str(len(SOUND)),
        "bytes",
    )
    assert response.content == b""


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-0", 0, 0), ("bytes=100-", 100, len(SOUND) - 1), ("bytes=-5", len(SOUND) - 5, len(SOUND) - 1)],
)
def test_a_part_is_sent(client: Client, recording_url: str, wanted: str, first: int, last: int) -> None:
    response = client.get(recording_url, headers={"Range": wanted, "Accept-Encoding": "gzip"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(SOUND)}"
    assert response["Content-Type"] == "audio/mpeg"
    assert body(response) == SOUND[first : last + 1]
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("wanted", ["bytes=999999999-", "bytes=-0"])
def test_a_part_outside_is_not_satisfiable(client: Client, recording_url: str, wanted: str) -> None:
    response = client.get(recording_url, headers={"Range": wanted})
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(SOUND)}")


@pytest.mark.parametrize("wanted", ["bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "bytes=5-2", "bytes=x-y", "0-5"])
def test_what_is_no_single_range_gets_the_whole(client: Client, recording_url: str, wanted: str) -> None:
    response = client.get(recording_url, headers={"Range": wanted})
    assert response.status_code == 200
    assert body(response) == SOUND


def test_a_part_of_another_version_gets_the_whole(client: Client, recording_url: str) -> None:
    fresh = client.head(recording_url)["Last-Modified"]
    for condition, status in ((fresh, 206), (http_date(0), 200), ('"a-tag"', 200)):
        assert client.get(recording_url, headers={"Range": "bytes=0-3", "If-Range": condition}).status_code == status


@given(st.binary(max_size=200), st.one_of(st.none(), st.integers(0, 300)), st.one_of(st.none(), st.integers(0, 300)))
def test_a_range_is_what_a_slice_would_be(content: bytes, first: int | None, last: int | None) -> None:
    header = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    try:
        part = wanted_range(header, len(content))
    except RangeNotSatisfiable:
        assert not content or (first is not None and first >= len(content)) or last == 0
        return
    if part is None:
        assert (first is None and last is None) or (first is not None and last is not None and last < first)
        return
    expected = content[-last:] if first is None else content[first : None if last is None else last + 1]  # type: ignore[operator]
    assert content[part[0] : part[1] + 1] == expected


@given(st.text(max_size=60))
def test_no_range_header_is_an_error(header: str) -> None:
    try:
        part = wanted_range(header, 100)
    except RangeNotSatisfiable:
        return
    assert part is None or 0 <= part[0] <= part[1] < 100
