"""A word of the vocabulary in a reader's language, marked with the language it is really in."""

from dataclasses import dataclass

from django.db.models import Model
from modeltranslation.utils import build_localized_fieldname

from cms import languages


@dataclass(frozen=True)
class Word:
    """Text and the BCP 47 language it is written in, so that a fallback carries its own `lang` and `dir`."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        """`rtl` or `ltr`."""
        return languages.direction(self.lang)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def word(row: Model, field: str, code: str) -> Word:
    """The row's translated field in `code`, else in the next language that has it, English last."""
    for candidate in (code, *languages.FALLBACKS.get(code, languages.FALLBACKS["default"])):
        text = getattr(row, build_localized_fieldname(field, candidate), None)
        if text:
            return Word(text, candidate)
    return Word("", code)
