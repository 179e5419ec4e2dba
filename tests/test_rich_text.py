"""What is read of a rich text, and words that keep their own direction within a sentence of another."""

import pytest

from cms.directions import apart, left_to_right
from cms.rich_text import lines_in, says_something, words_in, words_of

BLANKS = "\u3164\u2800\u115f\ufe0f\u034f\u17b5\uffa0\u180b"
LIST = "<h2>Stop</h2><p>Do <b>not</b> touch &amp; do<br/>go&nbsp;back</p><ul><li>one</li><li>two</li></ul>"


def test_each_paragraph_heading_and_item_is_a_line_of_its_own() -> None:
    assert [line.strip() for line in lines_in(LIST).split("\n")] == [
        "Stop", "Do not touch & do", "go\xa0back", "one", "two",
    ]  # fmt: skip


def test_read_on_one_line_no_words_run_together_and_spaces_that_do_not_break_stay() -> None:
    assert words_in(LIST) == "Stop Do not touch & do go\xa0back one two"


@pytest.mark.parametrize(("rich", "read"), [(True, "1 < 2"), (False, "<b>1 &lt; 2</b>")])
def test_what_is_no_rich_text_is_read_as_it_is_written(rich: bool, read: str) -> None:
    assert words_of("<b>1 &lt; 2</b>", rich=rich) == read


@pytest.mark.parametrize(
    "html", ["", "<p></p>", '<p data-block-key="a1b2c"><br/></p>', "<p> &nbsp;</p><ul><li>\u200b</li></ul>"]
)
def test_an_empty_paragraph_says_nothing(html: str) -> None:
    assert not says_something(html, rich=True) and says_something("<p>?</p>", rich=True)


@pytest.mark.parametrize("blank", ["", " \n", "\u200b\u2060", "\u200f\xa0", *BLANKS])
def test_blanks_of_any_width_say_nothing(blank: str) -> None:
    assert not says_something(blank, rich=False) and says_something("<p></p>", rich=False)


@pytest.mark.parametrize("sign", ["\U0001fa77", "\U0001fae8", "🚫", "12", "—", "!", "1️⃣", "🇫🇷", "①", "؟", "က"])
def test_whatever_one_can_see_says_something(sign: str) -> None:
    assert says_something(sign, rich=False) and says_something(f"<p>{sign}</p>", rich=True)


def test_words_keep_their_direction_within_others() -> None:
    assert apart("ناجٍ") == "\u2068ناجٍ\u2069"
    assert left_to_right("+1 555 555 0100") == "\u2066+1 555 555 0100\u2069"
