"""All that a reviewer is shown of one review."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.timezone import localdate
from wagtail.models import Page, TaskState

from cms import languages
from cms.accounts.models import User
from cms.safety.approving import CannotApprove, Proposal, proposal_of, refuse_unfit_reviewer
from cms.safety.content import content_of
from cms.safety.differences import Row, compared, side_by_side
from cms.safety.models import Approval, Kind
from cms.safety.reading import Line, lines_of
from cms.safety.replaced import replaced
from cms.safety.review_dates import told_of_dates
from cms.safety.telling_of_withdrawals import said_of, withdrawal_of
from cms.safety.tested import Tested, tested
from cms.safety.writing_down import name_of
from cms.taxonomy.facts import HasFacts, is_original, own_facts
from cms.taxonomy.sources import source_of


@dataclass(frozen=True)
class Review:
    """One review. `changes` is None where nothing was approved before; `beside` has rows where there is a source to read beside."""

    proposal: Proposal
    lines: list[Line]
    changes: list[Row] | None
    beside: list[Row]
    source: Page | None
    wrote: list[str]
    refused: str = ""
    answered: list[str] = field(default_factory=list)

    @property
    def page(self) -> Any:
        """The page as it was handed in."""
        return self.proposal.page

    @property
    def step(self) -> str:
        """What kind of review it is, in the reviewer's language."""
        return str(capfirst(self.proposal.step.kind.label))

    @property
    def tested(self) -> Tested | None:
        """What field tests say of this version; None where its kind is not tested."""
        return tested(self.page, self.proposal.digest)

    @property
    def dates(self) -> list[str]:
        """When an original is to be read again, and whether it goes offline else; nothing for pages without facts of their own."""
        if self.source is not None or not isinstance(self.page, HasFacts):
            return []
        facts = own_facts(self.page)
        return told_of_dates(
            facts.review_by, ends_overdue=facts.ends_overdue, grace_days=facts.grace_days, today=localdate()
        )

    @property
    def withdrawn(self) -> str:
        """That the page was taken down, why, and with which note; empty where it was not, or is shown again."""
        found = withdrawal_of(self.page)
        return said_of(found) if found is not None else ""

    @property
    def lang(self) -> dict[str, str]:
        """Language and direction of the page's words."""
        code = self.page.locale.language_code
        return {"code": code, "dir": languages.direction(code), "autonym": languages.autonym(code)}

    @property
    def source_lang(self) -> dict[str, str]:
        """Of the source's."""
        code = self.source.locale.language_code if self.source is not None else ""
        return {"code": code, "dir": languages.direction(code), "autonym": languages.autonym(code)} if code else {}


def review_of(state: TaskState, user: User) -> Review:
    """As it stands for this person now."""
    proposal = proposal_of(state)
    page, before = proposal.page, proposal.before
    lines = proposal.lines
    source = None if is_original(page) else source_of(page).specific
    return Review(
        proposal,
        lines,
        changes_since(before.content, proposal.content, lines) if before is not None else None,
        side_by_side(lines_of(content_of(source)), lines) if source is not None else [],
        source,
        [name_of(one) for one in proposal.writers],
        refusal(proposal, user),
        answered_before(page, before, proposal.step.kind) if before is not None else [],
    )


def answered_before(page: Page, before: Approval, kind: Kind) -> list[str]:
    """The questions, by key, that this step was answered with when the page passed."""
    same = Approval.objects.of(page).filter(kind=kind, digest=before.digest).values_list("checklist", flat=True)
    return list(same.first() or [])


def changes_since(before: dict[str, Any], content: dict[str, Any], lines: list[Line]) -> list[Row]:
    """What differs in the words, and which files were replaced, of which no word tells."""
    return [*compared(lines_of(before), lines), *replaced(before, content)]


def refusal(proposal: Proposal, user: User) -> str:
    """Why the person may not approve it; empty where they may."""
    try:
        refuse_unfit_reviewer(proposal, user)
    except CannotApprove as error:
        return str(error)
    return ""
