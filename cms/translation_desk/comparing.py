"""What a translation must not lose, in sentences: numbers, telephone numbers, placeholders, links, emphasis. Rules over two texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cms.directions import left_to_right
from cms.rich_text import words_of
from cms.translation_desk.figures import figures_of, numbers_that_differ, placeholders_that_differ

_ADDRESS = re.compile(r'<a\b[^>]*?\b(?:href|id)="([^"]*)"')
_BOLD = re.compile(r"<(?:b|strong)\b")


def warnings(source: str, target: str, *, rich: bool) -> list[str]:
    """What somebody should look at before calling the translation done; sentences that say what to do. Nothing for an empty one."""
    if not target.strip():
        return []
    found = list(_figures(source, target, rich=rich))
    if rich:
        found += _markup(source, target)
    return found


def _figures(source: str, target: str, *, rich: bool) -> Iterator[str]:
    one, other = (figures_of(words_of(text, rich=rich)) for text in (source, target))
    missing, more = numbers_that_differ(one, other)
    if missing:
        said = _("The source has %(numbers)s, which is not here. Is it said in words?")
        yield said % {"numbers": _isolated(missing)}
    if more:
        yield _("Here is %(numbers)s, which the source has not. Is it right?") % {"numbers": _isolated(more)}
    if signs := placeholders_that_differ(one, other):
        said = _("An address or placeholder has to be the same as in the source, letter by letter: %(words)s")
        yield said % {"words": _isolated(signs)}


def _isolated(words: Iterable[str]) -> str:
    """In order, with commas between."""
    return ", ".join(left_to_right(word) for word in sorted(words))


def _markup(source: str, target: str) -> Iterator[str]:
    if Counter(_ADDRESS.findall(source)) != Counter(_ADDRESS.findall(target)):
        yield _("The links are not those of the source. Compare where each of them leads.")
    if bool(_BOLD.search(source)) != bool(_BOLD.search(target)):
        yield _("What is bold in the source is not bold here, or the other way round.")
