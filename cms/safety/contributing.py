"""Keeping who had a part in what a page shows, where no version of the page tells it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit.acting import acting_now, actor_of
from cms.safety.contributors import everybody_who_wrote
from cms.safety.models import Contribution
from cms.safety.models.contribution import named
from cms.safety.writing_down import name_of


def keep_who_changed(row: Model) -> None:
    """Whoever acts now has uploaded a picture, recording or document, or changed what readers get of it. A command is nobody."""
    person = actor_of(get_active_log_context().user).person or acting_now().person
    if person is not None:
        _keep([person], row)


def take_over(source: Page, made: Page) -> None:
    """The words of `made` are those of `source`: all who ever had a part in them there have it here."""
    _keep(everybody_who_wrote(source), made)


def hear_of_copies() -> None:
    """From now on whatever Wagtail copies, on whatever way, takes over who wrote it: a copy need not have the versions of its source."""
    copy = CopyPageAction.execute

    def execute(self: CopyPageAction, *args: Any, **kwargs: Any) -> Page:
        with transaction.atomic():
            made: Page = copy(self, *args, **kwargs)
            for old, new in copied(self.page, made) if self.recursive else [(self.page, made)]:
                if old.translation_key != new.translation_key:  # a translation's words are its translator's
                    take_over(old, new)
        return made

    CopyPageAction.execute = execute


def copied(source: Page, made: Page) -> Iterator[tuple[Page, Page]]:
    """A page and its copy, and the same of all below: they stand in one order."""
    return zip(_with_all_below(source), _with_all_below(made), strict=False)


def _with_all_below(page: Page) -> Iterable[Page]:
    return Page.objects.filter(path__startswith=page.path).select_related("locale").order_by("path")


def _keep(people: Iterable[User], row: Model) -> None:
    now = timezone.now()
    rows = [Contribution(at=now, by_id=one.pk, by=name_of(one), to=named(row)) for one in people]
    Contribution.objects.bulk_create(rows)
