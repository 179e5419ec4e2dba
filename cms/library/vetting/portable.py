"""PDF files (ISO 32000-2): written anew by qpdf, so that only what the pages show remains; what acts is refused."""

import io
from collections.abc import Iterator
from typing import Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from cms.library.vetting.pictures_inside import without_camera_data
from cms.library.vetting.refusals import refusal

START = b"%PDF-"
MAX_PAGES = 2_000
MAX_OBJECTS = 300_000
# Bytes that one compressed part may unpack to, and all of them; qpdf's own limits hold for the whole process.
MAX_UNPACKED = 128 * 1024 * 1024
MAX_TOGETHER = 512 * 1024 * 1024
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_UNPACKED,
    dct_max_memory=MAX_UNPACKED,
    png_max_memory=MAX_UNPACKED,
    run_length_max_memory=MAX_UNPACKED,
    tiff_max_memory=MAX_UNPACKED,
    parser_max_container_size=MAX_OBJECTS,
    doc_max_warnings=100,
    max_stream_filters=5,
)

ACTIONS = frozenset({
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute",
    "/GoTo3DView", "/Trans", "/SetOCGState", "/Hide",
})  # fmt: skip
ELSEWHERE = frozenset({"/GoToR", "/GoToE", "/Thread"})
HOLDING = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
NOTES = frozenset({"/Text", "/Popup", "/Caret"})
SAFE_LINK = (b"http://", b"https://", b"mailto:", b"tel:")
# Who wrote it, with what, when; what programs keep for themselves.
NAMING = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/SpiderInfo")
# What would be done when the file is opened, a page turned, a field left: of the links, only those stay that a reader has to follow.
UNASKED = ("/OpenAction", "/AA", "/PA")
# Of a stream: its bytes in a file, the page that it stands for, the picture for the printer.
ABROAD = frozenset({"/F", "/Ref", "/OPI"})
OF_A_MARK = ("/T", "/M", "/CreationDate", "/NM", "/RC")


def is_pdf(content: bytes) -> bool:
    """Whether it begins as every PDF does."""
    return content.startswith(START)


def clean_pdf(content: bytes) -> bytes:
    """The same pages without metadata. ValidationError for what must not be handed out."""
    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            if not 0 < len(pdf.pages) <= MAX_PAGES or len(pdf.objects) > MAX_OBJECTS:
                raise refusal("damaged")
            _forget_names(pdf)
            once = _written(pdf)
        # Read again, so that only what is kept is judged: earlier versions of a page are gone.
        with Pdf.open(io.BytesIO(once)) as pdf:
            _strip_all(pdf)
            return _written(pdf)
    except pikepdf.PasswordError as error:
        raise refusal("locked") from error
    except (
        pikepdf.PdfError,
        pikepdf.DataDecodingError,
        ValueError,
        TypeError,
        KeyError,
        RuntimeError,
        OverflowError,
    ) as error:
        raise refusal("damaged") from error


def _strip_all(pdf: Pdf) -> None:
    """Judges and strips each thing in it; refuses one that unpacks to too much."""
    weight = 0
    for thing in _things(pdf):
        _judge(thing)
        weight += _unpacked(thing)
        if weight > MAX_TOGETHER:
            raise refusal("bomb")
        _strip(thing)


def _written(pdf: Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(
        stream,
        encryption=False,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return stream.getvalue()


def _forget_names(pdf: Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in NAMING:
        if key in pdf.Root:
            del pdf.Root[key]


def _things(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary of the file, also those that lie directly in others."""
    for thing in pdf.objects:
        yield from _within(thing)


def _within(thing: Any, depth: int = 0) -> Iterator[Any]:
    if depth > 100:
        raise refusal("damaged")
    if isinstance(thing, (Dictionary, Stream)):
        # What is taken out of it meanwhile is judged all the same.
        inside = [value for _key, value in thing.items()]
        yield thing
    elif isinstance(thing, Array):
        inside = list(thing)
    else:
        return
    for value in inside:
        if isinstance(value, (Dictionary, Array)) and not value.is_indirect:
            yield from _within(value, depth + 1)


def _judge(thing: Any) -> None:
    action, kind = str(thing.get("/S", "")), str(thing.get("/Subtype", ""))
    if "/JS" in thing or "/JavaScript" in thing or "/XFA" in thing or action in ACTIONS:
        raise refusal("acts")
    if "/EmbeddedFiles" in thing or "/EF" in thing or "/RichMediaContent" in thing or kind in HOLDING:
        raise refusal("holds_files")
    if action in ELSEWHERE or ("/URI" in thing and action == "/URI" and not _is_safe(thing["/URI"])):
        raise refusal("reaches_out")
    if "/Rect" in thing and kind in NOTES:
        raise refusal("notes")
    # A picture, a page or text whose bytes lie in another file.
    if (isinstance(thing, Stream) and not ABROAD.isdisjoint(thing.keys())) or thing.get("/FS") == Name.URL:
        raise refusal("reaches_out")


def _unpacked(thing: Any) -> int:
    """Bytes that a part unpacks to; pictures count as they are."""
    if not isinstance(thing, Stream):
        return 0
    try:
        return len(thing.read_bytes())
    except pikepdf.DataDecodingError as error:
        if "limit" in str(error):
            raise refusal("bomb") from error
    except pikepdf.PdfError:  # a codec of pictures, which qpdf leaves alone
        pass
    return len(thing.read_raw_bytes())


def _is_safe(address: Any) -> bool:
    return bytes(address).strip().lower().startswith(SAFE_LINK)


def _strip(thing: Any) -> None:
    names: tuple[str, ...] = NAMING + UNASKED
    if "/Rect" in thing and str(thing.get("/Subtype", "")) not in {"/Widget", "/Link", ""}:
        names += OF_A_MARK
    for key in names:
        if key in thing:
            del thing[key]
    if isinstance(thing, Stream) and thing.get("/Filter") == Name.DCTDecode:
        raw = thing.read_raw_bytes()
        clean = without_camera_data(raw)
        if clean != raw:
            thing.write(clean, filter=Name.DCTDecode, decode_parms=cast(Dictionary | None, thing.get("/DecodeParms")))
