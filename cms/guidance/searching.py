"""What a reader finds by words, for whom, about what and where. The words are kept nowhere."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.guidance.addresses import HOME_DEPTH, for_readers, in_language
from cms.guidance.cards import cards, whole
from cms.guidance.elsewhere import elsewhere
from cms.guidance.filtering import by_audience, by_kind, by_place, by_topic, filters, has_answers, narrowing
from cms.guidance.listing import Asked, Group, Listing, articles, asked_again, screen, screens
from cms.guidance.localising import digits
from cms.guidance.models import CampaignPage, GuidancePage, ResourcePage, StoryPage
from cms.search.finding import find
from cms.taxonomy.models import Level
from cms.taxonomy.words import Word

MAX_QUERY = 200
Narrow = Callable[[PageQuerySet], PageQuerySet]


def search(asked: Asked) -> Listing:
    """Pages in which all the words occur, best first, and which fit the filters; without words, the newest that fit."""
    query = asked.query.get("q", "").replace("\x00", "").strip()[:MAX_QUERY]
    questions = [by_audience(asked), by_topic(asked), by_place(asked, Level.ADMIN_1), by_kind(asked, _kinds())]
    chosen, narrow = has_answers(asked, questions), narrowing(asked, questions)
    address = in_language("search", asked.code)
    if query:
        found = _by_words(asked, query, narrow)
    elif chosen:
        found = _newest(asked, narrow)
    else:
        found = {"doors": True}
    return Listing(
        heading=Word(_("Search"), asked.code),
        search={"query": query, "action": address},
        filters=filters(asked, questions),
        filter_action=address,
        filter_clear=f"{address}?{urlencode({'q': query})}" if query else address,
        filters_chosen=chosen,
        noindex=True,
        **found,
    )


def _by_words(asked: Asked, query: str, narrow: Narrow) -> dict[str, Any]:
    entries = find(query, asked.home.locale).filter(
        page__in=narrow(for_readers(asked.home).filter(depth__gt=HOME_DEPTH))
    )
    found = screen(entries, asked.page)
    ids = [entry.page_id for entry in found.object_list]
    pages = {page.pk: page for page in whole(Page.objects.filter(pk__in=ids))}
    return _found(asked, found, [pages[page_id] for page_id in ids if page_id in pages])


def _newest(asked: Asked, narrow: Narrow) -> dict[str, Any]:
    found = screen(whole(narrow(articles(asked.home))), asked.page)

    def there(code: str) -> str:
        return asked_again(in_language("search", code), asked.query)

    return _found(asked, found, list(found.object_list)) | {"elsewhere": elsewhere(asked, there, narrow)}


def _found(asked: Asked, found: PaginatorPage, pages: list[Page]) -> dict[str, Any]:
    """Values for a `Listing`: the pages of one screen, and how many there are in all."""
    count = found.paginator.count
    values = {"groups": [Group("", cards(pages, asked.home))], **screens(asked, found)}
    if not count:
        return values | {
            "empty": _("Nothing found. Try fewer words, or another word for the same thing."),
            "doors": True,
        }
    text = ngettext("%(n)s page found", "%(n)s pages found", count)
    return values | {"result_text": text % {"n": digits(count, asked.code)}}


def _kinds() -> dict[str, tuple[str, type[Page]]]:
    return {
        "guidance": (_("Guidance"), GuidancePage),
        "story": (_("Stories"), StoryPage),
        "resource": (_("Resources"), ResourcePage),
        "campaign": (_("Campaigns"), CampaignPage),
    }
