"""Files for translators: what to download, one page's, and what comes back."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Locale, Page

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.accounts.sealing import ChangedMeanwhile
from cms.taxonomy.facts import original_of
from cms.translation_desk.files import auditing
from cms.translation_desk.files.agreeing import agreed_in
from cms.translation_desk.files.applying import REFUSALS, Applied, apply, opened, sealed
from cms.translation_desk.files.background import begin
from cms.translation_desk.files.forms import DownloadForm, UploadForm, ids_in
from cms.translation_desk.files.gathering import below_what_is_open
from cms.translation_desk.files.handing_out import handed_out
from cms.translation_desk.files.receiving import received
from cms.translation_desk.files.screen import context
from cms.translation_desk.files.units import MAX_PAGES, WAITED_FOR, CannotRead, Document
from cms.translation_desk.matrix import Matrix, matrix
from cms.translation_desk.matrix_screen import PER_SCREEN, MatrixForm, rows
from cms.translation_desk.permissions import desk_of, may_read

LED_TO = 5  # pages, in the sentence that says what was written


@require_safe
def files(request: SignedInRequest) -> HttpResponse:
    """Pages to tick, in one of the person's languages; narrowed as the matrix is."""
    form, found = _asked(request)
    code = next(iter(found.locales))
    screen = Paginator(found.pages, PER_SCREEN).get_page(request.GET.get("page"))
    pages = list(screen.object_list)
    wanted = found.wanted(pages, request.user, timezone.localdate())
    shown: dict[str, Any] = {
        "form": form,
        "download": DownloadForm(locales=found.locales, initial={"language": code, "open_only": True}),
        "kept": [(name, form.data.get(name, "")) for name in form.fields],
        "language": {"code": code, "autonym": languages.autonym(code)},
        "rows": rows(pages, found.versions(pages), [code], wanted),
        "screen": screen,
        "asked": form.data.urlencode(),  # type: ignore[attr-defined]  # of a query
    }
    return render(request, "translation_desk/files.html", shown)


def _asked(request: SignedInRequest) -> tuple[MatrixForm, Matrix]:
    """The list in one language, of which the person may write pages; PermissionDenied for who writes in none."""
    locales = desk_of(request.user).languages()
    if not locales:
        raise PermissionDenied
    asked = request.GET.copy()
    asked.pop("page", None)
    code = asked.get("language", "")
    if code not in locales:
        code = next((one for one in locales if one != "en"), next(iter(locales)))
    asked["language"] = code
    form = MatrixForm(asked, user=request.user, locales=locales, shown_in=get_language() or "en")
    fields: Any = form.fields
    fields["language"].choices = [(code, languages.autonym(code)) for code in locales]
    question = replace(form.question(), codes=(code,))
    found = matrix(question, request.user, locales)
    found.pages = found.pages.filter(below_what_is_open(locales[code], request.user))
    return form, found


@require_safe
def of_page(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The four formats of one page, for each language that the person may carry it into."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=2)
    locales = _languages_of(page, request)
    code = page.locale.language_code if page.locale.language_code in locales else next(iter(locales), "")
    form = DownloadForm(locales=locales, initial={"language": code})
    return render(
        request,
        "translation_desk/files_of_page.html",
        {"page": page.specific, "download": form, "upload": UploadForm(), "any_left": bool(locales)},
    )


def _languages_of(page: Page, request: SignedInRequest) -> dict[str, Locale]:
    """Raises PermissionDenied for a page that the person may not carry anywhere."""
    below = desk_of(request.user).locales_below(page)
    if not below or not may_read(page, request.user):
        raise PermissionDenied
    original = original_of(page).locale_id
    return {code: locale for code, locale in below.items() if locale.pk != original}


@require_safe
def download(request: SignedInRequest) -> HttpResponse:
    """A file, or several in a ZIP; back to where one came from where there is nothing to hand out."""
    locales = desk_of(request.user).languages()
    form = DownloadForm(request.GET, locales=locales)
    if not form.is_valid():
        raise PermissionDenied
    asked = form.cleaned_data
    try:
        name, content_type, content = handed_out(
            _keys(request, bool(asked["all"])),
            locales[asked["language"]],
            request.user,
            timezone.now(),
            form=asked["format"],
            open_only=asked["open_only"],
            strict=not asked["all"],
        )
    except CannotRead as refused:
        messages.error(request, str(refused.sentence))
        return redirect("translation_desk:files")
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _keys(request: SignedInRequest, everything: bool) -> list[Any]:
    """Translation keys: of all that the list shows, or of the pages that were ticked."""
    if everything:
        _form, found = _asked(request)
        return list(found.pages.values_list("translation_key", flat=True)[: MAX_PAGES + 1])
    ids = ids_in(request.GET.getlist("page"))
    if not ids:
        raise CannotRead(_("Tick the pages that you want to download."))
    known = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    if known.keys() != set(ids):
        raise PermissionDenied
    return list(dict.fromkeys(known[one] for one in ids))


def upload(request: SignedInRequest) -> HttpResponse:
    """Choose a file; sent, what it would change. Nothing is written."""
    if not desk_of(request.user).languages():
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_valid():
        return render(request, "translation_desk/files_upload.html", {"form": form})
    try:
        return _compared(request, form.read(), form.cleaned_data["file"].name)
    except CannotRead as refused:
        form.add_error("file", str(refused.sentence))
        return render(request, "translation_desk/files_upload.html", {"form": form})


def _compared(request: SignedInRequest, document: Document, name: str) -> HttpResponse:
    """At once; where it is too much to wait for, after the answer."""
    found = received(document, request.user) if len(document.units) <= WAITED_FOR else None
    seal = sealed(document, found, request.user) if found is not None else None
    if found is None or seal is None:
        one = begin(document, name, by=request.user, at=timezone.now())
        return redirect("translation_desk:files_import", one.pk)
    code = found.locale.language_code
    auditing.tell(auditing.COMPARED, by=request.user, language=code, texts=len(document.units))
    return render(request, "translation_desk/files_compared.html", {**context(found), "sealed": seal})


@require_POST
def take(request: SignedInRequest) -> HttpResponse:
    """What was compared is written, all or nothing."""
    if not desk_of(request.user).languages():
        raise PermissionDenied
    try:
        seen = opened(request.POST.get("sealed", ""), request.user)
        done = apply(seen, agreed_in(request.POST), by=request.user, at=timezone.now())
    except ChangedMeanwhile:
        messages.error(request, _("Something has changed since the file was compared. Upload it again."))
        return redirect("translation_desk:files_upload")
    except (CannotRead, *REFUSALS) as refused:
        said = _("Nothing was written. %(reason)s") % {"reason": str(refused)}
        messages.error(request, said)
        return redirect("translation_desk:files_upload")
    _tell(request, done)
    return redirect("translation_desk:files")


def _tell(request: SignedInRequest, done: Applied) -> None:
    if not done.texts:
        messages.warning(request, _("Nothing was written: no text was ticked."))
        return
    said = ngettext(
        "%(count)d text was written into drafts. Look at them, then submit the pages for review.",
        "%(count)d texts were written into drafts. Look at them, then submit the pages for review.",
        done.texts,
    )
    there = [
        messages.button(reverse("translation_desk:side_by_side", args=[page.pk]), page.title)
        for page in done.pages[:LED_TO]
    ]
    messages.success(request, said % {"count": done.texts}, buttons=there)
    for page in done.above:
        messages.warning(
            request,
            _("The page above it, “%(title)s”, is a draft. Readers need it: translate and submit it as well.")
            % {"title": page.title},
        )
