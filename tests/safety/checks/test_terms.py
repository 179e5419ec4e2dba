"""Words that not every reader knows."""

import pytest

from cms.safety.checks.terms import abbreviations
from tests.safety.checks.asking import written


def found(words: str, language: str = "en", explained: frozenset[str] = frozenset()) -> list[str]:
    return [one.words for one in abbreviations(written(words, language, explained=explained))]


def test_an_abbreviation_is_named_once() -> None:
    assert found("The QZX said so. Ask the QZX.") == ["QZX"]


@pytest.mark.parametrize(
    "words",
    [
        "The quick zebra office (QZX) said so. Ask the QZX.",
        "QZX (quick zebra office) said so.",
        "Part II",
        "STOP AND GO BACK",
        "Stop.",
    ],
)
def test_what_is_written_out_or_shouted_is_no_riddle(words: str) -> None:
    assert found(words) == []


def test_what_everybody_there_knows_need_not_be_written_out() -> None:
    assert found("Send an SMS.", explained=frozenset({"SMS"})) == []


def test_abbreviations_of_other_scripts_are_found() -> None:
    assert found("Про це сказало ЪЗЪ.", "uk") == ["ЪЗЪ"]
    assert found("قالت أ.ب.ت. ذلك", "ar") == ["أ.ب.ت."]
