"""Photographs inside documents: what a camera wrote beside the pixels is cut out, the pixels stay as they are (ITU-T T.81, JPEG)."""

import re

START, END, SCAN, COMMENT = b"\xff\xd8", b"\xff\xd9", 0xDA, 0xFE
# Exif, XMP, IPTC and several pictures in one lie in application segments; density, colour profile and colour transform are kept.
APPLICATION = range(0xE0, 0xF0)
KEPT = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
# The next mark after pixels: no stuffing, no restart.
MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def without_camera_data(picture: bytes) -> bytes:
    """A JPEG without Exif, XMP, IPTC, comments, thumbnails and whatever follows it; anything else, and a broken one, as it is."""
    if not picture.startswith(START + b"\xff"):
        return picture
    kept, at = [START], 2
    while mark := MARK.match(picture, at):
        if mark[0] == END:
            return b"".join([*kept, END])
        length = int.from_bytes(picture[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(picture):
            return picture
        kind = picture[at + 1]
        if kind == SCAN:
            pixels = MARK.search(picture, end)
            end = pixels.start() if pixels else len(picture)
        if _is_kept(kind, picture[at + 4 : at + 20]):
            kept.append(picture[at:end])
        at = end
    # A picture without an end is shown nevertheless: what was read of it is kept.
    return b"".join(kept) if at >= len(picture) else picture


def _is_kept(kind: int, start: bytes) -> bool:
    if kind in APPLICATION:
        return kind in KEPT and start.startswith(KEPT[kind])
    return kind != COMMENT
