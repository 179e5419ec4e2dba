"""Nobody approves anything by itself here."""

from typing import Any

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.library.models import Recording
from cms.organisations.models import Role
from tests import factories
from tests.conftest import signed_in
from tests.library.files import sound, upload
from tests.publishing.page_form import SUBMIT, edit_address, send
from tests.safety.letters import ask_authority, organisation_of
from tests.safety.screen import approve, fresh


@pytest.fixture(autouse=True)
def only_real_reviews(gated: None) -> None:
    """For all tests of the gate."""


@pytest.fixture
def submitted(editor_desk: Client, ready_draft: GuidancePage) -> GuidancePage:
    """A ready page that an editor has handed in."""
    assert send(editor_desk, edit_address(ready_draft), SUBMIT).status_code == 302
    return GuidancePage.objects.get(pk=ready_draft.pk)


@pytest.fixture
def waiting(submitted: GuidancePage, reviewer_desk: Client) -> GuidancePage:
    """A page whose own reviewer has approved it: it waits for an authority."""
    ask_authority(submitted)
    assert approve(reviewer_desk, submitted).status_code == 302
    page: GuidancePage = fresh(submitted)
    assert page.current_workflow_task_state.task.name == "Approval by an authority"
    return page


@pytest.fixture
def keeper(waiting: GuidancePage) -> User:
    """An administrator of the organisation: has no right on any page."""
    return factories.member_of(organisation_of(waiting), Role.ADMINISTRATOR, username="keeper")


@pytest.fixture
def keeper_desk(keeper: User) -> Client:
    """Where they work."""
    return signed_in(keeper)


@pytest.fixture
def recording(section: Any) -> Recording:
    """On the organisation's shelf, uploaded by nobody in particular."""
    made = Recording(title="How to report", language="en", transcript="Call.", consent="no_person", type="audio")
    made.collection, made.duration = section.organisation.collection, 1
    made.file = upload(sound(), "a.mp3")
    made.save()
    return made
