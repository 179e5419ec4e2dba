"""What readers see on live pages is deleted only by who may publish those pages. Consent can be withdrawn by all who may change it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.accounts.named import named
from cms.library.models import Document, Picture, Recording
from cms.library.shown import live_pages_showing, may_change_for_readers

# The admin's addresses that delete one row: its kind, the part of the address that names it, where it is changed.
DELETING: dict[str, tuple[type[Model], str, str]] = {
    "wagtailimages:delete": (Picture, "image_id", "wagtailimages:edit"),
    "wagtailimages:delete_multiple": (Picture, "image_id", ""),
    "wagtaildocs:delete": (Document, "document_id", "wagtaildocs:edit"),
    "wagtaildocs:delete_multiple": (Document, "doc_id", ""),
    "wagtailmedia:delete": (Recording, "media_id", "wagtailmedia:edit"),
}


def why_it_stays(title: str) -> str:
    """Said to who wants to delete what readers see."""
    return _(
        "“%(title)s” stays: live pages show it, and you may not publish all of them. Take it off those pages first; that is reviewed. "
        "For a picture or recording whose people say no, set Consent to “withdrawn”: it is gone for readers at once."
    ) % {"title": title}


def say_what_follows(request: HttpRequest, rows: Iterable[Any]) -> None:
    """On the screen that asks whether to delete: which pages readers will not find any more."""
    if request.method != "GET":
        return
    pages = {page.pk: page for row in rows for page in live_pages_showing(row).order_by("pk")}
    if pages:
        words = _(
            "Live pages show this. If you delete it, readers no longer find them until each is reviewed again without it. Take it off "
            "the pages first, or put another in its place:"
        )
        messages.warning(request, named(words, list(pages.values()), request.user))


BULK = "wagtail_bulk_action"


class KeepShownMiddleware:
    """Stands before the views that delete, after the doors: one of Wagtail's and all of wagtailmedia's know no hook."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuses with the reason, back where the row is changed."""
        match = request.resolver_match
        if match is None or match.view_name not in {*DELETING, BULK}:
            return None  # readers' pages among them: nobody asks there who is reading
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return None
        if match.view_name == BULK:
            say_what_follows(request, _of_many(request, **match.kwargs))
            return None
        deleting = DELETING[match.view_name]
        model, key, way_back = deleting
        row: Any = model._default_manager.filter(pk=kwargs[key]).first()
        if row is None:
            return None
        if may_change_for_readers(user, row):
            say_what_follows(request, [row])
            return None
        if not way_back:
            return HttpResponseForbidden(why_it_stays(row.title), content_type="text/plain; charset=utf-8")
        messages.error(request, why_it_stays(row.title))
        return redirect(way_back, row.pk)


def _of_many(request: HttpRequest, app_label: str, model_name: str, action: str) -> Iterable[Any]:
    """Those that are asked about at once, where they are to be deleted."""
    found = (
        model for model, _key, _back in DELETING.values() if model._meta.label_lower == f"{app_label}.{model_name}"
    )
    model, keys = next(found, None), [key for key in request.GET.getlist("id") if key.isdecimal()]
    return model._default_manager.filter(pk__in=keys) if model is not None and action == "delete" else ()


def keep_shown_of_many(request: HttpRequest, action_type: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Before many are deleted at once: none is, if one of them has to stay."""
    if action_type != "delete" or not issubclass(view.model, Picture | Document | Recording):
        return None
    staying = [row for row in objects if not may_change_for_readers(request.user, row)]
    for row in staying:
        messages.error(request, why_it_stays(row.title))
    return redirect(view.next_url) if staying else None
