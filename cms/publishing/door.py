"""The one door to live: a registry of rules, each `(page) -> reasons`, and the refusal they lead to.

A rule takes the specific page as it would go live, with its in-memory children, and yields a `Reason` for each thing that is
missing. Forms show the reasons beforehand; `pre_save` (receivers.py) enforces them on every route.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from wagtail.models import Page


@dataclass(frozen=True)
class Reason:
    """Why a page may not go live, in a sentence that says what to do.

    `field` names the form field it belongs to, if one. `elsewhere` marks what is mended outside the page, often by somebody else: it
    holds up publishing, not handing the page in for review. `about` is what it is mended in: a row, or a kind of rows.
    """

    message: str | Promise
    field: str = ""
    elsewhere: bool = False
    about: Any = None

    def __str__(self) -> str:
        return str(self.message)


Rule = Callable[[Page], Iterable[Reason]]
_rules: list[Rule] = []


class NotReady(PermissionDenied):
    """A page was refused; `reasons` says why. A PermissionDenied, so that Wagtail's bulk actions do not turn it into a 500."""

    def __init__(self, page: Page, reasons: list[Reason]) -> None:
        self.page = page
        self.reasons = reasons
        super().__init__(f"“{page.title}” is not ready to go live: " + " ".join(str(reason) for reason in reasons))


def register(rule: Rule) -> Rule:
    """Add a rule; usable as a decorator."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def reasons(page: Page) -> list[Reason]:
    """Every reason why this page, as it stands in memory, may not be live."""
    candidate = page.specific if type(page) is not page.specific_class else page
    return [reason for rule in _rules for reason in rule(candidate)]


def ensure_ready(page: Page) -> None:
    """Raises NotReady with the reasons, if there are any."""
    found = reasons(page)
    if found:
        raise NotReady(page, found)
