"""What somebody may see in the admin: one answer for every kind of thing, whichever view asks."""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

from cms.accounts.models import User
from cms.organisations.page_policy import page_policy

ANY_ACTION = ("add", "change", "delete", "view", "choose", "publish")


def shelves_open_to(user: User) -> QuerySet[Collection]:
    """Collections from which the person may choose. wagtailmedia has no such permission: pictures' holds for recordings too."""
    policy = policy_registry.get_by_type(get_image_model())
    shelves: QuerySet[Collection] = policy.collections_user_has_any_permission_for(user, ["choose", "change"])
    return shelves


def pages_seen_by(user: User) -> QuerySet[Page]:
    """Pages of the person's sections in whatever state, and what stands above them."""
    return page_policy.explorable_instances(user)


def pages_to_link_to(user: User) -> QuerySet[Page]:
    """What is live is public, whoever wrote it; and the person's own drafts."""
    return Page.objects.filter(live=True) | Page.objects.filter(pk__in=pages_seen_by(user).values("pk"))


def library_seen_by(user: User, model: type[Model]) -> QuerySet[Any]:
    """Pictures, recordings or documents that the person may choose or change."""
    rows: QuerySet[Any] = policy_registry.get_by_type(model).instances_user_has_any_permission_for(
        user, ["choose", "change", "delete"]
    )
    if not issubclass(model, get_media_model()) or user.is_superuser:
        return rows
    return rows | model._default_manager.filter(collection__in=shelves_open_to(user).values("pk"))


def seen_by(user: User, model: type[Model]) -> QuerySet[Any]:
    """The rows of any kind that the person may see."""
    if issubclass(model, Page):
        return pages_seen_by(user)
    if issubclass(model, get_image_model() | get_media_model() | get_document_model()):
        return library_seen_by(user, model)
    policy = policy_registry.get_by_type(model)
    rows: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, ANY_ACTION)
    return rows


def choosable_by(user: User, model: type[Model]) -> QuerySet[Any]:
    """The rows of any kind that the person may put on a page."""
    return pages_to_link_to(user) if issubclass(model, Page) else seen_by(user, model)


def may_see(user: User, model: type[Model], key: object) -> bool:
    """Whether the person may see the row of this key; not for a key that is none."""
    try:
        return bool(seen_by(user, model).filter(pk=key).exists())
    except (TypeError, ValueError, OverflowError):
        return False
