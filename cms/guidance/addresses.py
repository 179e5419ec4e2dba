"""Addresses of pages for readers (architecture, decision 8), without asking the database for each one."""

from functools import cache
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now, Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.safety.shown import approved
from cms.taxonomy.models import Original

HOME_DEPTH = 2
# A reference to a page of others has no words of its own to be approved.
WITHOUT_WORDS = Q(sharedpage__isnull=False)
SECTION_DEPTH = 3

# First parts of addresses under a language's home that belong to the site itself (architecture, decision 8).
RESERVED_SLUGS = frozenset(
    {
        "for",
        "topics",
        "situations",
        "places",
        "resources",
        "hotlines",
        "help",
        "search",
        "stories",
        "campaigns",
        "feeds",
        "p",
        "drafts",
    }
)


def live_homes() -> dict[str, Page]:
    """Language code to its live home page; one query. A language whose home is a draft is not there."""
    return {home.locale.language_code: home for home in _homes().all()}


def homes_of(request: HttpRequest) -> dict[str, Page]:
    """The live homes, asked once a request."""
    known: dict[str, Page] | None = getattr(request, "live_homes", None)
    if known is None:
        known = request.live_homes = live_homes()  # type: ignore[attr-defined]  # kept for the rest of the request
    return known


def address(page: Page, home: Page) -> str:
    """The page's path, such as /ar/safe-steps/water/."""
    within = page.url_path.removeprefix(home.url_path)
    return f"/{home.locale.language_code}/{quote(within)}"


def in_language(name: str, language: str, /, **kwargs: str) -> str:
    """The path of one of the site's own views in a language."""
    with override(language):
        return reverse(name, kwargs=kwargs or None)


def short_address(page_id: int) -> str:
    """The path that leads to a page for good, wherever it stands: for SMS, paper and QR codes."""
    return f"/p/{page_id}"


def live_pages() -> PageQuerySet:
    """Live pages that stand as they were approved, and whose original does too, in all languages; neither below a section that does not.

    What has expired is not live, even while nobody has taken it offline yet. Pages of others by reference are left out, so that no
    list has the same message twice: see shared_pages.py.
    """
    return _live().all()


def whatever_is_live() -> PageQuerySet:
    """The same, with references to pages of others, whatever has become of these."""
    return _whatever_is_live().all()


def pages_in_live_languages() -> PageQuerySet:
    """Everything that readers of any language find."""
    return _in_live_languages().all()


# The questions are put together once: a page of readers asks some of them ten times, and only the database knows the hour.


@cache
def _homes() -> PageQuerySet:
    homes = Page.objects.filter(~expired(), approved(), depth=HOME_DEPTH, live=True)
    return homes.select_related("locale").order_by("locale__id")


@cache
def _whatever_is_live() -> PageQuerySet:
    offline_sections = Page.objects.filter(Q(live=False) | expired() | ~approved(), depth=SECTION_DEPTH).values("path")
    originals = Original.objects.alias(section=Substr("page__path", 1, SECTION_DEPTH * Page.steplen))
    drafts = originals.filter(
        Q(page__live=False) | expired("page__") | ~approved("page") | Q(section__in=offline_sections)
    ).values("translation_key")
    section = Page.objects.filter(path=Substr(OuterRef("path"), 1, SECTION_DEPTH * Page.steplen))
    offline_section = section.filter(Q(live=False) | expired() | ~approved())
    shown = Page.objects.filter(~expired(), ~Exists(offline_section), WITHOUT_WORDS | approved(), live=True)
    return shown.exclude(translation_key__in=drafts)


@cache
def _live() -> PageQuerySet:
    return _whatever_is_live().filter(sharedpage__isnull=True)


@cache
def _in_live_languages() -> PageQuerySet:
    home = Page.objects.filter(path=Substr(OuterRef("path"), 1, HOME_DEPTH * Page.steplen), live=True)
    return _live().filter(Exists(home.filter(~expired(), approved())))


def expired(relation: str = "") -> Q:
    """Pages past the moment at which they were to go offline."""
    return Q(**{f"{relation}expire_at__isnull": False, f"{relation}expire_at__lte": Now()})


def for_readers(home: Page) -> PageQuerySet:
    """Those of one live home, itself included."""
    return live_pages().filter(path__startswith=home.path)


def refuse_reserved(slug: str) -> None:
    """Raises ValidationError for an address that belongs to the site itself."""
    if slug.lower() in RESERVED_SLUGS:
        raise ValidationError(
            {
                "slug": _("“%(slug)s” is an address of the site itself. Choose another, for example %(slug)s-2.")
                % {"slug": slug}
            }
        )
