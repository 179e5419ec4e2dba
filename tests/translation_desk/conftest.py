"""A page to translate, and somebody who writes Arabic only."""

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from tests import factories
from tests.standing import standing


@standing
def original(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live English page."""
    return factories.live_guidance(section, made_for=("girls",), suitable_for=())


@standing
def french(home: HomePage) -> HomePage:
    """The French home, live."""
    return factories.live_home("fr")


@pytest.fixture
def desk(translator: User) -> Client:
    """Where the translator works."""
    client = Client()
    client.force_login(translator)
    return client
