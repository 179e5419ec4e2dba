"""Contact data of people. The numbers and names in here are fictional."""

import pytest

from cms.safety.checks.contacts import handles, handles_in_links, mails, numbers, numbers_in_links
from cms.safety.checks.written import Level, Link, Written
from tests.safety.checks.asking import grave, looked

HOTLINE = frozenset({"+1 555 555 0100"})


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Call Amal: +1 555 555 0101", "en"),
        ("555-555-0101", "en"),
        ("(555) 555.0101", "en"),
        ("5 5 5 5 5 5 0 1 0 1", "en"),
        ("٥٥٥\u200b٥٥٥٠١٠١", "ar"),
        ("اتصلوا على ۵۵۵۵۵۵۰۱۰۱", "prs"),
        ("ဖုန်း၁၅၅၅၅၅၅၀၁၀၁", "my"),
        ("https://wa.me/15555550101", "en"),
    ],
)
def test_a_number_that_nobody_said_is_public_cannot_be_published(words: str, language: str) -> None:
    assert looked(numbers, words, language, may_be_shown=HOTLINE)
    assert Level.REFUSE in {one.level for one in grave(words, language)}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("+1 555 555 0100", "en"),
        ("0555 555 0100", "en"),
        ("001-555-555-0100", "en"),
        ("اتصلوا: ٥٥٥٥٥٥٠١٠٠", "ar"),
        ("Call 112", "en"),
    ],
)
def test_a_hotline_may_be_shown_in_any_way_of_writing(words: str, language: str) -> None:
    assert looked(numbers, words, language, may_be_shown=HOTLINE) == []


@pytest.mark.parametrize(
    "words",
    [
        "1 000 000 people and 2.000.000",
        "2025-05-12, 12.05.2025, 12/05/2025 08:00",
        "2019-2020, 2019 2020 2021",
        "08.00-16.00",
        "1.500 2.300",
        "1,234,567",
        "https://example.org/5555550101",
    ],
)
def test_dates_hours_and_counts_are_no_telephone_numbers(words: str) -> None:
    assert looked(numbers, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "amal@example.org",
        "Amal @ example . org",
        "amal\u200b@example.org",
        "amal (at) example (dot) org",
        "ａｍａｌ＠example.org",
    ],
)
def test_a_mail_address_cannot_be_published(words: str) -> None:
    assert looked(mails, words)


def test_the_mail_address_of_the_organisation_may_be_shown() -> None:
    assert looked(mails, "Write to Help@Example.org.", may_be_shown=frozenset({"help@example.org"})) == []


def test_a_name_on_social_media_needs_a_second_reviewer() -> None:
    assert looked(handles, "Ask @amal_example or t.me/amal_example") == ["@amal_example", "t.me/amal_example"]
    assert looked(handles, "Ask @safe_example", may_be_shown=frozenset({"@safe_example"})) == []
    assert looked(handles, "amal@example.org") == []


def test_links_that_call_somebody_are_held_to_the_same() -> None:
    links = tuple(
        map(
            Link,
            ("tel:+15555550101", "mailto:amal@example.org", "https://wa.me/15555550101", "tel:+15555550100", "tel:112"),
        )
    )
    page = Written("en", links=links, may_be_shown=HOTLINE)
    assert [one.words for one in numbers_in_links(page)] == [link.url for link in links[:3]]


def test_links_to_somebodys_page_need_a_second_reviewer() -> None:
    links = tuple(
        map(
            Link,
            (
                "https://t.me/amal_example",
                "https://social.example.org/@amal",
                "https://example.org/@",
                "https://example.org/a",
            ),
        )
    )
    found = [one.words for one in handles_in_links(Written("en", links=links))]
    assert found[:2] == ["https://t.me/amal_example", "https://social.example.org/@amal"]
    assert "https://example.org/a" not in found
