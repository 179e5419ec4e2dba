"""A page that waits for an authority, and letters as they are brought."""

import datetime
import io
from typing import Any

import pikepdf
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Organisation, Role
from cms.safety.models import Approval, Kind
from tests import factories
from tests.safety.screen import review_address

SECRET = b"Fictional Ministry, desk of the official"


def pdf() -> bytes:
    """A page of paper, with a name in what the file says about itself."""
    document, stream = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.docinfo["/Author"] = SECRET.decode()
    document.save(stream)
    return stream.getvalue()


def paper(content: bytes | None = None, name: str = "the-official's-own-name.pdf") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, pdf() if content is None else content)


def in_days(days: int) -> str:
    """A day as a form has it, from today."""
    return (timezone.localdate() + datetime.timedelta(days=days)).isoformat()


def organisation_of(page: Any) -> Organisation:
    """Whose page it is, as the database has it."""
    organisation: Organisation = GuidancePage.objects.get(pk=page.pk).section.organisation  # type: ignore[union-attr,assignment]  # it has one
    return organisation


def ask_authority(page: Any, wanted: bool = True) -> Organisation:
    """From now on an authority approves the pages of the organisation."""
    organisation = organisation_of(page)
    organisation.requires_authority = wanted
    organisation.save()
    return organisation


def letter_address(page: Page) -> str:
    """Where a letter is sent to."""
    return reverse("safety:record_letter", args=[page.current_workflow_task_state.pk])


def bring(client: Client, page: Page, *, file: Any = None, **changes: Any) -> Any:
    """Open the review, choose the file, fill the rest, send it."""
    shown = client.get(review_address(page))
    there = _form_of(shown.content.decode()) if shown.status_code == 200 else {}
    data = {
        **{name: there.get(name, "") for name in ("seen", "csrfmiddlewaretoken")},
        "file": paper() if file is None else file,
        "reference": "MA/2031/17",
        "dated": in_days(-2),
        "valid_until": in_days(200),
        "answers": ["letter"],
    }
    return client.post(
        letter_address(page), {key: value for key, value in (data | changes).items() if value is not None}
    )


def _form_of(shown: str) -> dict[str, str]:
    return dict(querydict_from_html(shown, form_id="letter", exclude_csrf=False).items())


def reviewed_digest(page: Page) -> str:
    """Of the content that its own reviewer has approved."""
    digest: str = Approval.objects.get(page_id=page.pk, kind=Kind.SAFETY).digest
    return digest


def stored() -> set[str]:
    """Files of letters there are."""
    return set(default_storage.listdir("letters")[1]) if default_storage.exists("letters") else set()


def person_in(organisation: Organisation, role: str) -> User:
    """Somebody who has no business with letters of this organisation."""
    if role == "superuser":
        return factories.UserFactory(is_superuser=True)
    if role == "coordinator":
        return factories.member_of(None, Role.COORDINATOR)
    if role == "other":
        return factories.member_of(factories.OrganisationFactory(), Role.ADMINISTRATOR, Role.SAFETY_REVIEWER)
    return factories.member_of(organisation, Role(role), language="en")
