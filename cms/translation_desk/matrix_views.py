"""Pages by languages, on the screen and to download."""

import io
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from openpyxl import Workbook
from wagtail.models import Locale

from cms.accounts.requests import SignedInRequest
from cms.accounts.spreadsheets import safe_cell
from cms.translation_desk.matrix import locales_for, matrix
from cms.translation_desk.matrix_screen import PER_SCREEN, STATES, MatrixForm, headings, rows, table
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.request_rights import reach_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def overview(request: SignedInRequest) -> HttpResponse:
    """How far each page has come in each language."""
    form, locales = _asked(request)
    found = matrix(form.question(), request.user, locales)
    screen = Paginator(found.pages, PER_SCREEN).get_page(request.GET.get("page"))
    pages = list(screen.object_list)
    wanted, reach = found.wanted(pages, request.user, timezone.localdate()), reach_of(request.user)
    context: dict[str, Any] = {
        "form": form,
        "headings": headings(found),
        "states": STATES.items(),
        "rows": rows(pages, found.versions(pages), list(found.locales), wanted),
        "screen": screen,
        "may_draft": set(desk_of(request.user).languages()),
        "may_ask": {page.pk for page in pages if reach.covers(page)},
        "asked": _without_page(request),
    }
    return render(request, "translation_desk/overview.html", context)


def download(request: SignedInRequest) -> HttpResponse:
    """The same pages, all of them, as a table (XLSX)."""
    form, locales = _asked(request)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Safelane")
    found = matrix(form.question(), request.user, locales)
    for line in table(found, request.user, timezone.localdate()):
        sheet.append([safe_cell(words) for words in line])
    kept = io.BytesIO()
    book.save(kept)
    response = HttpResponse(kept.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="translations.xlsx"'
    return response


def _asked(request: SignedInRequest) -> tuple[MatrixForm, dict[str, Locale]]:
    """Raises PermissionDenied for who has to do with no language."""
    locales = locales_for(request.user)
    if not locales:
        raise PermissionDenied
    return MatrixForm(request.GET, user=request.user, locales=locales, shown_in=get_language() or "en"), locales


def _without_page(request: SignedInRequest) -> str:
    given = request.GET.copy()
    given.pop("page", None)
    return given.urlencode()
