"""People who sign in with a password that is quick to check, since hashing is slow on purpose."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache

from cms.accounts.models import User
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.standing import standing

Somebody = Callable[..., User]


class CountingHasher(MD5PasswordHasher):
    """Quick, and counts how often it is asked: time itself is no measure on a busy machine."""

    calls = 0

    def encode(self, password: str, salt: str) -> str:
        """One hashing."""
        CountingHasher.calls += 1
        return super().encode(password, salt)


@standing
def organisation(db: None) -> Organisation:
    """Where people of these tests work."""
    return factories.OrganisationFactory()


@pytest.fixture
def somebody(organisation: Organisation, settings: Any) -> Somebody:
    """Makes a person with PASSWORD: `role` in some organisation (an editor unless said otherwise), the rest are fields."""
    factories.hashed_password()  # kept for all tests: not by this hasher
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    cache.clear()  # limits count across tests

    def make(role: Role | None = Role.EDITOR, **fields: Any) -> User:
        person = factories.member_of(organisation, *([role] if role else []), **fields)
        person.set_password(factories.PASSWORD)
        person.save()
        return person

    return make


@pytest.fixture
def ama(somebody: Somebody) -> User:
    """An editor: she publishes nothing."""
    return somebody(username="ama")


@pytest.fixture
def publisher(somebody: Somebody, settings: Any) -> User:
    """A reviewer, where second factors are asked for."""
    settings.SECOND_FACTOR_REQUIRED = True
    return somebody(Role.SAFETY_REVIEWER, username="rana")
