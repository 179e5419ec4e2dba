"""Small documents as programs make them, and the same with something in them that must not be handed out."""

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook

from tests.library.files import SECRET

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as one file; `mimetype` is not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def inside(document: bytes) -> dict[str, bytes]:
    """Name to content of each part."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def relationships(*rows: str) -> str:
    """Each row: the last word of its type, then its target, then External or nothing."""
    made = ""
    for number, row in enumerate(rows):
        kind, target, *mode = row.split(" ")
        where = f' TargetMode="{mode[0]}"' if mode else ""
        made += f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{where}/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def docx(
    body: str = "<w:p><w:r><w:t>Stay on the path.</w:t></w:r></w:p>", *links: str, main: str = MAIN, **more: str | bytes
) -> bytes:
    """A Word file; `more` are further parts, with __ for a slash and _ for a dot."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": relationships("officeDocument word/document.xml", "thumbnail docProps/thumbnail.jpeg"),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relationships(*links),
        "docProps/core.xml": f"<cp>{SECRET.decode()}</cp>",
        "docProps/thumbnail.jpeg": SECRET,
    }
    return zipped(parts | {name.replace("__", "/").replace("_", "."): content for name, content in more.items()})


def renamed(document: bytes, part: str, name: str) -> bytes:
    """The same with a part under another name, wherever it is named."""
    return zipped({
        name if at == part else at: content.replace(part.encode(), name.encode())
        for at, content in inside(document).items()
    })  # fmt: skip


def xlsx(value: object = 1) -> bytes:
    """An Excel file by a program that makes them."""
    stream, book = io.BytesIO(), Workbook()
    assert book.active is not None
    book.active["A1"] = value
    book.properties.creator = SECRET.decode()
    book.save(stream)
    return stream.getvalue()


def odt(body: str = "<text:p>Stay on the path.</text:p>", *, entry: str = "", kind: str = "text", **more: str) -> bytes:
    """A Writer file; `entry` goes into its manifest, `more` are parts with __ for a slash and _ for a dot."""
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "draw", "script", "table", "dc")
    )
    kind = f"application/vnd.oasis.opendocument.{kind}"
    parts = {
        "mimetype": kind,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>{entry}</manifest:manifest>',
        "content.xml": f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body>{body}'
        "</office:body></office:document-content>",
        "meta.xml": f"<meta>{SECRET.decode()}</meta>",
        "Thumbnails/thumbnail.png": SECRET.decode(),
    }
    return zipped(parts | {name.replace("__", "/").replace("_", "."): content for name, content in more.items()})


def epub(page: str = "<p>Stay on the path.</p>", **more: str | bytes) -> bytes:
    """A book with one page."""
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"/>',
        "page.xhtml": f'<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{page}</body></html>',
    }
    return zipped(parts | {name.replace("__", "/").replace("_", "."): content for name, content in more.items()})
