"""The review of a page: whoever may publish where it stands reads it, in that organisation and no other."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from cms.accounts.models import User
from cms.organisations.page_policy import page_policy


class SectionReview(Task):
    """One step for the whole installation: its reviewers are found by where the page stands."""

    class Meta:
        verbose_name = _("review by a reviewer of the section")
        verbose_name_plural = _("reviews by a reviewer of the section")

    def may_review(self, page: Page, user: User) -> bool:
        """Whether the person both reads and publishes there: a coordinator, who only withdraws, does not."""
        held = page_policy.user_has_permission_for_instance
        return bool(held(user, "publish", page) and held(user, "change", page))

    def reviewers(self, page: Page) -> QuerySet[User]:
        """Everybody who may, administrators of the installation left out: they are told of everything otherwise."""
        found = page_policy.users_with_permission_for_instance
        publish = found("publish", page, include_superusers=False)
        change = found("change", page, include_superusers=False)
        reviewers: QuerySet[User] = publish.filter(pk__in=change.values("pk"))
        return reviewers

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        """Reviewers may."""
        return self.may_review(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """What a reviewer reads stays as it is while they read it."""
        return not self.may_review(obj, user)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        """Reviewers may."""
        return self.may_review(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Send back with a comment; approve, with a comment or without."""
        if not self.may_review(obj, user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """What waits for the person: reviews of pages where they may publish."""
        publish = page_policy.instances_user_has_permission_for(user, "publish")
        change = page_policy.instances_user_has_permission_for(user, "change")
        reviewed = publish.filter(pk__in=change.values("pk"), _workflow_states__status="in_progress")
        pages = [str(pk) for pk in reviewed.values_list("pk", flat=True)]
        waiting: QuerySet[TaskState] = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=pages
        )
        return waiting

    @classmethod
    def get_description(cls) -> str:
        """For the workflow's form."""
        return str(_("Whoever may publish where the page stands can approve it."))
