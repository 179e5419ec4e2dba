"""The glossary's screens as a person uses them."""

from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse


def address(name: str, *args: Any) -> str:
    return reverse(f"translation_desk:glossary{name}", args=args)


def form_at(client: Client, path: str) -> dict[str, str]:
    """What a browser would send if nothing was typed."""
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    form = BeautifulSoup(response.content, "html.parser").select("form:has([name=seen])")[0]
    found = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    found |= {str(one["name"]): one.get_text().lstrip("\n") for one in form.select("textarea[name]")}
    chosen = [(one, one.select_one("option[selected]")) for one in form.select("select[name]")]
    return found | {str(one["name"]): str(option["value"]) for one, option in chosen if option is not None}


def fill(client: Client, path: str, **typed: str) -> Any:
    """Open a form, type into it, save."""
    return client.post(path, form_at(client, path) | typed)


def upload(client: Client, content: str | bytes) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(address("_upload"), {"file": SimpleUploadedFile("glossary.csv", data)})


def take(client: Client, compared: Any) -> Any:
    return client.post(address("_take"), {"sealed": compared.context["sealed"]}, follow=True)
