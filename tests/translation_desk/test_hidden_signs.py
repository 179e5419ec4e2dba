"""Signs that nobody sees are found alike wherever a translation comes in."""

import pytest

from cms.translation_desk.hidden_signs import closes_isolates, holds_hidden_signs


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\ufeff", "\x07", "\x85", "\ue000", "\u2028", "\uffff", "\ud800"])
def test_what_turns_or_hides_is_found(sign: str) -> None:
    assert holds_hidden_signs(f"word{sign}word")


@pytest.mark.parametrize(
    "text", ["a\u200eb", "می\u200cخواهم", "ක්\u200dර", "two\nlines\tand", "🫨", "\u2066555 0100\u2069"]
)
def test_what_a_language_needs_stays(text: str) -> None:
    assert not holds_hidden_signs(text)
    assert closes_isolates(text)


@pytest.mark.parametrize("text", ["\u2066open", "closed\u2069", "\u2069\u2066"])
def test_a_direction_that_is_left_open_is_found(text: str) -> None:
    assert not closes_isolates(text)


def test_a_place_may_hold_fewer_controls() -> None:
    assert holds_hidden_signs("a\tb", line_ends="\n")
