"""The translation memory: how much there is, looking for words in it, and files of it out and in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms.accounts.requests import SignedInRequest
from cms.accounts.sealing import ChangedMeanwhile
from cms.translation_desk.files.units import CannotRead
from cms.translation_desk.memory import applying, from_files, tmx
from cms.translation_desk.memory.forms import FindForm, UploadForm
from cms.translation_desk.memory.from_files import files_for, refuse_overfull
from cms.translation_desk.memory.reach import kept_by
from cms.translation_desk.memory.receiving import Received, Verdict, received
from cms.translation_desk.memory.screen import Counted, found_for, groups, line_of, pairs_of
from cms.translation_desk.models import Remembered
from cms.translation_desk.permissions import desk_of

PER_SCREEN = 20
TMX_TYPE = "application/x-tmx+xml"


@require_safe
def memory(request: SignedInRequest) -> HttpResponse:
    """How much is remembered of each pair of the person's languages; what was asked for of it."""
    form, pairs = _asked(request)
    found = Remembered.objects.none()
    if form.is_valid():
        found = found_for(request.user, form.languages_asked(), form.cleaned_data["q"].strip())
    screen = Paginator(found, PER_SCREEN).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "pairs": pairs,
        "lines": [line_of(entry, request.user, timezone.now()) for entry in screen.object_list],
        "screen": screen,
        "asked": asked.urlencode(),
        "files": files_for(request.user),
    }
    return render(request, "translation_desk/memory/memory.html", context)


def _asked(request: SignedInRequest) -> tuple[FindForm, list[Counted]]:
    """Raises PermissionDenied for who writes in no language."""
    _refuse_outsiders(request)
    pairs = pairs_of(request.user)
    return FindForm(request.GET, pairs=[(one.source.code, one.target.code) for one in pairs]), pairs


def _refuse_outsiders(request: SignedInRequest) -> None:
    if not desk_of(request.user).languages():
        raise PermissionDenied


@require_safe
def download(request: SignedInRequest) -> HttpResponse:
    """One pair of languages as TMX."""
    form, _pairs = _asked(request)
    pair = form.languages_asked() if form.is_valid() else None
    if pair is None:
        raise PermissionDenied
    rows = kept_by(request.user).between(*pair).order_by("pk")
    content = tmx.write(rows.iterator(chunk_size=1_000), *pair, timezone.now())
    response = HttpResponse(content, content_type=TMX_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, f"safelane-memory-{pair[0]}-{pair[1]}.tmx")
    return response


def upload(request: SignedInRequest) -> HttpResponse:
    """Choose a file; sent, what it would bring. Nothing is written."""
    _refuse_outsiders(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, user=request.user)
    if not form.is_valid():
        return render(request, "translation_desk/memory/upload.html", {"form": form})
    (name, content), owner = form.cleaned_data["file"], form.cleaned_data["owner"]
    try:
        found = received(tmx.read(content), request.user, owner)
        refuse_overfull(owner.pk if owner is not None else None, found.counts()[Verdict.NEW])
        shown = {**_compared(found), "sealed": applying.sealed(found, name, owner, request.user)}
    except CannotRead as refused:
        form.add_error("file", str(refused.sentence))
        return render(request, "translation_desk/memory/upload.html", {"form": form})
    return render(request, "translation_desk/memory/compared.html", {**shown, "name": name, "owner": owner})


def _compared(found: Received) -> dict[str, Any]:
    return {"groups": groups(found), "can_take": bool(found.counts()[Verdict.NEW])}


@require_POST
def take(request: SignedInRequest) -> HttpResponse:
    """What was compared is remembered, all or nothing."""
    _refuse_outsiders(request)
    try:
        seen = applying.opened(request.POST.get("sealed", ""), request.user)
        count = applying.take(seen, by=request.user, at=timezone.now())
    except ChangedMeanwhile:
        messages.error(request, _("Something has changed since the file was compared. Upload it again."))
        return redirect("translation_desk:memory_upload")
    except CannotRead as refused:
        messages.error(request, str(refused.sentence))
        return redirect("translation_desk:memory")
    said = ngettext("%(count)d text is remembered.", "%(count)d texts are remembered.", count)
    messages.success(request, said % {"count": count})
    return redirect("translation_desk:memory")


@require_POST
def forget(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """One text is offered no more."""
    _refuse_outsiders(request)
    try:
        applying.forget(entry_id, by=request.user, at=timezone.now())
    except Remembered.DoesNotExist as gone:
        raise Http404 from gone
    messages.success(request, _("Forgotten."))
    return redirect("translation_desk:memory")


@require_POST
def forget_file(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """All that came by one file, of which the entry is a text, is offered no more."""
    _refuse_outsiders(request)
    try:
        count = from_files.forget_file(entry_id, by=request.user, at=timezone.now())
    except Remembered.DoesNotExist as gone:
        raise Http404 from gone
    said = ngettext("%(count)d text is forgotten.", "%(count)d texts are forgotten.", count)
    messages.success(request, said % {"count": count})
    return redirect("translation_desk:memory")
