"""Never half-translated: what still reads as in the original is named."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.publishing.door import Reason, register
from cms.taxonomy.facts import is_original, original_of

# Shorter texts (names, numbers, one-word titles) may rightly be the same in two languages.
WORDS_AT_LEAST = 3
NAMED_AT_MOST = 5


def sentences(page: Page) -> list[str]:
    """Every text of the page that a reader reads, in the order of its fields."""
    found = [page.title]
    for field in page._meta.get_fields():
        value: Any = getattr(page, field.name, None) if field.concrete else None
        if hasattr(value, "stream_block"):
            found += [get_text_for_indexing(str(text)) for text in value.stream_block.get_searchable_content(value)]
        elif field.name in {"standfirst", "cover_alt", "search_description"} and value:
            found.append(value)
    return [" ".join(text.split()) for text in found]


@register
def nothing_is_left_untranslated(page: Page) -> Iterator[Reason]:
    """A translation may not share a sentence with its original."""
    if is_original(page):
        return
    original = original_of(page).specific
    before = set(sentences(original))
    same = [text for text in dict.fromkeys(sentences(page)) if text in before and len(text.split()) >= WORDS_AT_LEAST]
    for text in same[:NAMED_AT_MOST]:
        yield Reason(_("Not translated yet: “%(text)s”") % {"text": text[:80]})
    if len(same) > NAMED_AT_MOST:
        yield Reason(_("… and more that still reads as in the original."))
