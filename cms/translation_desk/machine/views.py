"""A machine is asked to fill in what is missing of one page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from cms.accounts.requests import SignedInRequest
from cms.translation_desk.beside_views import opened
from cms.translation_desk.machine.filling import Filled, fill
from cms.translation_desk.machine.providers import chosen
from cms.translation_desk.machine.screen import keep_why
from cms.translation_desk.machine.turns import turn
from cms.translation_desk.writing import CannotWrite


@require_POST
def fill_by_machine(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Raises Http404 while machine translation is off."""
    provider = chosen()
    if provider is None:
        raise Http404
    found = opened(request, page_id)
    try:
        with turn(request.user):
            filled = fill(found, provider, by=request.user, at=timezone.now())
    except CannotWrite as refused:
        messages.error(request, str(refused))
    else:
        keep_why(request, found, filled)
        _tell(request, filled)
    return redirect("translation_desk:side_by_side", page_id)


def _tell(request: SignedInRequest, filled: Filled) -> None:
    if filled.texts:
        said = ngettext(
            "A machine wrote %(count)d text. It is a draft: read it beside its source.",
            "A machine wrote %(count)d texts. They are drafts: read each beside its source.",
            filled.texts,
        )
        messages.success(request, said % {"count": filled.texts})
    if filled.said:
        messages.warning(request, str(filled.said))
    if filled.left:
        said = ngettext(
            "%(count)d text was left: see beside it why.",
            "%(count)d texts were left: see beside them why.",
            len(filled.left),
        )
        messages.warning(request, said % {"count": len(filled.left)})
