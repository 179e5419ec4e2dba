"""docs/resolution-77-64.md: no paragraph left out, and nothing named that is not there."""

import json
import re
from collections.abc import Iterator

import pytest
from django.urls import Resolver404, resolve

from tests.docs.written import ROOT, addresses, missing_paths, paths

DOCUMENT = ROOT / "docs" / "resolution-77-64.md"
# The resolution's last operative paragraph.
LAST = 36
ASKS = re.compile(r"^Asks: \w", re.MULTILINE)
ANSWERS = re.compile(r"^(Answered\b|Partly answered\b|Outside a publishing system, because \w)", re.MULTILINE)
MISSING = re.compile(r"^Partly answered\b(?!.*Missing)", re.MULTILINE | re.DOTALL)

SAMPLE = ROOT / "cms" / "sample"
VOCABULARY = ROOT / "cms" / "taxonomy" / "vocabulary"
AUDIENCES = {"women", "girls", "boys", "men"}


def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def numbers(document: str) -> list[int]:
    """The paragraphs, by their headings, as they come."""
    return [int(number) for number in re.findall(r"^### OP(\d+)\. \S", document, re.MULTILINE)]


def entries(document: str) -> dict[int, str]:
    """What is written under each paragraph's heading."""
    found = re.findall(r"^### OP(\d+)\. [^\n]+\n(.*?)(?=^##|\Z)", document, re.MULTILINE | re.DOTALL)
    return {int(number): entry for number, entry in found}


def slugs(name: str) -> set[str]:
    """The words of one vocabulary."""
    return {row["slug"] for row in json.loads((VOCABULARY / f"{name}.json").read_text(encoding="utf-8"))}


def is_there(address: str) -> bool:
    """Whether something answers at the address: a view, and what it is asked for is in the vocabulary or the sample."""
    try:
        match = resolve(address.partition("?")[0])
    except Resolver404:
        return False
    if match.url_name is None:  # the admin's own "not found"
        return False
    asked = match.kwargs
    match match.url_name:
        case "topic":
            return asked["slug"] in slugs("topics")
        case "situation":
            return asked["slug"] in slugs("situations")
        case "audience_door" | "audience_feed":
            return asked["code"] in AUDIENCES
        case "place":
            return asked["pcode"] in {row["pcode"] for row in json.loads((SAMPLE / "places.json").read_text("utf-8"))}
        case "wagtail_serve":
            return (SAMPLE / "pages" / f"{asked['path'].rstrip('/').rpartition('/')[2]}.json").is_file()
    return True


def missing_addresses(document: str) -> Iterator[str]:
    """Those at which nothing is."""
    yield from (address for address in addresses(document) if not is_there(address))


def test_every_operative_paragraph_is_there_once_and_in_order() -> None:
    assert numbers(text()) == list(range(1, LAST + 1))


@pytest.mark.parametrize("number", range(1, LAST + 1))
def test_each_says_what_is_asked_and_what_answers_it(number: int) -> None:
    entry = entries(text())[number]
    assert ASKS.search(entry)
    assert ANSWERS.search(entry)
    assert not MISSING.search(entry), "What is only partly answered says what is missing."


def test_every_file_it_names_is_there() -> None:
    assert len(paths(text())) > 40
    assert list(missing_paths(text())) == []


def test_every_address_it_names_is_there() -> None:
    assert len(addresses(text())) > 20
    assert list(missing_addresses(text())) == []


def test_what_is_left_out_doubled_or_out_of_order_is_seen() -> None:
    left_out = text().replace("### OP7. ", "### ")
    assert numbers(left_out) != list(range(1, LAST + 1))
    doubled = text() + "\n### OP36. Again\n"
    assert numbers(doubled) != list(range(1, LAST + 1))


def test_a_paragraph_without_an_answer_is_seen() -> None:
    assert not ANSWERS.search("Asks: much.\n\nWe like it.\n")
    assert not ANSWERS.search("Outside a publishing system.\n")
    assert MISSING.search("Partly answered. By all of it.\n")


def test_files_that_are_not_there_are_seen() -> None:
    said = "See `cms/nowhere/rules.py`, `nowhere.md`, `tests/docs/written.py::nothing_of_the_kind` and `cms/urls.py`; run `make demo`."
    assert list(missing_paths(said)) == [
        "cms/nowhere/rules.py",
        "nowhere.md",
        "tests/docs/written.py::nothing_of_the_kind",
    ]


def test_addresses_where_nothing_is_are_seen() -> None:
    there = ["/en/", "/en/for/girls/", "/en/resources/?kind=policy", "/sitemap.xml", "/p/1", "/admin/reports/coverage/"]
    gone = [
        "/nowhere",
        "/en/for/nobody/",
        "/en/topics/no-such-topic/",
        "/en/places/ZZ/",
        "/en/x/no-page/",
        "/admin/nowhere/",
    ]
    said = " ".join(f"`{address}`" for address in [*there, *gone])
    assert list(missing_addresses(said)) == gone
