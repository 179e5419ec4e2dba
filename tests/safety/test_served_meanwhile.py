"""What was approved stays with its readers while a newer version is written, handed in and read."""

import json
from typing import Any

import pytest
from django.test import Client

from cms.guidance.models import GuidancePage
from cms.safety.verifying import verify
from tests import factories
from tests.obliging import obliging
from tests.publishing.page_form import SAVE, SUBMIT, edit_address, send

# As the editor's form leaves a card without a picture.
UNTOUCHED = {"image": None, "decorative": False, "alt_text": ""}


@pytest.fixture
def live(ready_draft: GuidancePage) -> GuidancePage:
    """Approved as a form in the editor had left it."""
    kind, value = factories.card(words="Go back the way you came", picture=UNTOUCHED)
    ready_draft.body = json.dumps([{"type": kind, "value": value}])
    revision = ready_draft.save_revision()
    with obliging():
        revision.publish()
    return GuidancePage.objects.get(pk=ready_draft.pk)


@pytest.mark.parametrize("button", [SAVE, SUBMIT])
def test_the_live_words_stay_until_the_new_ones_are_approved(
    live: GuidancePage, editor_desk: Client, client: Client, button: str
) -> None:
    assert send(editor_desk, edit_address(live), button, title="Other words").status_code == 302
    assert GuidancePage.objects.get(pk=live.pk).get_latest_revision_as_object().title == "Other words"
    shown: Any = client.get(f"/p/{live.pk}", follow=True)
    assert shown.status_code == 200
    assert live.title in shown.content.decode() and "Other words" not in shown.content.decode()


def test_the_nightly_look_leaves_it_alone(live: GuidancePage) -> None:
    assert list(verify()) == []
