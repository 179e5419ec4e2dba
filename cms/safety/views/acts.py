"""What one person may do alone, with a form that says what follows: withdraw a page, publish an emergency warning."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.publishing.door import NotReady
from cms.publishing.explaining import listed
from cms.safety.checking import checked
from cms.safety.content import content_of, digest_of
from cms.safety.emergencies import CannotWarn, may_warn, objection_to, warn_now
from cms.safety.forms import EmergencyForm, WithdrawalForm
from cms.safety.reading import lines_of
from cms.safety.withdrawing import may_withdraw, withdraw


def _page(page_id: int) -> Any:
    return get_object_or_404(Page, pk=page_id).specific


def withdraw_page(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Choose why; it is gone."""
    page = _page(page_id)
    if not may_withdraw(page, request.user):
        raise PermissionDenied
    form = WithdrawalForm(request.POST if request.method == "POST" else None, page=page)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        withdraw(page, by=request.user, why=said["why"], note=said["note"], go_to=form.go_to_key())
        title = {"title": page.get_admin_display_title()}
        messages.success(request, _("“%(title)s” is taken down in all languages. Readers find it nowhere.") % title)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    live = Page.objects.filter(translation_key=page.translation_key, live=True)
    codes = languages.in_order(live.values_list("locale__language_code", flat=True))
    context = {"page": page, "form": form, "languages": [languages.autonym(code) for code in codes]}
    return render(request, "safety/withdraw.html", context)


def emergency(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Read it; it is live, with its mark, for some days."""
    page = _page(page_id)
    if not may_warn(page, request.user):
        raise PermissionDenied
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    status = 400 if form.is_bound else 200
    if form.is_valid():
        try:
            warn_now(page, by=request.user, seen=form.cleaned_data["seen"], days=form.cleaned_data["days"])
        except NotReady as refused:
            messages.error(request, listed(refused.reasons, request.user))
        except CannotWarn as refused:
            messages.error(request, str(refused))
        else:
            title = {"title": page.get_admin_display_title()}
            said = _("“%(title)s” is live now. It waits for its review, and ends by itself.") % title
            address = _page(page_id).url
            messages.success(request, said, buttons=[messages.button(address, _("View live"))] if address else [])
            return redirect("wagtailadmin_home")
        status = 409
    return render(request, "safety/emergency.html", _to_be_read(page, request), status=status)


def _to_be_read(page: Any, request: SignedInRequest) -> dict[str, Any]:
    """All that the newest version says, and why it may not be published as a warning, where it may not."""
    content = content_of(page.get_latest_revision_as_object())
    digest, code, lines = digest_of(content), page.locale.language_code, lines_of(content)
    return {
        "page": page,
        "form": _days(request, digest),
        "lines": lines,
        "findings": checked(content, lines, code),
        "lang": {"code": code, "dir": languages.direction(code)},
        "refused": objection_to(page, by=request.user, digest=digest),
    }


def _days(request: SignedInRequest, digest: str) -> EmergencyForm:
    """As it was sent, with what was wrong in it, about what is on the screen now."""
    if request.method != "POST":
        return EmergencyForm(initial={"seen": digest, "days": EmergencyForm.DAYS})
    sent = request.POST.copy()
    sent["seen"] = digest
    return EmergencyForm(sent)
