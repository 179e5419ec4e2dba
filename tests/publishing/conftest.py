"""People at their desks, and pages that are nearly ready."""

from collections.abc import Callable

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from tests import factories
from tests.standing import standing


def signed_in(person: User) -> Client:
    """A browser in which someone is signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def editor_desk(editor: User) -> Client:
    """Where the editor works."""
    return signed_in(editor)


@pytest.fixture
def reviewer_desk(reviewer: User) -> Client:
    """Where the reviewer works."""
    return signed_in(reviewer)


@pytest.fixture
def admin_desk(admin: User) -> Client:
    """Where the administrator works."""
    return signed_in(admin)


@standing
def empty_draft(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A draft that says neither for whom nor where."""
    return factories.guidance_draft(section)


@standing
def ready_draft(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A draft that lacks nothing."""
    return ready(section)


@pytest.fixture
def make_ready(section: OrganisationPage, hotline: Hotline) -> Callable[[str], GuidancePage]:
    """Makes ready drafts by their titles."""
    return lambda title: ready(section, title)


def ready(section: OrganisationPage, title: str = "Know the warning signs") -> GuidancePage:
    """A draft that may go live."""
    page = factories.guidance_draft(section, title=title)
    factories.give_facts(page, made_for=("girls",), suitable_for=("boys",))
    page.save()
    page.save_revision()
    return page
