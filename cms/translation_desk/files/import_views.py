"""Large files: how far they have come, what they would change, and what is done with them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms.accounts.requests import SignedInRequest
from cms.translation_desk.files.agreeing import agreed_in
from cms.translation_desk.files.background import agree, compare_again, throw_away
from cms.translation_desk.files.import_screen import described, screen_of
from cms.translation_desk.models import Import
from cms.translation_desk.permissions import desk_of

PER_SCREEN = 30
NOT_NOW = _("This file is not where it was a moment ago. Look again.")


@require_safe
def imports(request: SignedInRequest) -> HttpResponse:
    """The person's large files, the newest first."""
    _refuse_others(request)
    screen = Paginator(Import.objects.seen_by(request.user).for_lists(), PER_SCREEN).get_page(request.GET.get("p"))
    rows = [described(one, timezone.now()) for one in screen.object_list]
    return render(request, "translation_desk/imports.html", {"rows": rows, "screen": screen})


@require_safe
def one_import(request: SignedInRequest, import_id: int) -> HttpResponse:
    """How far one has come; asked for again and again while it is at work."""
    one = _found(request, import_id)
    return render(request, "translation_desk/import.html", screen_of(one, request.user, timezone.now()))


@require_POST
def write_it(request: SignedInRequest, import_id: int) -> HttpResponse:
    """What was compared is to be written."""
    one = _found(request, import_id)
    return _told(request, one, done=agree(one, agreed_in(request.POST), by=request.user))


@require_POST
def compare_it_again(request: SignedInRequest, import_id: int) -> HttpResponse:
    """From the start."""
    one = _found(request, import_id)
    return _told(request, one, done=compare_again(one, by=request.user))


@require_POST
def throw_it_away(request: SignedInRequest, import_id: int) -> HttpResponse:
    """It is not needed; what it has written stays."""
    throw_away(_found(request, import_id), by=request.user)
    messages.success(request, _("The file was thrown away. What was written of it stays."))
    return redirect("translation_desk:files_imports")


def _told(request: SignedInRequest, one: Import, *, done: bool) -> HttpResponse:
    if not done:
        messages.error(request, str(NOT_NOW))
    return redirect("translation_desk:files_import", one.pk)


def _refuse_others(request: SignedInRequest) -> None:
    if not desk_of(request.user).languages():
        raise PermissionDenied


def _found(request: SignedInRequest, import_id: int) -> Import:
    """Somebody else's is not found."""
    _refuse_others(request)
    # The screen asks every few seconds, and what is kept may be heavy.
    light = Import.objects.seen_by(request.user).select_related("by").defer("kept", "takeable", "agreed")
    one = light.filter(pk=import_id).first()
    if one is None:
        raise Http404
    return one
