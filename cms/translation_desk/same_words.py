"""When a text may rightly read the same in two languages: names, numbers, one-word titles."""

import re
import unicodedata
from functools import cache

from babel.core import get_global
from wagtail.rich_text import get_text_for_indexing

from cms import languages

# Shorter texts may rightly be the same in two languages.
WORDS_AT_LEAST = 3
# A sentence of a language that writes without spaces is one word.
LETTERS_AT_LEAST = 12
WITHOUT_SPACES = frozenset({"my", "km", "lo", "th"})


def is_sentence(text: str, code: str) -> bool:
    """Long enough that two languages do not share it by chance."""
    letters = sum(unicodedata.category(character)[0] in "LM" for character in text)
    long = len(text.split()) >= WORDS_AT_LEAST or (code in WITHOUT_SPACES and letters >= LETTERS_AT_LEAST)
    return long and letters > 0  # a telephone number is none


def may_be_the_same(text: str, code: str) -> bool:
    """The text in a language (BCP 47), HTML or not, where somebody gave it as its own translation."""
    return not is_sentence(get_text_for_indexing(text), code)


def may_be_left(text: str, code: str, into: str) -> bool:
    """The same of one that nobody has touched: “You choose” is no Arabic, while “IMAS 12.10” is what it is anywhere."""
    words = get_text_for_indexing(text)
    return not is_sentence(words, code) and (script_of(code) == script_of(into) or not _has_words(words))


def _has_words(text: str) -> bool:
    """Others than abbreviations and numbers."""
    return any(word != word.upper() or word == word.lower() for word in re.findall(r"[^\W\d_]+", text))


@cache
def script_of(code: str) -> str:
    """In which a language (BCP 47) is mostly written (ISO 15924), as CLDR has it, or else as it runs."""
    known: str = get_global("likely_subtags").get(code.replace("-", "_"), "")
    by_direction = "Arab" if languages.direction(code) == "rtl" else "Latn"
    return next((part for part in known.split("_")[1:] if len(part) == 4), by_direction)
