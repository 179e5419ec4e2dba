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


def sentences(page: Page) -> list[str]:
    """Every text of the page that a reader reads: what the page itself hands over, and the words of its streams."""
    found = list(page.texts_for_readers()) if hasattr(page, "texts_for_readers") else [page.title]
    for field in page._meta.get_fields():
        value: Any = getattr(page, field.name, None) if isinstance(field, StreamField) else None
        if value:
            found += [get_text_for_indexing(str(text)) for text in value.stream_block.get_searchable_content(value)]
    return [" ".join(text.split()) for text in found if text]


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
    same: list[str] = []
    for source in sources_of(page):
        before, code = set(sentences(source)), source.locale.language_code
        same += [text for text in sentences(page) if text in before and is_sentence(text, code)]
    same = list(dict.fromkeys(same))
    for text in same[:NAMED_AT_MOST]:
        # Isolated (Unicode bidi, UAX 9): it is of another language than the sentence around it.
        yield Reason(_("Not translated yet: “%(text)s”") % {"text": f"\u2068{Truncator(text).chars(80)}\u2069"})
    if len(same) > NAMED_AT_MOST:
        yield Reason(_("… and more that still reads as in the original."))
