"""Words of the glossary marked in a text as readers see it: between its tags, which stay whole."""

from collections.abc import Hashable, Iterator
from html import escape

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from django.utils.safestring import SafeString, mark_safe

from cms.taxonomy.glossary.folding import PARAGRAPH
from cms.taxonomy.glossary.matching import Finder, Found

# Between two of these no words go on.
BLOCKS = frozenset({"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "div", "blockquote", "td", "tr"})
Piece = tuple[NavigableString | None, str]


def marked(html: str, finder: Finder) -> tuple[SafeString, list[Hashable]]:
    """The text with each word that is found in <mark>, and which those are, in reading order, each once."""
    soup = BeautifulSoup(html, "html.parser")
    pieces = list(_pieces(soup))
    found = finder.find("".join(words for _node, words in pieces))
    if not found:
        return mark_safe(html), []
    start = 0
    for node, words in pieces:
        if node is not None:
            _mark(node, words, start, found)
        start += len(words)
    return mark_safe(soup.decode(formatter="minimal")), list(dict.fromkeys(one.which for one in found))


def paragraphs_of(html: str) -> str:
    """What is read of a text with tags; its paragraphs stay apart."""
    return "".join(words for _node, words in _pieces(BeautifulSoup(html, "html.parser")))


def _pieces(tag: Tag) -> Iterator[Piece]:
    for child in list(tag.children):
        if isinstance(child, Tag):
            parts = child.name in BLOCKS
            if parts:
                yield None, PARAGRAPH
            yield from [(None, " ")] if child.name == "br" else _pieces(child)
            if parts:
                yield None, PARAGRAPH
        elif isinstance(child, NavigableString) and not isinstance(child, Comment):
            yield child, str(child)


def _mark(node: NavigableString, words: str, start: int, found: list[Found]) -> None:
    """A word that goes through several tags is marked in each."""
    html, last = "", 0
    for one in found:
        begin, end = max(one.start - start, 0), min(one.end - start, len(words))
        if begin < end:
            html += f'{escape(words[last:begin])}<mark class="beside-term">{escape(words[begin:end])}</mark>'
            last = end
    if html:
        node.replace_with(BeautifulSoup(html + escape(words[last:]), "html.parser"))
