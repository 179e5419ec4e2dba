"""Nobody approves anything by itself here."""

import pytest
from django.test import Client

from cms.guidance.models import GuidancePage
from tests.publishing.page_form import SUBMIT, edit_address, send


@pytest.fixture(autouse=True)
def only_real_reviews(gated: None) -> None:
    """For all tests of the gate."""


@pytest.fixture
def submitted(editor_desk: Client, ready_draft: GuidancePage) -> GuidancePage:
    """A ready page that an editor has handed in."""
    assert send(editor_desk, edit_address(ready_draft), SUBMIT).status_code == 302
    return GuidancePage.objects.get(pk=ready_draft.pk)
