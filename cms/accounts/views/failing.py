"""Answers to one request too many."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

WAIT_SECONDS = 60


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: says how long to wait."""
    response = TemplateResponse(request, "accounts/too_many.html", status=429).render()
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response
