"""What is said of a large file, wherever it has come to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import languages
from cms.accounts.models import User
from cms.translation_desk.files.keeping import shown_again
from cms.translation_desk.models import Import, ImportState
from cms.translation_desk.models.imported import AT_WORK
from cms.translation_desk.sources import PAGE_DEPTH

PATIENCE = timedelta(
    seconds=30
)  # so long a worker that runs leaves nothing waiting, unless it is busy with another file

WAITING = _("Waiting for its turn.")
NO_WORKER = _(
    "Waiting for the worker. It may be busy with another file. If this stays so, ask whoever runs this site to look whether the worker"
    " runs."
)
SENTENCES: dict[ImportState, str | Promise] = {
    ImportState.COMPARING: _("The file is being compared with what stands here. Nothing is written yet."),
    ImportState.COMPARED: _("Nothing is written yet."),
    ImportState.WRITING: _("The texts are being written. Nothing of them can be seen before all are written."),
    ImportState.DONE: _("The texts were written into drafts."),
    ImportState.REFUSED: _("Nothing was written."),
    ImportState.STOPPED: _("The work was interrupted. Nothing was written. Compare the file again."),
}


@dataclass(frozen=True)
class Described:
    """One of a list, or of its own screen. `sentence` says where it stands, `said` what came of it."""

    one: Import
    state: ImportState
    sentence: str | Promise
    autonym: str
    is_lost: bool = False

    @property
    def at_work(self) -> bool:
        """Whether it is worth asking again soon."""
        return self.state in AT_WORK

    @property
    def share(self) -> int:
        """How much has been compared, in hundredths."""
        return min(100, self.one.compared * 100 // max(1, self.one.texts))

    @property
    def can_be_agreed(self) -> bool:
        """Whether its person is asked."""
        return self.state == ImportState.COMPARED

    @property
    def can_be_compared(self) -> bool:
        """Whether it may be begun anew."""
        return self.is_lost or self.state in {ImportState.COMPARED, ImportState.REFUSED, ImportState.STOPPED}


def described(one: Import, now: datetime) -> Described:
    """As things are now."""
    state = one.state_at(now)
    return Described(one, state, _sentence(one, state, now), languages.autonym(one.language), one.is_lost_at(now))


def _sentence(one: Import, state: ImportState, now: datetime) -> str | Promise:
    if one.waits():
        return NO_WORKER if now - (one.asked_at or one.at) > PATIENCE else WAITING
    return SENTENCES[state]


def screen_of(one: Import, user: User, now: datetime) -> dict[str, Any]:
    """For the template: with what it would change, once that is known, and with the pages that it changed."""
    told = described(one, now)
    shown = shown_again(one) if told.can_be_agreed else {}
    there = Page.objects.in_bulk(one.pages)
    pages = [there[pk] for pk in one.pages if pk in there]
    return {
        **shown,
        "told": told,
        "is_own": one.by_id == user.pk,
        "pages": [page for page in pages if page.depth >= PAGE_DEPTH],
        "above": [page for page in pages if page.depth < PAGE_DEPTH and not page.live],
    }
