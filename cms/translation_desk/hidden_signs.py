"""Signs that nobody sees, and that make a text read as another one or break where it is kept. One set for pages, files and sentences."""

import unicodedata

# Unicode bidi (UAX 9). Embeddings and overrides can make a text read as another one; isolates are fine when each is closed. The marks that
# a language needs in a text (200E, 200F), and what joins or parts letters (200B to 200D), are none of them.
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
ISOLATES, END_OF_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"
# The byte order mark, and what is no character.
NO_SIGNS = frozenset("\ufeff\ufffe\uffff")
# Controls, private use, halves of letters, and separators that break lines where no line ends.
UNSEEN = frozenset({"Cc", "Co", "Cs", "Zl", "Zp"})


def holds_hidden_signs(text: str, *, line_ends: str = "\n\r\t") -> bool:
    """Whether there are any; `line_ends` are the controls that the place may hold."""
    return any(
        sign in OVERRIDES or sign in NO_SIGNS or (sign not in line_ends and unicodedata.category(sign) in UNSEEN)
        for sign in text
    )


def has_hidden_signs(text: str) -> bool:
    """Whether a text of a page has any, or leaves a direction open."""
    return holds_hidden_signs(text) or not closes_isolates(text)


def closes_isolates(text: str) -> bool:
    """Each isolate of a direction is closed again, and none before it is opened."""
    depth = 0
    for sign in text:
        depth += (sign in ISOLATES) - (sign == END_OF_ISOLATE)
        if depth < 0:
            return False
    return depth == 0
