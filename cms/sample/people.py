"""The sample's people: some in every role of every organisation, each with a password that this installation alone knows."""

import datetime
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from cms.accounts.models import User
from cms.organisations.models import Role, Team
from cms.organisations.models.team import BY_LANGUAGE, OF_ORGANISATION
from cms.sample.files import read
from cms.sample.names import NAMES

# Roles in one language are shown in these; the others are an administrator's few clicks away.
LANGUAGES = ("ar", "fr")
Post = tuple[str, Role, str]


@dataclass(frozen=True)
class Person:
    """Somebody of the sample: the name under which they sign in, and their posts (organisation's slug, role, language)."""

    username: str
    posts: tuple[Post, ...] = ()

    @property
    def full_name(self) -> tuple[str, str]:
        """First name and last name, which says that nobody is really called so."""
        first, last = NAMES[self.username]
        return first, f"{last} (sample)"

    @property
    def email(self) -> str:
        """In a domain that nobody can own (RFC 2606)."""
        return f"{self.username.replace('_', '.')}@example.org"


def people() -> dict[str, Person]:
    """All of them by the name under which they sign in: `editor` in both organisations, `safe-steps.editor` in one."""
    found = [
        Person("admin"),
        Person("coordinator", (("", Role.COORDINATOR, ""),)),
        Person("editor", _everywhere(Role.EDITOR)),
        Person("reviewer", _everywhere(Role.SAFETY_REVIEWER)),
        *(Person(f"translator_{code}", _everywhere(Role.TRANSLATOR, code)) for code in ("ar", "fr", "uk", "my")),
        *(Person(f"reviewer_{code}", _everywhere(Role.LANGUAGE_REVIEWER, code)) for code in ("es", "uk", "my")),
        *(person for slug in _slugs() for person in _of(slug)),
    ]
    return {person.username: person for person in found}


def _slugs() -> list[str]:
    return [row["slug"] for row in read("organisations")]


def _everywhere(role: Role, language: str = "") -> tuple[Post, ...]:
    return tuple((slug, role, language) for slug in _slugs())


def _of(slug: str) -> Iterator[Person]:
    """Somebody in every role of an organisation: `{organisation}.{role}`, and `{organisation}.{role}_{language}` where it has one."""
    for role in OF_ORGANISATION:
        yield Person(f"{slug}.{role.value}", ((slug, role, ""),))
    for role in BY_LANGUAGE:
        for code in LANGUAGES:
            yield Person(f"{slug}.{role.value}_{code}", ((slug, role, code),))


def make_people(credentials: Path, *, today: datetime.date) -> dict[str, User]:
    """Users by name; missing ones are made, and their random passwords written to the file (mode 0600). Organisations are there already.

    They count as people who signed in `today`: nobody waits for them.
    """
    known: dict[str, dict[str, str]] = (
        json.loads(credentials.read_text(encoding="utf-8")) if credentials.exists() else {}
    )
    made = {}
    for username, person in people().items():
        teams = [team for post in person.posts if (team := _team(*post)) is not None]
        if person.posts and not teams:
            continue  # an older sample had one organisation
        user = User.objects.filter(username=username).first()
        if user is None or username not in known:
            user = user or _new(person, today)
            known[username] = {"username": username, "password": _give_password(user)}
        user.groups.add(*(team.group for team in teams))
        made[username] = user
    _write(credentials, known)
    return made


def _new(person: Person, today: datetime.date) -> User:
    first, last = person.full_name
    came = timezone.make_aware(datetime.datetime.combine(today, datetime.time.min))
    user = User(username=person.username, email=person.email, first_name=first, last_name=last, last_login=came)
    user.is_superuser = person.username == "admin"
    return user


def _give_password(user: User) -> str:
    """A random one, which is said only here."""
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save()
    return password


def _team(slug: str, role: Role, language: str) -> Team | None:
    of_whom = Team.objects.filter(organisation__slug=slug) if slug else Team.objects.filter(organisation=None)
    return of_whom.filter(role=role, language=language).select_related("group").first()


def _write(path: Path, known: dict[str, dict[str, str]]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)  # one left behind would keep its own mode
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        json.dump(known, stream, indent=2)
        stream.write("\n")
    partial.replace(path)
