"""A page to translate, and somebody who writes Arabic only."""

from collections.abc import Callable

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.audit.models import Entry
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


@pytest.fixture
def told(db: None) -> Callable[[str], list[Entry]]:
    """The entries of an action since the test began, the oldest first."""
    before = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return lambda action: list(Entry.objects.filter(id__gt=before, action=action).order_by("id"))
