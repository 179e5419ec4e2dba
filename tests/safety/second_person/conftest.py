"""A public number, a word, those who keep them, and a change that waits."""

from typing import Any

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import ProposedChange
from cms.taxonomy.models import Topic
from tests import factories
from tests.conftest import signed_in
from tests.safety.changes import (
    save_number,
)
from tests.standing import standing


@standing
def number(section: OrganisationPage) -> Hotline:
    """A public number of the organisation."""
    return factories.HotlineFactory(organisation=section.organisation, number="+1 555 555 0110", name_en="Safety line")


@standing
def second(section: OrganisationPage) -> User:
    """Another safety reviewer of the organisation."""
    return factories.member_of(section.organisation, Role.SAFETY_REVIEWER, username="second", first_name="Sade")


@pytest.fixture
def second_desk(second: User) -> Client:
    """Where the other one works."""
    return signed_in(second)


@pytest.fixture
def topic(db: None) -> Any:
    """A word of the vocabulary."""
    return Topic.objects.filter(needs_places=False).first()


@pytest.fixture
def proposed(reviewer_desk: Client, number: Hotline) -> ProposedChange:
    """A reviewer typed another number."""
    assert save_number(reviewer_desk, number, number="+1 555 555 0199").status_code == 302
    return ProposedChange.objects.get()
