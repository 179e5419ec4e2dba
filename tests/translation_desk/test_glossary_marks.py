"""The glossary beside the texts: terms marked in the source, words that are not to be used flagged in the target, tags never cut."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.taxonomy.glossary.matching import Finder
from cms.taxonomy.models import ForbiddenWord, Term
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.glossary.marking import marked, paragraphs_of
from tests.guidance.reading import soup
from tests.standing import standing
from tests.translation_desk.test_side_by_side import at, fields, one

SIGNS = Finder({"signs": ["warning signs"]}, "en")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Know warning signs &amp; go</p>", '<p>Know <mark class="beside-term">warning signs</mark> &amp; go</p>'),
        (
            "<p>warning <b>signs</b></p>",
            '<p><mark class="beside-term">warning </mark><b><mark class="beside-term">signs</mark></b></p>',
        ),
        ("<p>warning</p><p>signs</p>", "<p>warning</p><p>signs</p>"),
        ('<a href="/warning signs">x</a>', '<a href="/warning signs">x</a>'),
        ("<p>warning<br/>signs</p>", '<p><mark class="beside-term">warning</mark><br/><mark class="beside-term">signs</mark></p>'),
    ],
)  # fmt: skip
def test_words_are_marked_between_tags(html: str, shown: str) -> None:
    assert marked(html, SIGNS)[0] == shown


PARTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        '<a href="?a=1&amp;b=warning signs">',
        "</a>",
        "<br/>",
        "<!-- warning signs -->",
        "warning",
        " ",
        "signs",
        "warning signs",
        "&lt;b&gt;",
        "&amp;",
        "😀",
    ]  # no line ends by themselves: the parser that the test reads with makes one of several
)


@given(st.lists(PARTS, max_size=14).map("".join))
@example(" </p> ")
@example("  warning signs")
def test_marks_are_all_that_is_added(html: str) -> None:
    shown, found = marked(html, SIGNS)
    there = BeautifulSoup(shown, "html.parser")
    assert bool(found) == bool(there.select("mark"))
    assert all(mark.get_text() and not mark.select("*") for mark in there.select("mark"))
    for mark in there.select("mark"):
        mark.unwrap()
    there.smooth()
    # The parser that the test reads with makes one space of several that stand by themselves, as before a mark.
    again, before = (re.sub(" +", " ", one) for one in (there.decode(), BeautifulSoup(html, "html.parser").decode()))
    assert again == before
    again, before = (re.sub(" +", " ", paragraphs_of(one)) for one in (there.decode(), html))
    assert again == before


@standing
def draft(original: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """In Arabic, of a page named "Know the warning signs"."""
    page: GuidancePage = draft_in(original, arabic.locale, by=translator).page
    return page


@pytest.fixture
def glossary(db: None) -> Term:
    term = Term.objects.create(language="en", words="warning signs", note="What tells of danger.")
    term.translations.create(language="ar", words="علامات التحذير")
    term.translations.create(language="fr", words="signes de danger")
    ForbiddenWord.objects.create(
        language="ar", words="ضحية", forms="ضحايا", reason="It hurts.", use_instead="ناجٍ", term=term
    )
    ForbiddenWord.objects.create(language="fr", words="علامات", reason="Not of this language.")
    return term


def row(desk: Client, page: Any, number: int = 0) -> Any:
    return soup(desk.get(at(page))).select_one(f"#row-{number}")


def test_a_term_of_the_source_stands_below_it_with_all_that_is_said_of_it(
    desk: Client,
    draft: GuidancePage,
    glossary: Term,
) -> None:
    shown = row(desk, draft)
    assert shown.select_one(".beside-source mark").get_text() == "warning signs"
    told = shown.select_one(".beside-glossary")
    assert told.select_one("dt").get_text() == "warning signs" and told.select_one("dt")["lang"] == "en"
    translation = told.select_one("strong")
    assert (translation["lang"], translation["dir"]) == ("ar", "rtl")
    words = told.get_text()
    assert "علامات التحذير" in words and "What tells of danger." in words and "ضحية" in words and "It hurts." in words
    assert "signes" not in words


def test_without_its_terms_a_text_has_no_list(desk: Client, draft: GuidancePage, glossary: Term) -> None:
    assert row(desk, draft, 1).select_one(".beside-glossary") is None


def test_what_is_not_to_be_used_is_flagged_as_soon_as_it_is_saved(
    desk: Client,
    draft: GuidancePage,
    glossary: Term,
) -> None:
    def told(text: str) -> str:
        answer = desk.post(at(draft, "save_text"), one(fields(desk, draft), "title", text))
        return " ".join(answer.json()["rows"][0]["warnings"])

    assert "It hurts." in told("علامات التحذير والضحايا") and "ناجٍ" in told("علامات التحذير وضحية")
    assert "ضحية" in row(desk, draft).select_one(".beside-warnings").get_text()
    assert told("علامات التحذير") == ""
    assert "علامات التحذير" in told("إشارات الخطر")


def test_however_much_is_in_it_the_glossary_takes_two_queries(
    desk: Client,
    draft: GuidancePage,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with CaptureQueriesContext(connection) as before:
        desk.get(at(draft))
    assert sum("taxonomy_term" in query["sql"] or "forbidden" in query["sql"] for query in before) == 2
    for number in range(50):
        term = Term.objects.create(language="en", words=f"know {number}")
        term.translations.create(language="ar", words=f"كلمة {number}")
        ForbiddenWord.objects.create(language="ar", words=f"لفظ {number}", reason="No.", term=term)
    with django_assert_num_queries(len(before)):
        desk.get(at(draft))
