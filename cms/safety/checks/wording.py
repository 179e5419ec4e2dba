"""Long sentences and paragraphs, counted by the word and sentence rules of each writing system (Unicode UAX 29, ICU's dictionaries)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from icu4py.breakers import SentenceBreaker, WordBreaker

from cms.safety.checks.written import SENTENCES, Found, Passage, Written


class Limits(NamedTuple):
    """How many words a sentence, and how many words and sentences a paragraph, may have before it is called long."""

    sentence: int
    paragraph: int
    sentences: int


# Plain English and French are written in sentences of 15 to 20 words; over 25 few readers keep the beginning in mind.
SPACED = Limits(sentence=25, paragraph=90, sentences=6)
# One word holds what English says in two or three: article, preposition, pronoun or case are joined to it.
JOINING = Limits(sentence=20, paragraph=70, sentences=6)
# Written without spaces: the dictionary cuts them into pieces shorter than words, about two for an English one.
PIECES = Limits(sentence=45, paragraph=160, sentences=6)

WITHOUT_SPACES = frozenset({"my", "km", "lo", "th"})
LIMITS = dict.fromkeys(WITHOUT_SPACES, PIECES) | dict.fromkeys(
    ("ar", "ckb", "tr", "az", "hy", "uk", "ru", "am", "ti", "ta", "si", "bn", "om", "sw", "ln"), JOINING
)
# In these a space ends a sentence or a clause; there is no sign for it.
SPACE_ENDS = frozenset({"th", "lo"})

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_SURROGATES = re.compile("[\ud800-\udfff]")  # half a sign, which ICU does not take
_LONGEST = 20_000  # characters looked at in one paragraph: longer is long


def long_sentences(written: Written) -> Iterator[Found]:
    """Sentences of too many words."""
    limit = limits(written.language).sentence
    for passage, paragraph in paragraphs(written):
        for sentence in sentences(paragraph, written.language):
            if has_more_words(sentence, limit, written.language):
                yield Found(passage.place, sentence, passage.label)


def long_paragraphs(written: Written) -> Iterator[Found]:
    """Paragraphs of too many words or sentences."""
    limit = limits(written.language)
    for passage, paragraph in paragraphs(written):
        many = (
            len(list(sentences(paragraph, written.language))) > limit.sentences and written.language not in SPACE_ENDS
        )
        if many or has_more_words(paragraph, limit.paragraph, written.language):
            yield Found(passage.place, paragraph, passage.label)


def limits(language: str) -> Limits:
    """The limits of a language (BCP 47)."""
    return LIMITS.get(_primary(language), SPACED)


def paragraphs(written: Written) -> Iterator[tuple[Passage, str]]:
    """What is read as sentences, paragraph by paragraph."""
    for passage in written.passages:
        if passage.kind in SENTENCES:
            for paragraph in _SURROGATES.sub(" ", passage.words).splitlines():
                if paragraph.strip():
                    yield passage, paragraph[:_LONGEST]


def sentences(paragraph: str, language: str) -> Iterator[str]:
    """The sentences of a paragraph, without the spaces around them."""
    tag = _primary(language)
    if tag in SPACE_ENDS:
        yield from paragraph.split()
        return
    start = 0
    for begin, end in SentenceBreaker(paragraph, tag).segments():
        piece = paragraph[begin:end].strip()
        # The small Burmese stop divides a sentence; ICU takes it for the end of one.
        if piece and not piece.endswith("၊"):
            yield paragraph[start:end].strip()
            start = end
    if paragraph[start:].strip():
        yield paragraph[start:].strip()


def word_count(text: str, language: str) -> int:
    """How many words (or, without spaces, pieces of words) a text has."""
    return sum(
        any(sign.isalnum() for sign in text[start:end])
        for start, end in WordBreaker(text, _primary(language)).segments()
    )


def has_more_words(text: str, limit: int, language: str) -> bool:
    """Whether a text has more words than the limit; a short text is not counted."""
    return len(text) > limit and word_count(text, language) > limit


def _primary(language: str) -> str:
    found = _LANGUAGE.match(language.casefold())
    return found[0] if found else "en"
