"""What is read of a rich text: its words, without the HTML in which the database keeps it."""

import html as entities
import re
import unicodedata

from wagtail.rich_text import get_text_for_indexing

_ENDS = re.compile(r"(?<=</p>)|(?<=</li>)|(?<=</h[1-6]>)|<br\s*/?>")
# Fillers of Hangul and of Braille: letters and symbols to Unicode, nothing to the eye.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_TAGS = re.compile(r"<[^>]*>")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def lines_in(html: str) -> str:
    """Each paragraph, heading and item of a list on a line of its own."""
    return str(get_text_for_indexing(_ENDS.sub("\n", html)))


def words_in(html: str) -> str:
    """All of it on one line."""
    return _LINE_ENDS.sub(" ", lines_in(html))


def words_of(text: str, *, rich: bool) -> str:
    """Of a text that is HTML where it is rich."""
    return words_in(text) if rich else text


def says_something(text: str, *, rich: bool) -> bool:
    """Whether there is a sign in it that one can see: an empty paragraph says nothing, nor do blanks of any width."""
    plain = entities.unescape(_TAGS.sub("", text)) if rich else text
    return any(sign not in _BLANKS and not _is_unseen(unicodedata.category(sign)) for sign in plain)


def _is_unseen(category: str) -> bool:
    """Spaces, controls, and marks that stand on no letter. What this Python's Unicode does not know yet may be a newer picture sign."""
    return category[0] in "ZM" or category in {"Cc", "Cf", "Cs", "Co"}
