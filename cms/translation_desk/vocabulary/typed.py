"""What a translator typed into a screen of shared words, with what they had before them; out of the form as it was sent."""

import re
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.db.models import Model, TextField
from django.http import QueryDict

from cms.translation_desk.vocabulary.cells import AT_ONCE, plain
from cms.translation_desk.vocabulary.kinds import Kind

NAME = re.compile(r"text-(?P<row>\d{1,18})-(?P<field>[a-z_]{1,60})")


@dataclass(frozen=True)
class Typed:
    """A text. `was` is what stood in the input, `source_seen` the digest of the source beside it."""

    row_id: int
    field: str
    text: str
    was: str
    source_seen: str

    @property
    def key(self) -> str:
        """As the cell's."""
        return f"{self.row_id}-{self.field}"


def typed_in(sent: QueryDict, kind: Kind) -> dict[int, list[Typed]]:
    """What differs from what stood there, by row. Raises BadRequest for a form that no screen has."""
    found: dict[int, list[Typed]] = {}
    for name in sent:
        match = NAME.fullmatch(name)
        if match is None:
            continue
        if match["field"] not in kind.fields:
            raise BadRequest("No such field.")
        one = _typed(sent, kind.model, int(match["row"]), match["field"])
        if one.text != one.was:
            found.setdefault(one.row_id, []).append(one)
    if len(found) > AT_ONCE:
        raise BadRequest("More rows than a screen has.")
    return found


def _typed(sent: QueryDict, model: type[Model], row_id: int, field: str) -> Typed:
    key = f"{row_id}-{field}"
    try:
        text, was, source = (str(sent[f"{part}-{key}"]) for part in ("text", "was", "source"))
    except KeyError as error:
        raise BadRequest("A part of the form is missing.") from error
    if not isinstance(model._meta.get_field(field), TextField):
        text = " ".join(text.split())  # one line, in however many it was typed
    return Typed(row_id, field, plain(text), plain(was), source)
