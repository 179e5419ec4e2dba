"""Two letters and a coordinator at the same moment, on a database with several connections."""

from collections.abc import Callable
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.guidance.models import GuidancePage, HomePage
from cms.organisations.models import Role
from cms.safety.approving import approve, proposal_of
from cms.safety.checklists import AUTHORITY, SAFETY
from cms.safety.letter_vetting import clean_letter
from cms.safety.letters import GivenLetter, record_letter
from cms.safety.models import Approval, Kind, Letter
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once
from tests.conftest import ready
from tests.obliging import obliging
from tests.safety.letters import ask_authority, paper
from tests.safety.screen import fresh

pytestmark = ON_SEVERAL_CONNECTIONS


def test_one_of_them_counts_and_the_files_of_the_others_are_not_kept() -> None:
    page, organisation, digest = waiting_page()
    state = page.current_workflow_task_state
    keepers = [factories.member_of(organisation, Role.ADMINISTRATOR) for _number in range(2)]
    coordinator = factories.member_of(None, Role.COORDINATOR)
    before = len(default_storage.listdir("letters")[1]) if default_storage.exists("letters") else 0

    def bring(by: User) -> Callable[[], object]:
        given = GivenLetter(clean_letter(paper()), "MA/2031/17", timezone.localdate())
        return lambda: record_letter(state, given, by=by, at=timezone.now(), seen=digest, answers=["letter"])

    def agree() -> object:
        return approve(state, by=coordinator, seen=digest, answers=list(AUTHORITY))

    assert at_once(bring(keepers[0]), bring(keepers[1]), agree) == ["CannotApprove", "CannotApprove", "done"]
    assert Approval.objects.filter(page_id=page.pk, kind=Kind.AUTHORITY).count() == 1
    assert Page.objects.get(pk=page.pk).live
    assert len(default_storage.listdir("letters")[1] if default_storage.exists("letters") else []) == (
        before + Letter.objects.count()
    )


def waiting_page() -> tuple[GuidancePage, Any, str]:
    """A page whose own reviewer has approved it, its organisation, and the digest of what it says."""
    ensure_ground()
    factories.HotlineFactory()
    with obliging():
        HomePage.objects.get(locale__language_code="en").save_revision().publish()
        page = ready(factories.section_under(HomePage.objects.get(locale__language_code="en")))
    organisation = ask_authority(page)
    editor = factories.member_of(organisation, Role.EDITOR)
    reviewer = factories.member_of(organisation, Role.SAFETY_REVIEWER)
    page.get_workflow().start(page, editor)
    state = fresh(page).current_workflow_task_state
    digest = proposal_of(state).digest
    approve(state, by=reviewer, seen=digest, answers=list(SAFETY))
    return fresh(page), organisation, digest
