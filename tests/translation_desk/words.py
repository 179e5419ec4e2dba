"""Shared words, as a person fills them in on their screens."""

from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Model
from django.test import Client
from django.urls import reverse

# Topics of the fixtures `river` and `herds`.
RIVER, HERDS = "Near the river", "Herds and paths"


def address(model: type[Model], code: str = "ar", **asked: str) -> str:
    """Of the screen of a kind."""
    path = reverse("translation_desk:words_of_kind", args=[code, model._meta.label_lower])
    return path + "?" + "&".join(f"{name}={value}" for name, value in asked.items())


def screen(client: Client, model: type[Model], code: str = "ar", **asked: str) -> BeautifulSoup:
    """What stands on it."""
    response = client.get(address(model, code, **asked))
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def form_of(soup: BeautifulSoup) -> dict[str, Any]:
    """What a browser would send if nothing was typed."""
    found = {}
    for field in soup.select("form[data-words] [name]"):
        name = str(field["name"])
        found[name] = field.text.removeprefix("\n") if field.name == "textarea" else str(field.get("value", ""))
    return found


def key_of(row: Model, field: str = "name") -> str:
    """The end of the names of a text's inputs."""
    return f"{row.pk}-{field}"


def sources(soup: BeautifulSoup) -> list[str]:
    """The texts from which one translates."""
    return [one.text for one in soup.select(".words-source .words-text")]


def typed(client: Client, model: type[Model], words: dict[str, str], code: str = "ar", **asked: str) -> Any:
    """Open the screen, type into it by the inputs' keys, save."""
    data = form_of(screen(client, model, code, **asked))
    for key, text in words.items():
        assert f"text-{key}" in data, key
        data[f"text-{key}"] = text
    return client.post(address(model, code, **asked), data)


def said_of(response: Any) -> str:
    """The text of an answer."""
    return " ".join(BeautifulSoup(response.content, "html.parser").text.split())
