"""The glossary: its list, a term, how it is said in a language, a word that is not to be used."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.taxonomy.glossary.rights import keeps_terms, may_read, open_languages
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation
from cms.translation_desk.glossary.forms import ForbiddenForm, TermForm, TranslationForm
from cms.translation_desk.glossary.listing import SHOWN, Show, chosen, counts, offered, screenful
from cms.translation_desk.glossary.saving import Outcome, edited


@require_safe
def glossary(request: SignedInRequest) -> HttpResponse:
    """Terms in one language beside another; narrowed by words."""
    if not may_read(request.user):
        raise PermissionDenied
    asked, own, choices = request.GET, open_languages(request.user), offered()
    code = chosen([one["code"] for one in choices], own, asked.get("language", ""))
    show = Show(asked["show"]) if asked.get("show") in list(Show) else Show.ALL
    words = asked.get("q", "").replace("\x00", "").strip()[:100]
    context = {
        "languages": choices,
        "show": show,
        "filters": SHOWN.items(),
        "q": words,
        "page": screenful(code, words, show, asked.get("p")),
        "counts": counts(code),
        "writes": code in own,
        "keeps": keeps_terms(request.user),
        "uploads": bool(own),
        **_language(code),
    }
    return render(request, "translation_desk/glossary/list.html", context)


def term(request: SignedInRequest, term_id: int | None = None) -> HttpResponse:
    """A new one, or one to change."""
    if not keeps_terms(request.user):
        raise PermissionDenied
    rows = Term.objects.filter(pk=term_id or 0)
    row = get_object_or_404(rows) if term_id is not None else None
    outcome = edited(TermForm, rows, Term(language="en"), _sent(request))
    delete = reverse("translation_desk:glossary_term_delete", args=[row.pk]) if row else ""
    title = _("Term of the glossary") if row else _("New term")
    return _answered(request, outcome, _list_address(), title=title, subtitle=row or "", delete=delete)


@require_POST
def delete_term(request: SignedInRequest, term_id: int) -> HttpResponse:
    """With its translations; words that are not to be used stay so."""
    if not keeps_terms(request.user):
        raise PermissionDenied
    get_object_or_404(Term, pk=term_id).delete()
    messages.success(request, _("The term and its translations are deleted."))
    return redirect(_list_address())


def translation(request: SignedInRequest, term_id: int, language: str) -> HttpResponse:
    """How a term is said in a language, with what is not to be used for it."""
    _refuse_unless_open(request, language)
    row = get_object_or_404(Term.objects.exclude(language=language), pk=term_id)
    rows = TermTranslation.objects.filter(term=row, language=language)
    outcome = edited(TranslationForm, rows, TermTranslation(term=row, language=language), _sent(request))
    forbidden = ForbiddenWord.objects.filter(term=row, language=language)
    more = {"term": row, "term_direction": languages.direction(row.language), "forbidden": forbidden}
    title = _("Term of the glossary")
    return _answered(request, outcome, _list_address(language), title=title, **more, **_language(language))


def forbidden(request: SignedInRequest, language: str, word_id: int | None = None) -> HttpResponse:
    """A word that is not to be used, for a term (`?term=`) or by itself."""
    _refuse_unless_open(request, language)
    rows = ForbiddenWord.objects.filter(pk=word_id or 0, language=language)
    row = get_object_or_404(rows) if word_id is not None else None
    outcome = edited(ForbiddenForm, rows, ForbiddenWord(language=language, term=_tied(request)), _sent(request))
    delete = reverse("translation_desk:glossary_word_delete", args=[language, row.pk]) if row else ""
    back, title = _list_address(language, Show.FORBIDDEN), _("Not to be used")
    return _answered(request, outcome, back, title=title, delete=delete, **_language(language))


@require_POST
def delete_forbidden(request: SignedInRequest, language: str, word_id: int) -> HttpResponse:
    """It may be said again."""
    _refuse_unless_open(request, language)
    get_object_or_404(ForbiddenWord, pk=word_id, language=language).delete()
    messages.success(request, _("It is deleted: the word may be used again."))
    return redirect(_list_address(language, Show.FORBIDDEN))


def _refuse_unless_open(request: SignedInRequest, language: str) -> None:
    if language not in open_languages(request.user):
        raise PermissionDenied


def _tied(request: SignedInRequest) -> Term | None:
    asked = request.GET.get("term", "")
    return Term.objects.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None


def _sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _answered(request: SignedInRequest, outcome: Outcome, back: str, **context: Any) -> HttpResponse:
    """Back to the list once it is saved; 409 where somebody else was faster, with what stands there now."""
    if outcome.saved:
        messages.success(request, _("Saved."))
        return redirect(back)
    status = 409 if outcome.meanwhile else 200
    context = {"subtitle": context.get("autonym", ""), **context, "outcome": outcome, "back": back}
    return render(request, "translation_desk/glossary/form.html", context, status=status)


def _list_address(language: str = "", show: Show = Show.ALL) -> str:
    asked = {"language": language} | ({"show": show.value} if show is not Show.ALL else {})
    address = reverse("translation_desk:glossary")
    return f"{address}?{urlencode(asked)}" if language else address


def _language(code: str) -> dict[str, str]:
    return {"code": code, "autonym": languages.autonym(code), "direction": languages.direction(code)}
