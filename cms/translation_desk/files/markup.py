"""The markup inside a rich text, piece by piece: what a translation has to keep of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

ALONE = frozenset({"br", "hr", "embed", "img"})
NOT_MEANT = frozenset({"data-block-key"})  # of the editor, anew each time
_START = re.compile(r"<([a-z][a-z0-9]*)(?=[\s/>])")

Tag = tuple[str, tuple[tuple[str, str], ...]]


class BrokenMarkup(Exception):
    """Tags that do not close, or close what was not opened."""


@dataclass(frozen=True)
class Piece:
    """Some words, or a tag: opened, closed, or standing alone."""

    kind: str  # "words", "open", "close", "alone"
    words: str = ""
    tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        if self.kind == "words":
            return escape(self.words, quote=False)
        if self.kind == "close":
            return f"</{self.tag}>"
        told = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.tag}{told}{'/' if self.kind == 'alone' else ''}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = tuple((name, value or "") for name, value in attrs if name not in NOT_MEANT)
        self.pieces.append(Piece("alone" if tag in ALONE else "open", tag=tag, attributes=kept))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ALONE:
            return
        if not self.open or self.open.pop() != tag:
            raise BrokenMarkup(tag)
        self.pieces.append(Piece("close", tag=tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece("words", words=data))

    # Nothing that an editor writes holds a comment, a declaration or an instruction.

    def handle_comment(self, data: str) -> None:
        raise BrokenMarkup(data)

    def handle_decl(self, decl: str) -> None:
        raise BrokenMarkup(decl)

    def handle_pi(self, data: str) -> None:
        raise BrokenMarkup(data)

    def unknown_decl(self, data: str) -> None:
        raise BrokenMarkup(data)


def pieces_of(html: str) -> list[Piece]:
    """In their order; BrokenMarkup where tags do not close."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise BrokenMarkup(reader.open[-1])
    return reader.pieces


def tidy(html: str) -> str:
    """The same HTML in one way of writing, without what only the editor needs. BrokenMarkup where tags do not close."""
    return "".join(map(str, pieces_of(html)))


def tags_of(html: str) -> Counter[Tag]:
    """Every tag with its attributes (addresses and keys of links among them), and how often it is there."""
    return Counter((one.tag, tuple(sorted(one.attributes))) for one in pieces_of(html) if one.kind in {"open", "alone"})


def words_only(html: str) -> str:
    """The text of HTML that has no tag. BrokenMarkup where there is one."""
    pieces = pieces_of(html)
    if any(one.kind != "words" for one in pieces):
        raise BrokenMarkup(html)
    return "".join(one.words for one in pieces)


def name_of(code: str) -> str:
    """The name in a start tag; empty for what is none."""
    found = _START.match(code)
    return found[1] if found else ""


def numbered(pieces: Iterable[Piece], known: dict[str, int]) -> Iterator[tuple[int, Piece]]:
    """Each tag with a number: the same in source and translation, which hand `known` on, where the tag is the same. Words have 0.

    A tag that is there twice has two numbers.
    """
    seen: Counter[str] = Counter()
    within: list[int] = []
    for one in pieces:
        if one.kind == "close":
            yield within.pop(), one
        elif one.kind == "words":
            yield 0, one
        else:
            seen[str(one)] += 1
            number = known.setdefault(f"{one} {seen[str(one)]}", len(known) + 1)
            within += [number] if one.kind == "open" else []
            yield number, one
