"""What a reader finds by words, for whom, about what and where. The words are kept nowhere."""

from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.guidance.addresses import HOME_DEPTH, for_readers, in_language
from cms.guidance.cards import cards, whole
from cms.guidance.elsewhere import elsewhere
from cms.guidance.filtering import by_audience, by_kind, by_place, by_topic, filters, has_answers, narrowing
from cms.guidance.listing import Asked, Group, Listing, articles, screen, screens
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
    listing = Listing(
        heading=Word(_("Search"), asked.code),
        search={"query": query, "action": address},
        filters=filters(asked, questions),
        filter_action=address,
        filter_clear=address,
        filters_chosen=chosen,
        doors=not (query or chosen),
        noindex=True,
    )
    if query or chosen:
        _fill(listing, asked, query, narrow)
    return listing


def _fill(listing: Listing, asked: Asked, query: str, narrow: Narrow) -> None:
    if query:
        entries = find(query, asked.home.locale).filter(
            page__in=narrow(for_readers(asked.home).filter(depth__gt=HOME_DEPTH))
        )
        found = screen(entries, asked.page)
        ids = [entry.page_id for entry in found.object_list]
        pages = {page.pk: page for page in whole(Page.objects.filter(pk__in=ids))}
        shown = [pages[page_id] for page_id in ids if page_id in pages]
    else:
        found = screen(whole(narrow(articles(asked.home))), asked.page)
        shown = list(found.object_list)
        listing.elsewhere = elsewhere(asked, partial(in_language, "search"), narrow)
    count = found.paginator.count
    listing.groups = [Group("", cards(shown, asked.home))]
    for name, value in screens(asked, found).items():
        setattr(listing, name, value)
    if count:
        text = ngettext("%(n)s page found", "%(n)s pages found", count)
        listing.result_text = text % {"n": digits(count, asked.code)}
    else:
        listing.empty = _("Nothing found. Try fewer words, or another word for the same thing.")
        listing.doors = True


def _kinds() -> dict[str, tuple[str, type[Page]]]:
    return {
        "guidance": (_("Guidance"), GuidancePage),
        "story": (_("Stories"), StoryPage),
        "resource": (_("Resources"), ResourcePage),
        "campaign": (_("Campaigns"), CampaignPage),
    }
