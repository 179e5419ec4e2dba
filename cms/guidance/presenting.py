"""A page as a reader is given it: for whom and where, what to beware of, and in which other languages."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import languages
from cms.guidance.addresses import address, live_pages
from cms.guidance.localising import spoken_date
from cms.guidance.shared_pages import with_references
from cms.taxonomy.facts import Facts, facts_of_many, is_original, own_facts
from cms.taxonomy.models import Original
from cms.taxonomy.words import Word, word
from cms.translation_desk.outdated import is_outdated


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
    newer: "Version | None" = None


@dataclass(frozen=True)
class Version:
    """The same page in another language."""

    code: str
    autonym: str
    dir: str
    url: str
    title: str
    is_original: bool = False

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


def notices(
    facts: Facts,
    code: str,
    *,
    on: datetime.date,
    newer: "Version | None" = None,
    warned_on: datetime.date | None = None,
) -> list[Notice]:
    """What to say above the text: a sample is no advice, a page past its review date may be out of date, and so may a
    translation whose original was changed since (`newer`)."""
    found = []
    if warned_on is not None:
        text = _("Urgent warning of %(date)s. It has not been reviewed yet.")
        found.append(Notice("emergency", text % {"date": spoken_date(warned_on, code)}))
    if facts.sample:
        found.append(Notice("sample", _("This is a sample. It is not approved: do not rely on it.")))
    if newer is not None:
        text = _("This page was changed in another language after it was translated. Some advice here may be old.")
        found.append(Notice("outdated", text, newer))
    if facts.review_by and facts.review_by < on:
        text = _("This page was to be checked again by %(date)s. Ask locally whether it still holds.")
        found.append(Notice("stale", text % {"date": spoken_date(facts.review_by, code)}))
    return found


def versions_of(page: Page, homes: dict[str, Page]) -> list[Version]:
    """The page's live versions in other live languages."""
    original = Original.objects.filter(translation_key=page.translation_key).values("page_id")[:1]
    others = (
        live_pages()
        .filter(translation_key=page.translation_key)
        .exclude(pk=page.pk)
        .select_related("locale")
        .annotate(original_id=Subquery(original))
    )
    shown: Any = getattr(page, "as_shown", page)
    others = others if shown is page else with_references(others, shown)
    return [version(other, homes) for other in others if other.locale.language_code in homes]


def newer_original(page: Page, versions: list[Version]) -> Version | None:
    """The original of a translation, if it has had a major change since the translation was read against it; one query for most."""
    original = next((one for one in versions if one.is_original), None)
    return original if original is not None and page.pk and is_outdated(page) else None


def version(page: Page, homes: dict[str, Page]) -> Version:
    """One language version; its home must be among the live ones."""
    code = page.locale.language_code
    page.url_path = getattr(page, "shown_at", None) or page.url_path
    return Version(
        code,
        languages.autonym(code),
        languages.direction(code),
        address(page, homes[code]),
        page.title,
        is_original=getattr(page, "original_id", None) == page.pk,
    )


def reading_of(page: Page, *, preview: bool, homes: dict[str, Page], others: Iterable[Page] = ()) -> dict[str, Any]:
    """Facts, notices and other languages of an article. In preview an original shows its draft's facts, not the live ones.

    `others` are pages it leads to: their facts are found in the same queries.
    """
    code = page.locale.language_code
    by_id = facts_of_many([page, *others] if page.pk else others, brief=True)
    facts = own_facts(page) if not page.pk or (preview and is_original(page)) else by_id[page.pk]
    translations = versions_of(page, homes)
    today = timezone.localdate()
    return {
        "facts": facts,
        "for_line": for_line(facts, code),
        "notices": notices(facts, code, on=today, newer=newer_original(page, translations), warned_on=_warned_on(page)),
        "translations": translations,
        "related_facts": by_id,
        "published": page.last_published_at and timezone.localdate(page.last_published_at),
        "next_review": facts.review_by if facts.review_by and facts.review_by >= today else None,
    }


def _warned_on(page: Any) -> datetime.date | None:
    warned_at = getattr(page, "warned_at", None)
    return timezone.localdate(warned_at) if warned_at is not None else None
