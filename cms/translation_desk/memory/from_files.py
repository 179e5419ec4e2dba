"""The files that the memory has texts of: which there are, how much one organisation may bring, and forgetting one whole."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.recording import record
from cms.translation_desk.files.units import CannotRead
from cms.translation_desk.memory.reach import forgettable_by
from cms.translation_desk.models import Remembered
from cms.translation_desk.naming import name_of

OF_ONE_OWNER = 50_000  # texts; near matches are looked for among all of them while a translator waits
SHOWN_AT_MOST = 50
FORGOTTEN_FILE = "desk.memory_file_forgotten"
actions.register(
    FORGOTTEN_FILE, gettext_lazy("Took all texts of a file out of the translation memory"), ["languages", "texts"]
)
# All that came by one taking of one file.
TOGETHER = ("file_name", "organisation_id", "by_id", "at")


@dataclass(frozen=True)
class File:
    """What one upload brought that the person may forget; `key` is one of its texts."""

    key: int
    name: str
    by: str
    at: datetime
    count: int


def files_for(user: User) -> list[File]:
    """The newest fifty, in two queries."""
    rows = forgettable_by(user).filter(page=None).order_by().values(*TOGETHER)
    found = list(rows.annotate(count=Count("pk"), key=Min("pk")).order_by("-at", "file_name")[:SHOWN_AT_MOST])
    people = User.objects.in_bulk({row["by_id"] for row in found if row["by_id"]})
    return [
        File(row["key"], row["file_name"], name_of(people.get(row["by_id"])), row["at"], row["count"]) for row in found
    ]


def wait_for_others() -> None:
    """One file at a time is taken, so that each finds what the one before it brought; until the end of the transaction."""
    kind = ContentType.objects.get_for_model(Remembered)
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)


def refuse_overfull(owner_id: int | None, more: int) -> None:
    """Raises CannotRead where an organisation, or everybody, would have more texts of files than the memory takes."""
    if Remembered.objects.filter(page=None, organisation=owner_id).count() + more > OF_ONE_OWNER:
        raise CannotRead(
            _(
                "The memory takes 50,000 texts of files from one organisation, and this file would bring more. Forget a file that is"
                " not needed any more, then upload this one again."
            )
        )


@transaction.atomic
def forget_file(entry_id: int, *, by: User, at: datetime) -> int:
    """All that came with one text of a file, in the languages of the person; how many. Remembered.DoesNotExist where it is not theirs."""
    entry = forgettable_by(by).filter(page=None).get(pk=entry_id)
    together = {name: getattr(entry, name) for name in TOGETHER}
    rows = Remembered.objects.filter(pk__in=forgettable_by(by).filter(page=None, **together).values("pk"))
    into = sorted(set(rows.values_list("target_language", flat=True)))
    count, _deleted = rows.delete()
    record(FORGOTTEN_FILE, actor=by, detail={"languages": into, "texts": count}, at=at)
    return count
