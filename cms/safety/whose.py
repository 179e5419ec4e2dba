"""Which organisation answers for a page, as rooms above tell it."""

from typing import Any

from wagtail.models import Page

from cms.organisations.models import Organisation


def organisation_of(page: Page) -> Organisation | None:
    """That of the section the page stands in; None for a home."""
    specific: Any = page.specific
    found: Organisation | None = specific.answered_for_by() if hasattr(specific, "answered_for_by") else None
    return found


def organisation_id_of(page: Page) -> int | None:
    """Its key."""
    found = organisation_of(page)
    return found.pk if found is not None else None
