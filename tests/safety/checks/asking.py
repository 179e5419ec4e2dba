"""How tests ask: one text in one language, and the places a look finds in it."""

from typing import Any

from cms.safety.checks.plain import Plain
from cms.safety.checks.table import Spans, findings
from cms.safety.checks.written import Finding, Level, Passage, Written


def written(words: str, language: str = "en", **more: Any) -> Written:
    """A page of one text."""
    return Written(language, (Passage(words),), has_recording=True, **more)


def looked(look: Spans, words: str, language: str = "en", **more: Any) -> list[str]:
    """What a look finds, in the words as they were written."""
    plain = Plain(words)
    return [plain.as_written(span) for span in look(plain.text, written(words, language, **more))]


def levels(found: list[Finding]) -> set[Level]:
    """How grave findings are."""
    return {one.level for one in found}


def grave(words: str, language: str = "en", **more: Any) -> list[Finding]:
    """What is found on a page of one text, hints aside."""
    return [one for one in findings(written(words, language, **more)) if one.level != Level.HINT]
