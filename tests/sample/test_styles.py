"""The style sheets hold in older browsers, where one selector that they do not know takes its whole rule away."""

import re

import pytest

from tests.sample.walking import static_file

RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
# Newer than the phones of 2020: alone in their rule they do no harm.
NEWER = (":has(", ":is(", ":where(", "::details-content")
# Known since Chrome 87 or later only; the longer names are older.
SHORTHANDS = re.compile(r"(?<![-\w])(?:padding|margin)-(?:inline|block):|(?<![-\w])inset(?:-inline|-block)?:")


def styles() -> str:
    """Without their comments."""
    both = static_file("/static/site.css") + static_file("/static/print.css")
    return re.sub(r"/\*.*?\*/", "", both.decode(), flags=re.DOTALL)


@pytest.mark.parametrize("selector", NEWER)
def test_a_newer_selector_stands_in_a_rule_of_its_own(selector: str) -> None:
    assert not [rule for rule in RULE.findall(styles()) if selector in rule and "," in rule]


def test_sides_are_named_in_ways_that_older_phones_know() -> None:
    without_queries = re.sub(r"@supports[^{]*", "", styles())
    assert not SHORTHANDS.findall(without_queries)


def test_directions_come_from_the_text_alone() -> None:
    sides = re.findall(r"(?:margin|padding|border|text-align|float)(?:-|: ?)(?:left|right)", styles())
    assert not sides
    # Both at once say nothing about a direction.
    assert styles().count("left: 0") == styles().count("right: 0")
