"""What was asked for, and asking."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.organisations.standing import organisations_seen_by
from cms.taxonomy.facts import original_of
from cms.translation_desk.asking import Asked, CannotAsk, Wish, ask
from cms.translation_desk.choosing_pages import Choice, choices_at, places_to_ask_from
from cms.translation_desk.request_forms import AskForm, FilterForm, enabled_codes
from cms.translation_desk.request_rights import reach_of, sees_requests
from cms.translation_desk.request_rows import described, narrowed
from cms.translation_desk.sources import PAGE_DEPTH, live_sources

PER_SCREEN = 50
# By the fields of what was asked.
OUTCOMES: dict[str, Any] = {
    "made": ngettext_lazy("%(n)d translation was asked for.", "%(n)d translations were asked for.", "n"),
    "open_already": ngettext_lazy(
        "%(n)d was asked for already: it stays as it is.", "%(n)d were asked for already: they stay as they are.", "n"
    ),
    "not_needed": ngettext_lazy(
        "%(n)d is not needed: the translation is live and up to date.",
        "%(n)d are not needed: the translations are live and up to date.",
        "n",
    ),
    "of_others": ngettext_lazy(
        "%(n)d page belongs to another organisation: ask there.",
        "%(n)d pages belong to other organisations: ask there.",
        "n",
    ),
}


@require_safe
def requests(request: SignedInRequest) -> HttpResponse:
    """Everything that is open and that the person may ask for or do, to be filtered."""
    if not sees_requests(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    organisations = organisations_seen_by(request.user)
    form = FilterForm(request.GET, codes=enabled_codes(), organisations=organisations)
    answers = form.answers()
    screen = Paginator(narrowed(request.user, today, **answers), PER_SCREEN).get_page(request.GET.get("p"))
    asked = request.GET.copy()
    asked.pop("p", None)
    context = {
        "rows": described(list(screen.object_list), request.user, today),
        "screen": screen,
        "form": form,
        "asked": asked.urlencode(),
        "narrowed": any(answers.values()),
        "asks": bool(reach_of(request.user)),
        "here": request.get_full_path(),
    }
    return render(request, "translation_desk/requests/list.html", context)


@require_safe
def ask_where(request: SignedInRequest) -> HttpResponse:
    """Choose the page or the section with which to begin."""
    if not reach_of(request.user):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\x00", "")
    places = places_to_ask_from(request.user, words)
    return render(request, "translation_desk/requests/where.html", {"places": places, "words": words})


def ask_for(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Which pages, in which languages, by when."""
    page = original_of(get_object_or_404(Page, pk=page_id, depth__gt=1))
    if not reach_of(request.user).covers(page):
        raise PermissionDenied
    if page.depth >= PAGE_DEPTH and not live_sources().filter(pk=page.pk).exists():
        said = _(
            "This page is not live, or has no words of its own. Publish it first, or ask where its words come from."
        )
        messages.warning(request, said)
        return redirect("translation_desk:ask_where")
    choices = choices_at(page)
    # Beside a page may stand others that were written in other languages.
    codes = [code for code in enabled_codes() if code != page.locale.language_code or len(choices) > 1]
    offered = [(choice.code, choice.words) for choice in choices]
    chosen = {"languages": [code for code in codes if code == request.GET.get("language")]}
    form = AskForm(request.POST or None, offered=offered, codes=codes, today=timezone.localdate(), initial=chosen)
    if request.method == "POST" and form.is_valid():
        return _ask(request, page, choices, form)
    return render(request, "translation_desk/requests/ask.html", {"page": page, "form": form})


def _ask(request: SignedInRequest, page: Page, choices: list[Choice], form: AskForm) -> HttpResponse:
    said = form.cleaned_data
    pages = next(choice.pages for choice in choices if choice.code == said["what"])
    try:
        asked = ask(Wish(page, pages, said["languages"], said["due"], said["note"]), by=request.user, at=timezone.now())
    except CannotAsk as error:
        messages.error(request, str(error))
        return redirect("translation_desk:ask_for", page.pk)
    messages.success(request, " ".join(outcome(asked)))
    return redirect("translation_desk:requests")


def outcome(asked: Asked) -> list[str]:
    """What was asked for, in sentences; of nothing only where nothing new was asked for."""
    said = [words % {"n": n} for name, words in OUTCOMES.items() if (n := getattr(asked, name))]
    return said if asked.made else [_("Nothing new was asked for."), *said]
