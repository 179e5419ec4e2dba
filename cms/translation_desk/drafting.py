"""Drafting a page in another language: parents first, never an alias, nothing published."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.audit.acting import logged_as
from cms.taxonomy.facts import original_of
from cms.taxonomy.models import FACT_RELATIONS, MadeFrom, Original
from cms.translation_desk.sources import SECTION_DEPTH

ATTEMPTS = 3


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
    if source.is_root():
        raise CannotTranslate(_("The root of the site has no language."))
    if source.locale_id == locale.pk:
        raise CannotTranslate(_("This page is in that language already."))
    if not getattr(source.specific_class, "has_own_words", True):
        raise CannotTranslate(_("This page has no words of its own: what it shows is translated where it comes from."))
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic(), logged_as(by):
                return _draft(source, locale, by)
        except (
            IntegrityError
        ):  # two people at once, here or on a page above: what the other one made is found next time
            continue
    raise CannotTranslate(_("Somebody else is drafting here at this moment. Try again."))


def _draft(source: Page, locale: Locale, by: User | None) -> Drafted:
    existing = source.get_translation_or_none(locale)
    if existing is not None:
        return Drafted(existing.specific, created=False)
    parent = source.get_parent()
    above = _draft(parent, locale, by) if not parent.is_root() else None
    original = original_of(source)
    Original.objects.get_or_create(translation_key=source.translation_key, defaults={"page": original})
    # A copy with the owner of its source would be logged as made by them.
    page = source.specific.copy_for_translation(locale, exclude_fields=[*FACT_RELATIONS, "owner"])
    page.owner = by or source.owner
    if hasattr(page, "adapt_to_language"):
        page.adapt_to_language()
    page.save()
    page.save_revision(user=by)
    if (
        page.depth > SECTION_DEPTH and original.pk != source.pk
    ):  # Tigrinya from Amharic, say: read against that, and outdated with it
        MadeFrom.objects.create(page=page, source=source)
    parents = (*above.parents, above.page) if above and above.created else ()
    return Drafted(page, created=True, parents=parents)
