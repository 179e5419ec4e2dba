"""Photographs inside documents: what a camera wrote beside the pixels is cut out, the pixels stay as they are."""

APP0, APP2, APP14, COMMENT, START_OF_SCAN = 0xE0, 0xE2, 0xEE, 0xFE, 0xDA
KEPT = {APP0, APP2, APP14}  # density, colour profile, colour transform; Exif, XMP and IPTC live in the others (ITU-T T.81, CIPA DC-008)
MARKERS_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}


def without_camera_data(picture: bytes) -> bytes:
    """A JPEG without Exif, XMP, IPTC and comments; anything else, and a broken one, as it is."""
    if not picture.startswith(b"\xff\xd8\xff"):
        return picture
    kept, at = [picture[:2]], 2
    while at + 4 <= len(picture) and picture[at] == 0xFF:
        marker = picture[at + 1]
        if marker == START_OF_SCAN:
            return b"".join([*kept, picture[at:]])
        end = at + 2 + (0 if marker in MARKERS_WITHOUT_LENGTH else int.from_bytes(picture[at + 2 : at + 4], "big"))
        if marker != COMMENT and (marker in KEPT or not 0xE0 <= marker <= 0xEF):
            kept.append(picture[at:end])
        at = max(end, at + 2)
    return picture
