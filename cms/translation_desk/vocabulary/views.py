"""Shared words side by side: which kinds there are, and a screen of each."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.translation_desk.vocabulary.cells import Show
from cms.translation_desk.vocabulary.kinds import Kind, kinds_for, translated_models
from cms.translation_desk.vocabulary.saving import Saved, save_words
from cms.translation_desk.vocabulary.screen import SHOWN, chosen_of, languages_of, lines_of_refused, overview, screenful
from cms.translation_desk.vocabulary.typed import typed_in


def words(request: SignedInRequest) -> HttpResponse:
    """Choose a language and a kind; how much is missing of each."""
    kinds = kinds_for(request.user)
    offered = languages_of(kinds)
    if not offered:
        raise PermissionDenied
    code = chosen_of(offered, request.GET.get("language", ""))
    context = {"languages": offered, "kinds": overview(kinds, code, request.user), **_language(code)}
    return render(request, "translation_desk/words.html", context)


def words_of_kind(request: SignedInRequest, language: str, kind: str) -> HttpResponse:
    """A screen of them to fill in."""
    own = _kind_of(request, language, kind)
    if request.method == "POST":
        return _save(request, own, language)
    asked = request.GET.get("show", "")
    show = Show(asked) if asked in list(Show) else Show.MISSING
    page, lines = screenful(own, language, request.user, show, request.GET.get("p", "1"))
    return _shown(request, own, language, {"lines": lines, "page": page, "show": show})


def _kind_of(request: SignedInRequest, language: str, name: str) -> Kind:
    """Raises Http404 for a kind that there is not, PermissionDenied for one of which the person fills no column in the language."""
    if name not in {model._meta.label_lower for model in translated_models()}:
        raise Http404
    found = next((kind for kind in kinds_for(request.user) if kind.name == name), None)
    if found is None or language not in found.codes:
        raise PermissionDenied
    return found


def _save(request: SignedInRequest, kind: Kind, code: str) -> HttpResponse:
    saved = save_words(kind, code, typed_in(request.POST, kind), by=request.user, at=timezone.now())
    _tell(request, saved)
    if saved.refused:
        lines = lines_of_refused(kind, code, request.user, saved.refused)
        return _shown(request, kind, code, {"lines": lines, "refused": True}, status=409)
    back = {name: request.GET[name] for name in ("show", "p") if name in request.GET}
    address = reverse("translation_desk:words_of_kind", args=[code, kind.name])
    return redirect(f"{address}?{urlencode(back)}" if back else address)


def _tell(request: SignedInRequest, saved: Saved) -> None:
    """What became of the screen, in a sentence each."""
    if saved.saved:
        said = ngettext("%(count)d text is saved.", "%(count)d texts are saved.", saved.saved)
        messages.success(request, said % {"count": saved.saved})
    if saved.waiting:
        said = ngettext(
            "%(count)d text waits for a second person. Readers see it once it is approved.",
            "%(count)d texts wait for a second person. Readers see them once they are approved.",
            saved.waiting,
        )
        button = messages.button(reverse("safety:changes"), _("See what waits"))
        messages.warning(request, said % {"count": saved.waiting}, buttons=[button])
    if saved.refused:
        said = ngettext(
            "%(count)d text is not saved. It stands below as you typed it, with the reason.",
            "%(count)d texts are not saved. They stand below as you typed them, with the reasons.",
            len(saved.refused),
        )
        messages.error(request, said % {"count": len(saved.refused)})


def _shown(request: SignedInRequest, kind: Kind, code: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    context |= {"kind": kind, "filters": SHOWN.items(), **_language(code)}
    return render(request, "translation_desk/words_of_kind.html", context, status=status)


def _language(code: str) -> dict[str, str]:
    return {"code": code, "autonym": languages.autonym(code), "direction": languages.direction(code)}
