"""Letters of authorities: recording one in a review, the list of those that are kept, and the paper itself."""

from typing import Any

from csp.constants import NONE
from csp.decorators import csp
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import TaskState

from cms.accounts.requests import SignedInRequest
from cms.publishing.door import NotReady
from cms.publishing.explaining import listed
from cms.safety.approving import CannotApprove
from cms.safety.letter_forms import LetterForm
from cms.safety.letter_rights import has_to_do_with_letters, letters_open_to
from cms.safety.letter_vetting import CONTENT_TYPES, ending_of
from cms.safety.letters import record_letter
from cms.safety.listing_letters import described_letters, described_waiting, waiting_for_letters
from cms.safety.models import Letter
from cms.safety.reviews import review_of
from cms.safety.telling import tell_outcome
from cms.safety.views.review import opened, shown

PER_SCREEN = 30


@require_POST
def record(request: SignedInRequest, state_id: int) -> HttpResponse:
    """Approved by letter; or the review's screen again, with what is wrong."""
    state = opened(request, state_id)
    form = LetterForm(request.POST, request.FILES, today=timezone.localdate())
    if not form.is_valid():
        messages.error(request, _("The letter was not recorded. See below, at the letter, what is missing or wrong."))
        return shown(request, review_of(state, request.user), status=400, letter=form)
    sent = form.cleaned_data
    try:
        record_letter(
            state, form.given(), by=request.user, at=timezone.now(), seen=sent["seen"], answers=sent["answers"]
        )
    except (CannotApprove, NotReady) as refused:
        return _refused(request, state_id, refused, form)
    tell_outcome(request, int(state.workflow_state.object_id), "approve")
    return redirect("wagtailadmin_home")


def _refused(request: SignedInRequest, state_id: int, refused: Any, form: LetterForm) -> HttpResponse:
    """What is to be approved as it stands now; the file has to be chosen anew, as browsers want it."""
    messages.error(request, listed(refused.reasons, request.user) if isinstance(refused, NotReady) else str(refused))
    state = opened(request, state_id)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return redirect("wagtailadmin_home")
    found = review_of(state, request.user)
    keeps = form.cleaned_data["seen"] == found.proposal.digest
    return shown(request, found, status=409, letter=form if keeps else None)


@require_safe
def letters(request: SignedInRequest) -> HttpResponse:
    """Those that the person may open, and the pages that wait for one from them."""
    if not has_to_do_with_letters(request.user):
        raise PermissionDenied
    kept = Letter.objects.filter(letters_open_to(request.user)).select_related("approval").order_by("-at", "-pk")
    screen = Paginator(kept, PER_SCREEN).get_page(request.GET.get("p"))
    waiting = Paginator(waiting_for_letters(request.user), PER_SCREEN).get_page(request.GET.get("waiting"))
    context = {
        "rows": described_letters(screen.object_list, on=timezone.localdate()),
        "screen": screen,
        "waiting": described_waiting(waiting.object_list, request.user),
        "waiting_screen": waiting,
    }
    return render(request, "safety/letters.html", context)


@require_safe
@csp({"default-src": [NONE], "sandbox": [""]})  # type: ignore[arg-type]  # its types know no view with an argument
def letter_file(request: SignedInRequest, letter_id: int) -> FileResponse:
    """The paper, to be kept as a file; what a person may not open is not there for them."""
    letter = get_object_or_404(Letter.objects.filter(letters_open_to(request.user)), pk=letter_id)
    ending = ending_of(letter.file.name)
    try:
        stream = letter.file.open("rb")
    except OSError as error:
        raise Http404 from error
    return FileResponse(
        stream, as_attachment=True, filename=f"letter-{letter.pk}.{ending}", content_type=CONTENT_TYPES[ending]
    )
