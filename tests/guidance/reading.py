"""A reader's browser: what it gets for an address, and what a person finds in it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client

LOADING = ("src", "srcset", "poster", "data", "action", "formaction")


def soup(response: Any) -> BeautifulSoup:
    """The answer as a document."""
    return BeautifulSoup(response.content.decode(), "html.parser")


def words(response: Any) -> str:
    """All that is read on the page, with single spaces."""
    return " ".join(soup(response).get_text(" ").split())


def found(address: str, **headers: str) -> Any:
    """The answer of a page that is there, to a stranger."""
    response = Client().get(address, headers=headers)
    assert response.status_code == 200, (address, response.status_code)
    return response


def titles(response: Any) -> list[str]:
    """The titles of the listed pages, in order."""
    return [heading.get_text(" ", strip=True) for heading in soup(response).select("li.tile h3")]


def picker(response: Any) -> dict[str, Tag]:
    """The languages offered on top of the page: code to its link, or to the bold word of the page's own."""
    return {str(entry["lang"]): entry for entry in soup(response).select("details.picker .languages > li > [lang]")}


def loaded(response: Any) -> Iterator[str]:
    """Every address that the browser fetches or sends to by itself: pictures, sound, styles, icons, forms."""
    for element in soup(response).find_all(True):
        for attribute in LOADING:
            if element.get(attribute):
                yield from (part.split()[0] for part in str(element[attribute]).split(", "))
        if element.name in {"link", "use"} and element.get("href"):
            yield str(element["href"])


def links(response: Any) -> Iterator[Tag]:
    """Every link a reader may follow."""
    yield from soup(response).select("a[href]")


def is_own(address: str) -> bool:
    """Whether an address stays on this site."""
    parts = urlsplit(address)
    return (not parts.scheme and not parts.netloc) or f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL
