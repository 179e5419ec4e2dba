"""Pictures on their way in: decoded, set upright, made small enough and encoded anew, so that only the pixels remain.

No EXIF, XMP, IPTC, GPS, comment, text chunk, thumbnail or trailing payload can survive, since nothing but the pixels and the colour
profile is written again.
"""

import io
import struct
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, UnidentifiedImageError
from pillow_heif import register_heif_opener

from cms.library.naming import random_name

Image.init()
register_heif_opener()

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MAX_PIXELS = 25_000_000
MAX_SIDE = 4096
MAX_PROFILE = 1024 * 1024

# Phones put several pictures into one JPEG ("MPO"); browsers do not show HEIC: both become a plain JPEG.
KEPT_AS = {"JPEG": "jpg", "MPO": "jpg", "HEIF": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
READABLE = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
ENCODERS: dict[str, tuple[str, dict[str, Any]]] = {
    "jpg": ("JPEG", {"quality": 90, "optimize": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 90}),
    "avif": ("AVIF", {"quality": 80, "speed": 8}),
}
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112
COLOUR_SPACES = {"L": b"GRAY", "RGB": b"RGB ", "RGBA": b"RGB "}

NOT_A_PICTURE = _(
    "This file is not a picture that can be used here, or it is damaged. Save it as JPEG, PNG, WebP, AVIF or HEIC"
    " and upload it again."
)
DAMAGED = _(
    "This picture is damaged or incomplete. Copy it again from the phone or camera, or choose another one, and upload that."
)
TOO_LARGE = _(
    "This picture has more than 25 million pixels, which is too many. Make it smaller, for example 4000 pixels on its longer side,"
    " and upload it again."
)


class CleanPicture(ContentFile):
    """A picture that was encoded here: it holds pixels, a colour profile and nothing else."""


def clean_picture(upload: File) -> CleanPicture:
    """The uploaded file as a clean picture under a random name; one that is clean already is returned as it is.

    Raises ValidationError, saying what to do next, for a file that is no picture of a kept format, is broken, or has too many pixels.
    """
    if isinstance(upload, CleanPicture):
        return upload
    image = _opened(upload)
    extension = KEPT_AS[image.format or ""]
    try:
        profile = image.info.get("icc_profile") or b""
        pixels = _in_plain_colours(_upright(image), profile)
        content = _encoded(pixels, extension, _fitting_profile(profile, pixels.mode))
    except Exception as error:  # broken data makes decoders raise nearly anything; none of it may be a 500
        raise ValidationError(DAMAGED, code="damaged") from error
    return CleanPicture(content, name=random_name(extension))


def _opened(upload: File) -> Image.Image:
    """The picture with only its header read; refused before any pixel is decoded."""
    try:
        upload.seek(0)
        image = Image.open(upload, formats=READABLE)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refusal(TOO_LARGE, "too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise _refusal(NOT_A_PICTURE, "not_a_picture") from error
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, RuntimeError) as error:
        raise _refusal(DAMAGED, "damaged") from error
    if image.width * image.height > MAX_PIXELS:
        raise _refusal(TOO_LARGE, "too_many_pixels")
    return image


def _refusal(message: "_StrPromise", code: str) -> ValidationError:
    return ValidationError(message, code=code)


def _upright(image: Image.Image) -> Image.Image:
    """Decoded, and turned as the camera was held."""
    image.load()
    try:
        turn = UPRIGHT.get(image.getexif().get(ORIENTATION, 1))
    except Exception:  # a mangled EXIF block says nothing about the pixels, which are fine
        turn = None
    return image.transpose(turn) if turn is not None else image


def _in_plain_colours(image: Image.Image, profile: bytes) -> Image.Image:
    """Grey, RGB or RGBA at 8 bits, at most MAX_SIDE on its longer side, as a new picture without any other information."""
    if image.mode == "CMYK" and profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    elif image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in {"L", "RGB"}:
        image = image.convert("L" if image.mode in {"1", "F", "LA"} else "RGB")
    if max(image.size) > MAX_SIDE:
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh


def _fitting_profile(profile: bytes, mode: str) -> bytes | None:
    """The colour profile (ICC.1, header of 128 bytes) cut to its declared length, if it is one and fits the pixels."""
    if not 128 < len(profile) <= MAX_PROFILE or profile[36:40] != b"acsp" or profile[16:20] != COLOUR_SPACES[mode]:
        return None
    profile = profile[: int.from_bytes(profile[:4], "big")]
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):  # anything may hide in a block that is no profile
        return None
    return profile


def _encoded(image: Image.Image, extension: str, profile: bytes | None) -> bytes:
    encoder, options = ENCODERS[extension]
    if extension == "jpg" and image.mode == "RGBA":
        image = on_white(image)
    stream = io.BytesIO()
    image.save(stream, encoder, **options, **({"icc_profile": profile} if profile else {}))
    return stream.getvalue()


def on_white(image: Image.Image) -> Image.Image:
    """A transparent (RGBA) picture on a white ground, for formats without transparency."""
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
