"""Pages of other organisations as they stand in a section: found when they are read, never stored.

A reference holds no words. Whether readers find it is asked at each request: its origin is live in that language, its permission is
neither recalled nor ended, and it stands in a section of the organisation that has the permission. So whatever takes the origin
offline takes every reference with it at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery, UUIDField, Value
from django.db.models.functions import Substr
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.guidance.addresses import SECTION_DEPTH, for_readers, live_pages, whatever_is_live
from cms.safety.shown import warned_at

KINDS = ("guidancepage", "storypage", "resourcepage", "campaignpage")
# From a reference to the page it shows, whatever its language.
ORIGIN_KEY = "sharedpage__taker__offer__page__translation_key"
SECTION_PATH = Substr(OuterRef("path"), 1, SECTION_DEPTH * Page.steplen)


@dataclass(frozen=True)
class Origin:
    """Whose words a page shows: by name, with the address of their own page (empty where it is gone). `adapted` for a copy."""

    name: str
    url: str = ""
    adapted: bool = False


def shared_pages() -> PageQuerySet:
    """References that readers find, in all languages."""
    return _shared_pages().all()


@cache
def _shared_pages() -> PageQuerySet:
    origins = live_pages().filter(translation_key=OuterRef(ORIGIN_KEY), locale=OuterRef("locale"))
    own_section = Page.objects.filter(
        path=SECTION_PATH, organisationpage__organisation=OuterRef("sharedpage__taker__organisation")
    )
    permitted = (
        whatever_is_live().filter(sharedpage__taker__ended_at=None).exclude(sharedpage__taker__offer__state="recalled")
    )
    return permitted.filter(Exists(origins), Exists(own_section), sharedpage__taker__isnull=False)


def in_section(section: Page) -> PageQuerySet:
    """The section's own pages and those of others that it shows, each of these with the key of its origin: `origin_key`.

    One small query finds whether there are any of others: most sections have none, and the question with both takes long to put
    together.
    """
    own = for_readers(section).filter(depth=section.depth + 1)
    if not Page.objects.filter(path__startswith=section.path, sharedpage__isnull=False).exists():
        return own.annotate(origin_key=Value(None, output_field=UUIDField()))
    shared = shared_pages().filter(path__startswith=section.path, depth=section.depth + 1)
    both = Page.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=shared.values("pk")))
    return both.annotate(origin_key=F(ORIGIN_KEY))


def with_origins(origins: PageQuerySet) -> PageQuerySet:
    """Each with the title of the section in which it stands: `origin_name`."""
    section = Page.objects.filter(path=SECTION_PATH).values("title")[:1]
    return origins.annotate(origin_name=Subquery(section))


def as_their_origins(pages: Iterable[Any], origins: PageQuerySet) -> list[Page]:
    """The pages in order, references replaced by the pages they show; one query, none where there is no reference.

    `origins` is what to choose from, with its kinds (`cards.whole`).
    """
    listed = list(pages)
    keys = {page.origin_key for page in listed if page.origin_key}
    chosen = with_origins(origins.filter(translation_key__in=keys)) if keys else []
    found: dict[Any, Any] = {origin.translation_key: origin for origin in chosen}
    for page in listed:
        origin = found.get(page.origin_key)
        if origin is not None:
            whole = getattr(origin, origin.content_type.model)
            whole.shown_as, whole.origin_name = page, origin.origin_name
    shown = [found.get(page.origin_key) if page.origin_key else page for page in listed]
    return [page for page in shown if page is not None]


def origin_of(shared: Any) -> Any:
    """The page that a reference shows, as it is live in the reference's language; None where it is not. One query."""
    if shared.taker_id is None:
        return None
    key = shared.taker.offer.page.translation_key
    chosen = with_origins(live_pages().filter(translation_key=key, locale=shared.locale_id))
    chosen = chosen.annotate(warned_at=warned_at())
    found = chosen.select_related("locale", "content_type", *KINDS).first()
    if found is None or found.content_type.model not in KINDS:
        return None
    origin = getattr(found, found.content_type.model)
    origin.locale, origin.origin_name, origin.warned_at = found.locale, found.origin_name, found.warned_at
    return origin


def with_references(versions: PageQuerySet, shown: Any) -> PageQuerySet:
    """Versions of an origin for readers of a reference to it: each with the place in the tree where the same organisation shows it
    too, None where it does not: `shown_at`."""
    others = shared_pages().filter(sharedpage__taker=shown.taker_id, locale=OuterRef("locale")).exclude(pk=shown.pk)
    return versions.annotate(shown_at=Subquery(others.values("url_path")[:1]))


def behind_references(references: PageQuerySet) -> PageQuerySet:
    """What readers of these references can still read, in every language: the pages they show, as they are live."""
    return live_pages().filter(translation_key__in=references.filter(live=True).values(ORIGIN_KEY))
