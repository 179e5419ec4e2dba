"""What can be recorded: each action with its words, and the details it may carry. Rooms above register theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry as site_log_registry


class Unknown(Exception):
    """An action, or a detail, that nobody registered: nothing is kept that nobody has thought about."""


@dataclass(frozen=True)
class Action:
    """A code, its words for people, and the keys of the details it may carry: never texts, addresses, passwords, tokens or search words."""

    code: str
    words: Any
    details: frozenset[str] = frozenset()


_actions: dict[str, Action] = {}


def register(code: str, words: Any, details: Iterable[str] = ()) -> None:
    """An action of a room: `register("people.invited", gettext_lazy("Invited somebody"), ["role"])`."""
    _actions[code] = Action(code, words, frozenset(details))


def checked(code: str, detail: dict[str, Any]) -> dict[str, Any]:
    """The details, where action and keys are known."""
    action = _actions.get(code)
    if action is None:
        raise Unknown(
            f"The action {code!r} is not registered: call cms.audit.actions.register in the room that records it."
        )
    unknown = set(detail) - action.details
    if unknown:
        raise Unknown(
            f"The action {code!r} carries no {', '.join(sorted(unknown))}: register the key, if it may be kept for ever."
        )
    return detail


def codes() -> list[str]:
    """Every registered action, in the order of registration."""
    return list(_actions)


def words_for(code: str) -> str:
    """What an action is called; Wagtail's words, or the code, for one that only an extension knows."""
    if code in _actions:
        return str(_actions[code].words)
    if site_log_registry.action_exists(code):
        return str(site_log_registry.get_action_label(code))
    return _("Another action: %(code)s") % {"code": code}


def choices() -> list[tuple[str, str]]:
    """Code and words of every action, by words."""
    return sorted(
        ((code, str(action.words)) for code, action in _actions.items()), key=lambda choice: choice[1].casefold()
    )


for _code, _words, _details in [
    ("session.signed_in", gettext_lazy("Signed in"), []),
    ("session.signed_out", gettext_lazy("Signed out"), []),
    ("session.refused", gettext_lazy("Was refused at sign-in"), ["further"]),
    ("session.factor_refused", gettext_lazy("Was refused at the second step of sign-in"), ["factor", "further"]),
    ("people.created", gettext_lazy("Made an account"), ["superuser"]),
    ("people.removed", gettext_lazy("Removed an account"), []),
    ("people.changed", gettext_lazy("Changed an account"), ["changed"]),
    ("people.password_changed", gettext_lazy("Changed a password"), []),
    ("people.made_superuser", gettext_lazy("Gave somebody every right"), []),
    ("people.no_longer_superuser", gettext_lazy("Took every right from somebody"), []),
    ("people.activated", gettext_lazy("Let an account sign in again"), []),
    ("people.deactivated", gettext_lazy("Closed an account"), []),
    ("people.joined_group", gettext_lazy("Gave somebody a role"), ["groups"]),
    ("people.left_group", gettext_lazy("Took a role from somebody"), ["groups"]),
    ("people.permission_given", gettext_lazy("Gave somebody a single right"), ["permissions"]),
    ("people.permission_taken", gettext_lazy("Took a single right from somebody"), ["permissions"]),
    ("people.factor_added", gettext_lazy("Added a second factor"), ["factor"]),
    ("people.factor_removed", gettext_lazy("Removed a second factor"), ["factor"]),
    ("people.factor_reset", gettext_lazy("Renewed a second factor"), ["factor"]),
    ("export.taken", gettext_lazy("Took an export"), ["report", "format"]),
    ("library.collection_changed", gettext_lazy("Moved to another collection"), []),
    ("wagtail.create", gettext_lazy("Created"), []),
    ("wagtail.edit", gettext_lazy("Edited"), ["changed"]),
    ("wagtail.delete", gettext_lazy("Deleted"), []),
    ("wagtail.apitoken.create", gettext_lazy("Made a token for programs"), []),
    ("wagtail.apitoken.revoke", gettext_lazy("Revoked a token for programs"), []),
    ("wagtail.publish", gettext_lazy("Published"), []),
    ("wagtail.publish.scheduled", gettext_lazy("Published at the set time"), []),
    ("wagtail.unpublish", gettext_lazy("Took offline"), []),
    ("wagtail.unpublish.scheduled", gettext_lazy("Took offline at the set time"), []),
    ("wagtail.lock", gettext_lazy("Locked"), []),
    ("wagtail.unlock", gettext_lazy("Unlocked"), []),
    ("wagtail.moderation.approve", gettext_lazy("Approved (in the old way)"), []),
    ("wagtail.moderation.reject", gettext_lazy("Sent back (in the old way)"), []),
    ("wagtail.rename", gettext_lazy("Renamed"), []),
    ("wagtail.revert", gettext_lazy("Went back to an earlier version"), []),
    ("wagtail.copy", gettext_lazy("Copied"), []),
    ("wagtail.copy_for_translation", gettext_lazy("Drafted a translation"), []),
    ("wagtail.create_alias", gettext_lazy("Made an alias"), []),
    ("wagtail.convert_alias", gettext_lazy("Made an alias a page of its own"), []),
    ("wagtail.move", gettext_lazy("Moved"), []),
    ("wagtail.reorder", gettext_lazy("Put in another order"), []),
    ("wagtail.publish.schedule", gettext_lazy("Set a time for publishing"), []),
    ("wagtail.schedule.cancel", gettext_lazy("Cancelled the time for publishing"), []),
    ("wagtail.view_restriction.create", gettext_lazy("Limited who may read"), []),
    ("wagtail.view_restriction.edit", gettext_lazy("Changed who may read"), []),
    ("wagtail.view_restriction.delete", gettext_lazy("Let everybody read"), []),
    ("wagtail.comments.create", gettext_lazy("Added a comment"), []),
    ("wagtail.comments.edit", gettext_lazy("Edited a comment"), []),
    ("wagtail.comments.delete", gettext_lazy("Deleted a comment"), []),
    ("wagtail.comments.resolve", gettext_lazy("Resolved a comment"), []),
    ("wagtail.comments.create_reply", gettext_lazy("Replied to a comment"), []),
    ("wagtail.comments.edit_reply", gettext_lazy("Edited a reply to a comment"), []),
    ("wagtail.comments.delete_reply", gettext_lazy("Deleted a reply to a comment"), []),
    ("wagtail.workflow.start", gettext_lazy("Submitted for review"), []),
    ("wagtail.workflow.approve", gettext_lazy("Approved a step of the review"), []),
    ("wagtail.workflow.reject", gettext_lazy("Sent back in the review"), []),
    ("wagtail.workflow.resume", gettext_lazy("Resumed a review"), []),
    ("wagtail.workflow.cancel", gettext_lazy("Cancelled a review"), []),
]:  # fmt: skip
    register(_code, _words, _details)
