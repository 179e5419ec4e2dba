"""The one fixed set of sizes and formats in which readers get pictures, as Wagtail filter specs."""

WIDTHS = (320, 640, 1024)
# In the order in which a browser should take them: the smallest first.
FORMATS = {
    "image/avif": "format-avif|avifquality-50",
    "image/webp": "format-webp|webpquality-70",
    "image/jpeg": "format-jpeg|jpegquality-75",
}


def spec(width: int, content_type: str) -> str:
    """The Wagtail filter spec of one rendition; a transparent picture gets a white ground as JPEG."""
    return f"width-{width}|{FORMATS[content_type]}"


SPECS = {spec(width, content_type): content_type for content_type in FORMATS for width in WIDTHS}


def useful_widths(picture_width: int) -> tuple[int, ...]:
    """The widths worth making for a picture: all below its own and the first that holds it whole, so that none is made twice."""
    below = tuple(width for width in WIDTHS if width < picture_width)
    return WIDTHS[: len(below) + 1]


def useful_specs(picture_width: int) -> tuple[str, ...]:
    """The specs worth making for a picture of this width, in all formats."""
    return tuple(spec(width, content_type) for content_type in FORMATS for width in useful_widths(picture_width))
