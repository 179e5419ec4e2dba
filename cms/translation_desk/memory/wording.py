"""When two texts are the same to the memory, and what of a text it compares. Rules over values."""

import hashlib
import unicodedata

from cms import rich_text
from cms.translation_desk.files.markup import BrokenMarkup, tidy
from cms.translation_desk.hidden_signs import has_hidden_signs
from cms.translation_desk.models.remembered import HASH_LENGTH

LONGEST = 20_000  # letters


def plain_words(text: str, *, rich: bool) -> str:
    """What is read of it."""
    return " ".join(rich_text.words_of(text, rich=rich).split())


def wording_of(text: str, *, rich: bool) -> str:
    """The words alone, whatever their case: what near matches are looked for in."""
    return unicodedata.normalize("NFC", plain_words(text, rich=rich)).casefold()


def identity_of(text: str, *, rich: bool) -> str:
    """The same for texts that read the same and have the same markup."""
    try:
        kept = tidy(text) if rich else text
    except BrokenMarkup:
        kept = text
    kept = unicodedata.normalize("NFC", " ".join(kept.split()))
    return hashlib.sha256(f"{int(rich)}{kept}".encode()).hexdigest()[:HASH_LENGTH]


def worth_remembering(source: str, target: str, *, rich: bool) -> bool:
    """Words on both sides that are not the same, of a length that somebody reads, with no sign that nobody sees."""
    if not plain_words(source, rich=rich) or not plain_words(target, rich=rich) or source == target:
        return False
    return not any(len(text) > LONGEST or has_hidden_signs(text) for text in (source, target))
