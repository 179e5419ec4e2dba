"""The side-by-side editor: the whole of it as a form, one text by itself as a script sends it, its parts, handing it in."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.publishing.door import reasons
from cms.publishing.explaining import listed
from cms.rich_text import words_of
from cms.translation_desk.beside import Beside, beside, source_as_read
from cms.translation_desk.machine.screen import box, with_why
from cms.translation_desk.memory.recalling import by_origin
from cms.translation_desk.models import Origin
from cms.translation_desk.newest_draft import newest_draft
from cms.translation_desk.side_by_side import STATES, Row, Sent, given, media, rows, sent
from cms.translation_desk.taking_parts import parts_differ, take_parts
from cms.translation_desk.writing import CannotWrite, refuse_unfit, write_segments


def side_by_side(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Every text beside its source. What is sent is written, but for what does not fit and what somebody else has changed meanwhile."""
    found = opened(request, page_id)
    if request.method != "POST":
        return _shown(request, found, rows(found))
    came = list(sent(found, request.POST, request.FILES))
    try:
        theirs = _written(request, found, came)
    except CannotWrite as refused:
        messages.error(request, str(refused))
        return _shown(request, found, rows(found), status=409)
    refused_here = {one.pair.path: one.refused for one in came if one.refused}
    if not theirs and not refused_here and "hand-in" in request.POST:
        return _hand_in(request, page_id)
    if not theirs and not refused_here:
        messages.success(request, _("Saved."))
        return redirect("translation_desk:side_by_side", page_id)
    messages.error(request, _("Some texts were not saved: see beside them why. All others are."))
    return _shown(request, found, _again(opened(request, page_id), request, refused_here, theirs), status=409)


@require_POST
def save_text(request: SignedInRequest, page_id: int) -> JsonResponse:
    """One text, for the script: what has become of it. 409 with the words of somebody else, 422 with why it does not fit."""
    found = opened(request, page_id)
    came = list(sent(found, request.POST, request.FILES))
    try:
        theirs = _written(request, found, came)
    except CannotWrite as refused:
        return JsonResponse({"said": str(refused)}, status=403)
    if theirs:
        path, text = next(iter(theirs.items()))
        said = _("Somebody else has changed this meanwhile. Theirs: %(text)s") % {"text": _as_words(found, path, text)}
        return JsonResponse({"said": said, "theirs": text}, status=409)
    if came and came[0].refused:
        return JsonResponse({"said": came[0].refused}, status=422)
    numbers = [int(name.removeprefix("path-")) for name in request.POST if name.startswith("path-")]
    now = rows(opened(request, page_id))
    return JsonResponse({"rows": [_told(now[number]) for number in numbers if number < len(now)], "left": _left(now)})


@require_POST
def follow_source(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The parts that the source has now, in its order."""
    found = opened(request, page_id)
    try:
        take_parts(found, by=request.user)
    except CannotWrite as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The parts are those of the source now. New ones stand below, to be translated."))
    return redirect("translation_desk:side_by_side", page_id)


@require_safe
def as_read(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The newest draft as readers will see it, for the phone beside the texts: without the buttons of Wagtail's own view."""
    draft = opened(request, page_id).page
    response: HttpResponse = draft.make_preview_request(request, draft.default_preview_mode, {"is_review": True})
    return response


def _hand_in(request: SignedInRequest, page_id: int) -> HttpResponse:
    """For its review, once nothing is left to do in it."""
    page = opened(request, page_id).page
    if not page.permissions_for_user(request.user).can_submit_for_moderation():
        raise PermissionDenied
    left = [reason for reason in reasons(page) if not reason.elsewhere]
    if left:
        said = _("It was not handed in. What you wrote is saved. Rows with a red edge are left to do:")
        messages.error(request, format_html("{} {}", said, listed(left, request.user)))
        return redirect("translation_desk:side_by_side", page_id)
    page.get_workflow().start(page, request.user)
    messages.success(request, _("Handed in. A reviewer of the language reads it beside its source."))
    above = page.get_parent()
    if not above.live:
        said = _("The page above it, “%(title)s”, is a draft. Readers need it: translate and submit it as well.")
        there = messages.button(reverse("wagtailadmin_pages:edit", args=[above.pk]), _("Open it"))
        messages.warning(request, said % {"title": above.title}, buttons=[there])
    return redirect("wagtailadmin_home")


def opened(request: SignedInRequest, page_id: int) -> Beside:
    """A translation that the person may write in, as its newest draft has it. Raises Http404 for a page that is none."""
    page = get_object_or_404(Page.objects.select_related("locale", "latest_revision"), pk=page_id, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    source = source_as_read(page)
    if source.pk == page.pk:
        raise PermissionDenied(_("This page is an original: it has no source to stand beside."))
    return beside(newest_draft(page), source)


@transaction.atomic
def _written(request: SignedInRequest, found: Beside, came: list[Sent]) -> dict[str, str]:
    """The words of somebody else, by path, where they stand in the way."""
    texts = {one.pair.path: one.new for one in came if one.new is not None}
    if not texts:
        return {}
    conflicts: dict[str, str] = {}
    for origin, some in by_origin(found, texts, request.POST, request.user).items():
        conflicts |= write_segments(found.page, some, by=request.user, at=timezone.now(), origin=origin).conflicts
    return conflicts


def _as_words(found: Beside, path: str, text: str) -> str:
    """As it is read: a rich text without its markup."""
    rich = any(pair.source.rich for pair in found.pairs if pair.path == path)
    return words_of(text, rich=rich)


def _again(found: Beside, request: SignedInRequest, refused: dict[str, str], theirs: dict[str, str]) -> list[Row]:
    """As it stands now, with what the person wrote where it could not be saved."""
    said = dict.fromkeys(
        theirs, _("Somebody else has changed this meanwhile. Compare yours and theirs, then save what is right.")
    )
    return [
        replace(
            row,
            words=given(row.pair, row.name, request.POST, request.FILES) if row.name in request.POST else row.words,
            refused=(refused | said)[path],
            theirs=_as_words(found, path, theirs.get(path, "")),
        )
        if (path := row.pair.path) in refused | said
        else row
        for row in rows(found)
    ]


def _told(row: Row) -> dict[str, Any]:
    state = row.pair.state
    return {"path": row.pair.path, "state": state.value, "words": str(STATES[state]), "was": row.pair.target} | {
        "warnings": row.warnings,
        "machine": row.pair.by_machine,
        "memory": row.pair.origin == Origin.MEMORY,
    }


def _left(shown: list[Row]) -> int:
    return sum(row.pair.holds_up for row in shown)


def _shown(request: SignedInRequest, found: Beside, shown: list[Row], status: int = 200) -> HttpResponse:
    code, source = found.page.locale.language_code, found.source.locale.language_code
    locked = _why_locked(found.page, request)
    context = {
        "page": found.page,
        "rows": with_why(request, found, shown),
        "target": {"code": code, "dir": languages.direction(code), "autonym": languages.autonym(code)},
        "source": {"code": source, "dir": languages.direction(source), "autonym": languages.autonym(source)},
        "parts_differ": parts_differ(found),
        "locked": locked,
        "left": _left(shown),
        "media": media(),
        "machine": box(found, locked=bool(locked)),
    }
    return render(request, "translation_desk/side_by_side.html", context, status=status)


def _why_locked(page: Any, request: SignedInRequest) -> str:
    try:
        refuse_unfit(page, request.user)
    except CannotWrite as refused:
        return str(refused)
    return ""
