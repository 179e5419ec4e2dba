"""Who does what was asked for: take it, hand it back, give it to somebody, call it off."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit import actions, details
from cms.audit.recording import record
from cms.languages import autonym
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.naming import name_of
from cms.translation_desk.request_mail import tell_given, tell_handed_back
from cms.translation_desk.request_rights import may_draft, people_for, reach_of
from cms.translation_desk.sources import by_key

TAKEN, HANDED_BACK, GIVEN, CALLED_OFF = "desk.taken", "desk.handed_back", "desk.given", "desk.called_off"
for _code, _words, _details in [
    (TAKEN, gettext_lazy("Took a translation"), ["for_language"]),
    (HANDED_BACK, gettext_lazy("Handed a translation back"), ["for_language"]),
    (GIVEN, gettext_lazy("Gave a translation to somebody"), ["for_language", "translator"]),
    (CALLED_OFF, gettext_lazy("Called off a translation"), ["for_language"]),
]:
    actions.register(_code, _words, _details)
details.tell_by("for_language", lambda entry, code: autonym(code))
details.tell_by("translator", lambda entry, name: gettext_lazy("to %(name)s") % {"name": name})

OVER = gettext_lazy("This request is over: the translation is live, or nobody asks for it any more.")


class NotNow(Exception):
    """Why it cannot be done as things are, in a sentence for whoever tried. Nothing was changed."""


@transaction.atomic
def take(request_id: int, *, by: User, at: datetime) -> TranslationRequest:
    """Raises NotNow where somebody else has it already, or it is over; PermissionDenied for who may not draft there."""
    request, source = _locked(request_id)
    if not may_draft(by, source, request.language):
        raise PermissionDenied
    if request.is_held and request.taken_by_id != by.pk:
        raise NotNow(
            _("%(name)s has this translation already. Choose another one.") % {"name": name_of(request.taken_by)}
        )
    if not request.is_held:
        _hold(request, by, None, at)
        record(TAKEN, actor=by, subject=source, detail={"for_language": request.language})
    return request


@transaction.atomic
def take_if_asked(key: UUID, language: str, *, by: User, at: datetime) -> User | None:
    """Whoever begins a draft takes what was asked of it, if nobody has it. Gives whoever else has it."""
    found = TranslationRequest.objects.open().filter(translation_key=key, language=language).first()
    if found is None:
        return None
    try:
        request, source = _locked(found.pk)
    except NotNow:  # it was called off a moment ago
        return None
    if request.is_held:
        return request.taken_by if request.taken_by_id != by.pk else None
    if may_draft(by, source, language):
        _hold(request, by, None, at)
        record(TAKEN, actor=by, subject=source, detail={"for_language": language})
    return None


@transaction.atomic
def hand_back(request_id: int, *, by: User, note: str = "") -> None:
    """Whoever asked is told by mail, with the note. Raises NotNow for who does not have it."""
    request, source = _locked(request_id)
    if not request.is_held or request.taken_by_id != by.pk:
        raise NotNow(_("You do not have this translation any more: there is nothing to hand back."))
    _hold(request, None, None, None)
    record(HANDED_BACK, actor=by, subject=source, detail={"for_language": request.language})
    if request.asked_by is not None and request.asked_by_id != by.pk:
        transaction.on_commit(partial(tell_handed_back, request, source, by=by, note=note))


@transaction.atomic
def give(request_id: int, to: User, *, by: User, at: datetime) -> None:
    """To somebody who may draft there, whoever had it before; they are told by mail. Raises NotNow, PermissionDenied."""
    request, source = _locked(request_id)
    if not reach_of(by).covers(source):
        raise PermissionDenied
    if not people_for(source, request.language).filter(pk=to.pk).exists() or not source.live:
        raise NotNow(
            _("%(name)s may not translate this page into this language. Choose somebody else.") % {"name": name_of(to)}
        )
    if request.is_held and request.taken_by_id == to.pk:
        return
    _hold(request, to, by, at)
    record(GIVEN, actor=by, subject=source, detail={"for_language": request.language, "translator": name_of(to)})
    if to.pk != by.pk:
        transaction.on_commit(partial(tell_given, request, source, by=by))


@transaction.atomic
def call_off(request_id: int, *, by: User, at: datetime) -> None:
    """It is not needed any more; a draft that was begun stays. Raises NotNow, PermissionDenied."""
    request, source = _locked(request_id)
    if not reach_of(by).covers(source):
        raise PermissionDenied
    request.closed_by, request.closed_at = by, at
    request.save(update_fields=["closed_by", "closed_at"])
    record(CALLED_OFF, actor=by, subject=source, detail={"for_language": request.language})


def _locked(request_id: int) -> tuple[Any, Page]:
    """The request as it is, and its page, with nobody else at it until the transaction ends. Raises NotNow where it is over."""
    TranslationRequest.objects.select_for_update().filter(pk=request_id).first()
    request = TranslationRequest.objects.open().described().filter(pk=request_id).first()
    source = by_key([request.translation_key]).get(request.translation_key) if request is not None else None
    if request is None or source is None:
        raise NotNow(OVER)
    return request, source


def _hold(request: TranslationRequest, person: User | None, given_by: User | None, at: datetime | None) -> None:
    request.taken_by, request.given_by, request.taken_at, request.told_at = person, given_by, at, None
    request.save(update_fields=["taken_by", "given_by", "taken_at", "told_at"])
