"""How much a page may say: no reader reads more on a telephone, and every check and comparison takes time for each sign."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cms.safety.checks.links import LONGEST_URL
from cms.safety.checks.written import Found, Passage, Written

LONGEST_TEXT = 20_000  # characters of one text, some ten printed pages; a transcript of twenty minutes
LONGEST_PAGE = 200_000  # characters of all its texts
MOST_LINKS = 500


def too_long(written: Written) -> Iterator[Found]:
    """Texts that are longer, the text with which the page gets longer, and links that no browser would take."""
    said = 0
    for passage in written.passages:
        was, said = said, said + len(passage.words)
        if len(passage.words) > LONGEST_TEXT or was <= LONGEST_PAGE < said:
            yield Found(passage.place, passage.words, passage.label)
    for number, link in enumerate(written.links):
        if len(link.url) > LONGEST_URL or number == MOST_LINKS:
            yield Found(link.place, link.url)


def cut(written: Written) -> Written:
    """As much of it as is looked at. What is cut off goes live nowhere: `too_long` refuses the page."""
    return replace(written, passages=tuple(_cut(written.passages)), links=written.links[:MOST_LINKS])


def _cut(passages: Iterable[Passage]) -> Iterator[Passage]:
    left = LONGEST_PAGE
    for passage in passages:
        room = min(LONGEST_TEXT, left)
        left -= min(room, len(passage.words))
        yield passage if len(passage.words) <= room else replace(passage, words=passage.words[:room])
