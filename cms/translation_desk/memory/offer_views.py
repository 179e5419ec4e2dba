"""What the memory offers, asked by the script of the side-by-side editor when somebody comes to a text."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.translation_desk.beside import source_as_read
from cms.translation_desk.memory.offering import EXACT, Offer, offers
from cms.translation_desk.memory.reach import open_to
from cms.translation_desk.segments import places_of


@require_safe
def offers_for(request: SignedInRequest, page_id: int) -> JsonResponse:
    """For the text of a translation at `path`; PermissionDenied for a page that the person may not write in, 404 for no such text."""
    page = get_object_or_404(Page.objects.select_related("locale", "latest_revision"), pk=page_id, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    source = source_as_read(page)
    if source.pk == page.pk:
        raise PermissionDenied
    path = request.GET.get("path", "")
    segment = places_of(source).get(path)
    if segment is None:
        raise Http404
    there = places_of(page.get_latest_revision_as_object()).get(path)
    found = open_to(request.user).between(source.locale.language_code, page.locale.language_code)
    now = there.text if there is not None else ""
    offered = offers(segment, found, now=now, at=timezone.now())
    return JsonResponse({"offers": [_told(one) for one in offered], "said": _said(len(offered))})


def _told(offer: Offer) -> dict[str, Any]:
    return {
        "key": offer.key,
        "words": offer.words,
        "text": "" if offer.rich else offer.text,
        "raw": offer.raw,
        "score": _score(offer.score),
        "origin": offer.origin,
        "figures": _("Numbers differ: %(numbers)s") % {"numbers": " · ".join(offer.figures)} if offer.figures else "",
    }


def _score(score: int) -> str:
    if score == EXACT:
        return _("The same text")
    return _("%(score)d %% the same") % {"score": score}


def _said(count: int) -> str:
    """For a screen reader; nothing where there is nothing to hear of."""
    said = ngettext(
        "The memory offers %(count)d translation. Alt with its number takes it.",
        "The memory offers %(count)d translations. Alt with a number takes one.",
        count,
    )
    return said % {"count": count} if count else ""
