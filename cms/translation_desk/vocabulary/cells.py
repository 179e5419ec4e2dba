"""The screen of a translator of shared words: one cell for each text, its source beside what stands in the language, or waits for it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from cms import languages
from cms.accounts.models import User
from cms.library.models import Picture, PictureRendition
from cms.library.renditions import prefetch, smallest
from cms.safety.models import ProposedChange
from cms.translation_desk.vocabulary.kinds import Kind, column, columns_of
from cms.translation_desk.vocabulary.lacking import in_any_language, to_fill, waiting_for_second

AT_ONCE = 50
# Letters. A text that may be longer is typed into a box of several lines.
A_LINE = 120


class Show(StrEnum):
    """Which rows of a kind."""

    MISSING = "missing"
    WAITING = "waiting"
    ALL = "all"


class Waits(StrEnum):
    """Whose change of a text waits for a second person."""

    NOBODYS = ""
    OWN = "own"
    ANOTHERS = "anothers"


@dataclass(frozen=True)
class Cell:
    """One text. `shown` is what stands in its input: what the row has, or what the person has proposed for it.

    `edit_url` is empty where the row's own form is not open to the person; `picture` is a small one, where the text is about one.
    """

    row_id: int
    field: str
    label: str
    source: str
    source_code: str
    shown: str
    waits: Waits
    is_long: bool
    max_length: int | None
    edit_url: str
    picture: PictureRendition | None = None

    @property
    def key(self) -> str:
        """Of its inputs in the form: "12-name"."""
        return f"{self.row_id}-{self.field}"

    @property
    def source_direction(self) -> str:
        """For an HTML `dir` attribute."""
        return languages.direction(self.source_code)

    @property
    def source_seen(self) -> str:
        """What the form carries of the source, so that a source that is another one by then is found out."""
        return digest_of(self.source)


def rows_to_show(kind: Kind, rows: QuerySet[Any], code: str, show: Show) -> QuerySet[Any]:
    """In the order of their own list; else the newest first."""
    if show is Show.ALL:
        some = Q()
        for field in kind.fields:
            some |= in_any_language(kind.model, field)
        rows = rows.filter(some)
    else:
        rows = rows.filter(to_fill(kind, code) if show is Show.MISSING else waiting_for_second(kind, code))
    return rows.order_by(*(kind.model._meta.ordering or ()), "-pk")


def cells_of(kind: Kind, rows: Iterable[Any], code: str, *, user: User, show: Show = Show.ALL) -> list[Cell]:
    """What is asked for of each row; queries do not grow with the rows. A text that no language has is none."""
    rows = list(rows)
    around = around_rows(kind, rows, user)
    cells = (cell_of(kind, row, field, code, around) for row in rows for field in kind.fields)
    return [cell for cell in cells if (cell.source or cell.shown) and _is_asked_for(cell, show)]


@dataclass(frozen=True)
class Around:
    """What cells of some rows need beside them: who looks, which changes wait by row, whose own forms are open to the person."""

    user: User
    changes: dict[int, list[ProposedChange]]
    opens: set[int]


def around_rows(kind: Kind, rows: list[Any], user: User) -> Around:
    """Two or three queries, however many rows."""
    row_ids = [row.pk for row in rows]
    if issubclass(kind.model, Picture):
        prefetch(rows)
    opens = set(kind.changed_by(user).filter(pk__in=row_ids).order_by().values_list("pk", flat=True))
    return Around(user, changes_waiting(kind, row_ids), opens)


def changes_waiting(kind: Kind, row_ids: list[int]) -> dict[int, list[ProposedChange]]:
    """By row."""
    found: dict[int, list[ProposedChange]] = {}
    for change in ProposedChange.objects.filter(kind=kind.name, row_id__in=row_ids):
        found.setdefault(change.row_id or 0, []).append(change)
    return found


def cell_of(kind: Kind, row: Any, field: str, code: str, around: Around) -> Cell:
    """One text of a row, with the changes of it that wait."""
    name, model = column(field, code), kind.model
    of_column = [change for change in around.changes.get(row.pk, []) if name in change.fields]
    own = next((change for change in of_column if change.by_id == around.user.pk), None)
    others = Waits.ANOTHERS if of_column else Waits.NOBODYS
    source_code, source = source_of(model, row, field, code)
    made: Any = model._meta.get_field(name)
    return Cell(
        row_id=row.pk,
        field=field,
        label=str(capfirst(made.translated_field.verbose_name)),
        source=source,
        source_code=source_code,
        shown=text_in(row, name, own),
        waits=Waits.OWN if own else others,
        is_long=made.max_length is None or made.max_length > A_LINE,
        max_length=made.max_length,
        edit_url=edit_url_of(row) if row.pk in around.opens else "",
        picture=smallest(row) if isinstance(row, Picture) else None,
    )


def text_in(row: Any, name: str, own: ProposedChange | None) -> str:
    """What the person sees in a column: their own proposal, where one waits."""
    return plain(own.sent.get(name, "") if own else getattr(row, name) or "")


def source_of(model: type[Model], row: Any, field: str, code: str) -> tuple[str, str]:
    """Language and text from which one translates: English, else the first that has words; nothing where none has."""
    columns = columns_of(model, field)
    for source, name in sorted(columns.items(), key=lambda one: one[0] != "en"):
        text = getattr(row, name) or ""
        if source != code and text:
            return source, plain(text)
    return "en", ""


def plain(text: str) -> str:
    """As it is kept: a browser sends line ends of its own kind."""
    return text.replace("\r\n", "\n").strip()


def digest_of(text: str) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def edit_url_of(row: Any) -> str:
    """Its own form in the admin."""
    viewset: Any = getattr(type(row), "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit") if viewset else "wagtailimages:edit", args=[row.pk])


def _is_asked_for(cell: Cell, show: Show) -> bool:
    if show is Show.ALL:
        return True
    waits = cell.waits is not Waits.NOBODYS
    return waits if show is Show.WAITING else not waits and not cell.shown
