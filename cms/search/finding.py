"""What a reader gets for a few words. Survivors may share phones: a query is never stored and never logged."""

from wagtail.models import Locale

from cms.search.models import Entry, EntryQuerySet


def find(query: str, locale: Locale) -> EntryQuerySet:
    """Entries of live pages in one language, best first, each with its page; whatever is typed, none or some, no error.

    The caller narrows them to what its readers may see.
    """
    entries = Entry.objects.filter(locale=locale, page__live=True).select_related("page")
    return entries.matching(query, locale.language_code)
