"""Narrows the lists from which Wagtail lets people choose to what each may see. Registered in wagtail_hooks.py."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from cms.organisations.sight import library_seen_by, pages_to_link_to


def narrow_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Live pages of everybody, since those are public, and what the person may see of the rest."""
    user: Any = request.user
    return pages if user.is_superuser else pages.filter(pk__in=pages_to_link_to(user).values("pk"))


def narrow_library(rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """What lies on the person's shelves and on the shared one. Taken anew: wagtailmedia hands over only what the person may change."""
    user: Any = request.user
    return library_seen_by(user, rows.model)
