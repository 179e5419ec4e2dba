"""One request, and what becomes of it: taken, handed back, given to somebody, called off."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms.accounts.requests import SignedInRequest
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.request_forms import GiveForm, HandBackForm
from cms.translation_desk.request_rights import people_for, requests_seen_by, visible_to
from cms.translation_desk.request_rows import Row, described
from cms.translation_desk.taking import OVER, NotNow, call_off, give, hand_back, take


def _row(request: SignedInRequest, request_id: int) -> Row | None:
    """An open request; None for one that is over. One that the person may not see is not found."""
    get_object_or_404(TranslationRequest.objects.filter(visible_to(request.user)), pk=request_id)
    found = requests_seen_by(request.user).filter(pk=request_id).described()
    return next(iter(described(list(found), request.user, timezone.localdate())), None)


def _back(request: SignedInRequest) -> HttpResponse:
    """To the screen of the list from which the person came."""
    said = request.POST.get("next", "")
    is_own = said.startswith("/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None)
    return redirect(said if is_own else reverse("translation_desk:requests"))


def _over(request: SignedInRequest) -> HttpResponse:
    messages.error(request, str(OVER))
    return _back(request)


def _do(request: SignedInRequest, act: Callable[[], Any], said: str) -> HttpResponse:
    """Does it and says so, or says why not."""
    try:
        act()
    except NotNow as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return _back(request)


def _show(request: SignedInRequest, row: Row, refused: Form | None = None) -> HttpResponse:
    people = people_for(row.source, row.request.language)
    context = {
        "row": row,
        "hand_back": refused if isinstance(refused, HandBackForm) else HandBackForm(),
        "give": refused if isinstance(refused, GiveForm) else GiveForm(people=people),
    }
    return render(request, "translation_desk/requests/one.html", context)


@require_safe
def one_request(request: SignedInRequest, request_id: int) -> HttpResponse:
    """All of a request, with what the person may do with it."""
    row = _row(request, request_id)
    return _show(request, row) if row is not None else _over(request)


@require_POST
def take_it(request: SignedInRequest, request_id: int) -> HttpResponse:
    """Take it, if nobody was faster."""
    if _row(request, request_id) is None:
        return _over(request)
    said = _("This translation is yours now. Press “Start” to begin.")
    return _do(request, lambda: take(request_id, by=request.user, at=timezone.now()), said)


@require_POST
def hand_it_back(request: SignedInRequest, request_id: int) -> HttpResponse:
    """So that somebody else can do it."""
    row, form = _row(request, request_id), HandBackForm(request.POST)
    if row is None:
        return _over(request)
    if not form.is_valid():
        return _show(request, row, form)
    note = form.cleaned_data["note"]
    said = _("You have handed it back. Others can take it now.")
    return _do(request, lambda: hand_back(request_id, by=request.user, note=note), said)


@require_POST
def give_it(request: SignedInRequest, request_id: int) -> HttpResponse:
    """To somebody by name."""
    row = _row(request, request_id)
    if row is None:
        return _over(request)
    if not row.asks_for_it:
        raise PermissionDenied
    form = GiveForm(request.POST, people=people_for(row.source, row.request.language))
    if not form.is_valid():
        return _show(request, row, form)
    person = form.cleaned_data["person"]
    said = _("It is given to somebody, who is told by mail.")
    return _do(request, lambda: give(request_id, person, by=request.user, at=timezone.now()), said)


@require_POST
def call_it_off(request: SignedInRequest, request_id: int) -> HttpResponse:
    """Nobody need do it any more."""
    if _row(request, request_id) is None:
        return _over(request)
    said = _("It is called off. A draft that was begun stays as it is.")
    return _do(request, lambda: call_off(request_id, by=request.user, at=timezone.now()), said)
