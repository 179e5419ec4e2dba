"""Handing out media that readers are shown: renditions and recordings, never an original; seekable, cacheable, without a cookie."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.library.handing_out import is_shown
from cms.library.storing import is_marked

CONTENT_TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".mp3": "audio/mpeg",
}
# Exactly the names given here: no folder below, no dot at the start, so nothing to traverse.
PUBLIC_PATH = re.compile(
    r"(?P<folder>images|recordings)/[A-Za-z0-9_-]{1,80}(?P<ending>\.(avif|webp|jpg|png|mp3))", re.ASCII
)
# Pictures and recordings may be withdrawn: copies on the way to readers should not live for a year.
FOR_A_DAY = "public, max-age=86400"
FOR_AN_HOUR = "private, max-age=3600"
SINGLE_RANGE = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})", re.ASCII)
CHUNK = 64 * 1024


class RangeNotSatisfiable(Exception):
    """The wanted part lies outside the file."""


def wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a `Range` header asks for (RFC 9110, 14.1.2), or None for the whole file.

    Several ranges, other units and malformed ones mean the whole file. Raises RangeNotSatisfiable for a part outside the file.
    """
    match = SINGLE_RANGE.fullmatch(header.strip().replace(" ", ""))
    if not match or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        first, last = max(0, size - int(match["last"])), size - 1
    else:
        first, last = int(match["first"]), min(size - 1, int(match["last"] or size))
        if match["last"] and int(match["last"]) < first:
            return None
    if first >= size or last < first:
        raise RangeNotSatisfiable
    return first, last


@csrf_exempt  # else a POST is asked for a token and logged, where 405 says it all
@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A public file of the library, whole or in part; anything else is not found, and so is what readers are not shown."""
    match, for_colleagues = PUBLIC_PATH.fullmatch(path), is_marked(request, path)
    if not match or not (for_colleagues or is_shown(path)):
        raise Http404
    try:
        size = default_storage.size(path)
        modified = int(default_storage.get_modified_time(path).timestamp())
    except OSError as error:
        raise Http404 from error
    response = _body(request, path, size, modified)
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = FOR_AN_HOUR if for_colleagues else FOR_A_DAY
    response["X-Content-Type-Options"] = "nosniff"
    # Media are compressed already; compressing a part of one would break it.
    response["Content-Encoding"] = "identity"
    if response.status_code != 416:
        response["Content-Type"] = CONTENT_TYPES[match["ending"]]
    if response.status_code != 200:
        return response
    answer: Any = response
    return get_conditional_response(request, last_modified=modified, response=answer) or response


def _body(request: HttpRequest, path: str, size: int, modified: int) -> HttpResponseBase:
    try:
        part = wanted_range(request.headers.get("Range", ""), size) if _range_counts(request, modified) else None
    except RangeNotSatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    headers = {"Content-Length": str(last - first + 1)}
    if part:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    status = 206 if part else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(_chunks(path, first, last - first + 1), status=status, headers=headers)


def _range_counts(request: HttpRequest, modified: int) -> bool:
    """Only a GET has ranges, and with `If-Range` only while the file is the one the reader has."""
    condition = request.headers.get("If-Range", "")
    if request.method != "GET" or not condition:
        return request.method == "GET"
    try:
        return int(parsedate_to_datetime(condition).timestamp()) == modified
    except (TypeError, ValueError, OverflowError):
        return False


def _chunks(path: str, first: int, length: int) -> Iterator[bytes]:
    """Opened only when it is read, so that a reader who is gone already leaves no open file."""
    with default_storage.open(path, "rb") as stream:
        stream.seek(first)
        while length > 0 and (chunk := stream.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
