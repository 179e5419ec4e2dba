"""An organisation's pages from the moment on that an authority has to approve them, or need not any more."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.organisations.announcing import organisation_kept
from cms.organisations.models import Organisation
from cms.safety.collecting import collecting
from cms.safety.models import Passed
from cms.safety.passing import is_gated, keep
from cms.safety.reviewers import below
from cms.safety.whose import organisation_of
from cms.safety.withdrawing import SECTION_DEPTH


@dataclass
class Noted:
    """How many live pages readers do not find any more, and how many they find again."""

    hidden: int = 0
    found: int = 0

    def in_words(self) -> Iterator[str]:
        """What to say to whoever switched it; nothing where no page is concerned."""
        if self.hidden:
            said = ngettext(
                "%(count)d live page waits for the authority now: readers do not find it until it is approved. "
                "Hand it in for review, as it is.",
                "%(count)d live pages wait for the authority now: readers do not find them until they are approved. "
                "Hand each in for review, as it is.",
                self.hidden,
            )
            yield said % {"count": self.hidden}
        if self.found:
            said = ngettext(
                "Readers find %(count)d page again, which waited for the authority.",
                "Readers find %(count)d pages again, which waited for the authority.",
                self.found,
            )
            yield said % {"count": self.found}


_met: ContextVar[Noted | None] = ContextVar("authority_asked", default=None)


def listening() -> AbstractContextManager[Noted]:
    """Counts what happens inside, so that whoever did it can be told."""
    return collecting(_met, Noted())


@receiver(organisation_kept, dispatch_uid="safety.authority_asked")
def authority_switched(sender: type, organisation: Organisation, before: Any, **kwargs: Any) -> None:
    """In the transaction that saves the organisation."""
    if before is not None and before.requires_authority != organisation.requires_authority:
        noted, met = note_anew(organisation), _met.get()
        if met is not None:
            met.hidden += noted.hidden
            met.found += noted.found


@transaction.atomic
def note_anew(organisation: Organisation) -> Noted:
    """By which approval each live page of the organisation is shown, as it is asked of them now.

    Its sections stay: without them readers would find nothing that stands in them, whoever has approved it.
    """
    noted = Noted()
    for found in below(_sections_of(organisation)).filter(live=True, depth__gt=SECTION_DEPTH).order_by("pk"):
        page = found.specific
        if is_gated(page):
            was = Passed.objects.filter(page=page.pk, stale=False).exclude(approval=None).exists()
            is_shown = keep(page).approval is not None
            noted.hidden += was and not is_shown
            noted.found += is_shown and not was
    return noted


def _sections_of(organisation: Organisation) -> list[str]:
    sections = Page.objects.filter(depth=SECTION_DEPTH).specific()
    return [page.path for page in sections if organisation_of(page) == organisation]
