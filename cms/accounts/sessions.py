"""Sessions end on the server: unused for too long, open for too long, or of somebody who may not work here any more."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from cms.accounts import answers
from cms.accounts.models import Outcome, User
from cms.accounts.sign_in_log import note
from cms.accounts.stopping import reason_for
from cms.audit.admin_side import is_of_admin

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
# Each writing of a session is a write to the database: activity is noted once a minute.
NOTED_EVERY = 60
# Addresses for who is not signed in: with a session that is over one comes to them as a stranger does, and loses no link on the way.
ENTRANCES = frozenset(
    {
        "account_login",
        "account_logout",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "one_time_link",
        "one_time_link_token",
    }
)


def end_of(*, signed_in_at: float, seen_at: float, now: float, idle: float, longest: float) -> Outcome | None:
    """Whether a session is over, and why. Times in seconds since 1970; a beginning in the future is not believed."""
    open_for = now - signed_in_at
    if open_for >= longest or open_for < -NOTED_EVERY:
        return Outcome.TOO_LONG
    if now - seen_at >= idle:
        return Outcome.IDLE
    return None


def begin(request: HttpRequest, *, now: float) -> None:
    """Both clocks of a session start."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = now


def signed_in_within(request: HttpRequest, seconds: float, *, now: float) -> bool:
    """Whether the person signed in as short a time ago as this."""
    return now - request.session.get(SIGNED_IN_AT, 0) < seconds


class SessionEndMiddleware:
    """Looks at each request to the admin whether its session still counts. Autosave and pings count as use, up to the longest time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_of_admin(request) and (answer := self.ended(request)) is not None:
            return answer
        return self.get_response(request)

    def ended(self, request: HttpRequest) -> HttpResponse | None:
        """The answer for a session that is over; None while it goes on, or where there is none."""
        had_one = (
            SESSION_KEY in request.session
        )  # Django empties one that does not count any more, once it is asked who is there
        person = request.user
        if not person.is_authenticated:
            is_void = had_one and SESSION_KEY not in request.session
            return self.over(request, Outcome.EVERYWHERE) if is_void else self.closed_account(request)
        if not person.has_perm("wagtailadmin.access_admin"):
            return self.stop(request, person)
        now = time.time()
        why = end_of(
            signed_in_at=request.session.get(SIGNED_IN_AT, 0),
            seen_at=request.session.get(SEEN_AT, 0),
            now=now,
            idle=settings.SESSION_IDLE_AGE,
            longest=settings.SESSION_COOKIE_AGE,
        )
        if why is not None:
            note(request, person, why, at=timezone.now())
            end(request)
            return self.over(request, why)
        if now - request.session[SEEN_AT] >= NOTED_EVERY:
            request.session[SEEN_AT] = now
        return None

    def over(self, request: HttpRequest, why: str) -> HttpResponse | None:
        """To the sign-in, which says why; nothing for who is on the way in anyway."""
        name = _name_of_view(request)
        if name not in ENTRANCES:
            return answers.sent_to_sign_in(request, why)
        if name == "account_login" and request.method == "GET":
            request.session[answers.WHY] = str(why)
        return None

    def closed_account(self, request: HttpRequest) -> HttpResponse | None:
        """A session whose person Django does not let in any more: suspended, or gone."""
        if SESSION_KEY not in request.session:
            return None
        return self.stop(request, User.objects.filter(pk=request.session[SESSION_KEY]).first())

    def stop(self, request: HttpRequest, person: User | None) -> HttpResponse:
        """Out, with a page that says so. No redirect: the sign-in would only lead back here."""
        note(request, person, Outcome.STOPPED, at=timezone.now())
        end(request)
        return answers.stopped(request, reason_for(person))


def _name_of_view(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name or ""
    except Resolver404:
        return ""


def end(request: HttpRequest) -> None:
    """The session is deleted; its end is already written down."""
    request.session["end_is_noted"] = True
    logout(request)
