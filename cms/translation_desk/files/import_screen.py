"""What is said of a large file, wherever it has come to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import languages
from cms.accounts.models import User
from cms.organisations.page_policy import page_policy
from cms.translation_desk.files.keeping import shown_again
from cms.translation_desk.files.sight import still_seen_by
from cms.translation_desk.models import Import, ImportState
from cms.translation_desk.models.imported import AT_WORK
from cms.translation_desk.naming import name_of
from cms.translation_desk.permissions import desk_of
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
# A worker that is only slow may still end its work; the last word is the database's.
SILENT = _(
    "The worker has not been heard of since %(time)s. It may still be at work. Nothing is half written: compare the file again."
)
NOT_SHOWN = _(
    "The texts are not shown: you may not see or translate all of these pages any more. Compare the file again. It then shows what is"
    " yours to translate now."
)


@dataclass(frozen=True)
class Described:
    """One of a list, or of its own screen: its state, also in a word, and a sentence that says where it stands."""

    one: Import
    state: ImportState
    label: str | Promise
    sentence: str | Promise
    autonym: str
    is_lost: bool = False

    @property
    def name(self) -> str:
        """Of whoever uploaded it."""
        return name_of(self.one.by)

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
    label = _("Not heard of") if one.is_silent_at(now) or one.is_lost_at(now) else state.label
    sentence = _sentence(one, state, now)
    return Described(one, state, label, sentence, languages.autonym(one.language), one.is_lost_at(now))


def _sentence(one: Import, state: ImportState, now: datetime) -> str | Promise:
    if one.waits():
        return NO_WORKER if now - (one.asked_at or one.at) > PATIENCE else WAITING
    if one.is_silent_at(now) and one.heard_at is not None:
        return str(SILENT) % {"time": date_format(timezone.localtime(one.heard_at), "DATETIME_FORMAT")}
    return SENTENCES[state]


def screen_of(one: Import, user: User, now: datetime) -> dict[str, Any]:
    """For the template: with what it would change, once that is known, and with the pages that it changed."""
    told = described(one, now)
    is_shown = told.can_be_agreed and still_seen_by(one, user)
    return {
        **(shown_again(one) if is_shown else {}),
        "told": told,
        "is_shown": is_shown,
        "not_shown": NOT_SHOWN if told.can_be_agreed and not is_shown else "",
        "is_own": one.by_id == user.pk,
        **_pages_of(one, user),
    }


def _pages_of(one: Import, user: User) -> dict[str, list[Page]]:
    """Those that it wrote into, as far as the person may still change them, and drafts above them that readers need."""
    if not one.pages or one.language not in desk_of(user).languages():
        return {"pages": [], "above": []}
    mine = page_policy.instances_user_has_permission_for(user, "change").filter(pk__in=one.pages)
    there, open_ = Page.objects.in_bulk(one.pages), set(mine.values_list("pk", flat=True))
    pages = [there[pk] for pk in one.pages if pk in there]
    return {
        "pages": [page for page in pages if page.depth >= PAGE_DEPTH and page.pk in open_],
        "above": [page for page in pages if page.depth < PAGE_DEPTH and not page.live],
    }
