"""The steps of a review, as tasks of Wagtail's one workflow. A step that does not concern a page is skipped.

Approving is done on the review's own screen (`approving.py`): what these tasks are told by a form or a script approves nothing.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Page, Task, TaskState, WorkflowState

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.safety.letter_rights import may_record_letter
from cms.safety.models.approval import Kind
from cms.safety.reviewers import below, paths_reviewed_by, reviewers_of, reviews, safety_role
from cms.safety.whose import organisation_of
from cms.taxonomy.facts import is_original


class UnderReview(WorkflowLock):
    """What is read stays as it is, for everybody."""

    def get_description(self, user: User, can_lock: bool = False) -> str:
        """Beside the state of the page."""
        return gettext("Nobody can change the page while it is reviewed.")

    def get_message(self, user: User) -> str:
        """What to do in order to change it."""
        return gettext(
            "This page is being reviewed, so nobody can change it now. Whoever handed it in can take it back; a reviewer can send it back."
        )


class Step(Task):
    """One step: its kind, and who takes it. Not a table."""

    kind: Kind
    lock_class = UnderReview

    class Meta:
        abstract = True

    def concerns(self, page: Page) -> bool:
        """Whether the page needs this step."""
        raise NotImplementedError

    def role_for(self, page: Page) -> Role:
        """In which role somebody takes it."""
        raise NotImplementedError

    def roles(self) -> tuple[Role, ...]:
        """All roles that ever take it."""
        raise NotImplementedError

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """Begun, or skipped."""
        page = workflow_state.content_object
        if self.concerns(page):
            return super().start(workflow_state, user=user)
        return TaskState.objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=page.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
        )

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> Any:
        """Raises PermissionDenied: whatever a form or a script sends here, a review is done on its own screen."""
        raise PermissionDenied(
            gettext("Open the review of this page: what you approve or send back is what you see there.")
        )

    def may_review(self, page: Page, user: User) -> bool:
        """Whether the person takes this step for the page; approving asks more: `approving.py`."""
        return reviews(user, page, self.role_for(page))

    def may_open(self, page: Page, user: User) -> bool:
        """Whether the person has anything to do on the screen of the review."""
        return self.may_review(page, user)

    def reviewers(self, page: Page) -> QuerySet[User]:
        """Everybody who takes it."""
        return reviewers_of(page, self.role_for(page))

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        """To read it."""
        return self.may_review(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """For everybody."""
        return True

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """What waits for the person."""
        waiting: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        keys = [state.workflow_state.object_id for state in waiting.select_related("workflow_state")]
        paths = {role: paths_reviewed_by(user, role) for role in self.roles()} if keys else {}
        pages = below({path for found in paths.values() for path in found}).filter(pk__in=keys)
        mine = [str(page.pk) for page in pages if page.path.startswith(tuple(paths[self.role_for(page)]))]
        return waiting.filter(workflow_state__object_id__in=mine)


class SafetyReview(Step):
    """An original is read by somebody who did not write it."""

    kind = Kind.SAFETY

    class Meta:
        verbose_name = _("safety review")
        verbose_name_plural = _("safety reviews")

    def concerns(self, page: Page) -> bool:
        """Originals, and homes and sections in whatever language."""
        return is_original(page)

    def role_for(self, page: Page) -> Role:
        """Safety reviewers of the organisation; for a home, coordinators."""
        return safety_role(page)

    def roles(self) -> tuple[Role, ...]:
        """Both."""
        return (Role.SAFETY_REVIEWER, Role.COORDINATOR)

    @classmethod
    def get_description(cls) -> str:
        """For the workflow's form."""
        return str(
            _("A safety reviewer of the organisation, who did not write it, reads an original with the checklist.")
        )


class LanguageReview(Step):
    """A translation is read beside its source by somebody who knows the language and did not translate it."""

    kind = Kind.LANGUAGE

    class Meta:
        verbose_name = _("language review")
        verbose_name_plural = _("language reviews")

    def concerns(self, page: Page) -> bool:
        """Translations."""
        return not is_original(page)

    def role_for(self, page: Page) -> Role:
        """Their rights end at the section of their language."""
        return Role.LANGUAGE_REVIEWER

    def roles(self) -> tuple[Role, ...]:
        """This one."""
        return (Role.LANGUAGE_REVIEWER,)

    @classmethod
    def get_description(cls) -> str:
        """For the workflow's form."""
        return str(_("A reviewer of the language, who did not translate it, reads a translation beside its source."))


class AuthorityApproval(Step):
    """Where an organisation needs it: after its own reviewer a coordinator approves, or a letter of an authority is recorded."""

    kind = Kind.AUTHORITY

    class Meta:
        verbose_name = _("approval by an authority")
        verbose_name_plural = _("approvals by an authority")

    def concerns(self, page: Page) -> bool:
        """Pages of organisations that ask for it."""
        organisation = organisation_of(page)
        return organisation is not None and organisation.requires_authority

    def may_open(self, page: Page, user: User) -> bool:
        """Coordinators, and those who bring an authority's letter (letters.py)."""
        return super().may_open(page, user) or may_record_letter(page, user)

    def role_for(self, page: Page) -> Role:
        """Coordinators."""
        return Role.COORDINATOR

    def roles(self) -> tuple[Role, ...]:
        """This one."""
        return (Role.COORDINATOR,)

    @classmethod
    def get_description(cls) -> str:
        """For the workflow's form."""
        return str(_("A coordinator approves pages of organisations that ask for it."))
