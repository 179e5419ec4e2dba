"""What has to hold for somebody to pass an address of the admin: who they are, and whose are the objects that it names."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from cms.accounts.models import User
from cms.accounts.unreadable import is_key
from cms.organisations.models import Role
from cms.organisations.page_policy import page_policy
from cms.organisations.sight import ANY_ACTION, may_see, pages_to_link_to, seen_by
from cms.organisations.standing import standing_of

Kwargs = dict[str, Any]
Door = Callable[[HttpRequest, User, Kwargs], bool]

PAGE_KWARGS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
LIBRARY_KWARGS = ("image_id", "document_id", "doc_id", "media_id", "pk")
# Where the forms for copying, moving and writing ask which page is to be the one above.
PLACE_FIELDS = ("new_parent_page", "parent_page", "chooser")


def anybody(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Whoever reaches the admin."""
    return True


def administrators(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Those of the installation."""
    return user.is_superuser


def overseers(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Coordinators and administrators of the installation."""
    return standing_of(user).sees_everything


def keepers(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Administrators of the organisation that the address names."""
    return kwargs["organisation_id"] in standing_of(user).organisation_ids_as(Role.ADMINISTRATOR)


def keepers_and_overseers(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """They, and to look those who see everything."""
    return (overseers(request, user, kwargs) and request.method in ("GET", "HEAD")) or keepers(request, user, kwargs)


def any_keeper(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Whoever keeps the people of some organisation, or sees everything: the address names none."""
    return overseers(request, user, kwargs) or standing_of(user).has(Role.ADMINISTRATOR)


def nobody(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Of no use here, and one thing less to defend."""
    return False


def own_pages(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Every page that the address or the form names is one that the person may see: Wagtail says the title of the place it refuses."""
    named = [kwargs[name] for name in PAGE_KWARGS if kwargs.get(name) is not None]
    return all(may_see(user, Page, one) for one in named + _places(request))


def own_pages_to_copy(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """The same, and a form that is sent says where to: Wagtail's asks for nothing else."""
    return (request.method in ("GET", "HEAD") or bool(_places(request))) and own_pages(request, user, kwargs)


def _places(request: HttpRequest) -> list[str]:
    """The pages that a form names as the one above, less what was left empty."""
    return [one for name in PLACE_FIELDS for one in request.POST.getlist(name) if one]


def pages_to_read(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Live pages of others too: they are public."""
    ids = [kwargs[name] for name in PAGE_KWARGS if kwargs.get(name) is not None]
    return all(may_see(user, Page, one) or pages_to_link_to(user).filter(pk=one).exists() for one in ids)


def ticked_pages(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Pages that were ticked in the chooser: the person's own, or live. The root is none."""
    ids = request.GET.getlist("id")
    return all(is_key(one) for one in ids) and (
        pages_to_link_to(user).filter(pk__in=ids, depth__gt=1).count() == len(set(ids))
    )


def own_review(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """The step of a review is one of the page in the same address."""
    state = TaskState.objects.filter(pk=kwargs["task_state_id"]).select_related("workflow_state").first()
    belongs = state is not None and state.workflow_state.object_id == str(kwargs["page_id"])
    return belongs and own_pages(request, user, kwargs)


def own_things(model: Callable[[], type[Model]]) -> Door:
    """What the address names is in a part of the library that is open to the person."""

    def door(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
        keys = [unquote(str(kwargs[name])) for name in LIBRARY_KWARGS if kwargs.get(name) is not None]
        return all(may_see(user, model(), key) for key in keys + request.GET.getlist("id"))

    return door


def own_rows(*actions: str) -> Door:
    """The row that the address names is the person's to read, change or delete; its model stands in the address's namespace."""

    def door(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
        app, name = _namespace(request).split("_", 1)[1].rsplit("_", 1)
        model = apps.get_model(app, name)
        policy = policy_registry.get_by_type(model)
        rows = policy.instances_user_has_any_permission_for(user, actions or ANY_ACTION)
        keys = [unquote(str(kwargs["pk"]))] if kwargs.get("pk") is not None else []
        return all(is_key(key) and rows.filter(pk=key).exists() for key in keys + request.GET.getlist("id"))

    return door


def own_objects(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """What is named by app, model and key is the person's to see."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    return may_see(user, model, unquote(kwargs["object_id"]))


def own_selection(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Everything that was ticked, and where it is to go, is the person's to see: Wagtail names what it refuses."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    if not all(may_see(user, Page, one) for one in _places(request)):
        return False
    ids = request.GET.getlist("id")
    if "all" not in ids:
        return all(is_key(one) for one in ids) and seen_by(user, model).filter(pk__in=ids).count() == len(set(ids))
    if not issubclass(model, Page):
        return issubclass(model, get_image_model() | get_document_model())  # Wagtail takes those the person may change
    return _works_in(user, request.GET.get("childOf", ""))


def _works_in(user: User, page_id: str) -> bool:
    """Whether all below a page is the person's: the page is theirs, not only on the way to theirs."""
    page = Page.objects.filter(pk=page_id).first() if page_id.isdecimal() else None
    return page is not None and bool(
        page_policy.user_has_any_permission_for_instance(user, ["add", "change", "publish"], page)
    )


def _namespace(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.namespace if match else ""
