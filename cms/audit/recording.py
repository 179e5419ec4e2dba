"""Writing an entry: one insert, in the transaction of the act. Undone acts leave none; an act whose entry fails is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page

from cms.audit import actions
from cms.audit.acting import Actor, acting_now, actor_of
from cms.audit.attribution import in_one_language, language_of, organisation_of
from cms.audit.models import Entry

LONGEST = 200
MOST = 50


def record(
    action: str,
    *,
    actor: Any = None,
    organisation: tuple[int, str] | None = None,
    subject: Model | None = None,
    detail: dict[str, Any] | None = None,
    at: datetime | None = None,
    attributed: bool = True,
) -> Entry:
    """Keep that `actor` (a user; None for whoever acts now) did `action` to `subject`.

    The organisation is that of the subject, without a subject that of the actor, unless (id, name) is given; none is looked for
    where not `attributed`. `detail` takes only the keys that the action was registered with. Raises `actions.Unknown` for another
    action or key: those are faults in the code.
    """
    made = noted(
        action,
        actor=actor,
        organisation=organisation,
        subject=subject,
        detail=detail,
        at=at,
        attributed=attributed,
    )
    made.save()
    return made


def noted(
    action: str,
    *,
    actor: Any = None,
    organisation: tuple[int, str] | None = None,
    subject: Model | None = None,
    detail: dict[str, Any] | None = None,
    at: datetime | None = None,
    attributed: bool = True,
) -> Entry:
    """The entry that `record` keeps, not kept yet: for whoever keeps many at once."""
    who = actor if isinstance(actor, Actor) else actor_of(actor) if actor is not None else acting_now()
    belongs_to = organisation
    if attributed and organisation is None:
        belongs_to = organisation_of(subject if subject is not None else who.person)
    kind, object_id, label = described(subject) if subject is not None else ("", "", "")
    return entry(
        action,
        who=who,
        organisation=belongs_to,
        kind=kind,
        object_id=object_id,
        label=label,
        language=language_of(subject),
        detail=actions.checked(action, detail or {}),
        at=at,
    )


def write(action: str, **known: Any) -> Entry:
    """The insert itself; see `entry`."""
    made = entry(action, **known)
    made.save()
    return made


def entry(
    action: str,
    *,
    who: Actor,
    organisation: tuple[int, str] | None,
    kind: str,
    object_id: str,
    label: str,
    language: str,
    detail: dict[str, Any],
    at: datetime | None = None,
) -> Entry:
    """One that is not kept yet, of what is known already; everything is cut to what the columns hold."""
    more = {key: _short(value) for key, value in detail.items() if value not in ("", None, [])}
    if who.command:
        more["command"] = who.command
    organisation_id, organisation_name = organisation or (None, "")
    return Entry(
        at=at or timezone.now(),
        actor_id=who.id,
        actor=_plain(who.name),
        organisation_id=organisation_id,
        organisation=_plain(organisation_name),
        action=action,
        kind=kind,
        object_id=object_id[:100],
        label=_plain(label),
        language=language,
        detail=more,
    )


@contextmanager
def going_by(person: Any, name: str) -> Iterator[None]:
    """Inside, entries about the person name them like this: for readers who are not to know the name yet."""
    vars(person)["audit_name"] = name
    try:
        yield
    finally:
        vars(person).pop("audit_name")


def described(subject: Model) -> tuple[str, str, str]:
    """Kind, id and title of a row as they are now, in one language. A person goes by the name that colleagues see: see `going_by`."""
    if isinstance(subject, Page):
        content_type = subject.cached_content_type
        return f"{content_type.app_label}.{content_type.model}", str(subject.pk), subject.draft_title or subject.title
    if hasattr(subject, "is_authenticated"):
        return subject._meta.label_lower, str(subject.pk), vars(subject).get("audit_name") or actor_of(subject).name
    with in_one_language():
        return subject._meta.label_lower, str(subject.pk), str(subject)


def _plain(words: str) -> str:
    """PostgreSQL takes no NUL, and a line break would look like an entry of its own."""
    return " ".join(str(words).replace("\x00", "").split())[:255]


def _short(value: Any) -> Any:
    """Numbers and yes or no as they are, words cut, lists cut and their words too."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_short(one) for one in list(value)[:MOST]]
    return _plain(value)[:LONGEST]
