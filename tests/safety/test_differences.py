"""What differs between two texts, and that finding it takes no more than so many steps, whoever chose the words."""

from cms.safety.differences import WORDS_AT_MOST, compared, marked
from cms.safety.matching import Steps, opcodes
from cms.safety.reading import Line


class Counted(str):
    """A word that counts how often it is looked at."""

    looks = 0

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        Counted.looks += 1
        return str.__hash__(self)


def alternating(number: int) -> str:
    return " ".join("ab"[n % 2] for n in range(number))


def test_words_that_went_and_came_are_marked() -> None:
    before, after = marked("Stop. Go back slowly, then call.", "Stop. Go back at once, then call us.")
    assert before == "Stop. Go back <del>slowly, </del>then <del>call. </del>"
    assert after == "Stop. Go back <ins>at once, </ins>then <ins>call us. </ins>"


def test_what_both_begin_and_end_with_is_not_compared_again() -> None:
    steps = Steps(left=20)
    same = [str(n) for n in range(5000)]
    found = list(opcodes([*same, "old", *same], [*same, "new", *same], steps))
    assert [one[0] for one in found] == ["equal", "replace", "equal"]
    assert steps.left > 0


def test_few_words_repeated_are_compared_in_as_many_steps_as_any_other() -> None:
    steps = Steps()
    for words in (700, 1000, WORDS_AT_MOST, 2 * WORDS_AT_MOST, 20_000):
        before, after = marked(" ".join(["a"] * words), alternating(words), steps)
        assert "<ins>" in after, words
        assert before.replace("<del>", "").replace("</del>", "").split() == ["a"] * words
    assert steps.left == 0


def test_steps_that_are_taken_bound_the_words_that_are_looked_at() -> None:
    words = [Counted(one) for one in alternating(2000).split()]
    Counted.looks = 0
    list(opcodes([Counted("a")] * 2000, words, Steps(left=100_000)))
    assert Counted.looks < 200_000


def test_where_the_steps_are_used_up_everything_left_is_marked_and_nothing_is_lost() -> None:
    before, after = marked("one two three four five", "six two seven four eight", Steps(left=0))
    assert (before, after) == ("<del>one two three four five </del>", "<ins>six two seven four eight </ins>")


def test_a_long_text_is_compared_by_sentences() -> None:
    sentences = [f"This is sentence {n} of the text." for n in range(600)]
    changed = [*sentences]
    changed[300] = "This one is new."
    before, after = marked(" ".join(sentences), " ".join(changed))
    assert "<del>This is sentence 300 of the text. </del>" in before
    assert after.count("<ins>") == 1


def test_thousands_of_lines_that_are_alike_use_up_one_screen_and_no_more() -> None:
    lines = [Line("body.1", "Text", "ab"[n % 2]) for n in range(5000)]
    steps = Steps()
    rows = compared([Line("body.1", "Text", "a")] * 5000, lines, steps)
    assert rows
    assert steps.left == 0
