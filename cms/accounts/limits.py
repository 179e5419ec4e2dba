"""Limits on trying: allauth counts in the shared cache. Whatever cannot be counted is not let try."""

import logging
import math
import secrets
import time

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

# Beside the limit on a name as it was typed (ACCOUNT_RATE_LIMITS): tries by user name and by address count together for their person.
OF_ONE_PERSON = {"tries_of_one_person": "5/5m/key"}

logger = logging.getLogger(__name__)


def are_kept() -> bool:
    """Whether the cache keeps what it is given. A database cache that cannot write stays silent, and one that forgets counts nothing."""
    key, token = f"accounts.limits.{secrets.token_hex(16)}", secrets.token_hex(8)
    try:
        with transaction.atomic():  # so that a failure leaves the connection usable
            cache.set(key, token, 60)
            kept = cache.get(key) == token
            cache.delete(key)
    except Exception:  # each kind of cache fails in its own way; all of them mean the same here
        logger.exception("Sign-in is closed: attempts cannot be counted in the shared cache.")
        return False
    if not kept:
        logger.error(
            "Sign-in is closed: the shared cache forgets what it is given. Does its table exist (createcachetable)?"
        )
    return kept


def minutes_to_wait(request: HttpRequest, *, action: str, key: str) -> int:
    """Minutes, rounded up and at least one, until an action of allauth's that was refused may be tried again."""
    now = time.time()
    waits = [0.0]
    for rate in ratelimit.get_rates(app="allauth.account", action=action):
        tries = cache.get(
            ratelimit.get_cache_key(request, app="allauth.account", action=action, rate=rate, key=key), []
        )
        if len(tries) >= rate.amount:
            waits.append(tries[rate.amount - 1] + rate.duration - now)  # newest first
    return max(1, math.ceil(max(waits) / 60))


def count_try(request: HttpRequest, who: str) -> RateLimitUsage | None:
    """Counts a try for a person, or for a name that nobody has; None for one too many. What is right is rolled back."""
    counted = ratelimit.consume(
        request, app="accounts", action="tries_of_one_person", config=OF_ONE_PERSON, key=who, limit_get=True
    )
    if counted is None:
        cache.set("accounts.limits.one_too_many", "", 1)  # as long as writing it down
    return counted
