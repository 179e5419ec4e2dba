"""XLIFF 1.2 (OASIS): a `file` a page, a `trans-unit` a text; markup as `g` and `x`."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from cms.translation_desk.files.inline import codes_in, fill, html_in
from cms.translation_desk.files.markup import Piece
from cms.translation_desk.files.units import Batch, Document, Told, Unit, plain

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
OURS = "urn:safelane:translators:1"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WAS = f"{{{OURS}}}was"
CONTEXT = "page:"
DONE = frozenset({"translated", "signed-off", "final"})
KINDS = {"b": "bold", "i": "italic", "a": "link", "br": "lb"}


def write(batch: Batch) -> bytes:
    """The file."""
    root = etree.Element(_named("xliff"), {"version": "1.2"}, nsmap={None: XLIFF, "sl": OURS})
    for key, several in groupby(batch.told, key=lambda told: told.unit.key):
        of_page = list(several)
        about = {
            "original": f"{CONTEXT}{key}",
            "source-language": batch.source_code,
            "target-language": batch.code,
            "datatype": "html",
            "product-name": plain(of_page[0].title),
            "date": batch.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        body = etree.SubElement(etree.SubElement(root, _named("file"), about), _named("body"))
        for told in of_page:
            _write_unit(body, told)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _named(name: str) -> str:
    return f"{{{XLIFF}}}{name}"


def _write_unit(body: Any, told: Told) -> None:
    unit = told.unit
    about = {"id": unit.path, "resname": unit.path, SPACE: "preserve", WAS: unit.was or ""}
    about |= {"approved": "yes"} if unit.done else {}
    about |= {"maxwidth": str(told.limit), "size-unit": "char"} if told.limit else {}
    element = etree.SubElement(body, _named("trans-unit"), about)
    known: dict[str, int] = {}
    fill(etree.SubElement(element, _named("source")), unit.source, rich=told.rich, known=known, make=_make)
    if unit.target:
        state = "translated" if unit.done else "needs-adaptation" if told.revise else "needs-review-translation"
        target = etree.SubElement(element, _named("target"), {"state": state})
        fill(target, unit.target, rich=told.rich, known=known, make=_make)
    etree.SubElement(element, _named("note")).text = plain(told.label)
    if told.before:
        etree.SubElement(element, _named("note"), {"from": "before"}).text = plain(told.before)


def _make(number: int, piece: Piece) -> Any:
    about = {"id": str(number), "ctype": KINDS.get(piece.tag, f"x-html-{piece.tag}"), "equiv-text": str(piece)}
    return etree.Element(_named("g" if piece.kind == "open" else "x"), about)


def read(root: Any) -> Document:
    """Every unit of every page; the languages are those of the first `file`, and "" where others say something else."""
    files = list(root.iter(_named("file")))
    languages = {(one.get("source-language", ""), one.get("target-language", "")) for one in files}
    source, target = languages.pop() if len(languages) == 1 else ("", "")
    return Document(source, target, tuple(unit for one in files for unit in _units(one)))


def _units(page: Any) -> Iterator[Unit]:
    key = page.get("original", "").removeprefix(CONTEXT)
    for element in page.iter(_named("trans-unit")):
        source, target = element.find(_named("source")), element.find(_named("target"))
        codes = codes_in(source, _code_of) if source is not None else {}
        said = html_in(target, codes, _code_of) if target is not None else ""
        yield Unit(
            key,
            element.get("resname") or element.get("id", ""),
            html_in(source, codes, _code_of) if source is not None else "",
            said,
            bool(said) and _is_done(element, target),
            element.get(WAS),
            markup=True,
        )


def _is_done(element: Any, target: Any) -> bool:
    approved = element.get("approved", "")
    return bool(approved == "yes" or (approved != "no" and target.get("state", "") in DONE))


def _code_of(element: Any) -> str | None:
    code: str | None = element.get("equiv-text")
    return code
