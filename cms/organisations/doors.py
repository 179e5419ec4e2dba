"""Who passes which address of the admin, and with which objects: a table over the names of Wagtail's addresses.

Wagtail asks permissions in each view, most of them well. This stands before all of them: an address may be named here by pattern, with what
has to hold; one that no pattern names is for administrators of the installation alone. So a view that a new release brings, or that
forgets to ask, shows nobody another organisation's work.
"""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState
from wagtail.permissions import page_permission_policy, policy_registry
from wagtailmedia.models import get_media_model

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.organisations.sight import ANY_ACTION, may_see, pages_to_link_to
from cms.organisations.standing import standing_of

Kwargs = dict[str, Any]
Door = Callable[[HttpRequest, User, Kwargs], bool]

PAGE_KWARGS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
LIBRARY_KWARGS = ("image_id", "document_id", "doc_id", "media_id", "pk")
CHANGE = ("change",)


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
    """Every page that the address names is one that the person may see."""
    return all(may_see(user, Page, kwargs[name]) for name in PAGE_KWARGS if kwargs.get(name) is not None)


def pages_to_read(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Live pages of others too: they are public."""
    ids = [kwargs[name] for name in PAGE_KWARGS if kwargs.get(name) is not None]
    return all(may_see(user, Page, one) or pages_to_link_to(user).filter(pk=one).exists() for one in ids)


def ticked_pages(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Pages that were ticked in the chooser: the person's own, or live. The root is none."""
    ids = request.GET.getlist("id")
    return all(one.isdecimal() for one in ids) and (
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
        return all(
            rows.filter(pk=key).exists() for key in keys + [key for key in request.GET.getlist("id") if key.isdecimal()]
        )

    return door


def own_objects(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """What is named by app, model and key is the person's to see."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    return may_see(user, model, unquote(kwargs["object_id"]))


def own_selection(request: HttpRequest, user: User, kwargs: Kwargs) -> bool:
    """Everything that was ticked is the person's to see: Wagtail names what it refuses."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    ids = request.GET.getlist("id")
    if "all" not in ids:
        return all(may_see(user, model, one) for one in ids)
    if not issubclass(model, Page):
        return issubclass(model, get_image_model() | get_document_model())  # Wagtail takes those the person may change
    return _works_in(user, request.GET.get("childOf", ""))


def _works_in(user: User, page_id: str) -> bool:
    """Whether all below a page is the person's: the page is theirs, not only on the way to theirs."""
    page = Page.objects.filter(pk=page_id).first() if page_id.isdecimal() else None
    return page is not None and bool(
        page_permission_policy.user_has_any_permission_for_instance(user, ["add", "change", "publish"], page)
    )


def _namespace(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.namespace if match else ""


IMAGES, DOCUMENTS, MEDIA = own_things(get_image_model), own_things(get_document_model), own_things(get_media_model)

# The first pattern that fits counts.
DOORS: list[tuple[str, Door]] = [
    ("wagtailadmin_home", anybody),
    ("wagtailadmin_account", anybody),
    ("account_*", anybody),  # a person's own sign-in: the room accounts asks who it is
    ("mfa_*", anybody),
    ("accounts_*", anybody),
    ("one_time_link*", anybody),
    ("sign_ins", anybody),
    ("end_other_sessions", anybody),
    ("wagtailadmin_log*", anybody),
    ("wagtailadmin_password_reset*", nobody),  # a new password comes by an administrator's link
    ("wagtailadmin_javascript_catalog", anybody),
    ("wagtailadmin_sprite", anybody),
    ("wagtailadmin_dismissibles", anybody),
    ("wagtailadmin_block_preview", anybody),
    ("wagtailadmin_error_test", nobody),
    # Pages
    ("wagtailadmin_explore*", own_pages),
    ("wagtailadmin_pages:workflow_action", own_review),
    ("wagtailadmin_pages:collect_workflow_action_data", own_review),
    ("wagtailadmin_pages:set_privacy", nobody),  # pages are public or they are drafts
    ("wagtailadmin_pages:*", own_pages),
    ("wagtailadmin_choose_page_child", pages_to_read),
    ("wagtailadmin_choose_page_chosen_multiple", ticked_pages),
    ("wagtailadmin_choose_*", anybody),  # lists are narrowed by narrowing.py
    ("wagtailadmin_editing_sessions:ping", own_objects),
    ("wagtailadmin_editing_sessions:release", anybody),
    ("wagtail_bulk_action", own_selection),
    ("wagtailadmin_api:pages:action", nobody),
    ("wagtailadmin_api:pages:detail", own_pages),
    ("wagtailadmin_api:pages:listing", anybody),  # Wagtail lists what the person may explore
    ("wagtailadmin_api:*", administrators),
    # Reports
    ("wagtailadmin_reports:site_history*", overseers),
    ("audit*", anybody),  # shows what the person may read: auditing.py
    ("wagtailadmin_reports:page_types_usage*", overseers),
    (
        "wagtailadmin_reports:workflow*",
        overseers,
    ),  # Wagtail lists every review; what waits for somebody is on their dashboard
    ("wagtailadmin_reports:*", anybody),
    ("coverage", anybody),
    ("design", anybody),
    # Our own guides
    ("guide", anybody),
    ("guide_picture", anybody),
    # The library
    ("wagtailimages:url_generator*", nobody),
    ("wagtailimages*:*", IMAGES),
    ("wagtaildocs*:*", DOCUMENTS),
    ("wagtailmedia:*", MEDIA),
    ("document_for_colleagues", DOCUMENTS),
    ("wagtailembeds:*", nobody),
    # Rows
    ("wagtailsnippets:index", anybody),
    ("wagtailsnippets_*:edit", own_rows("change")),
    ("wagtailsnippets_*:delete", own_rows("delete")),
    ("wagtailsnippets_*:history*", own_rows("change")),
    ("wagtailsnippets_*:usage", own_rows("change")),
    ("wagtailsnippets_*:copy", own_rows("change")),
    ("wagtailsnippets_*:*", own_rows()),
    ("wagtailsnippetchoosers_*:create", nobody),  # no chooser has a form to make rows in
    ("wagtailsnippetchoosers_*:*", own_rows()),
    # People
    ("people:index", any_keeper),
    ("people:organisation", keepers_and_overseers),
    ("people:invite", keepers),
    ("people:roles", keepers),
    ("people:remove", keepers),
    ("people:link", keepers),
    ("people:installation*", administrators),
    ("people:account*", administrators),
    # The desk
    ("translation_desk:waiting", anybody),
    ("translation_desk:translate", pages_to_read),
    # Sharing between organisations: the views narrow to what is offered to the person's own
    ("exchange:offer", own_pages),
    ("exchange:taker", own_pages),
    ("exchange:changes", own_pages),
    ("exchange:stop", own_pages),
    ("exchange:offers", anybody),
    ("exchange:offered", anybody),
    ("exchange:ours", anybody),
    # The installation itself
    ("wagtailsites:*", administrators),
    ("wagtailusers_*:*", administrators),
    ("wagtaillocales:*", administrators),
    ("wagtailadmin_collections:*", administrators),
    ("wagtailadmin_workflows:*", administrators),
    ("wagtailadmin_tag_*", administrators),
]


def door_of(name: str, doors: Iterable[tuple[str, Door]] = DOORS) -> Door | None:
    """The door of an address by its view's full name; None for one that nobody has thought of."""
    return next((door for pattern, door in doors if fnmatchcase(name, pattern)), None)
