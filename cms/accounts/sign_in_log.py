"""Writes down sign-ins, refusals and ends, and forgets them after a while."""

import datetime
from collections.abc import Sequence
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from cms.accounts.browsers import browser_and_system
from cms.accounts.models import How, Outcome, SignIn, User


def note(
    request: HttpRequest | None,
    person: User | None,
    outcome: Outcome,
    *,
    how: str = "",
    at: datetime.datetime,
) -> SignIn:
    """Writes one line of somebody's log. A person of None is a name that nobody has."""
    browser, system = browser_and_system(request.headers.get("User-Agent", "") if request is not None else "")
    return SignIn.objects.create(person=person, outcome=outcome, how=how, at=at, browser=browser, system=system)


def how_somebody_came_in(request: HttpRequest, person: User) -> How:
    """By what the session's own records of allauth say."""
    return way_of(get_authentication_records(request, person))


def way_of(records: Sequence[dict[str, Any]]) -> How:
    """The proofs of a sign-in in one word; the second factor decides where there is one."""
    kinds = {record.get("type") or record["method"]: record for record in records}
    if "webauthn" in kinds:
        return How.PASSKEY if kinds["webauthn"].get("passwordless") else How.PASSWORD_AND_PASSKEY
    for kind, way in (
        ("totp", How.PASSWORD_AND_APP),
        ("recovery_codes", How.PASSWORD_AND_RECOVERY),
        ("password", How.PASSWORD),
    ):
        if kind in kinds:
            return way
    return How.OTHER


def prune(now: datetime.datetime) -> int:
    """Forgets what is older than SIGN_IN_LOG_DAYS; how many lines that were."""
    deleted, _by_model = SignIn.objects.before(now - datetime.timedelta(days=settings.SIGN_IN_LOG_DAYS)).delete()
    return deleted
