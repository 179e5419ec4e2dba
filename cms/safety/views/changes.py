"""Changes that wait for a second person: the list, and the screen on which one is decided."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.accounts.requests import SignedInRequest
from cms.safety.change_screen import screen_of
from cms.safety.deciding import CannotDecide, approve_change, refuse_change, take_back
from cms.safety.forms import RefusalForm
from cms.safety.models import ProposedChange
from cms.safety.waiting_changes import changes_of_ones_own, changes_waiting_for, decided_lately, may_look


def waiting(request: SignedInRequest) -> HttpResponse:
    """What waits for the person, and what of theirs waits for others."""
    user = request.user
    context = {"waiting": changes_waiting_for(user), "own": changes_of_ones_own(user), "decided": decided_lately(user)}
    return render(request, "safety/changes.html", context)


def change(request: SignedInRequest, change_id: int) -> HttpResponse:
    """Read it; approve it, refuse it, or take it back."""
    proposed = ProposedChange.objects.select_related("by").filter(pk=change_id).first()
    if proposed is None:
        messages.warning(request, _("This does not wait any more: somebody has decided it, or it was taken back."))
        return redirect("safety:changes")
    if not may_look(proposed, request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _shown(request, proposed)
    act = next((act for name, act in ACTS.items() if name in request.POST), _approve)
    try:
        return act(request, proposed)
    except CannotDecide as refused:
        messages.error(request, str(refused))
        return _shown(request, get_object_or_404(ProposedChange, pk=change_id), status=409)


def _shown(request: SignedInRequest, proposed: ProposedChange, form: Any = None, status: int = 200) -> HttpResponse:
    context = {"screen": screen_of(proposed, request.user), "change": proposed, "form": form or RefusalForm()}
    return render(request, "safety/change.html", context, status=status)


def _approve(request: SignedInRequest, proposed: ProposedChange) -> HttpResponse:
    decided = approve_change(proposed, by=request.user, seen=request.POST.get("seen", ""), at=timezone.now())
    messages.success(request, _("“%(title)s” is changed as it was proposed.") % {"title": decided.title})
    return redirect("safety:changes")


def _refuse(request: SignedInRequest, proposed: ProposedChange) -> HttpResponse:
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _shown(request, proposed, form, status=400)
    refuse_change(proposed, by=request.user, reason=form.cleaned_data["reason"], at=timezone.now())
    said = _("The change of “%(title)s” is refused: the row stays as it is. Whoever proposed it reads why.")
    messages.success(request, said % {"title": proposed.title})
    return redirect("safety:changes")


def _take_back(request: SignedInRequest, proposed: ProposedChange) -> HttpResponse:
    take_back(proposed, by=request.user)
    messages.success(request, _("Your change of “%(title)s” is taken back.") % {"title": proposed.title})
    return redirect("safety:changes")


ACTS: dict[str, Callable[[SignedInRequest, ProposedChange], HttpResponse]] = {
    "refuse": _refuse,
    "take-back": _take_back,
    "approve": _approve,
}
