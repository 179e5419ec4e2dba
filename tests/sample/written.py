"""What stands in the files of the sample, for tests that read it: pages by slug, texts at any depth."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from cms.sample.files import FOLDER, kind_of, languages_of, read

SHARED = ("home", "hotlines", "organisations", "places", "work")


@cache
def pages() -> dict[str, dict[str, Any]]:
    """Every page's data by the name of its file."""
    return {path.stem: read(f"pages/{path.stem}") for path in sorted((FOLDER / "pages").glob("*.json"))}


def of_kind(*kinds: str) -> dict[str, dict[str, Any]]:
    """The pages of these kinds."""
    return {slug: data for slug, data in pages().items() if kind_of(data) in kinds}


def versions() -> list[tuple[str, str]]:
    """Every page in every language that it is written in, as language and slug."""
    return [(code, slug) for slug, data in pages().items() for code in languages_of(data)]


def everything() -> dict[str, Any]:
    """The data of every file by its name."""
    return {name: read(name) for name in SHARED} | pages()


def texts(value: Any) -> Iterator[str]:
    """Every text inside data, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def by_language(value: Any) -> Iterator[dict[str, str]]:
    """Every text that is given by language."""
    if isinstance(value, dict):
        if "en" in value and all(isinstance(text, str) for text in value.values()):
            yield value
        else:
            for inner in value.values():
                yield from by_language(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from by_language(inner)


def named(value: Any, key: str) -> Iterator[Any]:
    """Every value under that key, at any depth."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        for inner in value.values():
            yield from named(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner, key)
