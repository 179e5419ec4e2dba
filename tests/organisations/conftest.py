"""Two organisations, in English and in Arabic."""

import pytest

from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation
from tests import factories


@pytest.fixture
def ours(section: OrganisationPage, arabic: HomePage) -> Organisation:
    """An organisation whose sections are live in both languages."""
    factories.section_under(arabic, organisation=section.organisation)
    assert section.organisation is not None
    return section.organisation


@pytest.fixture
def theirs(ours: Organisation, home: HomePage, arabic: HomePage) -> Organisation:
    """Another one, just as complete."""
    other = factories.OrganisationFactory()
    for language in (home, arabic):
        factories.section_under(language, organisation=other)
    return other
