"""When a text may rightly read the same in two languages: names, numbers, one-word titles."""

import unicodedata

from wagtail.rich_text import get_text_for_indexing

# Shorter texts may rightly be the same in two languages.
WORDS_AT_LEAST = 3
# A sentence of a language that writes without spaces is one word.
LETTERS_AT_LEAST = 12
WITHOUT_SPACES = frozenset({"my", "km", "lo", "th"})


def is_sentence(text: str, code: str) -> bool:
    """Long enough that two languages do not share it by chance."""
    letters = sum(unicodedata.category(character)[0] in "LM" for character in text)
    return len(text.split()) >= WORDS_AT_LEAST or (code in WITHOUT_SPACES and letters >= LETTERS_AT_LEAST)


def may_be_the_same(text: str, code: str) -> bool:
    """The text in a language (BCP 47), HTML or not."""
    return not is_sentence(get_text_for_indexing(text), code)
