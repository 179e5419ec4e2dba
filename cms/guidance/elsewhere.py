"""In which other languages there is more of the same list: nobody is left to think that this is all there is."""

from collections.abc import Callable

from django.db.models import Count
from django.utils.translation import ngettext
from wagtail.query import PageQuerySet

from cms import languages
from cms.guidance.addresses import SECTION_DEPTH, for_readers, live_pages
from cms.guidance.listing import Asked, Elsewhere, Link, pages_text
from cms.guidance.localising import digits
from cms.taxonomy.words import Word


def everything(pages: PageQuerySet) -> PageQuerySet:
    """No narrowing."""
    return pages


def elsewhere(
    asked: Asked,
    address: Callable[[str], str],
    narrow: Callable[[PageQuerySet], PageQuerySet] = everything,
    *,
    shown: Asked | None = None,
) -> Elsewhere | None:
    """How many pages of the same list other languages have and this one has not; one query.

    `address` gives the list's by language; `shown` is the language listed, where it is not the page's own.
    """
    listed = shown or asked
    here = for_readers(listed.home).values("translation_key")
    pages = narrow(live_pages().filter(depth__gt=SECTION_DEPTH)).exclude(translation_key__in=here)
    counted = pages.order_by().values("locale__language_code").annotate(number=Count("pk", distinct=True))
    more = {row["locale__language_code"]: row["number"] for row in counted}
    links = [
        Link(address(code), Word(languages.autonym(code), code), count_text=pages_text(more[code], asked.code))
        for code in asked.homes
        if code in more and code != listed.code
    ]
    if not links:
        return None
    text = ngettext("There is more in %(n)s other language.", "There is more in %(n)s other languages.", len(links))
    return Elsewhere(text % {"n": digits(len(links), asked.code)}, links)
