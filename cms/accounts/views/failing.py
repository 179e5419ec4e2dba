"""Answers to one request too many, and to a form that is not to be trusted."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

WAIT_SECONDS = 60


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: says how long to wait."""
    response = TemplateResponse(request, "accounts/too_many.html", status=429).render()
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without the token of this browser: mostly one that was open since before a sign-in."""
    return TemplateResponse(request, "accounts/stale_form.html", status=403).render()
