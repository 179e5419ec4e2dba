"""Markup inside the texts of XLIFF: tags become elements with a number, so that a translator's program moves and never breaks them."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from lxml import etree

from cms.translation_desk.files.markup import Piece, name_of, numbered, pieces_of
from cms.translation_desk.files.units import plain

UNKNOWN = "<unknown>"
# Start tags are short and few in a text: one that is long and stands for many elements would make a small file a large one.
LONGEST_CODE, MOST_CODES = 500, 2_000
# Makes the element of a tag, out of its number.
Make = Callable[[int, Piece], Any]
# The start tag that an element stands for, where it tells.
Code = Callable[[Any], str | None]


def fill(element: Any, text: str, *, rich: bool, known: dict[str, int], make: Make) -> None:
    """Puts a text into an empty source or target."""
    if not rich:
        element.text = plain(text)
        return
    within = [element]
    for number, one in numbered(pieces_of(plain(text)), known):
        if one.kind == "words":
            _say(within[-1], one.words)
        elif one.kind == "close":
            within.pop()
        else:
            child = make(number, one)
            within[-1].append(child)
            within += [child] if one.kind == "open" else []


def _say(element: Any, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


PAIRED = frozenset({"g", "pc"})
ALONE = frozenset({"x", "ph"})
THROUGH = frozenset({"mrk"})
OPENS, CLOSES, SILENT = "sc", "ec", frozenset({"sm", "em"})


def codes_in(element: Any, code_of: Code) -> dict[str, str]:
    """The start tags that the elements of a source stand for, by their number."""
    told = ((one.get("id", ""), code_of(one)) for one in element.iterdescendants())
    return {number: code for number, code in told if code}


def html_in(element: Any, codes: Mapping[str, str], code_of: Code) -> str:
    """A source or target as HTML, words escaped; what stands for nothing that is known becomes a tag that no text may hold."""
    if len(element) > MOST_CODES:
        return UNKNOWN
    parts = [escape(element.text or "", quote=False)]
    for child in element.iterchildren():
        parts += [_html_of(child, codes, code_of), escape(child.tail or "", quote=False)]
    return "".join(parts)


def _html_of(child: Any, codes: Mapping[str, str], code_of: Code) -> str:
    name = etree.QName(child).localname
    code = code_of(child) or codes.get(child.get("startRef") or child.get("id", ""), UNKNOWN)
    if len(code) > LONGEST_CODE:
        code = UNKNOWN
    if name in PAIRED:
        return f"{code}{html_in(child, codes, code_of)}</{name_of(code)}>"
    if name in THROUGH:
        return html_in(child, codes, code_of)
    if name == CLOSES:
        return f"</{name_of(code)}>"
    if name == "cp" or name in SILENT:
        return ""
    return code if name in ALONE or name == OPENS else UNKNOWN
