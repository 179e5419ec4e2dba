"""The daily mail to a translator, in their language: chapters of lines, and where to find what does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from cms.accounts.models import User
from cms.languages import autonym
from cms.safety.mail_language import language_of

# Of each chapter; the rest is a number and a way to it.
SHOWN = 20


@dataclass(frozen=True)
class Chapter:
    """Lines of one kind under a heading (lazily translated), the lowest `order` first; `path` leads to all of them.

    Known by its order alone: a heading is another in each language.
    """

    order: int
    heading: Any = field(compare=False)
    path: Any = field(compare=False)


@dataclass(frozen=True)
class Line:
    """A page, the language it is wanted in, by when, and where to go."""

    title: str
    language: str
    path: str
    due: date | None = None

    @property
    def autonym(self) -> str:
        """The language by its own name."""
        return autonym(self.language)

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.path}"


def send_digest(person: User, lines: Iterable[tuple[Chapter, Line]]) -> None:
    """One mail, what is wanted first of each chapter first."""
    by_chapter: dict[Chapter, list[Line]] = {}
    for chapter, line in lines:
        by_chapter.setdefault(chapter, []).append(line)
    with override(language_of(person)):
        chapters = [_shown(one, by_chapter[one]) for one in sorted(by_chapter, key=lambda one: one.order)]
        text = render_to_string("translation_desk/mail/digest.txt", {"chapters": chapters})
        send_mail(_("Your translations today"), text, [person.email])


def _shown(chapter: Chapter, lines: list[Line]) -> dict[str, Any]:
    ordered = sorted(lines, key=lambda line: (line.due or date.max, line.title))
    return {
        "heading": chapter.heading,
        "lines": ordered[:SHOWN],
        "left": max(0, len(ordered) - SHOWN),
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{chapter.path}",
    }
