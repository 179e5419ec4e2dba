"""People at their desks, and a live page with facts."""

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from tests import factories
from tests.standing import standing


@standing
def page(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live page made for girls, suitable for boys, that applies everywhere."""
    return factories.live_guidance(section, made_for=("girls",), suitable_for=("boys",))


@pytest.fixture
def editor_desk(editor: User) -> Client:
    """Where the editor works."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def reviewer_desk(reviewer: User) -> Client:
    """Where the reviewer works."""
    client = Client()
    client.force_login(reviewer)
    return client
