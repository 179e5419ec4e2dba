"""The automatic checks, asked of a page's content. What they find nothing in is not thereby good: they never approve."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Model
from wagtail.images import get_image_model

from cms.safety.checks.links import Outcome, State
from cms.safety.checks.table import findings
from cms.safety.checks.written import Finding, Level, Link, Passage, PassageKind, ShownPicture, Written
from cms.safety.models import AskedLink
from cms.safety.reading import Line
from cms.taxonomy.glossary.known import not_to_use_in

Numbers = Callable[[], Iterable[str]]

# Read by everybody who has a telephone.
KNOWN_TO_ALL = frozenset({"SMS"})
KINDS = {"title": PassageKind.TITLE, "slug": PassageKind.ADDRESS, "heading": PassageKind.HEADING}
_numbers: list[Numbers] = []


def may_be_shown(numbers: Numbers) -> Numbers:
    """How rooms above tell which telephone numbers and addresses are meant for the public."""
    if numbers not in _numbers:
        _numbers.append(numbers)
    return numbers


def checked(
    content: dict[str, Any], lines: Sequence[Line], language: str, *, down_to: Level = Level.HINT
) -> list[Finding]:
    """What the checks find in a page's content, of which `lines` are the lines, in a language (BCP 47); the gravest first.

    Only those down to a level look: without hints the glossary, which takes longest, is not asked.
    """
    written = written_of(content, lines, language)
    pictures, outcomes = tuple(_pictures(content)), _outcomes([link.url for link in written.links])
    not_to_use = not_to_use_in(language) if down_to is Level.HINT else ()
    return findings(replace(written, pictures=pictures, outcomes=outcomes, not_to_use=not_to_use), down_to=down_to)


def refused(content: dict[str, Any], lines: Sequence[Line], language: str) -> list[Finding]:
    """Of what they find only what is published in no case: at the door nothing else is looked for. Neither pictures, what became of links
    nor the glossary refuse anything, so they are not asked.
    """
    return findings(written_of(content, lines, language), down_to=Level.REFUSE)


def written_of(content: dict[str, Any], lines: Sequence[Line], language: str) -> Written:
    """What a page says and where it leads, without its pictures and what is known of its links."""
    return Written(
        language,
        tuple(_passages(content, lines)),
        links=tuple(Link(line.words, line.place) for line in lines if line.link),
        has_recording=any(key.startswith("library.recording:") for key in content["shows"]),
        may_be_shown=numbers_shown(),
        explained=KNOWN_TO_ALL,
    )


def numbers_shown() -> frozenset[str]:
    """What is meant for the public now, as it is written."""
    return frozenset(number for numbers in _numbers for number in numbers())


def gravest(found: Iterable[Finding], level: Level) -> list[Finding]:
    """Those of one level."""
    return [one for one in found if one.level == level]


def _passages(content: dict[str, Any], lines: Sequence[Line]) -> Iterator[Passage]:
    for line in lines:
        if line.said:
            yield Passage(line.words, line.place, line.label, _kind(line))
    for face in content["shows"].values():
        if face.get("transcript"):
            yield Passage(face["transcript"], "body", "", PassageKind.TRANSCRIPT)


def _kind(line: Line) -> PassageKind:
    if line.name.endswith(("alt", "alt_text")):
        return PassageKind.ALT_TEXT
    return KINDS.get(line.name, PassageKind.PROSE)


def _pictures(content: dict[str, Any]) -> Iterator[ShownPicture]:
    """Covers and described pictures, wherever they stand."""
    fields, images = content["fields"], get_image_model()
    titles: dict[int, str] = dict(images.objects.filter(pk__in=_image_ids(content)).values_list("pk", "title"))
    if fields.get("cover"):
        yield ShownPicture(titles.get(fields["cover"], ""), bool(fields.get("cover_alt")), False, "cover")
    for found in _described(fields):
        has_alt, decorative = bool(found.get("alt_text")), bool(found.get("decorative"))
        yield ShownPicture(titles.get(found["image"], ""), has_alt, decorative, "body")


def _image_ids(content: dict[str, Any]) -> list[int]:
    images: type[Model] = get_image_model()
    prefix = f"{images._meta.label_lower}:"
    return [int(key.removeprefix(prefix)) for key in content["shows"] if key.startswith(prefix)]


def _described(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("image"), int):
            yield value
        for inner in value.values():
            yield from _described(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _described(inner)


def _outcomes(urls: Sequence[str]) -> dict[str, Outcome]:
    asked = AskedLink.objects.filter(url__in=urls) if urls else ()
    return {one.url: Outcome(State(one.state), one.status) for one in asked}
