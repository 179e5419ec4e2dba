"""What stands on the screens of shared words, ready for their templates."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page as Screenful
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.accounts.models import User
from cms.translation_desk.vocabulary.cells import (
    AT_ONCE,
    Around,
    Cell,
    Show,
    Waits,
    around_rows,
    cell_of,
    cells_of,
    rows_to_show,
)
from cms.translation_desk.vocabulary.kinds import Kind
from cms.translation_desk.vocabulary.lacking import Counts, counts_of
from cms.translation_desk.vocabulary.saving import Refused

SHOWN: dict[Show, str | Promise] = {
    Show.MISSING: _("What is missing"),
    Show.WAITING: _("What waits for a second person"),
    Show.ALL: _("All"),
}


@dataclass(frozen=True)
class Line:
    """A cell, what stands in its input, and why it was not saved, if so, with what stands in the row now."""

    cell: Cell
    text: str
    reason: str = ""
    now: str = ""


@dataclass(frozen=True)
class KindInLanguage:
    """A kind in the overview of a language."""

    kind: Kind
    counts: Counts


def languages_of(kinds: Iterable[Kind]) -> list[dict[str, str]]:
    """The languages open to the person in any kind: code and autonym."""
    codes = {code for kind in kinds for code in kind.codes}
    return [{"code": code, "autonym": languages.autonym(code)} for code in languages.in_order(codes)]


def chosen_of(offered: list[dict[str, str]], asked: str) -> str:
    """The language asked for; else the first that is not English, from which one mostly translates."""
    codes = [one["code"] for one in offered]
    return asked if asked in codes else next((code for code in codes if code != "en"), codes[0])


def overview(kinds: Iterable[Kind], code: str, user: User) -> list[KindInLanguage]:
    """The kinds of which the person has rows; a query for each."""
    found = [
        KindInLanguage(kind, counts_of(kind, kind.rows_of(user, code), code)) for kind in kinds if code in kind.codes
    ]
    return [one for one in found if one.counts.rows]


def screenful(kind: Kind, code: str, user: User, show: Show, number: str) -> tuple[Screenful, list[Line]]:
    """One screen of the rows asked for, and its lines; the last one where there are not so many."""
    page = Paginator(rows_to_show(kind, kind.rows_of(user, code), code, show), AT_ONCE).get_page(number)
    cells = cells_of(kind, page.object_list, code, user=user, show=show)
    return page, [Line(cell, cell.shown) for cell in cells]


def lines_of_refused(kind: Kind, code: str, user: User, refused: Iterable[Refused]) -> list[Line]:
    """What was typed, beside what stands there now: saved again, it is saved over that."""
    refused = list(refused)
    around = around_rows(kind, [one.row for one in refused if one.row is not None], user)
    return [_refused_line(kind, code, one, around) for one in refused]


def _refused_line(kind: Kind, code: str, one: Refused, around: Around) -> Line:
    if one.row is None:
        gone = Cell(one.typed.row_id, one.typed.field, "", "", code, "", Waits.NOBODYS, True, None, "")
        return Line(gone, one.typed.text, one.reason)
    return Line(cell_of(kind, one.row, one.typed.field, code, around), one.typed.text, one.reason, one.now)
