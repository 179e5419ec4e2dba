"""The page editor as a person uses it: opened, changed, and sent by one of its buttons."""

import html
import json
from typing import Any

from bs4 import BeautifulSoup
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

SAVE = "action-save"
PUBLISH = "action-publish"
SUBMIT = "action-submit"
WORKFLOW = "action-workflow-action"
FORM = "page-edit-form"

ALL_FOUR = dict.fromkeys(("women", "girls", "boys", "men"), "suitable_for")


def card(kind: str = "do", words: str = "Go back the way you came", audiences: tuple[str, ...] = ()) -> tuple[str, Any]:
    """A card as the editor's form sends it."""
    value: dict[str, Any] = {"pictogram": "walk-back", "words": words, "more": "", "audiences": list(audiences)}
    return kind, value | {"picture": {"image": "", "decorative": "", "alt_text": ""}}


def body(*parts: tuple[str, Any]) -> dict[str, Any]:
    """The parts of a page as the editor's form sends them."""
    return nested_form_data({"body": streamfield(list(parts))})


def audiences(**fits: str) -> dict[str, str]:
    """The rows of “Whom is it for?”, by audience."""
    return {f"audiences_{code}": fit for code, fit in fits.items()}


def opened(client: Client, address: str) -> QueryDict:
    """The fields of an editor's form as a browser would send them, without the parts."""
    shown = client.get(address).content.decode()
    fields = querydict_from_html(shown, form_id=FORM)
    for name, values in fields.lists():
        fields.setlist(name, [value.removeprefix("\n") for value in values])  # the first line break of a text area
    for box in BeautifulSoup(shown, "html.parser").select("input[type=checkbox][checked]:not([value])"):
        fields[str(box["name"])] = "on"
    return fields


def edit_address(page: Page) -> str:
    """Where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_address(parent: Page, kind: str = "guidancepage") -> str:
    """Where a page is made."""
    return reverse("wagtailadmin_pages:add", args=["guidance", kind, parent.pk])


def send(
    client: Client,
    address: str,
    button: str,
    *parts: tuple[str, Any],
    headers: Any = None,
    **changes: Any,
) -> Any:
    """Open the form at an address, change some fields and send it; without parts, with one “do” card."""
    data = opened(client, address)
    for name, value in (body(*(parts or [card()])) | changes | {button: "1"}).items():
        data.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
    return client.post(address, data.urlencode(), content_type="application/x-www-form-urlencoded", headers=headers)


def complaints(response: Any) -> dict[str, list[str]]:
    """What the form complains about: field ("__all__" for the page as a whole) to messages, each of which is on the screen."""
    assert response.status_code == 200, f"{response.status_code} {response.headers.get('Location', '')}"
    shown = html.unescape(response.content.decode())
    errors = {
        name: [str(message) for message in messages] for name, messages in response.context["form"].errors.items()
    }
    for message in (message for messages in errors.values() for message in messages):
        assert message in shown or json.dumps(message)[1:-1] in shown, f"not shown: {message}"
    return errors


def words(response: Any) -> str:
    """What a person reads on the page: its text and its messages, with single spaces."""
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    return " ".join(soup.get_text(" ").split())
