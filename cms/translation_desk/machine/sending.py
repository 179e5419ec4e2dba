"""What may be sent to a service, how much of it at once, and that it was sent."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit import actions, details
from cms.audit.models import Entry
from cms.audit.recording import record
from cms.languages import autonym
from cms.safety.shown import approved
from cms.translation_desk.beside import Beside, Pair
from cms.translation_desk.machine.fitting_answers import sent
from cms.translation_desk.machine.providers import name_of_chosen
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.segments import places_of
from cms.translation_desk.writing import CannotWrite

LETTERS_AT_ONCE = 10_000  # of one page
LETTERS_A_BATCH, TEXTS_A_BATCH = 2_000, 10
DAY = timedelta(hours=24)

SENT = "desk.sent_to_machine"
actions.register(
    SENT, gettext_lazy("Sent texts to a translation service"), ["service", "into_language", "texts", "letters"]
)
details.tell_by("service", lambda entry, name: name)
details.tell_by("into_language", lambda entry, code: autonym(code))
details.tell_by("texts", lambda entry, n: ngettext("%(n)d text", "%(n)d texts", n) % {"n": n})
details.tell_by("letters", lambda entry, n: ngettext("%(n)d letter", "%(n)d letters", n) % {"n": n})


def refuse_unread(source: Page) -> None:
    """Raises CannotWrite where readers do not find the source: what is no more than a draft leaves the house to nobody."""
    if not Page.objects.filter(approved(), pk=source.pk, live=True).exists():
        raise CannotWrite(
            _(
                "Readers do not find the source of this page now. Only texts that everybody may read are sent to a machine."
            )
        )


def missing(found: Beside) -> list[Pair]:
    """The texts that nobody has translated, and for which the translation has a place."""
    there = places_of(found.page)
    return [pair for pair in found.pairs if pair.state == SegmentState.UNTRANSLATED and pair.path in there]


def within(pairs: Sequence[Pair], letters: int) -> list[Pair]:
    """As many of them, from the first on, as there are letters for."""
    kept: list[Pair] = []
    for pair in pairs:
        letters -= len(sent(pair))
        if letters < 0:
            break
        kept.append(pair)
    return kept


def batches(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Questions of a limited size, each of rich texts only or of none; a long text goes by itself."""
    for rich in (False, True):
        batch: list[Pair] = []
        for pair in pairs:
            if pair.source.rich != rich:
                continue
            letters = sum(len(sent(one)) for one in [*batch, pair])
            if batch and (letters > LETTERS_A_BATCH or len(batch) == TEXTS_A_BATCH):
                yield batch
                batch = []
            batch.append(pair)
        if batch:
            yield batch


@transaction.atomic
def allowed(page: Page, pairs: Sequence[Pair], *, by: User, at: datetime) -> list[Pair]:
    """Those that the person may send now, written down as sent: a service counts what it was asked, whatever becomes of the answer."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # two windows at once share what is left
    left = min(LETTERS_AT_ONCE, settings.MACHINE_TRANSLATION_LETTERS - _sent_since(at - DAY, by))
    kept = within(pairs, left)
    if kept:
        told = {"service": name_of_chosen(), "into_language": page.locale.language_code, "texts": len(kept)}
        record(SENT, actor=by, subject=page, detail=told | {"letters": sum(len(sent(one)) for one in kept)}, at=at)
    return kept


def _sent_since(moment: datetime, person: User) -> int:
    entries = Entry.objects.filter(action=SENT, actor_id=person.pk, at__gt=moment)
    return sum(int(detail.get("letters", 0)) for detail in entries.values_list("detail", flat=True))
