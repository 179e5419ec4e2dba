"""Files as phones and people make them: photographs with the place in them, broken ones, recordings that name their owner."""

import array
import functools
import io
import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import av
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

from cms.library.storing import marked_addresses

GPS = 0x8825
SECRET = b"Fictional Village, house of the teacher"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>' + SECRET + b"</rdf:RDF></x:xmpmeta>"


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The image as the bytes of a file."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def half_red(width: int = 1600, height: int = 1200) -> Image.Image:
    """Red on the left, blue on the right: one sees which way up it is."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image


def photograph(width: int = 1600, height: int = 1200, *, orientation: int = 1, icc: bytes | None = None) -> bytes:
    """A JPEG with GPS, XMP, a comment, a thumbnail's worth of maker data, and a payload after its end."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif[GPS] = {
        1: "N",
        2: (IFDRational(12), IFDRational(34), IFDRational(56)),
        3: "E",
        4: (IFDRational(6), IFDRational(5), IFDRational(4)),
    }
    options = {"icc_profile": icc} if icc else {}
    jpeg = encoded(half_red(width, height), "JPEG", exif=exif, xmp=XMP, comment=SECRET, **options)
    return jpeg + b"PK\x03\x04" + SECRET


@functools.cache
def srgb() -> bytes:
    """A real colour profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def committed() -> AbstractContextManager[list[Callable[[], Any]]]:
    """What is done inside is committed at its end: only then do renditions appear and old files go."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def for_colleagues(row: Any) -> str:
    """The address of a recording's or a rendition's file as the admin has it."""
    with marked_addresses():
        return str(row.url)


def upload(content: bytes, name: str = "IMG_20260101_house.jpg") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, content)


def sound(container: str = "mp3", codec: str = "libmp3lame", *, seconds: float = 1.0, rate: int = 48_000) -> bytes:
    """A tone in stereo that says whose it is and where it was made."""
    stream = io.BytesIO()
    with av.open(stream, mode="w", format=container) as target:
        target.metadata.update({"title": SECRET.decode(), "location": "+12.5+006.1/", "artist": SECRET.decode()})
        voice: Any = target.add_stream(codec, rate=rate, layout="stereo")
        for start in range(0, int(seconds * rate), 1024):
            frame = av.AudioFrame(format="s16", layout="stereo", samples=1024)
            frame.rate, frame.pts = rate, start
            wave = [int(8000 * math.sin((start + i) / 20)) for i in range(1024) for _side in range(2)]
            frame.planes[0].update(array.array("h", wave).tobytes())
            target.mux(voice.encode(frame))
        target.mux(voice.encode(None))
    return stream.getvalue()


def video() -> bytes:
    """A moving picture."""
    stream = io.BytesIO()
    with av.open(stream, mode="w", format="mp4") as target:
        view = target.add_stream("mpeg4", rate=10)
        view.width, view.height, view.pix_fmt = 64, 64, "yuv420p"
        for _ in range(5):
            target.mux(view.encode(av.VideoFrame(64, 64, "yuv420p")))
        target.mux(view.encode(None))
    return stream.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda _pdf: None, **options: Any) -> bytes:
    """An empty page that says who wrote it, changed as a test wants it."""
    stream = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = SECRET.decode()
        change(made)
        made.save(stream, **options)
    return stream.getvalue()
