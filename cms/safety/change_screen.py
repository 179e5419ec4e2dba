"""What a second person sees of a waiting change: the whole row, with what differs marked, and what is in the way."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms import languages
from cms.accounts.models import User
from cms.safety.deciding import hindrance
from cms.safety.differences import marked
from cms.safety.matching import Steps
from cms.safety.models import ProposedChange
from cms.safety.replaying import Replayed, label_of, language_of, replay, shown
from cms.safety.second_person import stored_values
from cms.safety.waiting_changes import may_decide


@dataclass(frozen=True)
class Field:
    """One field of the row, before and after, with the language and direction of its words where it has one."""

    label: str
    before: str | SafeString
    after: str | SafeString
    changed: bool
    lang: str
    dir: str


@dataclass(frozen=True)
class Screen:
    """What stands on it. `decides`: whether it waits for this person; `seen` is the digest of it."""

    proposed: ProposedChange
    fields: list[Field]
    hindrance: str
    decides: bool
    seen: str


def screen_of(proposed: ProposedChange, user: User) -> Screen:
    """What changes comes first, then the rest of the row: nobody may have read that before, where the row was hidden."""
    row = proposed.row
    replayed = replay(proposed, row)
    fields = sorted(_fields(proposed, replayed), key=lambda one: not one.changed)
    why = hindrance(proposed, replayed, row)
    return Screen(proposed, fields, why, may_decide(proposed, user), replayed.digest)


def _fields(proposed: ProposedChange, replayed: Replayed) -> list[Field]:
    form, model, found = replayed.form, proposed.model, []
    stored, steps = stored_values(form.instance, form.fields), Steps()
    for name in form.fields:
        after = replayed.after.get(name)
        before_words, after_words = shown(model, name, stored[name]), shown(model, name, after)
        changed = stored[name] != after
        if not before_words and not after_words:
            continue
        old, new = marked(before_words, after_words, steps) if changed else (before_words, after_words)
        lang = language_of(model, name)
        found.append(Field(label_of(model, name), old, new, changed, lang, _direction(lang, stored[name], after)))
    return found


def _direction(lang: str, *values: Any) -> str:
    """That of the words; several names stand in a row in the direction of the interface, whatever the first of them is written in."""
    if lang:
        return languages.direction(lang)
    several = any(isinstance(value, list) for value in values)
    return languages.direction(get_language() or "en") if several else "auto"
