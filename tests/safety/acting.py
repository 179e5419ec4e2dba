"""Reviews without screens: what people do, one after the other."""

from typing import Any

import pytest
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.approving import CannotApprove, approve, proposal_of
from cms.safety.models import Approval
from cms.safety.sending_back import send_back
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.obliging import obliging

TWO_NEEDED = "Stay 500 metres away."


def now(page: Page) -> Any:
    """The page as the database has it."""
    return Page.objects.get(pk=page.pk).specific


def reviewer_of(section: Any, name: str, role: Role = Role.SAFETY_REVIEWER) -> User:
    """Somebody who takes a step of the reviews of this organisation."""
    person: User = factories.member_of(section.organisation, role, username=name)
    return person


def save(page: Page, by: User, **values: Any) -> None:
    """A new version."""
    newest = now(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(newest, name, value)
    newest.save_revision(user=by, log_action=True)


def hand_in(page: Page, by: User) -> None:
    """For its review."""
    found = now(page)
    found.get_workflow().start(found, by)


def take_step(page: Page, by: User) -> Approval:
    """Approves whatever waits there."""
    state = now(page).current_workflow_task_state
    found = proposal_of(state)
    return approve(state, by=by, seen=found.digest, answers=list(found.questions))


def turned_away(page: Page, by: User) -> None:
    """They had a part in what waits there, and so cannot approve it."""
    with pytest.raises(CannotApprove, match="somebody else has to approve it"):
        take_step(page, by)


def sent_back(page: Page, by: User) -> None:
    """With a comment; whoever handed it in takes it back."""
    send_back(now(page).current_workflow_task_state, by=by, comment="Shorter.")
    now(page).current_workflow_state.cancel(user=by)


def live_from_nothing() -> GuidancePage:
    """A page that is live, and approved, in a database that holds nothing else."""
    with obliging():
        home = factories.live_home("en")
        factories.HotlineFactory()
        section: OrganisationPage = factories.section_under(home)
        return factories.live_guidance(section, title="Read by somebody", slug="read")


def hand_in_arabic(original: Page, translator: User) -> GuidancePage:
    """An Arabic translation, under a live section, handed in by its translator."""
    page = draft_in(original, Locale.objects.get(language_code="ar"), by=translator).page
    with obliging():
        for above in page.get_ancestors().filter(depth__gt=1, live=False).specific():
            factories.translate_in_place(above)
            above.save_revision().publish()
    page = GuidancePage.objects.get(pk=page.pk)
    factories.translate_in_place(page)
    page.title = "اعرف علامات الخطر"
    page.save_revision(user=translator)
    page.get_workflow().start(page, translator)
    return page
