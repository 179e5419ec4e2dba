"""What a translation must not lose: numbers, telephone numbers, links, emphasis. Rules over two texts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

_NUMBER = re.compile(r"\+?\d[\d ()\-]*\d|\d")
_ADDRESS = re.compile(r'<a\b[^>]*?\b(?:href|id)="([^"]*)"')
_BOLD = re.compile(r"<(?:b|strong)\b")


def warnings(source: str, target: str, *, rich: bool) -> list[str]:
    """What somebody should look at before calling the translation done; sentences that say what to do. Nothing for an empty one."""
    if not target.strip():
        return []
    found = list(_numbers(source, target, rich=rich))
    if rich:
        found += _markup(source, target)
    return found


def numbers_in(text: str, *, rich: bool = False) -> Counter[str]:
    """Its numbers in ASCII digits, whatever digits they are written in; telephone numbers as one, without spaces."""
    plain = get_text_for_indexing(text) if rich else text
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in plain)
    return Counter(re.sub(r"[ ()\-]", "", number) for number in _NUMBER.findall(plain))


def _numbers(source: str, target: str, *, rich: bool) -> Iterator[str]:
    wanted, there = numbers_in(source, rich=rich), numbers_in(target, rich=rich)
    missing, more = wanted - there, there - wanted
    if missing:
        said = _("The source has %(numbers)s, which is not here. Is it said in words?")
        yield said % {"numbers": _isolated(missing)}
    if more:
        yield _("Here is %(numbers)s, which the source has not. Is it right?") % {"numbers": _isolated(more)}


def _isolated(numbers: Counter[str]) -> str:
    """Each left to right, whatever the sentence around it (Unicode bidi, UAX 9)."""
    return ", ".join(f"\u2066{number}\u2069" for number in sorted(numbers))


def _markup(source: str, target: str) -> Iterator[str]:
    if Counter(_ADDRESS.findall(source)) != Counter(_ADDRESS.findall(target)):
        yield _("The links are not those of the source. Compare where each of them leads.")
    if bool(_BOLD.search(source)) != bool(_BOLD.search(target)):
        yield _("What is bold in the source is not bold here, or the other way round.")
