"""What the checks look at and what they say: plain values, no page and no request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.safety.checks.links import Outcome
from cms.safety.checks.plain import Plain, Span
from cms.taxonomy.glossary.known import NotToUse

LONGEST_EXCERPT = 80  # characters


class Level(TextChoices):
    """How grave a finding is, gravest first."""

    REFUSE = "refuse", _("Cannot be published")
    SECOND_REVIEWER = "second_reviewer", _("Needs a second reviewer")
    HINT = "hint", _("Hint")

    @property
    def gravity(self) -> int:
        """0 for the gravest: what findings are ordered by."""
        return list(Level).index(self)


class PassageKind(StrEnum):
    """What a text of a page is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    CAPTION = "caption"
    TRANSCRIPT = "transcript"
    ALT_TEXT = "alt_text"
    LINK_TEXT = "link_text"
    ADDRESS = "address"


# Read as whole sentences: their length matters.
SENTENCES = frozenset({PassageKind.PROSE, PassageKind.CAPTION, PassageKind.TRANSCRIPT})


@dataclass(frozen=True)
class Passage:
    """One text of a page as it is read; a line break in it begins a paragraph.

    `place` is the form field it stands in, or `body.<block id>`; `label` is what people call that place. An ADDRESS is the page's
    own (its slug).
    """

    words: str
    place: str = ""
    label: str | Promise = ""
    kind: PassageKind = PassageKind.PROSE

    @cached_property
    def plain(self) -> Plain:
        """Its words in the one shape that is looked through."""
        return Plain(self.words)


@dataclass(frozen=True)
class ShownPicture:
    """A picture as the page shows it; `decorative` ones rightly have no alt text."""

    title: str
    has_alt: bool
    decorative: bool = False
    place: str = ""


@dataclass(frozen=True)
class Link:
    """Where a link of the page leads, out of the site: an absolute URL."""

    url: str
    place: str = ""


@dataclass(frozen=True)
class Written:
    """All of a page in one language (BCP 47), as its readers get it.

    `may_be_shown` holds contact data that is meant for the public: telephone numbers of hotlines and organisations in any way of
    writing, e-mail addresses, handles, links of messengers. `explained` are abbreviations that
    everybody there knows. `outcomes` is what became of links when last asked, by URL. `not_to_use` is what the glossary forbids in the
    language.
    """

    language: str
    passages: tuple[Passage, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()
    links: tuple[Link, ...] = ()
    has_recording: bool = False
    may_be_shown: frozenset[str] = frozenset()
    explained: frozenset[str] = frozenset()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    not_to_use: tuple[NotToUse, ...] = ()


class Found(NamedTuple):
    """Where a check found something, the words it is about and, of a passage, which one and from where to where in its plain shape.

    `said` is a sentence for this place alone, instead of the check's own.
    """

    place: str = ""
    words: str = ""
    label: str | Promise = ""
    passage: int | None = None
    span: Span = Span(0, 0)
    said: str = ""


@dataclass(frozen=True)
class Finding:
    """What a check found: how grave, a sentence that says what to do, the place it is in, the words it is about."""

    level: Level
    message: str | Promise
    place: str = ""
    excerpt: str = ""
    label: str | Promise = ""


def excerpt(words: str) -> str:
    """Words short enough to be shown beside a message, on one line."""
    line = " ".join(words[: LONGEST_EXCERPT * 2].split())
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"
