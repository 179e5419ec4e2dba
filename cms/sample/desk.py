"""Who writes, and the one way by which a page goes live: a draft, a review by somebody else, then the door."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page, ReferenceIndex, TaskState, WorkflowState
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.accounts.models import User
from cms.safety.approving import approve, proposal_of
from cms.translation_desk.drafting import draft_in


@dataclass(frozen=True)
class Desk:
    """Where an author works. Whoever reviews what they hand in is found by role, as always, and is somebody else."""

    author: User

    def add(self, page: Page, *, below: Page) -> None:
        """Puts a new page into the tree, as a draft of the author's."""
        page.live, page.owner = False, self.author
        below.add_child(instance=page)

    def publish(self, page: Page, **words: Any) -> None:
        """The page in the author's words, handed in and approved in every step; NotReady with what is missing."""
        review = self.hand_in(page, **words)
        while review.status == WorkflowState.STATUS_IN_PROGRESS:
            self._approve(review.current_task_state)
            review = WorkflowState.objects.get(pk=review.pk)

    def hand_in(self, page: Page, **words: Any) -> WorkflowState:
        """The page in the author's words, for its review."""
        for field, text in words.items():
            setattr(page, field, text)
        page.draft_title = page.title
        page.save_revision(user=self.author)
        review: WorkflowState = page.get_workflow().start(page, self.author)
        return review

    def publish_in(self, locale: Locale, page: Page, **words: Any) -> None:
        """The page as it is live, in another language."""
        original = type(page).objects.get(pk=page.pk)
        self.publish(draft_in(original, locale, by=self.author).page, **words)

    def _approve(self, state: TaskState) -> None:
        proposal = proposal_of(state)
        reviewer = proposal.step.reviewers(proposal.page).exclude(pk=self.author.pk).order_by("pk").first()
        if reviewer is None:
            raise RuntimeError(f"Nobody can review “{proposal.page.title}”: give somebody the role first.")
        approve(state, by=reviewer, seen=proposal.digest, answers=list(proposal.questions))


@contextmanager
def references_noted_at_the_end() -> Iterator[None]:
    """While inside, pages are saved without noting what they refer to, which takes a third of the time; it is noted once, at the end."""
    with disable_reference_index_auto_update():
        yield
    for page in Page.objects.exclude(depth=1).specific():
        ReferenceIndex.create_or_update_for_object(page)
