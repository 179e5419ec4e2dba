"""What readers see on live pages is deleted only by who may publish those pages. Consent can be withdrawn by all who may change it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.library.models import Document, Picture, Recording
from cms.library.shown import may_change_for_readers

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
        named = DELETING.get(match.view_name) if match is not None else None
        user = getattr(request, "user", None)
        if named is None or user is None or not user.is_authenticated:
            return None
        model, key, way_back = named
        row: Any = model._default_manager.filter(pk=kwargs[key]).first()
        if row is None or may_change_for_readers(user, row):
            return None
        if not way_back:
            return HttpResponseForbidden(why_it_stays(row.title), content_type="text/plain; charset=utf-8")
        messages.error(request, why_it_stays(row.title))
        return redirect(way_back, row.pk)


def keep_shown_of_many(request: HttpRequest, action_type: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Before many are deleted at once: none is, if one of them has to stay."""
    if action_type != "delete" or not issubclass(view.model, Picture | Document | Recording):
        return None
    staying = [row for row in objects if not may_change_for_readers(request.user, row)]
    for row in staying:
        messages.error(request, why_it_stays(row.title))
    return redirect(view.next_url) if staying else None
