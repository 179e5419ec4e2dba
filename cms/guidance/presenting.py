"""A page as a reader is given it: for whom and where, what to beware of, and in which other languages."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import languages
from cms.guidance.addresses import address
from cms.guidance.dates import spoken_date
from cms.taxonomy.facts import Facts, facts_of_many, is_original, own_facts
from cms.taxonomy.words import Word, word


@dataclass(frozen=True)
class ForLine:
    """Whom a page is for and where it applies, in the reader's language."""

    made_for: list[Word] = field(default_factory=list)
    suitable_for: list[Word] = field(default_factory=list)
    everywhere: bool = False
    places: list[Word] = field(default_factory=list)


@dataclass(frozen=True)
class Notice:
    """Something a reader must know before believing the page."""

    kind: str
    text: str


@dataclass(frozen=True)
class Version:
    """The same page in another language."""

    code: str
    autonym: str
    dir: str
    url: str
    title: str

    @property
    def lang(self) -> str:
        """For the `lang` attribute."""
        return self.code


def for_line(facts: Facts, code: str) -> ForLine:
    """The facts in words of a language."""
    return ForLine(
        made_for=[word(audience, "name", code) for audience in facts.made_for],
        suitable_for=[word(audience, "name", code) for audience in facts.suitable_for],
        everywhere=facts.everywhere,
        places=[] if facts.everywhere else [word(place, "name", code) for place in facts.places],
    )


def notices(facts: Facts, code: str, *, on: datetime.date) -> list[Notice]:
    """What to say above the text: a sample is no advice, and a page past its review date may be out of date."""
    found = []
    if facts.sample:
        found.append(Notice("sample", _("This is a sample. It is not approved: do not rely on it.")))
    if facts.review_by and facts.review_by < on:
        text = _("This page was to be checked again by %(date)s. Ask locally whether it still holds.")
        found.append(Notice("stale", text % {"date": spoken_date(facts.review_by, code)}))
    return found


def versions_of(page: Page, homes: dict[str, Page]) -> list[Version]:
    """The page's live versions in other live languages."""
    others = (
        Page.objects.filter(translation_key=page.translation_key, live=True)
        .exclude(pk=page.pk)
        .select_related("locale")
    )
    return [version(other, homes) for other in others if other.locale.language_code in homes]


def version(page: Page, homes: dict[str, Page]) -> Version:
    """One language version; its home must be among the live ones."""
    code = page.locale.language_code
    return Version(code, languages.autonym(code), languages.direction(code), address(page, homes[code]), page.title)


def reading_of(
    page: Page, *, preview: bool, homes: dict[str, Page], related: dict[int, Page] | None = None
) -> dict[str, Any]:
    """Template context of an article. In preview an original shows its draft's facts, not the live ones.

    `related` maps ids of pages it links to to their versions in its language; their facts are found in the same queries.
    """
    related = related or {}
    by_id = facts_of_many([page, *related.values()] if page.pk else related.values(), brief=True)
    facts = own_facts(page) if not page.pk or (preview and is_original(page)) else by_id[page.pk]
    return {
        "facts": facts,
        "for_line": for_line(facts, page.locale.language_code),
        "notices": notices(facts, page.locale.language_code, on=timezone.localdate()),
        "translations": versions_of(page, homes),
        "related": related,
        "related_facts": by_id,
    }
