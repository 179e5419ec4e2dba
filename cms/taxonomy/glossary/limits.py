"""How much the glossary holds of a language: each text that is looked through costs time for each of its words, and each of their forms."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Limit:
    """How many words of a kind a language holds, and what is said to whoever adds another."""

    most: int
    sentence: Promise


TERMS = Limit(
    2_000, _("The glossary has 2,000 terms in this language, and holds no more. Delete one that nobody needs first.")
)
FORBIDDEN = Limit(
    500,
    _(
        "The glossary has 500 words not to be used in this language, and holds no more. Delete one that nobody needs first."
    ),
)
MOST_FORMS = 20
COMMAS = re.compile("[,،၊、，]")
TOO_MANY_FORMS = _("More than 20 other forms. Keep those that stand in texts most often.")


def forms_of(written: str) -> list[str]:
    """The other forms of a word, which are written with commas between, each script with its own."""
    return [form.strip() for form in COMMAS.split(written) if form.strip()]


def has_too_many_forms(written: str) -> bool:
    """Whether that is more than are looked for."""
    return len(forms_of(written)) > MOST_FORMS
