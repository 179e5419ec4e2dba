"""How colleagues are named."""

from typing import Any


def name_of(person: Any) -> str:
    """A person's name, else the one under which they sign in; nothing for one whose account is gone."""
    return (person.get_full_name() or person.get_username()) if person else ""
