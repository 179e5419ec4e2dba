"""The files of the sample: what stands in them, in which languages, and in which order pages are published."""

import json
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from modeltranslation.utils import build_localized_fieldname

FOLDER = Path(__file__).parent
ORIGINAL = "en"
TRANSLATIONS = ("fr", "es", "ar", "uk", "my")
LANGUAGES = (ORIGINAL, *TRANSLATIONS)
Data = dict[str, Any]


def read(name: str) -> Any:
    """What stands in the file of that name, such as "hotlines"."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def pages() -> list[Data]:
    """Every page, in the order in which they are to be published: what comes last is newest on a home."""
    found = [read(f"pages/{path.stem}") for path in sorted((FOLDER / "pages").glob("*.json"))]
    kinds = {kind: [data for data in found if kind_of(data) == kind] for kind in ("resource", "campaign", "story")}
    guidance = [data for data in found if kind_of(data) == "guidance"]
    between = [one for pair in zip_longest(kinds["campaign"], kinds["story"]) for one in pair if one]
    before = len(guidance) - len(between)
    last = chain.from_iterable(zip(guidance[before:], between, strict=True))
    return [*kinds["resource"], *guidance[:before], *last]


def kind_of(data: Data) -> str:
    """guidance, story, resource or campaign."""
    return data.get("type", "guidance")


def organisation_of(data: Data) -> str:
    """The slug of the organisation that a page stands under."""
    return data.get("organisation", "safe-steps")


def languages_of(data: Data) -> tuple[str, ...]:
    """The languages that a page is written in, the original first."""
    return tuple(code for code in LANGUAGES if code in data["title"])


def languages_by_organisation(data_of_pages: list[Data]) -> dict[str, set[str]]:
    """Organisation to the languages in which it has pages."""
    spoken: dict[str, set[str]] = {}
    for data in data_of_pages:
        spoken.setdefault(organisation_of(data), set()).update(languages_of(data))
    return spoken


def in_language(value: Any, code: str) -> Any:
    """The data with each text given by language replaced by the one in `code`."""
    if isinstance(value, dict):
        if ORIGINAL in value and all(isinstance(text, str) for text in value.values()):
            return value[code]
        return {key: in_language(inner, code) for key, inner in value.items()}
    return [in_language(inner, code) for inner in value] if isinstance(value, list) else value


def columns(**texts: dict[str, str]) -> dict[str, str]:
    """Field to texts by language, as columns: name_en, name_ar …"""
    return {
        build_localized_fieldname(field, code): text
        for field, by_code in texts.items()
        for code, text in by_code.items()
    }
