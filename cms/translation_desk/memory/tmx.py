"""TMX 1.4b (LISA OSCAR): a unit for each remembered text, its markup as codes that a translator's program moves and never breaks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree

from cms.translation_desk.files.units import CannotRead, plain
from cms.translation_desk.files.xml import Kind, tree_of
from cms.translation_desk.memory.codes import fill, html_in, words_in_codes
from cms.translation_desk.memory.remembering import Told

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MAX_UNITS = 20_000
ANY_LANGUAGE = "*all*"
NOT_TMX = _("This is no TMX file, or it is damaged. Save the memory of your program as TMX 1.4, and upload that file.")
TOO_MANY = _("This file holds more than 20,000 texts. Save it in parts, and upload each by itself.")
TMX = Kind(frozenset({"tu"}), MAX_UNITS, NOT_TMX, TOO_MANY, may_name_type=True, elements=2_000_000)


@dataclass(frozen=True)
class Unit:
    """A text of a file in two languages, which are written as the file has them."""

    source_tag: str
    tag: str
    told: Told


def write(rows: Iterable[Any], source_language: str, language: str, at: datetime) -> bytes:
    """A file of remembered texts, all in one pair of languages."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        creationtool="Safelane",
        creationtoolversion="1",
        segtype="block",
        **{"o-tmf": "Safelane"},
        adminlang="en",
        srclang=source_language,
        datatype="plaintext",
        creationdate=_moment(at),
    )
    body = etree.SubElement(root, "body")
    for row in rows:
        body.append(_unit(row, source_language, language))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _unit(row: Any, source_language: str, language: str) -> Any:
    unit = etree.Element("tu", datatype="html" if row.rich else "plaintext", changedate=_moment(row.at))
    known: dict[str, int] = {}
    for code, text in ((source_language, row.source), (language, row.target)):
        variant = etree.SubElement(unit, "tuv")
        variant.set(XML_LANG, code)
        fill(etree.SubElement(variant, "seg"), plain(text), rich=row.rich, known=known)
    return unit


def _moment(at: datetime) -> str:
    """ISO 8601 in its basic form, in UTC, as TMX has it."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def read(content: bytes) -> list[Unit]:
    """Every text of a file, once for each language into which it was translated. CannotRead for what is no TMX file."""
    root = tree_of(content, TMX)
    header, body = root.find("header"), root.find("body")
    if root.tag != "tmx" or header is None or body is None:
        raise CannotRead(NOT_TMX)
    kind, language = header.get("datatype", ""), header.get("srclang", "")
    found: list[Unit] = []
    for one in body.iter("tu"):
        for unit in _units(one, kind, language):
            found.append(unit)
            if len(found) > MAX_UNITS:  # a unit may hold any number of languages
                raise CannotRead(TOO_MANY)
    return found


def _units(unit: Any, datatype: str, source_language: str) -> Iterator[Unit]:
    variants = [(_tag_of(one), one.find("seg")) for one in unit.findall("tuv")]
    told = [(tag, segment) for tag, segment in variants if tag and segment is not None]
    wanted = unit.get("srclang", source_language)
    source = next((one for one in told if _same(one[0], wanted)), None)
    if source is None and wanted == ANY_LANGUAGE and told:
        source = told[0]
    if source is None:
        return
    rich = unit.get("datatype", datatype) == "html"
    said = words_in_codes(source[1]), html_in(source[1]) if rich else None  # once, however many languages follow
    for tag, segment in told:
        if segment is not source[1]:
            yield Unit(source[0], tag, _told(*said, segment))


def _tag_of(variant: Any) -> str:
    """TMX 1.1 had no `xml:lang`."""
    return str(variant.get(XML_LANG) or variant.get("lang") or "")


def _same(tag: str, wanted: str) -> bool:
    """A header may say `en` where its units say `en-US`, or the other way round."""
    one, other = (text.casefold().replace("_", "-") for text in (tag, wanted))
    return one == other or one.partition("-")[0] == other.partition("-")[0]


def _told(source_words: str, source_html: str | None, target: Any) -> Told:
    """With its markup where both sides have what texts here may have; otherwise their words alone."""
    html = html_in(target) if source_html is not None else None
    if source_html is not None and html is not None:
        return Told(source_html, html, rich=True)
    return Told(source_words, words_in_codes(target))
