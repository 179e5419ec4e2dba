"""Drafting pages in other languages: parents first, never an alias, nothing published."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.audit.acting import logged_as
from cms.taxonomy.models import MadeFrom, Original
from cms.translation_desk.planting import Seed, plant
from cms.translation_desk.sources import SECTION_DEPTH

ATTEMPTS = 3

Wanted = tuple[Page, Locale]
Known = tuple[UUID, int]  # which page, in which language


class CannotTranslate(Exception):
    """The page cannot be drafted in that language; the message says why."""


@dataclass(frozen=True)
class Drafted:
    """The page's draft in the target language, whether it is new, and the pages above it that had to be drafted with it."""

    page: Page
    created: bool
    parents: tuple[Page, ...] = ()

    def drafts_above(self) -> list[Page]:
        """The pages above that readers cannot reach yet, from the home down."""
        return list(self.page.get_ancestors().filter(depth__gt=1, live=False).specific())


def draft_in(source: Page, locale: Locale, *, by: User | None) -> Drafted:
    """Draft `source` in `locale`, its missing parents before it. An existing version is returned as it is.

    Raises CannotTranslate for a root page, for the page's own language, for a page without words of its own.
    """
    return draft_all([(source, locale)], by=by)[0]


def draft_in_languages(source: Page, locales: Iterable[Locale], *, by: User | None) -> list[Drafted]:
    """The same in several languages, all or none; some five queries for each language, and thirty besides."""
    return draft_all([(source, locale) for locale in locales], by=by)


def draft_all(wanted: Sequence[Wanted], *, by: User | None) -> list[Drafted]:
    """Several pages, each in its language, in the order asked for; all or none. Raises CannotTranslate."""
    for source, locale in wanted:
        _refuse_unfit(source, locale)
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic(), logged_as(by):
                return _drafted(wanted, by)
        except (
            IntegrityError
        ):  # two people at once, here or on a page above: what the other one made is found next time
            continue
    raise CannotTranslate(_("Somebody else is drafting here at this moment. Try again."))


def _refuse_unfit(source: Page, locale: Locale) -> None:
    if source.is_root():
        raise CannotTranslate(_("The root of the site has no language."))
    if source.locale_id == locale.pk:
        raise CannotTranslate(_("This page is in that language already."))
    if not getattr(source.specific_class, "has_own_words", True):
        raise CannotTranslate(_("This page has no words of its own: what it shows is translated where it comes from."))


def _drafted(wanted: Sequence[Wanted], by: User | None) -> list[Drafted]:
    """Sections before the pages in them."""
    found: dict[Known, Drafted] = {}
    for _depth, level in groupby(sorted(wanted, key=lambda one: one[0].depth), key=lambda one: one[0].depth):
        found |= _on_one_level(list(level), by)
    there = [one.page.pk for one in found.values() if not one.created]
    specific = {page.pk: page for page in Page.objects.filter(pk__in=there).specific()}
    drafted = [found[_known(*one)] for one in wanted]
    return [one if one.created else replace(one, page=specific[one.page.pk]) for one in drafted]


def _known(source: Page, locale: Locale) -> Known:
    return source.translation_key, locale.pk


def _on_one_level(wanted: Collection[Wanted], by: User | None) -> dict[Known, Drafted]:
    """Of pages that stand at one depth; those that exist are no specific pages."""
    found = _existing(wanted)
    missing = {_known(*one): one for one in wanted if _known(*one) not in found}
    if not missing:
        return found
    above = _above(missing, by)
    # Who drafts in the same place waits here, and then finds what was made meanwhile.
    pks = [one.page.pk for one in above.values()]
    held = {page.pk: page for page in Page.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("path")}
    found |= _existing(missing.values())
    missing = {known: one for known, one in missing.items() if known not in found}
    sources = _as_copied([source for source, _locale in missing.values()])
    seeds = [
        Seed(sources[source.pk], held[above[known].page.pk], locale) for known, (source, locale) in missing.items()
    ]
    made = plant(seeds, by=by, at=timezone.now())
    _note_sources(list(zip(seeds, made, strict=True)))
    for (known, _one), page in zip(missing.items(), made, strict=True):
        parent = above[known]
        parents = (*parent.parents, parent.page) if parent.created else ()
        found[known] = Drafted(page, created=True, parents=parents)
    return found


def _existing(wanted: Iterable[Wanted]) -> dict[Known, Drafted]:
    pairs = {_known(*one) for one in wanted}
    pages = Page.objects.filter(
        translation_key__in={key for key, _locale in pairs}, locale__in={locale for _key, locale in pairs}
    )
    found = {(page.translation_key, page.locale_id): page for page in pages}
    return {known: Drafted(page, created=False) for known, page in found.items() if known in pairs}


def _above(missing: dict[Known, Wanted], by: User | None) -> dict[Known, Drafted]:
    """Of each, the page below which it will stand: drafted where it is missing."""
    paths = {source.path[: -Page.steplen] for source, _locale in missing.values()}
    parents = {page.path: page for page in Page.objects.filter(path__in=paths).select_related("locale")}
    wanted = {known: (parents[source.path[: -Page.steplen]], locale) for known, (source, locale) in missing.items()}
    if any(parent.is_root() for parent in parents.values()):
        return {known: Drafted(parent, created=False) for known, (parent, _locale) in wanted.items()}
    found = _on_one_level(wanted.values(), by)
    return {known: found[_known(*one)] for known, one in wanted.items()}


def _as_copied(sources: Collection[Page]) -> dict[int, Page]:
    """Specific, as readers find them; those that are not live as their newest draft has them."""
    pages = Page.objects.filter(pk__in={source.pk for source in sources}).select_related("locale").specific()
    return {page.pk: page if page.live else page.get_latest_revision_as_object() for page in pages}


def _note_sources(planted: Sequence[tuple[Seed, Page]]) -> None:
    """Which version is the original; and Tigrinya from Amharic, say, is read against that, and outdated with it."""
    sources = {seed.source.translation_key: seed.source for seed, _page in planted}
    originals = dict(Original.objects.filter(translation_key__in=sources).values_list("translation_key", "page_id"))
    new = [Original(translation_key=key, page_id=one.pk) for key, one in sources.items() if key not in originals]
    Original.objects.bulk_create(new)
    MadeFrom.objects.bulk_create(
        MadeFrom(page_id=page.pk, source_id=seed.source.pk)
        for seed, page in planted
        if page.depth > SECTION_DEPTH and originals.get(page.translation_key, seed.source.pk) != seed.source.pk
    )
