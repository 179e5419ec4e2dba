"""Content beside content: what was approved last and what is to be approved now, or a source and its translation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.safety.matching import Steps, opcodes
from cms.safety.reading import Line

# Words (or signs, where words are not set apart) of one text that are compared one by one; a longer text is compared by sentences.
WORDS_AT_MOST = 2000
_SENTENCE = re.compile(r"(?<=[.!?؟။۔።।។])\s|\n")


@dataclass(frozen=True)
class Row:
    """Two lines that belong together, either of which may be missing, and their words as safe HTML with what differs marked."""

    label: str
    before: str | SafeString
    after: str | SafeString
    changed: bool


def compared(before: Sequence[Line], after: Sequence[Line], steps: Steps | None = None) -> list[Row]:
    """Line by line, those that are the same left out. All of it takes no more than the steps of one screen."""
    steps = steps or Steps()
    rows: list[Row] = []
    for tag, first, last, start, end in opcodes([_key(one) for one in before], [_key(one) for one in after], steps):
        if tag != "equal":
            rows += _pairs(before[first:last], after[start:end], steps)
    return rows


def side_by_side(source: Sequence[Line], target: Sequence[Line]) -> list[Row]:
    """A source and its translation, all of it: lines of the same name in the same place stand beside each other."""
    rows: list[Row] = []
    names = [_name(one) for one in source], [_name(one) for one in target]
    for tag, first, last, start, end in opcodes(*names, Steps()):
        olds, news = source[first:last], target[start:end]
        for number in range(max(len(olds), len(news))):
            old, new = _at(olds, number), _at(news, number)
            label = new.label if new else old.label if old else ""
            rows.append(Row(label, old.words if old else "", new.words if new else "", tag != "equal"))
    return rows


def _pairs(olds: Sequence[Line], news: Sequence[Line], steps: Steps) -> list[Row]:
    rows = []
    for number in range(max(len(olds), len(news))):
        old, new = _at(olds, number), _at(news, number)
        before, after = marked(old.words if old else "", new.words if new else "", steps)
        rows.append(Row(new.label if new else old.label if old else "", before, after, True))
    return rows


def _at(lines: Sequence[Line], number: int) -> Line | None:
    return lines[number] if number < len(lines) else None


def _key(line: Line) -> tuple[str, str]:
    return line.label, line.words


def _name(line: Line) -> tuple[str, str]:
    return line.place, line.label


def marked(before: str, after: str, steps: Steps | None = None) -> tuple[SafeString, SafeString]:
    """Both texts as safe HTML, with `<del>` around what went and `<ins>` around what came, by words and marks.

    By sentences where a text is long; where the steps are used up, all that is left is marked.
    """
    olds, news = _words(before), _words(after)
    if max(len(olds), len(news)) > WORDS_AT_MOST:
        olds, news = _sentences(before), _sentences(after)
    gone, come = [], []
    for tag, first, last, start, end in opcodes(olds, news, steps or Steps()):
        old, new = "".join(olds[first:last]), "".join(news[start:end])
        gone.append(format_html("{}" if tag == "equal" else "<del>{}</del>", old) if old else "")
        come.append(format_html("{}" if tag == "equal" else "<ins>{}</ins>", new) if new else "")
    return tuple(format_html_join("", "{}", ((one,) for one in side)) for side in (gone, come))  # type: ignore[return-value]


def _words(text: str) -> list[str]:
    """Runs without spaces, each with the space after it; a run of a language that writes none is taken apart by its characters."""
    found: list[str] = []
    for word in text.split(" "):
        if len(word) > 24:
            found += list(word)
            found.append(" ")
        else:
            found.append(word + " ")
    return found


def _sentences(text: str) -> list[str]:
    """Each with the space or line break after it."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]
