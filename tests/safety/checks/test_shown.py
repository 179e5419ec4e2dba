"""What a page lacks or shows besides its words."""

from cms.safety.checks.table import findings
from cms.safety.checks.written import Level, Passage, ShownPicture, Written

WORDS = (Passage("Stop. Go back."),)


def test_a_picture_that_tells_something_needs_alt_text() -> None:
    pictures = (
        ShownPicture("A", has_alt=False),
        ShownPicture("B", has_alt=True),
        ShownPicture("C", has_alt=False, decorative=True),
    )
    found = findings(Written("en", WORDS, pictures, has_recording=True))
    assert [one.excerpt for one in found if one.level == Level.SECOND_REVIEWER] == ["A"]


def test_every_picture_is_left_to_human_eyes() -> None:
    pictures = (ShownPicture("A", has_alt=True), ShownPicture("B", has_alt=True, decorative=True))
    found = findings(Written("en", WORDS, pictures, has_recording=True))
    assert [one.excerpt for one in found] == ["A", "B"]
    assert {one.level for one in found} == {Level.HINT}


def test_a_page_without_recording_is_told_so() -> None:
    assert len(findings(Written("en", WORDS))) == 1
    assert findings(Written("en", WORDS, has_recording=True)) == []
