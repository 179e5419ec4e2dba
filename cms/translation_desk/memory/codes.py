"""Markup inside the segments of TMX 1.4b: `bpt`, `ept`, `ph` and `it` hold the tags, `hi` marks words and is left out."""

import re
from html import escape
from typing import Any

from lxml import etree

from cms.translation_desk.files.markup import BrokenMarkup, Piece, numbered, pieces_of, tidy

HOLD_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
TAGS = frozenset({"p", "b", "i", "strong", "em", "a", "ul", "ol", "li", "br", "hr", "h2", "h3", "h4", "h5", "h6"})
# Of a link alone. Others are left out by the place that takes the words (fitting.py).
ATTRIBUTES = frozenset({"href", "id", "linktype"})
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|/|#)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>")


def fill(segment: Any, text: str, *, rich: bool, known: dict[str, int]) -> None:
    """Puts a text into an empty `seg`; tags have the same number in source and translation, which hand `known` on."""
    try:
        pieces = pieces_of(text) if rich else [Piece("words", words=text)]
    except BrokenMarkup:
        pieces = [Piece("words", words=text)]
    for number, one in numbered(pieces, known):
        if one.kind == "words":
            _say(segment, one.words)
        else:
            segment.append(_code(one, number))


def _code(one: Piece, number: int) -> Any:
    name = {"open": "bpt", "close": "ept"}.get(one.kind, "ph")
    code = etree.Element(name)
    # `i` pairs the two ends within a segment; `x` says which codes of source and translation belong together.
    if name != "ph":
        code.set("i", str(number))
    if name != "ept":
        code.set("x", str(number))
    code.text = str(one)
    return code


def _say(segment: Any, words: str) -> None:
    if len(segment):
        segment[-1].tail = (segment[-1].tail or "") + words
    else:
        segment.text = (segment.text or "") + words


def html_in(segment: Any) -> str | None:
    """As HTML; None where a code is none of the tags that texts here may have."""
    try:
        html = tidy("".join(_parts(segment)))
        pieces = pieces_of(html)
    except BrokenMarkup:
        return None
    return html if all(_is_known(one) for one in pieces) else None


def _parts(element: Any) -> list[str]:
    parts = [escape(element.text or "", quote=False)]
    for child in element.iterchildren(etree.Element):
        if child.tag in HOLD_CODES:
            code = "".join(child.itertext())
            if not _TAG.fullmatch(code):
                raise BrokenMarkup(code)
            parts.append(code)
        else:
            parts += _parts(child)
        parts.append(escape(child.tail or "", quote=False))
    return parts


def _is_known(one: Piece) -> bool:
    if one.kind in {"words", "close"}:
        return True
    if one.tag not in TAGS or (one.attributes and one.tag != "a"):
        return False
    told = dict(one.attributes)
    return told.keys() <= ATTRIBUTES and ("href" not in told or bool(ADDRESS.match(told["href"])))


def words_in_codes(segment: Any) -> str:
    """The words alone, without any code."""
    parts = [segment.text or ""]
    for child in segment.iterchildren(etree.Element):
        if child.tag not in HOLD_CODES:
            parts.append(words_in_codes(child))
        parts.append(child.tail or "")
    return "".join(parts)
