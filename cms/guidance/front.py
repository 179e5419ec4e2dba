"""What a language's home and an organisation's section offer: the ways in, what is new, who writes."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.guidance.addresses import SECTION_DEPTH, address, for_readers, in_language
from cms.guidance.cards import cards, whole
from cms.guidance.elsewhere import elsewhere
from cms.guidance.listing import Asked, Group, Link, Listing, articles, screen, screens
from cms.guidance.shared_pages import as_their_origins, in_section
from cms.guidance.ways_in import nothing_yet, with_pages, word_links
from cms.taxonomy.models import PageTopic, Topic
from cms.taxonomy.words import Word

NEWEST = 6
TOPICS = 8


def front_of(home: Page, homes: dict[str, Page]) -> dict[str, Any]:
    """Context of a home. A home that is not live yet is shown in preview as it will be."""
    asked = Asked(home, homes, QueryDict())
    counts = with_pages(home, PageTopic, "topic")
    return {
        "topics": word_links(asked, Topic.objects.all(), "topic", counts)[:TOPICS],
        "ways": ways(asked),
        "newest": cards(whole(articles(home))[:NEWEST], home),
        "organisations": organisations_of(home),
        "elsewhere": elsewhere(asked, lambda code: f"/{code}/"),
    }


def ways(asked: Asked) -> list[Link]:
    """The other ways in; stories, campaigns and resources only where there are any."""
    there = set(articles(asked.home).order_by().values_list("content_type__model", flat=True).distinct())
    offered = [
        ("places", _("Choose your place"), "place", ""),
        ("situations", _("Your work and life"), "people", ""),
        ("stories", _("Stories"), "story", "storypage"),
        ("campaigns", _("Campaigns"), "campaign", "campaignpage"),
        ("resources", _("Policies, standards and tools"), "file", "resourcepage"),
    ]
    return [
        Link(in_language(name, asked.code), Word(label, asked.code), pictogram)
        for name, label, pictogram, needed in offered
        if not needed or needed in there
    ]


def organisations_of(home: Page) -> list[dict[str, Any]]:
    """The live sections of a language: title and address."""
    sections = for_readers(home).filter(depth=SECTION_DEPTH).order_by("title")
    return [{"title": section.title, "url": address(section, home)} for section in sections]


def section_of(section: Any, asked: Asked) -> Listing:
    """An organisation's section: who they are, their live pages and those of others they show, newest first, one screenful."""
    found = screen(whole(in_section(section).order_by("-first_published_at", "-pk")), asked.page)
    pages = as_their_origins(found.object_list, whole(for_readers(asked.home)))
    versions = Page.objects.filter(translation_key=section.translation_key).select_related("locale")
    by_language = {version.locale.language_code: version for version in versions}
    below = reduce(or_, (Q(path__startswith=version.path) for version in by_language.values()))
    return Listing(
        heading=Word(section.title, asked.code),
        lead=section.standfirst,
        empty=nothing_yet(),
        groups=[Group(_("What they publish"), cards(pages, asked.home))],
        elsewhere=elsewhere(
            asked, lambda code: address(by_language[code], asked.homes[code]), lambda pages: pages.filter(below)
        ),
        **screens(asked, found),
    )
