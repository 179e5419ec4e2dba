"""Words that not every reader knows: abbreviations nowhere written out. Words that the glossary forbids."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.directions import apart
from cms.safety.checks.codes import ADDRESS
from cms.safety.checks.plain import blanked
from cms.safety.checks.written import Found, Passage, PassageKind, Written
from cms.taxonomy.glossary.folding import PARAGRAPH
from cms.taxonomy.glossary.known import NotToUse
from cms.taxonomy.glossary.matching import Finder

_WORD = re.compile(r"(?<![\w&])[^\W\d_]{2,8}(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\.){2,6}[^\W\d_a-z]?(?!\w)")
_ROMAN = re.compile(r"[IVXLC]{2,}")
_NOT_READ_ALONE = frozenset({PassageKind.ADDRESS})


def abbreviations(written: Written) -> Iterator[Found]:
    """Each abbreviation once, where it first stands, unless the page writes it out: “… (ABC)” or “ABC (…)”."""
    known = {_key(term) for term in written.explained}
    for passage in _read(written):
        for short in _written_out(passage):
            known.add(_key(short))
    for passage in _read(written):
        for short in _short_in(passage):
            if _key(short) not in known:
                known.add(_key(short))
                yield Found(passage.place, short, passage.label)


def not_to_use(written: Written) -> Iterator[Found]:
    """Each word that is not to be used, once in each passage, with the reason."""
    if not written.not_to_use:
        return
    finder = Finder({one: one.ways for one in written.not_to_use}, written.language)
    for passage in _read(written):
        found = finder.find(passage.words.replace("\n", PARAGRAPH))
        spans = {one.which: passage.words[one.start : one.end] for one in reversed(found)}
        for one in written.not_to_use:
            if one in spans:
                yield Found(passage.place, spans[one], passage.label, said=_reason(one))


def _reason(word: NotToUse) -> str:
    if word.use_instead:
        said = _("The glossary says not to use this: %(reason)s Use instead: “%(better)s”.")
        return said % {"reason": word.reason, "better": apart(word.use_instead)}
    return _("The glossary says not to use this: %(reason)s") % {"reason": word.reason}


def _read(written: Written) -> Iterator[Passage]:
    return (passage for passage in written.passages if passage.kind not in _NOT_READ_ALONE)


def _short_in(passage: Passage) -> Iterator[str]:
    text = blanked(passage.plain.text, ADDRESS)
    if text.isupper() and " " in text.strip():
        return  # all of it in capitals: a shout, not an abbreviation
    for match in _WORD.finditer(text):
        if match[0].isupper() and not _ROMAN.fullmatch(match[0]):
            yield match[0]
    for match in _DOTTED.finditer(text):
        yield match[0]


def _written_out(passage: Passage) -> Iterator[str]:
    """Abbreviations in brackets after words, or followed by brackets with words in them."""
    text = passage.plain.text
    for match in re.finditer(r"\w\s?[(\[]\s?([^\W\d_.]{2,8}|(?:[^\W\d_]\.){2,6})\s?[)\]]", text):
        yield match[1]
    for match in re.finditer(r"(?<!\w)([^\W\d_]{2,8})\s?(?:[(\[]|- )\s?[^\W\d_]{2,40}[\s-][^\W\d_]", text):
        yield match[1]


def _key(short: str) -> str:
    return short.replace(".", "").casefold()
