"""Names: random ones for stored files, and titles that are never the name of the uploaded file.

A phone names its files after the time, the place or the person: such a name goes neither into an address nor into a title.
"""

import re
import secrets
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote_plus

from django.db.models import Model
from django.utils import timezone
from django.utils.functional import Promise

LONGEST_NAME = 2000
PLAIN_ENDING = re.compile(r"[A-Za-z0-9]{1,8}")
FILE_ENDING = re.compile(
    r"\.(avif|gif|hei[cf]|jpe?g|png|tiff?|webp|aac|flac|m4a|mp3|oga|ogg|opus|wav|webm)$", re.IGNORECASE
)


def random_name(extension: str) -> str:
    """A name nobody can guess, with its extension (without a dot)."""
    return f"{secrets.token_hex(16)}.{extension.lower()}"


def random_path(folder: str, filename: str) -> str:
    """A random name in a folder, with the extension of `filename`."""
    ending = PurePosixPath(filename).suffix[1:]
    return f"{folder}/{random_name(ending if PLAIN_ENDING.fullmatch(ending) else 'bin')}"


def recording_path(_recording: Model, filename: str) -> str:
    """Where a recording is stored while it may be played."""
    return random_path("recordings", filename)


def document_path(_document: Model, filename: str) -> str:
    """Where a document is stored; it is served under its title, never from here."""
    return random_path("documents", filename)


def is_file_name(title: str, filename: str = "") -> bool:
    """Whether a title is only the file's name: whole, without its ending, or as browsers and scripts rewrite it."""
    filename = filename[:LONGEST_NAME]
    if FILE_ENDING.search(title):
        return True
    plain = _letters(title)
    return bool(filename) and plain in {
        _letters(filename),
        _letters(filename.removesuffix(PurePosixPath(filename).suffix)),
    }


def dated_title(pattern: str | Promise, when: datetime) -> str:
    """A title out of a pattern such as “Picture, %(when)s”, with the local date and time."""
    return str(pattern) % {"when": f"{timezone.localtime(when):%Y-%m-%d %H:%M:%S}"}


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", " ", unquote_plus(name)).strip().casefold()
