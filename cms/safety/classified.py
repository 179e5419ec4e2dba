"""Which fields of a page its readers are shown. A field that nobody has thought of counts as shown, and fails a test."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

# Of every page. Where it stands, when it is shown, who works on it: what a reviewer reads is the same without them.
NOT_SHOWN_OF_PAGES = frozenset(
    {
        "alias_of",
        "content_type",
        "depth",
        "draft_title",
        "expire_at",
        "expired",
        "first_published_at",
        "go_live_at",
        "has_unpublished_changes",
        "id",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locale",  # an approval names its language itself
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "show_in_menus",
        "translation_key",
        "url_path",
    }
)
SHOWN_OF_PAGES = frozenset({"title", "slug", "seo_title", "search_description"})

# Of the rows that belong to a page, by the name of the relation: what of each row is shown.
SHOWN_OF_ROWS: dict[str, frozenset[str]] = {
    "fact_sheet": frozenset({"scope", "message_category", "sample"}),
    "audience_marks": frozenset({"audience", "fit"}),
    "topic_marks": frozenset({"topic"}),
    "situation_marks": frozenset({"situation"}),
    "place_marks": frozenset({"place"}),
}
NOT_SHOWN_OF_ROWS: dict[str, frozenset[str]] = {
    "fact_sheet": frozenset({"id", "page", "review_by", "review_owner", "ends_overdue", "grace_days"}),
    "audience_marks": frozenset({"id", "page"}),
    "topic_marks": frozenset({"id", "page"}),
    "situation_marks": frozenset({"id", "page"}),
    "place_marks": frozenset({"id", "page"}),
}
# What colleagues say beside the text.
NOT_SHOWN_RELATIONS = frozenset({"wagtail_admin_comments"})


def shown_fields(model: type[Page]) -> Iterator[Field]:
    """The fields of a page type that its readers are shown, in the order of their names."""
    hidden = NOT_SHOWN_OF_PAGES | getattr(model, "not_shown_fields", frozenset())
    for field in sorted(model._meta.concrete_fields, key=lambda one: one.name):
        if field.model is Page:
            # A column that a release of Wagtail brings shows nothing by itself; a test asks somebody to think of it.
            if field.name in SHOWN_OF_PAGES:
                yield field
        elif field.name not in hidden and not (field.primary_key and field.is_relation):
            yield field


def shown_relations(model: type[Page]) -> dict[str, list[Field]]:
    """The relations to rows of the page's own, and of each row the fields that readers are shown."""
    found = {}
    for relation in get_all_child_relations(model):
        name: Any = relation.get_accessor_name()
        if name not in NOT_SHOWN_RELATIONS:
            found[name] = list(_shown_of(relation.related_model, name))
    return found


def _shown_of(model: type[Model], relation: str) -> Iterator[Field]:
    hidden = NOT_SHOWN_OF_ROWS.get(relation, frozenset())
    return (field for field in model._meta.concrete_fields if field.name not in hidden)
