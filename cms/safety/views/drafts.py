"""“Share this draft”: the links to a page's versions, a new one, and the end of one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.safety.draft_forms import ShareDraftForm
from cms.safety.listing_drafts import address_of, listed_links
from cms.safety.models import DraftLink
from cms.safety.sharing_drafts import may_share, revoke, share


@sensitive_variables("token")
def draft_links(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The links there are; a new one, whose address is shown this once."""
    page = _own_page(request, page_id)
    form = ShareDraftForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        link, token = share(page, by=request.user, at=timezone.now(), days=given["days"], to_whom=given["to_whom"])
        context = {"page": page, "link": link, "address": address_of(token)}
        return render(request, "safety/draft_made.html", context)
    context = {"page": page, "form": form, "links": listed_links(page, at=timezone.now())}
    return render(request, "safety/draft_links.html", context)


@require_POST
def revoke_draft_link(request: SignedInRequest, page_id: int, link_id: int) -> HttpResponse:
    """It works no more."""
    page = _own_page(request, page_id)
    revoke(get_object_or_404(DraftLink, pk=link_id, page=page), by=request.user, at=timezone.now())
    messages.success(request, _("The link is revoked: nobody can open it any more."))
    return redirect("safety:draft_links", page.pk)


def _own_page(request: SignedInRequest, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id)
    if not may_share(page, request.user):
        raise PermissionDenied
    return page
