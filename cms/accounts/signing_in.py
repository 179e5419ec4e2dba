"""Who is meant by a name, whether the password fits, and how all other sessions of a person are ended."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.db.models import F, Q
from django.http import HttpRequest

from cms.accounts import limits
from cms.accounts.models import User


def person_called(name: str) -> User | None:
    """The person of this user name or e-mail address. One of exactly this user name comes before one of this address."""
    found = list(User.objects.filter(Q(username=name) | Q(email__iexact=name)).order_by("pk")[:2])
    return next((person for person in found if person.username == name), found[0] if found else None)


class PeopleBackend(ModelBackend):
    """Signs in by name and password. Whatever is wrong takes one look-up and one hashing: nothing tells which names exist.

    Somebody tried too often, by whichever of their names, is refused even with the right password, in the words for a wrong one: another
    sentence would tell that both names are one person's.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **credentials: Any
    ) -> User | None:
        """The person, where the password fits and the account is open."""
        if not username or not password:
            return None
        person = person_called(username)
        counted = (
            limits.count_try(request, f"person {person.pk}" if person else f"name {username}") if request else None
        )
        is_held = request is not None and counted is None
        if person is None or not person.has_usable_password():
            make_password(password)  # as long as a look at a real one
            return None
        fits = person.check_password(password)
        if not fits or is_held or not self.user_can_authenticate(person):
            return None
        if counted is not None:
            counted.rollback()
        return person


def end_all_sessions(person: User) -> None:
    """Every session of this person is void from now on. The one at hand goes on only after `update_session_auth_hash`."""
    User.objects.filter(pk=person.pk).update(session_round=F("session_round") + 1)
    person.refresh_from_db(fields=["session_round"])
