"""What coordinators, who open no editor, are offered in lists of pages, in a page's history and on the start page."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from tests import factories
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return signed_in(factories.member_of(None, Role.COORDINATOR))


def title_of(client: Client, page: GuidancePage) -> str:
    """Where its title leads; nothing where it is no link."""
    listed = client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    soup = BeautifulSoup(listed.content, "html.parser")
    title = soup.select_one(f"#page_{page.pk}_title")
    assert title is not None
    link = title.find_parent("a")
    return str(link["href"]) if link is not None else ""


def edits(page: GuidancePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_title_leads_to_the_history_of_the_page(desk: Client, ready_draft: GuidancePage) -> None:
    history = reverse("wagtailadmin_pages:history", args=[ready_draft.pk])
    assert title_of(desk, ready_draft) == history
    assert desk.get(history).status_code == 200


def test_for_who_writes_it_leads_to_the_editor(
    editor_desk: Client, ready_draft: GuidancePage, section: OrganisationPage
) -> None:
    assert title_of(editor_desk, ready_draft) == edits(ready_draft)


def test_the_history_offers_no_editor_to_who_may_not_open_it(
    desk: Client, editor_desk: Client, ready_draft: GuidancePage
) -> None:
    history = reverse("wagtailadmin_pages:history", args=[ready_draft.pk])
    assert edits(ready_draft) not in desk.get(history).content.decode()
    assert edits(ready_draft) in editor_desk.get(history).content.decode()
