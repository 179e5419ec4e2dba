"""The screen of a page's field tests: read them, record one, say that one was recorded in error."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.organisations.sight import may_see
from cms.safety.field_test_forms import ErrorForm, FieldTestForm
from cms.safety.field_testing import (
    CannotRecord,
    ask_somebody_else,
    mark_as_error,
    may_record,
    record_test,
    takes_field_tests,
    wordings_of,
)
from cms.safety.having_part import looks_from_outside
from cms.safety.models import FieldTest
from cms.safety.tested import tested_in_each_language


def field_tests(request: SignedInRequest, page_id: int) -> HttpResponse:
    """All of a page's, in the languages that the person may see; with a form for who may record one."""
    page = _page(request, page_id)
    may = may_record(page, request.user)
    if request.method == "POST" and not may:
        raise PermissionDenied
    wordings = wordings_of(page)
    form = FieldTestForm(request.POST or None, wordings=wordings)
    if request.method == "POST" and form.is_valid() and _recorded(request, page, form):
        return redirect("safety:field_tests", page.pk)
    context = {
        "page": page,
        "versions": tested_in_each_language(page, request.user, wordings),
        "form": form if may else None,
        "marks": may or looks_from_outside(page, request.user),
        "media": form.media,
        "audiences": [form[name] for name in ("women", "girls", "boys", "men")],
    }
    return render(request, "safety/field_tests.html", context)


def _page(request: SignedInRequest, page_id: int) -> Page:
    """A page that the person may see and that is of a kind that is tested. Raises PermissionDenied, Http404."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    if not may_see(request.user, Page, page.pk):
        raise PermissionDenied
    if not takes_field_tests(page):
        raise Http404
    return page


def _recorded(request: SignedInRequest, page: Page, form: FieldTestForm) -> bool:
    try:
        record_test(
            page,
            digest=form.cleaned_data["digest"],
            numbers=form.numbers(),
            by=request.user,
            at=timezone.now(),
        )
    except CannotRecord as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, _("The field test is recorded."))
    return True


def in_error(request: SignedInRequest, page_id: int, test_id: int) -> HttpResponse:
    """One test that does not count: asks why; who has a part in the page is told whom to ask."""
    page = _page(request, page_id)
    if not looks_from_outside(page, request.user):
        if not may_record(page, request.user):
            raise PermissionDenied
        messages.error(request, ask_somebody_else())
        return redirect("safety:field_tests", page.pk)
    test = get_object_or_404(FieldTest.objects.of(page).select_related("place"), pk=test_id)
    form = ErrorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _marked(request, page, test, form.cleaned_data["why"])
    return render(request, "safety/field_test_in_error.html", {"page": page, "test": test, "form": form})


def _marked(request: SignedInRequest, page: Page, test: Any, why: str) -> HttpResponse:
    try:
        mark_as_error(test, page, why=why, by=request.user, at=timezone.now())
    except CannotRecord as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The test does not count any more. It stays in the list with your reason."))
    return redirect("safety:field_tests", page.pk)
