"""What follows from a page that others show or have copied."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.exchange.taking import origin_in_words
from cms.guidance.models import CopiedFrom, OrganisationPage
from cms.guidance.models.article import Article


def take_titles_along(origin: Page) -> None:
    """Lists of the admin show references by the title that their origin has now. Readers never depend on this."""
    shown = Page.objects.filter(
        sharedpage__taker__offer__page__translation_key=origin.translation_key, locale=origin.locale_id
    )
    shown.exclude(title=origin.title, draft_title=origin.title).update(title=origin.title, draft_title=origin.title)


def forget_copy(deleted: Page) -> None:
    """After a page is deleted: where none of its versions is left, neither is what they were copied from."""
    if not Page.objects.filter(translation_key=deleted.translation_key).exists():
        CopiedFrom.objects.filter(translation_key=deleted.translation_key).delete()


@transaction.atomic
def remember_origins(source: Page, made: Page, *, by: User | None) -> None:
    """After somebody copied a page by hand, alone or with all below it, as a page or as an alias: whose words they were goes along.

    A copy of a copy is adapted from the first one's origin; what comes from another organisation's section, from there.
    """
    pairs = zip(_with_all_below(source), _with_all_below(made), strict=False)  # in one order; alone, the first of each
    for old, new in pairs:
        known = CopiedFrom.objects.followed(old)
        theirs, ours = _section_of(old), _section_of(new)
        if old.translation_key == new.translation_key or ours is None or ours.organisation_id is None:
            continue
        if known is not None:
            _keep(new, ours, {name: getattr(known, name) for name in ORIGIN}, by)
        elif isinstance(old, Article) and theirs is not None and theirs.organisation_id != ours.organisation_id:
            _keep(new, ours, origin_in_words(old), by)


ORIGIN = ("origin", "origin_title", "origin_organisation", "seen", "seen_published_at")


def _with_all_below(page: Page) -> list[Page]:
    return list(Page.objects.filter(path__startswith=page.path).order_by("path").specific())


def _section_of(page: Page) -> OrganisationPage | None:
    return OrganisationPage.objects.filter(path=page.path[: SECTION_DEPTH * page.steplen]).first()


def _keep(page: Page, section: OrganisationPage, origin: dict[str, Any], by: User | None) -> None:
    values = origin | {"organisation_id": section.organisation_id, "taken_by": by}
    CopiedFrom.objects.get_or_create(translation_key=page.translation_key, locale_id=page.locale_id, defaults=values)
