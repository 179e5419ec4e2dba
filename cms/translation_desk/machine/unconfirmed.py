"""Words of a machine that nobody has confirmed: they are known again wherever they stand, until somebody calls them done."""

import hashlib
import unicodedata
from collections.abc import Collection, Mapping
from datetime import datetime

from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.translation_desk.models import MachineText

# A path and the sign of words that stand there.
Signed = tuple[str, str]
# Spaces, control characters and marks that nobody sees (Unicode general categories).
_UNSEEN = frozenset("ZC")


def sign_of(text: str) -> str:
    """The same for words that read the same, whatever an editor did to their spaces and tags."""
    read = unicodedata.normalize("NFC", get_text_for_indexing(text))
    return hashlib.sha256(
        "".join(one for one in read if unicodedata.category(one)[0] not in _UNSEEN).encode()
    ).hexdigest()


def signed(texts: Mapping[str, str]) -> set[Signed]:
    """Texts by path as they are known again."""
    return {(path, sign_of(text)) for path, text in texts.items()}


def unconfirmed(page: Page) -> set[Signed]:
    """What a machine wrote for places of the page; one query."""
    return set(MachineText.objects.filter(page=page.pk).values_list("path", "sign"))


def is_unconfirmed(place: str, sign: str, machine: Collection[Signed], called_done: Collection[str]) -> bool:
    """Whether words of a machine stand at a path, or what somebody has made of them without calling it done: one letter more is no
    reading. `called_done` are the paths whose words a named person has called done.
    """
    if (place, sign) in machine:
        return True
    return place not in called_done and any(place == path for path, _sign in machine)


def remember(page: Page, texts: Mapping[str, str], *, at: datetime) -> None:
    """A machine gave these words; one query."""
    code = page.locale.language_code
    rows = [MachineText(page=page, language=code, path=path, sign=sign, at=at) for path, sign in signed(texts)]
    MachineText.objects.bulk_create(rows, ignore_conflicts=True)


def confirmed(page: Page, texts: Mapping[str, str]) -> None:
    """A named person holds these words for right, whoever wrote them."""
    told: Collection[Signed] = signed(texts)
    known = MachineText.objects.filter(page=page.pk, path__in=texts.keys())
    gone = [key for key, *sign in known.values_list("pk", "path", "sign") if tuple(sign) in told]
    if gone:
        MachineText.objects.filter(pk__in=gone).delete()
