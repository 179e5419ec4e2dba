"""Numbers and placeholders in a text and its translation."""

import pytest

from cms.translation_desk.figures import figures_differ

# Figures


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Call +1 555 555 0100", "اتصل +١ ٥٥٥ ٥٥٥ ٠١٠٠"),
        ("1,000 steps", "1 000 pas"),
        ("1.5 km", "1,5 km"),
        ("At 10:30, 2 hours", "2 heures, 10:30"),
        ("page 12", "စာမျက်နှာ ၁၂"),
        ("10.30", "10:30"),
        ("12/05/2030", "2030-05-12"),
        ("3-5 days", "3–5 أيام"),
        ("Call 555-0100", "اتصل \u2066555 0100\u2069"),
        ("Write to %(name)s at help@example.org", "help@example.org %(name)s"),
    ],
)
def test_the_same_figures_in_another_script_and_order_are_the_same(source: str, target: str) -> None:
    assert figures_differ(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("Call +1 555 555 0100", "Call +1 555 555 0101", "+15555550100"),
        ("Stay 100 m away", "ابتعد", "100"),
        ("1.5 km", "15 km", "1.5"),
        ("3-5 days", "35 أيام", "35"),
        ("1.5 or 2 km", "2.5 or 1 km", "1.5"),
        ("Call +1 555 555 0100", "Call 1 555 555 0100", "+15555550100"),
        ("Hello %(name)s", "سلام", "%(name)s"),
        ("See https://example.org/a", "انظر", "https://example.org/a"),
    ],
)
def test_a_figure_that_is_missing_is_named(source: str, target: str, missing: str) -> None:
    assert missing in figures_differ(source, target)
