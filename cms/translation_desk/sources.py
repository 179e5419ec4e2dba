"""The pages that translations are asked of: originals in the sections of organisations."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In
from wagtail.models import GroupPagePermission, Page, ReferenceIndex, get_default_page_content_type

from cms.organisations.models import Organisation
from cms.taxonomy.models import Original
from cms.translation_desk.waiting import originals

SECTION_DEPTH, PAGE_DEPTH = 3, 4
SECTION_LENGTH = SECTION_DEPTH * Page.steplen


def sources() -> QuerySet[Page]:
    """Pages in sections that are nobody's translation, in whatever state."""
    other = Original.objects.filter(translation_key=OuterRef("translation_key")).exclude(page=OuterRef("pk"))
    pages: QuerySet[Page] = Page.objects.filter(~Exists(other), depth=PAGE_DEPTH)
    return pages


def live_sources() -> QuerySet[Page]:
    """Those that readers see and that have words of their own to translate."""
    return originals().filter(depth=PAGE_DEPTH)


def below(page: Page) -> QuerySet[Page]:
    """Everything in a section, or below a home."""
    return live_sources().filter(path__startswith=page.path).exclude(pk=page.pk)


def with_what_it_refers_to(page: Page) -> QuerySet[Page]:
    """An original, and the pages that its related parts and links lead to, in whichever language those were chosen."""
    kind = get_default_page_content_type()
    references = ReferenceIndex.get_references_for_object(page).filter(to_content_type=kind)
    keys = [int(key) for key in references.values_list("to_object_id", flat=True)]
    referred = Page.objects.filter(pk__in=keys, depth=PAGE_DEPTH).values("translation_key")
    return live_sources().filter(Q(pk=page.pk) | Q(translation_key__in=referred))


def by_key(keys: Iterable[UUID]) -> dict[UUID, Page]:
    """The originals of pages by their translation key, with their languages."""
    found = sources().filter(translation_key__in=set(keys)).select_related("locale").order_by("-pk")
    return {page.translation_key: page for page in found}


def at_or_below(paths: Collection[str]) -> Q:
    """A condition on pages: a part for each length of path, of which there are three."""
    by_length: dict[int, list[str]] = {}
    for path in paths:
        by_length.setdefault(len(path), []).append(path)
    wanted = Q(pk=None)
    for length, several in sorted(by_length.items()):
        wanted |= Q(In(Substr("path", 1, length), sorted(several)))
    return wanted


def in_sections_of(organisation: Organisation) -> Q:
    """A condition on pages: in a section, of whatever language, in which the organisation's teams work."""
    rights = GroupPagePermission.objects.filter(group__team__organisation=organisation)
    return Q(In(Substr("path", 1, SECTION_LENGTH), rights.values("page__path")))
