"""Where the words came from that somebody has just saved: out of the memory, where they are what it offers, else typed."""

from collections.abc import Mapping
from typing import Any

from cms.accounts.models import User
from cms.translation_desk.beside import Beside, Pair
from cms.translation_desk.files.forms import ids_in
from cms.translation_desk.fitting import same_words
from cms.translation_desk.memory.offering import as_fits, entries_of
from cms.translation_desk.memory.reach import open_to
from cms.translation_desk.models import Origin, Remembered
from cms.translation_desk.writing import NewText


def by_origin(found: Beside, texts: Mapping[str, NewText], data: Any, user: User) -> dict[Origin, dict[str, NewText]]:
    """New texts of a form, by where they come from. `memory-N` names the entry that was taken; one query where anything was."""
    named = {pair.path: str(data.get(f"memory-{number}", "")) for number, pair in enumerate(found.pairs)}
    asked = {path: ids[0] for path, name in named.items() if path in texts and (ids := ids_in([name]))}
    between = (found.source.locale.language_code, found.page.locale.language_code)
    entries = entries_of(list(asked.values()), open_to(user).between(*between)) if asked else {}
    pairs = {pair.path: pair for pair in found.pairs}
    sorted_: dict[Origin, dict[str, NewText]] = {}
    for path, new in texts.items():
        origin = _origin(pairs[path], new.text, entries.get(asked.get(path, 0)))
        sorted_.setdefault(origin, {})[path] = new
    return sorted_


def _origin(pair: Pair, text: str, entry: Remembered | None) -> Origin:
    """Words that were not touched since they came out of the memory are still its words."""
    if entry is not None and same_words(as_fits(entry, pair.source), text):
        return Origin.MEMORY
    still = pair.origin == Origin.MEMORY and same_words(pair.target, text)
    return Origin.MEMORY if still else Origin.TYPED
