"""What the side-by-side editor says of machines: a button, how much is unconfirmed, why a text was left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.accounts.requests import SignedInRequest
from cms.translation_desk.beside import Beside
from cms.translation_desk.machine.filling import Filled
from cms.translation_desk.machine.fitting_answers import Why
from cms.translation_desk.machine.offered import languages_of, pair_of
from cms.translation_desk.machine.providers import chosen
from cms.translation_desk.machine.sending import missing
from cms.translation_desk.side_by_side import Row

KEPT = "translation_desk.machine"  # in the session, until the page is shown
WORDS: dict[Why, str | Promise] = {
    Why.FIGURES: _(
        "The machine changed a number, a link, an address or a placeholder. Its words were not taken: translate this by hand."
    ),
    Why.MARKUP: _("The machine broke bold, links or lists. Its words were not taken: translate this by hand."),
    Why.TOO_LONG: _("What the machine wrote is too long for this place. Translate it by hand, and say it shorter."),
    Why.HIDDEN: _(
        "There were hidden signs in what the machine wrote. Its words were not taken: translate this by hand."
    ),
    Why.SAME: _("The machine gave back the words of the source. Translate this by hand."),
    Why.EMPTY: _("The machine gave no words for this. Translate it by hand."),
    Why.TOO_MUCH: _("Not sent: there is a limit to what one person may send in a day, and to what is sent at once."),
    Why.NOT_REACHED: _("The machine did not get to this text."),
    Why.SOMEBODY: _("Somebody has worked on this meanwhile. What the machine wrote was not taken."),
}


@dataclass(frozen=True)
class Box:
    """`offered`: whether there is a button. `unconfirmed`: a sentence with how many texts nobody has confirmed; empty for none."""

    offered: bool
    unconfirmed: str


def box(found: Beside, *, locked: bool) -> Box:
    """The service is asked at most once an hour which languages it has, and never while none is named in the settings."""
    waiting = sum(pair.by_machine for pair in found.pairs)
    said = ngettext(
        "A machine wrote %(count)d text here that nobody has confirmed. The page does not go live before somebody has: compare it with"
        " its source, put it right, and tick “Done”.",
        "A machine wrote %(count)d texts here that nobody has confirmed. The page does not go live before somebody has: compare each"
        " with its source, put it right, and tick “Done”.",
        waiting,
    )
    return Box(not locked and _is_offered(found), said % {"count": waiting} if waiting else "")


def _is_offered(found: Beside) -> bool:
    provider = chosen()
    if provider is None or not found.source.live or not missing(found):
        return False
    codes = found.source.locale.language_code, found.page.locale.language_code
    return pair_of(*codes, languages_of(provider)) is not None


def keep_why(request: SignedInRequest, found: Beside, filled: Filled) -> None:
    """Until the page is shown next; codes only, no texts."""
    request.session[KEPT] = {"page": found.page.pk, "left": {path: why.value for path, why in filled.left.items()}}


def with_why(request: SignedInRequest, found: Beside, rows: Sequence[Row]) -> list[Row]:
    """The rows, each that a machine was to fill and did not with a sentence why; said once."""
    kept: Mapping[str, Any] = request.session.get(KEPT) or {}
    if kept.get("page") != found.page.pk:
        return list(rows)
    del request.session[KEPT]
    left = {path: WORDS[Why(why)] for path, why in kept["left"].items()}
    return [replace(row, refused=str(left[row.pair.path])) if row.pair.path in left else row for row in rows]
