"""Files of many texts: compared, and when their person has agreed written, by a worker after the answer."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from cms.accounts.models import User
from cms.accounts.sealing import ChangedMeanwhile
from cms.translation_desk.files import auditing
from cms.translation_desk.files.agreeing import Agreed, kept_as
from cms.translation_desk.files.applying import REFUSALS, planned, write_planned
from cms.translation_desk.files.keeping import document_of, kept, seen_of, shown_of, takeable_of
from cms.translation_desk.files.receiving import locale_of, received
from cms.translation_desk.files.units import CannotRead, Document
from cms.translation_desk.models import Import, ImportState
from cms.translation_desk.permissions import desk_of

AT_ONCE = 5  # unfinished imports of one person
LED_TO = 5  # pages that the result leads to


@transaction.atomic
def begin(document: Document, file_name: str, *, by: User, at: datetime) -> Import:
    """A file is to be compared. Raises CannotRead where it is not for the person, or where too much of theirs is unfinished."""
    locale = locale_of(document, by)
    # Whoever writes something that refers to the person does not wait for this.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if Import.objects.filter(by=by).unfinished().count() >= AT_ONCE:
        raise CannotRead(
            _("Five of your large files are not finished. Finish one, or throw one away, and upload this one again.")
        )
    one = Import.objects.create(
        by=by,
        at=at,
        file_name=file_name,
        source_language=document.source_code,
        language=locale.language_code,
        texts=len(document.units),
        kept=kept(document),
        asked_at=at,
    )
    auditing.tell(auditing.COMPARED, by=by, language=one.language, texts=one.texts)
    compare.enqueue(one.pk, str(one.run))
    return one


@transaction.atomic
def compare_again(one: Import, *, by: User) -> bool:
    """From the start. False where it is being written or is done. PermissionDenied for whose it is not."""
    among = {ImportState.COMPARED, ImportState.REFUSED, ImportState.STOPPED}
    again = _anew(one, by, among, ImportState.COMPARING, lost=True)
    if again:
        auditing.tell(auditing.COMPARED, by=by, language=one.language, texts=one.texts)
        compare.enqueue(one.pk, str(again))
    return bool(again)


@transaction.atomic
def agree(one: Import, agreed: Agreed, *, by: User) -> bool:
    """What was compared is to be written. False where it is not there to be agreed to. PermissionDenied for whose it is not."""
    again = _anew(one, by, {ImportState.COMPARED}, ImportState.WRITING, agreed=agreed.as_kept())
    if again:
        write.enqueue(one.pk, str(again))
    return bool(again)


@transaction.atomic
def throw_away(one: Import, *, by: User) -> None:
    """Whoever is at work on it finds it gone, and writes nothing."""
    count, _rows = Import.objects.filter(pk=one.pk).delete()
    if count:
        auditing.tell(auditing.THROWN_AWAY, by=by, language=one.language, texts=one.texts)


def _anew(
    one: Import, by: User, among: set[ImportState], state: ImportState, *, lost: bool = False, **more: Any
) -> uuid.UUID | None:
    """The sign of the work that begins with an import in one of these states or, where `lost`, that nobody has begun with; whatever was
    at work before may not write any more. What is written, is written by its person.
    """
    now = Import.objects.select_for_update().filter(pk=one.pk).first()
    if one.by_id != by.pk:
        raise PermissionDenied
    at = timezone.now()
    if now is None or not ((lost and now.is_lost_at(at)) or now.state_at(at) in among):
        return None
    run = uuid.uuid4()
    begun = {"began_at": None, "heard_at": None, "compared": 0, "said": "", "asked_at": timezone.now()}
    Import.objects.filter(pk=one.pk).update(run=run, state=state, **begun, **more)
    return run


@task(backend="database")
def compare(import_id: int, run: str) -> None:
    """What the file would change. Nothing of it is written."""
    _work(import_id, run, ImportState.COMPARING, _compare)


@task(backend="database")
def write(import_id: int, run: str) -> None:
    """All of it, or nothing."""
    _work(import_id, run, ImportState.WRITING, _write)


def _work(import_id: int, run: str, state: ImportState, act: Callable[[Import, Any], None]) -> None:
    """Once, whoever else was given it; how it ended stands in the import, in the language of its person."""
    now = timezone.now()
    mine = Import.objects.filter(pk=import_id, run=run, state=state)
    if not mine.filter(began_at=None).update(began_at=now, heard_at=now):
        return
    one = mine.select_related("by").get()
    with translation.override(_language_of(one.by)):
        try:
            _refuse_stopped(one.by)
            act(one, mine)
        except ChangedMeanwhile:
            said = _("Something has changed since the file was compared. Nothing was written. Compare it again.")
            mine.update(state=ImportState.REFUSED, said=said)
        except (CannotRead, *REFUSALS) as refused:
            mine.update(state=ImportState.REFUSED, said=str(refused))
        except BaseException:  # also where the worker is told to end at once
            mine.update(state=ImportState.STOPPED)
            raise


def _language_of(person: User) -> str:
    profile = getattr(person, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile is not None else translation.get_language() or "en"


def _refuse_stopped(person: User) -> None:
    if not person.is_active or not person.has_perm("wagtailadmin.access_admin") or not desk_of(person).languages():
        raise CannotRead(_("You may not translate here any more. Ask an administrator of your organisation."))


def _telling(mine: Any) -> Callable[[int], None]:
    """Every page is told at once: there is no transaction around the comparing."""

    def tell(count: int) -> None:
        mine.update(compared=count, heard_at=timezone.now())

    return tell


def _compare(one: Import, mine: Any) -> None:
    found = received(document_of(one), one.by, _telling(mine))
    mine.update(
        state=ImportState.COMPARED,
        compared=one.texts,
        takeable=takeable_of(found),
        shown=shown_of(found),
        heard_at=timezone.now(),
    )


def _write(one: Import, mine: Any) -> None:
    """Compared once more before the transaction, so that nobody else waits for that; what changed since is seen in it."""
    plan = planned(seen_of(one), kept_as(one.agreed), by=one.by, tell=_telling(mine))
    with transaction.atomic():
        person = User.objects.get(pk=one.by_id)  # comparing may have taken minutes, in which they lost a role
        _refuse_stopped(person)
        done = write_planned(plan, by=person, at=timezone.now())
        said = ngettext(
            "%(count)d text was written into drafts. Look at them, then submit the pages for review.",
            "%(count)d texts were written into drafts. Look at them, then submit the pages for review.",
            done.texts,
        )
        ended = mine.update(
            state=ImportState.DONE,
            written=done.texts,
            said=said % {"count": done.texts},
            pages=[page.pk for page in (*done.above, *done.pages[:LED_TO])],
            kept=b"",
            shown={},
            takeable=[],
            heard_at=timezone.now(),
        )
        if not ended:  # it was begun anew while this was at work
            raise ChangedMeanwhile
