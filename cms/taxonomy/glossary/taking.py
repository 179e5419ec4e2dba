"""Taking what a table brings into the glossary: one table, one transaction."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.accounts.sealing import ChangedMeanwhile, open_seal, seal
from cms.taxonomy.glossary.comparing import TAKEN, Change, Person, compared
from cms.taxonomy.glossary.putting import put
from cms.taxonomy.glossary.rights import keeps_terms, open_languages
from cms.taxonomy.glossary.stock import stock
from cms.taxonomy.glossary.tables import CannotRead, Line
from cms.taxonomy.models import ForbiddenWord, Term, TermTranslation

MATTER = "taxonomy.glossary"
TOO_MUCH = _("This table changes too much to be taken at once. Divide it, and upload each part by itself.")
Numbered = list[tuple[int, Line]]


def dry_run(lines: Numbered, user: User) -> list[Change]:
    """What the table would change, as the glossary stands and as the person may; some five queries, however long it is."""
    return compared(lines, stock(), Person(open_languages(user), keeps_terms(user)))


def sealed(lines: Numbered, changes: Iterable[Change], by: User) -> str:
    """The lines that change anything, sealed for the browser. Raises CannotRead where it is too much of them."""
    wanted = {change.number for change in changes if change.verdict in TAKEN}
    kept = [(number, *astuple(line)) for number, line in lines if number in wanted]
    told = {"lines": kept, "seen": _digest(change for change in changes if change.number in wanted)}
    signed = seal(told, MATTER, by)
    if signed is None:
        raise CannotRead(TOO_MUCH)
    return signed


@transaction.atomic
def take(signed: str, *, by: User) -> int:
    """How many changes were written. Raises ChangedMeanwhile for what is not the person's, is too old, or would do something else now."""
    told: Any = open_seal(signed, MATTER, by)
    _wait_for_others()
    changes = dry_run([(number, Line(*words)) for number, *words in told["lines"]], by)
    if _digest(changes) != told["seen"]:
        raise ChangedMeanwhile
    wanted = [change for change in changes if change.verdict in TAKEN]
    try:
        with transaction.atomic():
            put(wanted)
    except IntegrityError as error:  # somebody added the very same word in these moments
        raise ChangedMeanwhile from error
    return len(wanted)


def _wait_for_others() -> None:
    """Rows that others change now are read once they have."""
    for model in (Term, TermTranslation, ForbiddenWord):
        list(model._default_manager.select_for_update().order_by("pk").values_list("pk"))


def _digest(changes: Iterable[Change]) -> str:
    said = [(c.number, c.what, c.place, c.values, c.verdict, c.was) for c in changes]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
