"""What somebody made by hand and sent to the admin, and what reads it cannot take: answered as such, not as a fault of ours.

Wagtail's views and forms expect what their own pages send. This answers 400 to what they fail on, and looks closely first: the failure is
where one of them reads, none of our own code stands between, and what was sent shows the reason. Everything else stays a fault.
"""

import logging
from collections.abc import Callable, Iterator
from types import FrameType

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _

from cms.accounts import answers
from cms.audit.admin_side import is_of_admin

logger = logging.getLogger(__name__)

LONGEST_KEY = 18  # digits
# They read what was sent to the admin. Others (Django, the database's driver) work for whoever called them.
READERS = frozenset({"wagtail", "wagtailmedia", "modelcluster", "django_filters", "taggit", "allauth"})
# A field of a form reads, whoever asks the form.
READ_HERE = frozenset({("django.forms.forms", "_clean_fields"), ("django.forms.formsets", "_construct_form")})
# They say of a value that it is none, if it is the one that was sent.
OF_A_VALUE = (ValueError, ValidationError, OverflowError, DataError, NoReverseMatch)
# Places that fail in other ways on what lacks a part or names what is not there, seen in Wagtail 8.0.
KNOWN: dict[str, type[Exception]] = {
    "wagtail.admin.forms.choosers.is_absolute_path": AttributeError,
    "wagtail.admin.panels.inline_panel.<lambda>": KeyError,
    "wagtail.admin.views.pages.copy.post": ObjectDoesNotExist,
    "wagtail.admin.views.workflows.form_valid": IntegrityError,  # rows that the form sends as new ones
    "wagtail.admin.views.workflows.get_paginated_pages": InvalidPage,
    "wagtail.api.v2.views.listing_view": IntegrityError,  # what SQLite calls a number of too many digits
}


def is_key(value: str) -> bool:
    """Whether a database would look for it."""
    return value.isdecimal() and len(value) <= LONGEST_KEY


class UnreadableMiddleware:
    """For the admin only. What the view has written so far is undone: see ActingMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """400 for what cannot be read, and a line in the log that tells nothing of it; None for a fault."""
        readers = list(readers_of(exception)) if is_of_admin(request) else []
        if not readers or not (lacks_a_part(exception, readers) or shows_in(request, exception)):
            return None
        match = request.resolver_match
        name = match.view_name if match is not None else ""
        logger.warning("What was sent to %s could not be read: %s in %s", name, type(exception).__name__, readers[0])
        return answer(request)


def answer(request: HttpRequest) -> HttpResponse:
    """Says what to do; asks the database nothing, which may be in the middle of a failure."""
    response: HttpResponse
    if answers.is_in_background(request):
        response = answers.refused_in_background(
            _("What was sent could not be read. Load the page again, then try once more."), 400, "unreadable"
        )
    else:
        response = TemplateResponse(request, "accounts/unreadable.html", status=400).render()
    vars(response)["undoes"] = True  # for ActingMiddleware
    return response


def readers_of(exception: Exception) -> Iterator[str]:
    """The modules and functions that read when it failed, innermost first, as far as our own code had not begun to work."""
    for frame in _innermost_first(exception):
        module, function = str(frame.f_globals.get("__name__", "")), frame.f_code.co_name
        if module.partition(".")[0] in READERS or (module, function) in READ_HERE:
            yield f"{module}.{function}"
        if module.partition(".")[0] == "cms":
            return


def lacks_a_part(exception: Exception, readers: list[str]) -> bool:
    """Whether it was about something that was not sent, or sent as what it is not."""
    return isinstance(exception, (MultiValueDictKeyError, *(KNOWN[one] for one in readers if one in KNOWN)))


def shows_in(request: HttpRequest, exception: Exception) -> bool:
    """Whether something that was sent is what the failure names, or what no database takes: a NUL, a number of too many digits."""
    if not isinstance(exception, OF_A_VALUE):
        return False
    said, text = str(exception), getattr(exception, "doc", None)  # what was to be JSON
    return any(
        _is_named(value, said) or value == text or "\x00" in value or _is_too_large(value) for value in _sent(request)
    )


def _is_named(value: str, said: str) -> bool:
    """As a failure quotes it; of the name of an address, one of its parts."""
    return f"“{value}”" in said or any(repr(part) in said for part in (value, *value.split(":")))


def _is_too_large(value: str) -> bool:
    digits = value.strip().lstrip("+-")
    return digits.isdecimal() and not is_key(digits)


def _sent(request: HttpRequest) -> Iterator[str]:
    """Every value of the form and of the address."""
    for values in (request.POST, request.GET):
        for _name, several in values.lists():
            yield from several
    if request.resolver_match is not None:
        yield from (str(value) for value in request.resolver_match.kwargs.values())


def _innermost_first(exception: Exception) -> Iterator[FrameType]:
    frames, traceback = [], exception.__traceback__
    while traceback is not None:
        frames.append(traceback.tb_frame)
        traceback = traceback.tb_next
    return reversed(frames)
