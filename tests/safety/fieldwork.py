"""Field tests as people record them."""

import datetime
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.safety.content import content_of, digest_of
from cms.safety.models import FieldTest
from cms.taxonomy.models import Place
from tests import factories


def screen(page: Page) -> str:
    """Where a page's field tests are."""
    return reverse("safety:field_tests", args=[page.pk])


def digest_now(page: Any) -> str:
    """Of the newest version."""
    return digest_of(content_of(page.specific.get_latest_revision_as_object()))


def somewhere() -> Place:
    """A fictional place."""
    return Place.objects.filter(pcode="XA").first() or factories.PlaceFactory()


def held(page: Page, understood: int = 90, *, digest: str = "", **values: Any) -> FieldTest:
    """A test of the newest version, held today."""
    given = {
        "at": timezone.now(),
        "translation_key": page.translation_key,
        "language": page.locale.language_code,
        "page_id": page.pk,
        "digest": digest or digest_now(page),
        "place": somewhere(),
        "on": timezone.localdate(),
        "girls": 6,
        "understood": understood,
        "by": "Somebody Else",
    }
    test: FieldTest = FieldTest.objects.create(**given | values)
    return test


def form_of(client: Client, page: Page) -> dict[str, Any]:
    """The form as it is shown."""
    shown = client.get(screen(page)).content.decode()
    return dict(querydict_from_html(shown, form_id="field-test").items())


def record(client: Client, page: Page, **changes: Any) -> Any:
    """Open the screen, fill in the form, send it."""
    filled = {
        "digest": digest_now(page),
        "place": somewhere().pk,
        "on": (timezone.localdate() - datetime.timedelta(days=2)).isoformat(),
        "women": "4",
        "girls": "",
        "boys": "3",
        "men": "0",
        "understood": "88",
        "changed": "",
    }
    return client.post(screen(page), filled | changes)


def mark(client: Client, test: FieldTest, why: str = "A wrong number", page: Page | None = None) -> Any:
    """Say that it was recorded in error."""
    key = page.pk if page is not None else test.page_id
    return client.post(reverse("safety:field_test_in_error", args=[key, test.pk]), {"why": why})
