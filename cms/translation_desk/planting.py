"""Putting copies of pages into the trees of other languages, as drafts: many at once, for the price of a few statements.

What Wagtail's `copy_for_translation` does page by page and twice (measured: 152 statements a page), done once for all: a row, a version,
what it refers to, search in the admin, the log and the audit trail.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import count
from operator import or_
from typing import Any

from django.db.models import F, Max, Q
from django.db.models.functions import Substr
from modelcluster.models import get_all_child_relations
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, ReferenceIndex, Revision, Site
from wagtail.models.copying import _copy as copy_in_memory
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import reference_index_auto_update_disabled
from wagtail.signals import copy_for_translation_done

from cms.accounts.models import User
from cms.taxonomy.models import FACT_RELATIONS
from cms.translation_desk.planting_log import log_drafts

# A copy with the owner of its source would be logged as made by them.
LEFT_OUT = (*FACT_RELATIONS, "owner")
AS_DRAFT: dict[str, Any] = {
    "live": False,
    "has_unpublished_changes": True,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of": None,
}


@dataclass(frozen=True)
class Seed:
    """A specific page as it is to be copied, the page below which the copy will stand, and the copy's language."""

    source: Any
    parent: Page
    locale: Locale


def plant(seeds: Sequence[Seed], *, by: User | None, at: datetime) -> list[Any]:
    """The copies, in the order of the seeds, whose parents all stand at one depth and are held by this transaction.

    Raises IntegrityError where somebody else is putting pages into the same place.
    """
    if not seeds:
        return []
    copies = [_copied(seed, by, at) for seed in seeds]
    _give_places(seeds, copies)
    _insert(copies)
    _keep_versions(copies, by, at)
    _make_known(copies)
    log_drafts([(seed.source, copy, seed.parent) for seed, copy in zip(seeds, copies, strict=True)], at)
    for seed, copy in zip(seeds, copies, strict=True):
        copy_for_translation_done.send(sender=CopyPageForTranslationAction, source_obj=seed.source, target_obj=copy)
    return copies


def _copied(seed: Seed, by: User | None, at: datetime) -> Any:
    """In memory: with the parts of the source and their ids, without its facts and comments."""
    source = seed.source
    left_out = [*source.default_exclude_fields_in_copy, *source.exclude_fields_in_copy, *LEFT_OUT]
    copy, _children = copy_in_memory(source, left_out, {**AS_DRAFT, "locale": seed.locale})
    for relation in get_all_child_relations(source):
        if relation.get_accessor_name() in left_out:
            setattr(copy, relation.get_accessor_name(), [])
    copy.owner_id = by.pk if by is not None else source.owner_id
    if hasattr(copy, "adapt_to_language"):
        copy.adapt_to_language()
    copy.draft_title, copy.latest_revision_created_at = copy.title, at
    return copy


def _give_places(seeds: Sequence[Seed], copies: Sequence[Any]) -> None:
    """In the tree, and in the addresses."""
    parents = {seed.parent.path: seed.parent for seed in seeds}
    below = reduce(or_, (Q(path__startswith=path) for path in parents))
    depth = seeds[0].parent.depth + 1
    siblings = Page.objects.filter(below, depth=depth).order_by()
    length = (depth - 1) * Page.steplen
    ends = siblings.annotate(above=Substr("path", 1, length)).values("above").annotate(end=Max("path"))
    last = dict(ends.values_list("above", "end"))
    taken = {(path[:length], slug) for path, slug in _with_slugs(siblings, {_slug(seed) for seed in seeds})}
    for seed, copy in zip(seeds, copies, strict=True):
        above = seed.parent.path
        # As Wagtail's own copying asks the tree.
        path = Page(path=last[above])._inc_path() if above in last else Page._get_path(above, depth, 1)
        copy.path, copy.depth, copy.numchild = path, depth, 0
        copy.slug = _free(_slug(seed), seed.parent, taken)
        copy.set_url_path(seed.parent)
        last[above] = path
        taken.add((above, copy.slug))


def _with_slugs(siblings: Any, slugs: set[str]) -> Any:
    return siblings.filter(slug__in=slugs).values_list("path", "slug")


def _slug(seed: Seed) -> str:
    """Homes stand side by side, whatever their language."""
    slug: str = seed.source.slug
    return f"{slug}-{seed.locale.language_code}" if seed.parent.is_root() else slug


def _free(slug: str, parent: Page, taken: set[tuple[str, str]]) -> str:
    if (parent.path, slug) not in taken:
        return slug
    there = set(parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in count(1))
    return next(one for one in numbered if one not in there and (parent.path, one) not in taken)


def _insert(copies: Sequence[Any]) -> None:
    """The rows that all pages have by one statement, then the row of each one's own type, of whose save receivers hear that it is raw.

    Parts kept in tables of their own are not written: pages have none but facts and comments, which copies leave out.
    """
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create([Page(**{name: getattr(copy, name) for name in shared}) for copy in copies])
    for copy, row in zip(copies, rows, strict=True):
        copy.id = copy.pk = row.pk
        copy.save_base(raw=True, force_insert=True)
    above: Counter[str] = Counter(copy.path[: -Page.steplen] for copy in copies)
    for number in set(above.values()):
        parents = Page.objects.filter(path__in=[path for path, times in above.items() if times == number])
        parents.update(numchild=F("numchild") + number)
    if copies[0].depth == 2:  # homes
        Site.clear_site_root_paths_cache()


def _keep_versions(copies: Sequence[Any], by: User | None, at: datetime) -> None:
    versions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=copy.get_content_type(),
                base_content_type=copy.get_base_content_type(),
                object_id=str(copy.pk),
                created_at=at,
                user=by,
                object_str=str(copy),
                content=copy.serializable_data(),
            )
            for copy in copies
        ]
    )
    for copy, version in zip(copies, versions, strict=True):
        copy.latest_revision = version
    Page.objects.bulk_update(
        [Page(pk=copy.pk, latest_revision=copy.latest_revision) for copy in copies], ["latest_revision"]
    )


def _make_known(copies: Sequence[Any]) -> None:
    """To search in the admin, and to whoever asks what refers to something."""
    for backend in get_search_backends(with_auto_update=True):
        for kind in {type(copy) for copy in copies}:
            backend.add_bulk(kind, [copy for copy in copies if type(copy) is kind])
    if not getattr(reference_index_auto_update_disabled, "value", False):
        for copy in copies:
            ReferenceIndex.create_or_update_for_object(copy)
