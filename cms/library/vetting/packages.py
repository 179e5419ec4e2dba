"""Zip files that documents are made of: measured before anything is unpacked, and packed anew, so that nothing hides between the parts."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from cms.library.vetting.pictures_inside import without_camera_data
from cms.library.vetting.refusals import refusal

START = b"PK\x03\x04"
MAX_PARTS = 5_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_ELEMENTS = 1_000_000  # a table of half a million cells; the server looks at each in some microseconds
MAX_RATIO = 200  # of a part over a megabyte; the densest honest XML packs to about a hundredth
WEIGHTY = 1024 * 1024
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 0x1
# Programs, packages, compound files (OLE), documents: nothing of the kind belongs inside a document.
FOREIGN = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    START,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"\xcf\xfa\xed\xfe",
)
# Always the same, so that no time tells when something was written.
NO_TIME = (1980, 1, 1, 0, 0, 0)

Parts = dict[str, bytes]


def unpack(content: bytes) -> Parts:
    """Name to content of every part, in their order; ValidationError for what is damaged, locked or too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [part for part in package.infolist() if not part.is_dir()]
            _measure(parts, len(content))
            unpacked = {part.filename: package.read(part) for part in parts}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise refusal("damaged") from error
    if sum(part.count(b"<") for part in unpacked.values()) > 2 * MAX_ELEMENTS:
        raise refusal("bomb")
    if any(part.startswith(FOREIGN) for part in unpacked.values()):
        raise refusal("holds_files")
    return unpacked


def pack(parts: Mapping[str, bytes], *, first: Iterable[str] = ()) -> bytes:
    """The parts as a new file, those named `first` at its start and not compressed; photographs without what the camera wrote."""
    stream, ahead = io.BytesIO(), [name for name in first if name in parts]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in [*ahead, *(name for name in parts if name not in ahead)]:
            part = zipfile.ZipInfo(name, NO_TIME)
            part.compress_type = zipfile.ZIP_STORED if name in ahead else zipfile.ZIP_DEFLATED
            package.writestr(part, without_camera_data(parts[name]))
    return stream.getvalue()


def _measure(parts: list[zipfile.ZipInfo], weight: int) -> None:
    """By what the directory says, to which the unpacking then holds itself: a part that is longer is damaged."""
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise refusal("locked")
    names = [part.filename for part in parts]
    if len({name.casefold() for name in names}) < len(names) or any(_leads_out(name) for name in names):
        raise refusal("damaged")
    if any(part.compress_type not in METHODS for part in parts):
        raise refusal("damaged")
    swollen = any(part.file_size > max(WEIGHTY, part.compress_size * MAX_RATIO) for part in parts)
    overlapping = sum(part.compress_size for part in parts) > weight
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED or swollen or overlapping:
        raise refusal("bomb")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/")
