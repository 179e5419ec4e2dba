"""The screen of a review: what is to be approved, what changed, what to answer for; approve, or send back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import TaskState

from cms.accounts.requests import SignedInRequest
from cms.publishing.door import NotReady
from cms.publishing.explaining import listed
from cms.safety.approved_by_one import approved_before
from cms.safety.approving import CannotApprove, approve
from cms.safety.checklists import QUESTIONS
from cms.safety.forms import ReviewForm, SendBackForm
from cms.safety.letter_forms import letter_form
from cms.safety.models import Weight
from cms.safety.models.steps import Step
from cms.safety.reviews import Review, review_of
from cms.safety.sending_back import send_back
from cms.safety.telling import tell_outcome, tell_second, tell_urgent


def review(request: SignedInRequest, state_id: int) -> HttpResponse:
    """Read it; approve it, or send it back."""
    state = opened(request, state_id)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        messages.warning(
            request, _("This review is over: somebody has approved the page, sent it back or taken it back.")
        )
        return redirect("wagtailadmin_home")
    if request.method == "POST" and "send-back" in request.POST:
        return _send_back(request, state)
    if request.method == "POST":
        return _approve(request, state)
    return shown(request, review_of(state, request.user))


def opened(request: SignedInRequest, state_id: int) -> TaskState:
    """A step of a review in which the person has something to do. Raises PermissionDenied, Http404."""
    state = get_object_or_404(TaskState.objects.select_related("workflow_state", "revision"), pk=state_id)
    step, page = state.task.specific, state.workflow_state.content_object
    if page is None or not isinstance(step, Step) or not step.may_open(page, request.user):
        raise PermissionDenied
    return state


def shown(
    request: SignedInRequest, found: Review, said: Any = None, status: int = 200, letter: Any = None
) -> HttpResponse:
    """The screen; the digest in the form is always that of what is on it. `said` is what was sent before, and was refused.

    `letter` is a letter that was sent and refused.
    """
    initial = {"answers": found.answered, "weight": Weight.MAJOR} | (said or {}) | {"seen": found.proposal.digest}
    form = ReviewForm(questions=found.proposal.questions, weights=found.proposal.weights, initial=initial)
    state = found.proposal.state
    context = {
        "review": found,
        "letter": letter_form(found, request.user, letter),
        "reviews": found.proposal.step.may_review(found.page, request.user),
        "form": form,
        "state": state,
        "page": found.page,
        "by": state.workflow_state.requested_by,
        "approved": approved_before(found.proposal, request.user),
    }
    return render(request, "safety/review.html", context, status=status)


def _approve(request: SignedInRequest, state: TaskState) -> HttpResponse:
    form = ReviewForm(request.POST, questions=QUESTIONS[state.task.specific.kind], weights=tuple(Weight))
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return _again(
            request,
            state,
            {name: request.POST.get(name, "") for name in ("seen", "comment", "weight")} | _ticked(request),
        )
    said = form.cleaned_data
    try:
        approval = approve(state, by=request.user, **said)
    except NotReady as refused:
        messages.error(request, listed(refused.reasons, request.user))
        return _again(request, state, said)
    except CannotApprove as refused:
        messages.error(request, str(refused))
        return _again(request, state, said)
    if approval.needs_second and TaskState.objects.filter(pk=state.pk, status=TaskState.STATUS_IN_PROGRESS).exists():
        tell_second(request, int(state.workflow_state.object_id))
    else:
        tell_outcome(request, int(state.workflow_state.object_id), "approve")
        if approval.weight == Weight.URGENT:
            tell_urgent(request, int(state.workflow_state.object_id))
    return redirect("wagtailadmin_home")


def _ticked(request: SignedInRequest) -> dict[str, list[str]]:
    return {"answers": request.POST.getlist("answers")}


def _again(request: SignedInRequest, state: TaskState, said: dict[str, Any]) -> HttpResponse:
    """What is to be approved as it stands now, with what the person answered: unless it is not what they read."""
    fresh = TaskState.objects.select_related("workflow_state", "revision").get(pk=state.pk)
    if fresh.status != TaskState.STATUS_IN_PROGRESS:
        return redirect("wagtailadmin_home")
    found = review_of(fresh, request.user)
    if said.get("seen") != found.proposal.digest:
        said = {"comment": said.get("comment", "")}
    return shown(request, found, said, status=409)


def _send_back(request: SignedInRequest, state: TaskState) -> HttpResponse:
    form = SendBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors["comment"]))
        return redirect("safety:review", state.pk)
    try:
        send_back(state, by=request.user, comment=form.cleaned_data["comment"])
    except CannotApprove as refused:
        messages.error(request, str(refused))
        return redirect("wagtailadmin_home")
    tell_outcome(request, int(state.workflow_state.object_id), "reject")
    return redirect("wagtailadmin_home")
