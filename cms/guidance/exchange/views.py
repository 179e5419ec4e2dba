"""“Offer to others”, “Offered by others”, and what has become of what was taken."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.guidance.exchange.browsing import copies_of, described_offers, narrowed, offers_for, takers_of
from cms.guidance.exchange.comparing import changes, have_looked
from cms.guidance.exchange.forms import FilterForm, OfferForm, SectionsForm
from cms.guidance.exchange.offering import CannotOffer, close, end, let_again, may_offer, offer, recall
from cms.guidance.exchange.ours import (
    copies_made_by,
    described_copies,
    described_own_offers,
    described_references,
    offers_seen_by,
    placed,
    references_of,
    sees_offers,
)
from cms.guidance.exchange.stopping import may_stop, stop_showing
from cms.guidance.exchange.taking import CannotTake, copy_into, in_order, sections_for, show_in
from cms.guidance.models import Offer, SharedPage, Taker
from cms.organisations.standing import standing_of
from cms.taxonomy.facts import original_of

PER_SCREEN = 20


def _own_page(request: SignedInRequest, page_id: int) -> Page:
    """The original of a page that the person may offer. Raises PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_offer(page, request.user):
        raise PermissionDenied
    return original_of(page)


def offer_page(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Offer a page, change the offer, close or recall it; see who took it up."""
    page = _own_page(request, page_id)
    made = Offer.objects.filter(page=page).first()
    sent = request.POST if request.POST.get("act") == "offer" else None
    form = OfferForm(sent, made=made, owner=(made or Offer(page=page)).organisation)
    if request.method == "POST" and made is not None and request.POST.get("act") in {"close", "recall"}:
        return _take_back(request, made)
    if request.method == "POST" and form.is_valid():
        return _offer(request, page, form)
    context = {
        "page": page,
        "form": form,
        "made": made,
        "takers": takers_of(made) if made else [],
        "copies": copies_of(made) if made else [],
    }
    return render(request, "guidance/exchange/offer.html", context)


def _offer(request: SignedInRequest, page: Page, form: OfferForm) -> HttpResponse:
    allowed = {name: form.cleaned_data[name] for name in ("reference", "copy")}
    try:
        offer(page, by=request.user, at=timezone.now(), to=form.to_whom(), **allowed)
    except CannotOffer as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The page is offered. Below you see who takes it up."))
    return redirect("exchange:offer", page.pk)


def _take_back(request: SignedInRequest, made: Offer) -> HttpResponse:
    if request.POST["act"] == "recall":
        recall(made)
        text = _("No other section shows this page any more. Copies stay: write to the organisations that made them.")
        messages.success(request, text)
    else:
        close(made)
        messages.success(request, _("Nobody new can take it up. Who shows it already goes on showing your live words."))
    return redirect("exchange:offer", made.page_id)


@require_POST
def change_taker(request: SignedInRequest, page_id: int, taker_id: int) -> HttpResponse:
    """End it for one organisation, or let it go on."""
    page = _own_page(request, page_id)
    taker = get_object_or_404(Taker, pk=taker_id, offer__page=page)
    if request.POST.get("act") == "again":
        let_again(taker)
        messages.success(request, _("%(name)s may show it again.") % {"name": taker.organisation})
    else:
        end(taker, at=timezone.now())
        messages.success(request, _("%(name)s does not show it any more.") % {"name": taker.organisation})
    return redirect("exchange:offer", page.pk)


@require_safe
def offers(request: SignedInRequest) -> HttpResponse:
    """What others offer, to be filtered."""
    form = FilterForm(request.GET)
    found = Paginator(narrowed(offers_for(request.user), **form.answers()), PER_SCREEN).get_page(request.GET.get("p"))
    asked = request.GET.copy()
    asked.pop("p", None)
    context = {
        "rows": described_offers(found.object_list, request),
        "screen": found,
        "form": form,
        "asked": asked.urlencode(),
        "narrowed": any(form.answers().values()),
        "offering": sees_offers(request.user),
    }
    return render(request, "guidance/exchange/offers.html", context)


def offered(request: SignedInRequest, offer_id: int) -> HttpResponse:
    """One of them: read it, show it, copy it."""
    made = get_object_or_404(offers_for(request.user), pk=offer_id)
    open_to = sections_for(made, request.user)
    form = SectionsForm(request.POST or None, open_to=open_to)
    if request.method == "POST" and form.is_valid():
        return _take(request, made, list(form.cleaned_data["sections"]))
    rows = described_offers([made], request)
    context = {"row": rows[0] if rows else None, "made": made, "form": form, "sections": open_to}
    return render(request, "guidance/exchange/offered.html", context)


def _take(request: SignedInRequest, made: Offer, sections: list[Any]) -> HttpResponse:
    verb = copy_into if request.POST.get("act") == "copy" else show_in
    taken = []
    for section in in_order(sections, made):
        try:
            taken.append(verb(section, made, by=request.user, at=timezone.now()))
        except CannotTake as error:
            messages.error(request, f"{section.title}: {error}")
    if not taken:
        return redirect("exchange:offers")
    text = (
        _("The copy is a draft: adapt the words, look at the facts and the numbers, then submit it for review.")
        if verb is copy_into
        else _(
            "It stands in your section as a draft: submit it for review. Its words come from the other organisation."
        )
    )
    messages.success(request, text)
    return redirect("wagtailadmin_pages:edit", taken[0].pk) if len(taken) == 1 else redirect("exchange:ours")


@require_safe
def ours(request: SignedInRequest) -> HttpResponse:
    """What was taken: what is shown, what was copied, what has changed since; and what was offered. Each a screen at a time."""
    user, asked = request.user, request.GET.get
    offering = sees_offers(user)
    shown = Paginator(references_of(user), PER_SCREEN).get_page(asked("shown"))
    copied = Paginator(copies_made_by(user), PER_SCREEN).get_page(asked("copied"))
    given = Paginator(offers_seen_by(user), PER_SCREEN).get_page(asked("offered")) if offering else None
    context = {
        "references": placed(described_references(shown.object_list, user), user),
        "references_screen": shown,
        "copies": placed(described_copies(copied.object_list), user),
        "copies_screen": copied,
        "offering": offering,
        "given": placed(described_own_offers(given.object_list), user) if given else [],
        "given_screen": given,
        "everybodys": standing_of(user).sees_everything,
    }
    return render(request, "guidance/exchange/ours.html", context)


@require_POST
def stop(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Take what is shown of others offline, at once and without a review."""
    page: SharedPage = get_object_or_404(SharedPage.objects.select_related("taker"), pk=page_id)
    if not may_stop(page, request.user):
        raise PermissionDenied
    stop_showing(page, by=request.user)
    messages.success(
        request,
        _("“%(title)s” is offline in your section. The other organisation’s own page stays.") % {"title": page.title},
    )
    return redirect("exchange:ours")


def copy_changes(request: SignedInRequest, page_id: int) -> HttpResponse:
    """What changed in the origin of a copy; “I have looked”."""
    page: Any = get_object_or_404(Page, pk=page_id).specific
    copied = getattr(page, "copied_from", None)
    if copied is None or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if request.method == "POST":
        shown = parse_datetime(request.POST.get("published_at", ""))
        if shown is not None and have_looked(copied, published_at=shown):
            messages.success(request, _("Remembered: you have seen the origin as it is now."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        messages.warning(request, _("The origin has changed again meanwhile: look once more."))
        return redirect("exchange:changes", page.pk)
    context = {"page": page, "copied": copied, "changes": changes(copied, request)}
    return render(request, "guidance/exchange/changes.html", context)
