"""The six sample people, each with a password that this installation alone knows."""

import json
import os
import secrets
from pathlib import Path

from django.contrib.auth.models import Group

from cms.accounts.models import User
from cms.organisations.roles import EDITORS, REVIEWERS, TRANSLATORS

PEOPLE = {
    "admin": ("Administrator", ""),
    "editor": ("Editor", EDITORS),
    "reviewer": ("Reviewer", REVIEWERS),
    "translator_ar": ("Arabic translator", TRANSLATORS.format(language="Arabic")),
    "translator_fr": ("French translator", TRANSLATORS.format(language="French")),
    "translator_uk": ("Ukrainian translator", TRANSLATORS.format(language="Ukrainian")),
}


def make_people(credentials: Path) -> dict[str, User]:
    """Users by role; missing ones are made, and their random passwords written to the file (mode 0600)."""
    known: dict[str, dict[str, str]] = (
        json.loads(credentials.read_text(encoding="utf-8")) if credentials.exists() else {}
    )
    people = {}
    for role, (last_name, group) in PEOPLE.items():
        user = User.objects.filter(username=role).first()
        if user is None or role not in known:
            password = secrets.token_urlsafe(12)
            user = user or User(
                username=role, email=f"{role.replace('_', '.')}@example.org", first_name=last_name, last_name="(sample)"
            )
            user.set_password(password)
            user.is_superuser = role == "admin"
            user.save()
            known[role] = {"username": role, "password": password}
        if group:
            user.groups.add(Group.objects.get(name=group))
        people[role] = user
    _write(credentials, known)
    return people


def _write(path: Path, known: dict[str, dict[str, str]]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)  # one left behind would keep its own mode
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        json.dump(known, stream, indent=2)
        stream.write("\n")
    partial.replace(path)
