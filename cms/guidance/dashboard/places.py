"""Where a page that the gate holds back is dealt with, by who looks, and whether it has been handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.items import Item, item_of
from cms.organisations.models.team import REVIEWERS, Role
from cms.safety.models import AuthorityApproval

WRITES = (*REVIEWERS, Role.EDITOR, Role.AUTHOR, Role.TRANSLATOR)


@dataclass(frozen=True)
class Places:
    """`hands_in`: whether the person writes anywhere; coordinators open no editor. `steps`: the step in which pages are, by their ids."""

    hands_in: bool
    steps: dict[int, TaskState]

    @classmethod
    def of(cls, day: Day, pages: Sequence[Page]) -> Self:
        """One query where there are pages."""
        states = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=[str(page.pk) for page in pages]
        ).select_related("workflow_state", "task__content_type")
        steps = {int(state.workflow_state.object_id): state for state in states} if pages else {}
        return cls(day.user.is_superuser or day.standing.has(*WRITES), steps)

    def item(self, page: Page, note: str = "") -> Item:
        """The page, leading to its editor; for who may not open that, to its history, or to the review that waits for them."""
        state = self.steps.get(page.pk)
        at_authority = state is not None and state.task.content_type.model_class() is AuthorityApproval
        if state is not None:
            note = note or (_("waits for the authority") if at_authority else _("waits for its reviewer"))
        url = "" if self.hands_in else reverse("wagtailadmin_pages:history", args=[page.pk])
        if state is not None and at_authority and not self.hands_in:
            url = reverse("safety:review", args=[state.pk])
        return item_of(page, note=note, url=url)
