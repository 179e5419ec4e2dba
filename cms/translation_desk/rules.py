"""Never half-translated: what still reads as in the original is named."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.publishing.door import Reason, register
from cms.taxonomy.facts import is_original, original_of

# Shorter texts (names, numbers, one-word titles) may rightly be the same in two languages.
WORDS_AT_LEAST = 3
# A sentence of a language that writes without spaces is one word.
LETTERS_AT_LEAST = 12
HOME_DEPTH = 2
WITHOUT_SPACES = frozenset({"my", "km", "lo", "th"})
NAMED_AT_MOST = 5


def sentences(page: Page) -> dict[str, str]:
    """Every text of the page that a reader reads, and its field: what the page itself hands over, and the words of its streams."""
    own = page.texts_for_readers() if hasattr(page, "texts_for_readers") else [page.title]
    found = [(text, _field_of(page, text)) for text in own if text]
    for field in page._meta.get_fields():
        value: Any = getattr(page, field.name, None) if isinstance(field, StreamField) else None
        texts = value.stream_block.get_searchable_content(value) if value else ()
        found += [(get_text_for_indexing(str(text)), field.name) for text in texts]
    placed: dict[str, str] = {}
    for text, field in found:
        placed.setdefault(" ".join(text.split()), field)  # the first of two equal ones
    return placed


def _field_of(page: Page, text: str) -> str:
    return next((field.name for field in page._meta.concrete_fields if getattr(page, field.attname) == text), "")


def sources_of(page: Page) -> list[Page]:
    """What the page may have been drafted from: its original; for a home, which has none, every other home."""
    if page.depth == HOME_DEPTH:
        return list(Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).specific())
    return [] if is_original(page) else [original_of(page).specific]


def is_sentence(text: str, code: str) -> bool:
    """Long enough that two languages do not share it by chance."""
    letters = sum(unicodedata.category(character)[0] in "LM" for character in text)
    return len(text.split()) >= WORDS_AT_LEAST or (code in WITHOUT_SPACES and letters >= LETTERS_AT_LEAST)


@register
def nothing_is_left_untranslated(page: Page) -> Iterator[Reason]:
    """A translation may not share a sentence with its original."""
    same: dict[str, str] = {}
    for source in sources_of(page):
        before, code = sentences(source), source.locale.language_code
        own = sentences(page).items()
        same |= {text: field for text, field in own if text in before and is_sentence(text, code)}
    for text, field in list(same.items())[:NAMED_AT_MOST]:
        # Isolated (Unicode bidi, UAX 9): it is of another language than the sentence around it.
        named = _("Not translated yet: “%(text)s”") % {"text": f"\u2068{Truncator(text).chars(80)}\u2069"}
        yield Reason(named, field)
    if len(same) > NAMED_AT_MOST:
        more = list(same.values())[NAMED_AT_MOST]
        yield Reason(_("… and more that still reads as in the original."), more)
