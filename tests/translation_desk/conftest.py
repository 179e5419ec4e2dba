"""A page to translate, and somebody who writes Arabic only."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from tests import factories


@pytest.fixture
def original(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live English page."""
    return factories.live_guidance(section, made_for=("girls",), suitable_for=())


@pytest.fixture
def french(home: HomePage) -> HomePage:
    """The French home, live."""
    return factories.live_home("fr")


@pytest.fixture
def translator(arabic: HomePage) -> User:
    """Writes Arabic, nothing else."""
    return factories.UserFactory(username="translator", groups=[Group.objects.get(name="Translators: Arabic")])


@pytest.fixture
def desk(translator: User) -> Client:
    """Where the translator works."""
    client = Client()
    client.force_login(translator)
    return client
