"""What the checks cost, whatever somebody writes: little more than ordinary text, and twice as much for twice the length."""

import time
from itertools import islice

import pytest

from cms.safety.checks import lengths
from cms.safety.checks.table import CHECKS, MOST_OF_ONE, findings
from cms.safety.checks.written import Level, Link, Passage, Written
from tests.safety.checks.test_table import SAFE

LENGTH = 200_000
# Each is repeated, once in one run and once set apart by spaces; all of a row together make one text.
TOKENS = {
    "groups": ("A123" * 9 + "aaaa", "A1" * 19 + "(", "(A1)" * 9 + "z", "A111111"),
    "digits": ("1", "1-", "1 (", "+1", "1.11111", "11:11", "2020-", "2020 2020x", "1C111111.", "000 "),
    "contacts": ("a@", "a@a.", "@a.", "www.", "a[at", "a (at) ", "wa.me/", "tel:"),
    "places": ("1°1", "geo:1.", "2222+", "///a.", "1N1", "12CAB1234", "@1.1,", "lat 1.1"),
    "words": ("A.", "AB (", "1 m", "m1 ", "x=1+", "a-1", "1a-1a", "٥م", "၅မီတာ", "မ-၁x"),
    "signs": ("\u0300\u0316", "။၊", "၊", "\u200b", "ﷺ", "-", "(", "\n", "?", "م\u064b", "\u3164", "ก"),
}


def made_of(tokens: tuple[str, ...], length: int, language: str = "en") -> Written:
    """A page of one text, with as much of each token."""
    runs = [run for token in tokens for run in (token, f"{token} ")]
    share = length // len(runs)
    return Written(language, (Passage("".join((run * share)[:share] for run in runs), "body"),))


def spent(written: Written) -> float:
    """Processor time of all checks, each as far as the table asks it, on texts that are not cut."""
    fresh = Written(written.language, tuple(Passage(one.words, one.place) for one in written.passages))
    began = time.process_time()
    for check in CHECKS:
        list(islice(check.find(fresh), MOST_OF_ONE))
    return time.process_time() - began


@pytest.fixture(scope="module")
def ordinary() -> float:
    """What ordinary advice of that length takes."""
    text = made_of((SAFE["en"],), LENGTH)
    spent(made_of((SAFE["my"],), 1000, "my"))  # names of units
    return min(spent(text), spent(text))


@pytest.mark.parametrize("language", ["en", "my"])
@pytest.mark.parametrize("kind", TOKENS)
def test_a_text_made_to_be_slow_costs_little_more_than_an_ordinary_one(
    kind: str, language: str, ordinary: float
) -> None:
    half, whole = spent(made_of(TOKENS[kind], LENGTH // 2, language)), spent(made_of(TOKENS[kind], LENGTH, language))
    assert whole < 12 * ordinary, (whole, ordinary)
    assert whole < 3.5 * half, (half, whole)  # in proportion to the square it would be four times


def test_what_is_too_long_is_refused_and_not_looked_through() -> None:
    text = Passage("word. " * (lengths.LONGEST_TEXT // 6) + "and more of it, call +1 555 555 0199", "body.1")
    found = findings(Written("en", (text,), has_recording=True))
    assert [one.place for one in found if one.level == Level.REFUSE] == ["body.1"]
    assert "too long" in str(found[0].message)


def test_a_long_page_is_refused_where_it_gets_too_long() -> None:
    text = "w" * lengths.LONGEST_TEXT
    places = tuple(Passage(text, f"body.{n}") for n in range(12))
    assert [one.place for one in lengths.too_long(Written("en", places))] == ["body.10"]
    assert sum(len(one.words) for one in lengths.cut(Written("en", places)).passages) == lengths.LONGEST_PAGE


def test_what_is_not_too_long_is_looked_through_to_its_end() -> None:
    words = "Stop here. " * 1500 + "Call +1 555 555 0199"
    assert [one.excerpt for one in findings(Written("en", (Passage(words),))) if one.level == Level.REFUSE] == [
        "+1 555 555 0199"
    ]


def test_an_address_that_no_browser_takes_is_refused() -> None:
    address = "https://example.org/" + "a" * 3000
    assert any(one.level == Level.REFUSE for one in findings(Written("en", links=(Link(address),))))


def test_more_links_than_anybody_follows_are_refused() -> None:
    many = tuple(Link(f"https://example.org/{n}") for n in range(lengths.MOST_LINKS + 1))
    assert [one.words for one in lengths.too_long(Written("en", links=many))] == [many[-1].url]
