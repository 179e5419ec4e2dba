"""What each role may do: a table, out of which Wagtail's own permission rows are made and kept (teams.py)."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.organisations.models.team import Role

# Wagtail asks for the permissions of its own models, whatever model stands in for them.
LIBRARY_MODELS = ("image", "media", "document")
WORDS = ("audience", "topic", "situation", "messagecategory", "place", "term")


def each(verbs: Iterable[str], models: Iterable[str]) -> frozenset[str]:
    """Codenames of permissions: every verb with every model."""
    return frozenset(f"{verb}_{model}" for verb in verbs for model in models)


@dataclass(frozen=True)
class Powers:
    """Codenames of permissions: on the organisation's sections, on its shelf of the library, on rows of any kind."""

    pages: frozenset[str] = frozenset()
    shelf: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()


READS_WORDS = each(["view"], [*WORDS, "organisation", "hotline"]) | {"access_admin"}
FILLS_COLUMNS = each(["change"], WORDS)  # the forms leave them the columns of their languages only
CHOOSES = each(["choose"], LIBRARY_MODELS)
ADDS = each(["add", "choose"], LIBRARY_MODELS)
KEEPS = each(["add", "change", "choose"], LIBRARY_MODELS)
NOTHING = Powers()

POWERS: dict[Role, Powers] = {
    Role.AUTHOR: Powers(frozenset({"add_page"}), ADDS, READS_WORDS),
    Role.EDITOR: Powers(frozenset({"add_page", "change_page"}), KEEPS, READS_WORDS),
    Role.TRANSLATOR: Powers(frozenset({"add_page", "change_page"}), CHOOSES, READS_WORDS | FILLS_COLUMNS),
    Role.LANGUAGE_REVIEWER: Powers(
        frozenset({"change_page", "publish_page", "lock_page", "unlock_page"}), CHOOSES, READS_WORDS | FILLS_COLUMNS
    ),
    # What changes of a number is live when two of them want it (room safety), so those who publish keep the numbers.
    Role.SAFETY_REVIEWER: Powers(
        frozenset({"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
        KEEPS,
        READS_WORDS | each(["add", "change"], ["hotline"]),
    ),
    Role.ADMINISTRATOR: Powers(
        rows=READS_WORDS | {"change_organisation", "keep_people"},
    ),
    # On the root of all pages: to read drafts, and to take offline. Without "change" nothing of theirs goes live (publishing/bulk.py).
    Role.COORDINATOR: Powers(
        frozenset({"publish_page"}),
        KEEPS,
        READS_WORDS
        | each(["add", "change", "delete"], ["topic", "situation", "messagecategory", "place", "term"])
        | each(["change"], ["audience"])
        | each(["add", "change"], ["hotline"])
        # Of an organisation, only whether an authority approves its pages: forms.py.
        | {"change_organisation", "see_everything"},
    ),
}

# What everybody may take from the shelf that all organisations share.
SHARED = CHOOSES
