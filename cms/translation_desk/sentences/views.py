"""The interface's sentences in the admin: how far each language is, and which are open. To read only: the files belong to a release."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms import languages
from cms.accounts.models import User
from cms.accounts.requests import SignedInRequest
from cms.accounts.translated_fields import enabled_codes
from cms.organisations.standing import standing_of
from cms.taxonomy.catalogues import CatalogueError
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.sentences.placing import Meant
from cms.translation_desk.sentences.reading import Progress, Sentence, State, progress_of, sentences_in, translatable

AT_ONCE = 50
STATES: dict[State, str | Promise] = {
    State.MISSING: _("Missing"),
    State.FUZZY: _("Not confirmed"),
    State.UNCHECKED: _("Not checked by a native speaker"),
    State.TRANSLATED: pgettext_lazy("interface sentences", "Translated"),
}
MEANT: dict[Meant, str | Promise] = {Meant.READERS: _("For readers"), Meant.ADMIN: _("In the admin")}


@dataclass(frozen=True)
class Row:
    """A line of the table: a language, for whom the sentences are, and numbers in the order of STATES; none if it cannot be read."""

    code: str
    autonym: str
    meant: Meant
    label: str | Promise
    numbers: list[int]


def may_read_sentences(user: User) -> bool:
    """Whoever translates somewhere, and overseers. There is no secret in it: it is of no use to others."""
    return standing_of(user).sees_everything or bool(desk_of(user).open)


def sentences(request: SignedInRequest) -> HttpResponse:
    """The table of languages; below it the sentences of one that are in the state asked for."""
    if not may_read_sentences(request.user):
        raise PermissionDenied
    enabled = enabled_codes()
    shown = [code for code in translatable() if code in enabled or "every" in request.GET]
    code = _one_of(request, "language", translatable(), "")
    state, meant = _one_of(request, "state", STATES, State.MISSING), _one_of(request, "meant", MEANT, Meant.READERS)
    found = _found(code, State(state), Meant(meant)) if code else []
    context = {
        "rows": [_row(one, kind) for one in progress_of(shown) for kind in Meant],
        "states": STATES.items(),
        "meant_for": MEANT.items(),
        "codes": [(one, languages.autonym(one)) for one in translatable()],
        "chosen": {"language": code, "state": state, "meant": meant, "autonym": languages.autonym(code)},
        "direction": languages.direction(code),
        "page": Paginator(found, AT_ONCE).get_page(request.GET.get("p", "1")),
        "query": urlencode({"language": code, "state": state, "meant": meant}),
    }
    return render(request, "translation_desk/sentences.html", context)


def _one_of(request: SignedInRequest, name: str, known: object, otherwise: str) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in list(known) else otherwise  # type: ignore[call-overload]  # lists and tables alike


def _found(code: str, state: State, meant: Meant) -> list[Sentence]:
    try:
        return [one for one in sentences_in(code) if one.state is state and one.meant is meant]
    except CatalogueError:
        return []  # the table says so


def _row(progress: Progress, meant: Meant) -> Row:
    numbers = [progress.counts[meant][state] for state in STATES] if progress.counts else []
    return Row(progress.code, languages.autonym(progress.code), meant, MEANT[meant], numbers)
