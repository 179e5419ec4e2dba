"""What a list page is made of: a heading, ways on, groups of cards, and in which other languages there is more."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.guidance.addresses import SECTION_DEPTH, for_readers
from cms.guidance.cards import Card
from cms.guidance.localising import digits
from cms.taxonomy.words import Word

PER_SCREEN = 20
# What a reader may have asked of a list; anything else in an address is nobody's question and goes no further.
ANSWERS = ("q", "for", "topic", "place", "kind", "publisher", "year")
LONGEST_ANSWER = 200  # characters


@dataclass(frozen=True)
class Asked:
    """What a reader asked for: in which language, out of which live ones, and what stands after the `?`."""

    home: Page
    homes: dict[str, Page]
    query: QueryDict

    @property
    def code(self) -> str:
        """The language."""
        return str(self.home.locale.language_code)

    @property
    def page(self) -> str | None:
        """The screen asked for, as it was written."""
        return self.query.get("page")


@dataclass(frozen=True)
class Link:
    """A way on, with a pictogram and with how much is there, where that helps."""

    url: str
    name: Word
    pictogram: str = ""
    count_text: str = ""

    @property
    def lang(self) -> str:
        """Language of the name."""
        return self.name.lang

    @property
    def dir(self) -> str:
        """Direction of the name."""
        return self.name.dir


@dataclass(frozen=True)
class Group:
    """Cards that belong together."""

    heading: str
    cards: list[Card]


@dataclass(frozen=True)
class Elsewhere:
    """In which other languages there is more of the same."""

    text: str
    links: list[Link]


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: Word
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """One question of the form above a list."""

    name: str
    label: str
    options: list[Option]


@dataclass
class Listing:
    """Everything the template of lists is given."""

    heading: Word
    lead: str = ""
    pictogram: str = ""
    crumbs: list[Link] = field(default_factory=list)
    search: dict[str, str] | None = None
    filters: list[Filter] = field(default_factory=list)
    filter_action: str = ""
    filter_clear: str = ""
    filters_chosen: bool = False
    links_heading: str = ""
    links: list[Link] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    result_text: str = ""
    empty: str = ""
    pages_nav: dict[str, str] | None = None
    elsewhere: Elsewhere | None = None
    show_hotlines: bool = False
    doors: bool = False
    noindex: bool = False
    screen_number: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether it leads to no page."""
        return not self.links and not any(group.cards for group in self.groups)

    def context(self) -> dict[str, Any]:
        """For the template; empty groups are left out, and what is empty says so."""
        groups = [group for group in self.groups if group.cards]
        # Where nothing fits, that is said before anything else: the filters stay folded.
        opened = self.filters_chosen and not self.is_empty
        return vars(self) | {"groups": groups, "empty": self.empty if self.is_empty else "", "filters_opened": opened}


def asked_again(path: str, query: QueryDict, **more: str) -> str:
    """The address of a list with the same answers, `more` among them or instead; the first screen if none is named."""
    given = {name: query.get(name, "")[:LONGEST_ANSWER] for name in ANSWERS} | more
    answers = urlencode({name: answer for name, answer in given.items() if answer})
    return f"{path}?{answers}" if answers else path


def articles(home: Page) -> PageQuerySet:
    """Every page with facts of one language, newest first; those below a section, never the home or a section itself."""
    return for_readers(home).filter(depth__gt=SECTION_DEPTH).order_by("-first_published_at", "-pk")


def screen(pages: QuerySet, number: str | None) -> PaginatorPage:
    """One screenful; a number that is no number or too small gives the first, too large the last."""
    paginator = Paginator(pages, PER_SCREEN)
    wanted = (number or "").strip()
    return paginator.page(min(max(int(wanted[:9]), 1), paginator.num_pages) if wanted.isdecimal() else 1)


def screens(asked: Asked, found: PaginatorPage) -> dict[str, Any]:
    """Which screen this is, and the way to the others: values for a `Listing`."""
    return {"pages_nav": _pages_nav(found, asked.query, asked.code), "screen_number": found.number}


def _pages_nav(found: PaginatorPage, asked: QueryDict, code: str) -> dict[str, str] | None:
    if not found.has_other_pages():
        return None

    def to(number: int) -> str:
        return asked_again("", asked, page=str(number), language=asked.get("language", "")[:LONGEST_ANSWER])

    where = {"number": digits(found.number, code), "total": digits(found.paginator.num_pages, code)}
    return {
        "previous": to(found.number - 1) if found.has_previous() else "",
        "next": to(found.number + 1) if found.has_next() else "",
        "text": _("Screen %(number)s of %(total)s") % where,
    }


def pages_text(count: int, code: str) -> str:
    """How many pages there are, in words and in the language's digits."""
    return ngettext("%(n)s page", "%(n)s pages", count) % {"n": digits(count, code)}
