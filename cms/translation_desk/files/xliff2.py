"""XLIFF 2.0 (OASIS): a `file` a page, a `unit` a text; markup as `pc` and `ph`, with what they stand for beside the text."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from cms.translation_desk.files.inline import Code, codes_in, fill, html_in
from cms.translation_desk.files.markup import Piece
from cms.translation_desk.files.units import Batch, Document, Told, Unit, plain
from cms.translation_desk.files.xliff1 import CONTEXT, OURS, SPACE, WAS

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
DONE = frozenset({"translated", "reviewed", "final"})
KINDS = {"b": "fmt", "i": "fmt", "br": "fmt", "a": "link"}


def write(batch: Batch) -> bytes:
    """The file."""
    about = {"version": "2.0", "srcLang": batch.source_code, "trgLang": batch.code}
    root = etree.Element(_named("xliff"), about, nsmap={None: XLIFF, "sl": OURS})
    for key, several in groupby(batch.told, key=lambda told: told.unit.key):
        of_page = list(several)
        named = {"id": f"p-{key}", "original": f"{CONTEXT}{key}", "canResegment": "no"}
        page = etree.SubElement(root, _named("file"), named)
        notes = etree.SubElement(page, _named("notes"))
        etree.SubElement(notes, _named("note")).text = plain(of_page[0].title)
        for told in of_page:
            _write_unit(page, told)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _named(name: str) -> str:
    return f"{{{XLIFF}}}{name}"


def _write_unit(page: Any, told: Told) -> None:
    unit = told.unit
    about = {"id": unit.path, "name": unit.path, SPACE: "preserve", WAS: unit.was or ""}
    element = etree.SubElement(page, _named("unit"), about)
    notes = etree.SubElement(element, _named("notes"))
    said = [told.label, *([f"max-length: {told.limit}"] if told.limit else []), *([told.before] if told.before else [])]
    for one in said:
        etree.SubElement(notes, _named("note")).text = plain(one)
    data: dict[int, Piece] = {}

    def make(number: int, piece: Piece) -> Any:
        data[number] = piece
        return _element(number, piece)

    known: dict[str, int] = {}
    segment = etree.Element(_named("segment"), {"state": "translated" if unit.done else "initial"})
    fill(etree.SubElement(segment, _named("source")), unit.source, rich=told.rich, known=known, make=make)
    if unit.target:
        fill(etree.SubElement(segment, _named("target")), unit.target, rich=told.rich, known=known, make=make)
    if data:
        element.append(_original_data(data))
    element.append(segment)


def _element(number: int, piece: Piece) -> Any:
    about = {"id": str(number), "type": KINDS.get(piece.tag, "other")}
    if piece.kind == "open":
        return etree.Element(_named("pc"), {**about, "dataRefStart": f"s{number}", "dataRefEnd": f"e{number}"})
    return etree.Element(_named("ph"), {**about, "dataRef": f"s{number}"})


def _original_data(data: dict[int, Piece]) -> Any:
    kept = etree.Element(_named("originalData"))
    for number, piece in sorted(data.items()):
        etree.SubElement(kept, _named("data"), {"id": f"s{number}"}).text = str(piece)
        if piece.kind == "open":
            etree.SubElement(kept, _named("data"), {"id": f"e{number}"}).text = f"</{piece.tag}>"
    return kept


def read(root: Any) -> Document:
    """Every unit of every page."""
    units = tuple(unit for page in root.iter(_named("file")) for unit in _units(page))
    return Document(root.get("srcLang", ""), root.get("trgLang", ""), units)


def _units(page: Any) -> Iterator[Unit]:
    key = page.get("original", "").removeprefix(CONTEXT) or page.get("id", "").removeprefix("p-")
    for element in page.iter(_named("unit")):
        data = {one.get("id"): one.text or "" for one in element.iter(_named("data"))}
        code_of = _codes_of(data)
        parts = [one for one in element if one.tag in {_named("segment"), _named("ignorable")}]
        sources = [one.find(_named("source")) for one in parts]
        codes = {number: code for one in sources if one is not None for number, code in codes_in(one, code_of).items()}
        said = "".join(html_in(one, codes, code_of) for one in _targets(parts))
        segments = [one for one in parts if one.tag == _named("segment")]
        yield Unit(
            key,
            element.get("name") or element.get("id", ""),
            "".join(html_in(one, codes, code_of) for one in sources if one is not None),
            said,
            bool(said and segments) and all(one.get("state", "initial") in DONE for one in segments),
            element.get(WAS),
            markup=True,
        )


def _targets(parts: list[Any]) -> Iterator[Any]:
    """None where a part of the text has no translation: half a sentence is none. What stands between two parts is, where a program
    left it out, as in the source."""
    found = [(one, one.find(_named("target"))) for one in parts]
    segments = [target for one, target in found if one.tag == _named("segment")]
    if any(target is None or not "".join(target.itertext()).strip() for target in segments):
        return
    for one, target in found:
        kept = target if target is not None else one.find(_named("source"))
        if kept is not None:
            yield kept


def _codes_of(data: dict[Any, str]) -> Code:
    def code_of(element: Any) -> str | None:
        return data.get(element.get("dataRefStart") or element.get("dataRef") or "") or None

    return code_of
