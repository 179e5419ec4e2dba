"""Two organisations, in English and in Arabic."""

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.standing import standing


@standing
def ours(section: OrganisationPage, arabic: HomePage) -> Organisation:
    """An organisation whose sections are live in both languages."""
    factories.section_under(arabic, organisation=section.organisation)
    assert section.organisation is not None
    return section.organisation


@standing
def theirs(ours: Organisation, home: HomePage, arabic: HomePage) -> Organisation:
    """Another one, just as complete."""
    other = factories.OrganisationFactory()
    for language in (home, arabic):
        factories.section_under(language, organisation=other)
    return other


@standing
def keeper(ours: Organisation) -> User:
    """Keeps the people of our organisation."""
    return factories.member_of(ours, Role.ADMINISTRATOR, username="keeper", first_name="Kay")


@standing
def other_keeper(theirs: Organisation) -> User:
    """Keeps those of the other one."""
    return factories.member_of(theirs, Role.ADMINISTRATOR, username="otherkeeper")


@pytest.fixture
def as_keeper(keeper: User, client: Client) -> Client:
    """Signed in."""
    client.force_login(keeper)
    return client
