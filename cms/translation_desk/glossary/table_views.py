"""The glossary as a table: out, back in after a look at what it would change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from cms import languages
from cms.accounts.requests import SignedInRequest
from cms.accounts.sealing import ChangedMeanwhile
from cms.taxonomy.glossary.comparing import TAKEN, Change, Verdict, What
from cms.taxonomy.glossary.rights import may_read, open_languages
from cms.taxonomy.glossary.stock import lines_of, stock
from cms.taxonomy.glossary.tables import COLUMNS, MAX_BYTES, TOO_BIG, CannotRead, read, write
from cms.taxonomy.glossary.taking import dry_run, sealed, take

SHOWN_AT_MOST = 200  # changes of a verdict
NO_FILE = gettext_lazy("Choose a table.")
VERDICTS: dict[Verdict, str | Promise] = {
    Verdict.NEW: gettext_lazy("New"),
    Verdict.CHANGED: gettext_lazy("Changed"),
    Verdict.REFUSED: gettext_lazy("Not taken"),
    Verdict.SAME: gettext_lazy("As it is already"),
}
KINDS: dict[What, str | Promise] = {
    What.TERM: gettext_lazy("Term"),
    What.TRANSLATION: gettext_lazy("Translation"),
    What.FORBIDDEN: gettext_lazy("Not to be used"),
}


@dataclass(frozen=True)
class Group:
    """Changes with the same verdict: how many, and the first of them."""

    verdict: Verdict
    words: str | Promise
    count: int
    lines: list[dict[str, Any]]
    more: int


class TableForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        error_messages={"required": NO_FILE, "missing": NO_FILE, "empty": NO_FILE},
        help_text=gettext_lazy("CSV, up to 5 MB and 5,000 lines. Nothing is written yet."),
    )

    def clean_file(self) -> bytes:
        """Its content; refused by its size before anything of it is read."""
        sent = self.cleaned_data["file"]
        if sent.size is None or sent.size > MAX_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return bytes(sent.read())


@require_safe
def download(request: SignedInRequest) -> HttpResponse:
    """All of it as CSV."""
    if not may_read(request.user):
        raise PermissionDenied
    response = HttpResponse(write(lines_of(stock())), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, "glossary.csv")
    return response


def upload(request: SignedInRequest) -> HttpResponse:
    """Choose a table; sent, what it would change. Nothing is written."""
    if not open_languages(request.user):
        raise PermissionDenied
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if form.is_valid():
        try:
            lines = read(form.cleaned_data["file"])
            changes = dry_run(lines, request.user)
            context = {
                "groups": list(_groups(changes)),
                "sealed": sealed(lines, changes, request.user),
                "can_take": any(change.verdict in TAKEN for change in changes),
            }
            return render(request, "translation_desk/glossary/compared.html", context)
        except CannotRead as refused:
            form.add_error("file", str(refused))
    return render(request, "translation_desk/glossary/upload.html", {"form": form, "columns": COLUMNS})


@require_POST
def take_table(request: SignedInRequest) -> HttpResponse:
    """What was compared is written, all or nothing."""
    if not open_languages(request.user):
        raise PermissionDenied
    try:
        count = take(request.POST.get("sealed", ""), by=request.user)
    except ChangedMeanwhile:
        messages.error(request, _("Something has changed since the table was compared. Upload it again."))
        return redirect("translation_desk:glossary_upload")
    said = ngettext("%(count)d change is in the glossary.", "%(count)d changes are in the glossary.", count)
    messages.success(request, said % {"count": count})
    return redirect("translation_desk:glossary")


def _groups(changes: Iterable[Change]) -> Iterator[Group]:
    by_verdict: dict[Verdict, list[Change]] = {verdict: [] for verdict in VERDICTS}
    for change in changes:
        by_verdict[change.verdict].append(change)
    for verdict, found in by_verdict.items():
        shown = [] if verdict == Verdict.SAME else found[:SHOWN_AT_MOST]
        yield Group(verdict, VERDICTS[verdict], len(found), [_line(one) for one in shown], len(found) - len(shown))


def _line(change: Change) -> dict[str, Any]:
    code = change.place[-1 if change.what == What.TRANSLATION else 0] if change.place else ""
    names = [name for name in change.values if name != "term"]
    return {
        "number": change.number,
        "kind": KINDS[change.what],
        "language": languages.autonym(code) if code else "",
        "code": code,
        "direction": languages.direction(code),
        "values": [(change.values[name], change.was.get(name, "")) for name in names],
        "why": change.why,
    }
