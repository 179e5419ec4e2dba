"""The kinds of readers' pages, one address of each, all of the sample: the same pages in every release, so that numbers compare."""

from collections.abc import Iterator

LANGUAGES = ("en", "ar", "my")
ORIGINAL = "en"  # every kind is there; in the other languages, what the sample has
SECTION = "safe-steps"
SEARCHED = {
    "en": "path",
    "ar": "%D8%B7%D8%B1%D9%8A%D9%82",
    "my": "%E1%80%9C%E1%80%99%E1%80%BA%E1%80%B8",
}
KINDS = {
    "home": "",
    "door": "for/girls/",
    "topic": "topics/safe-paths/",
    "place": "places/XA0102/",
    "organisation": f"{SECTION}/",
    "guidance": f"{SECTION}/playing-safely/",
    "story": f"{SECTION}/the-path-my-mother-chose/",
    "campaign": f"{SECTION}/harvest-time/",
    "resource": f"{SECTION}/five-safe-steps-sheet/",
    "resources": "resources/",
    "search results": "search/?q={searched}",
    "hotlines": "hotlines/",
}
# Opened in the slow browser in every language; the other kinds in English alone, which keeps the run short.
IN_EVERY_LANGUAGE = ("home", "door", "guidance", "hotlines")


def named(kind: str, code: str) -> str:
    """What a page is called in the tables."""
    return f"{kind} {code}"


def language_of(name: str) -> str:
    """The language of a page so called."""
    return name.rpartition(" ")[2]


def addresses() -> dict[str, str]:
    """Address by name of the page, such as "home en"; kind by kind."""
    return {
        named(kind, code): f"/{code}/" + rest.format(searched=SEARCHED[code])
        for kind, rest in KINDS.items()
        for code in LANGUAGES
    }


def opened_slowly(present: dict[str, str]) -> Iterator[str]:
    """Which of these pages the slow browser opens."""
    for name in present:
        kind = name.rpartition(" ")[0]
        if language_of(name) == ORIGINAL or kind in IN_EVERY_LANGUAGE:
            yield name
