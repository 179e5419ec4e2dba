"""A page as machines are told of it: search engines, and the apps that show a link as a picture with a title."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from wagtail.models import Page

from cms.library.models import Picture
from cms.library.renditions import existing
from cms.library.specs import SPECS
from cms.taxonomy.facts import Facts
from cms.taxonomy.words import word

SHARE_PICTURE = ("share.png", 1200, 630)
ADULT = 18

# schema.org PeopleAudience of each of the four: suggestedGender, suggestedMinAge, suggestedMaxAge.
PEOPLE: dict[str, tuple[str, int | None, int | None]] = {
    "women": ("female", ADULT, None),
    "girls": ("female", None, ADULT - 1),
    "boys": ("male", None, ADULT - 1),
    "men": ("male", ADULT, None),
}


@dataclass(frozen=True)
class HeadImage:
    """The picture shown beside a link."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True)
class Head:
    """What the `head` of a page says: canonical address, Open Graph (ogp.me)."""

    title: str
    description: str
    url: str
    language: str
    kind: str = "website"
    image: HeadImage | None = None
    noindex: bool = False
    published: str = ""
    modified: str = ""

    @property
    def locale(self) -> str:
        """As Open Graph writes a language."""
        return self.language.replace("-", "_")


@dataclass(frozen=True)
class SchemaFacts:
    """The facts of a page in the words of schema.org: audience, spatialCoverage, publisher, inLanguage."""

    language: str
    publisher: str = ""
    people: list[tuple[str, str, int | None, int | None]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def absolute(path: str) -> str:
    """A path as a whole address of this installation."""
    return f"{settings.SITE_URL}{path}"


def share_picture() -> HeadImage:
    """The picture of the site, where a page has none."""
    name, width, height = SHARE_PICTURE
    return HeadImage(absolute(static(name)), width, height)


def cover_picture(cover: Picture | None, words: str) -> HeadImage | None:
    """The widest JPEG of a cover that may be shown."""
    if cover is None or not cover.is_agreed:
        return None
    drawn = [one for one in existing(cover) if SPECS[one.filter_spec] == "image/jpeg"]
    widest = max(drawn, key=lambda one: one.width, default=None)
    if widest is None:
        return None
    url = widest.url if "://" in widest.url else absolute(widest.url)
    return HeadImage(url, widest.width, widest.height, words)


def head_of_page(page: Page, path: str, *, kind: str) -> Head:
    """A page's head; `path` is its own address, without what led there."""
    code = page.locale.language_code
    cover = cover_picture(getattr(page, "cover", None), getattr(page, "cover_alt", ""))
    return Head(
        title=page.seo_title or page.title,
        description=page.search_description or getattr(page, "standfirst", ""),
        url=absolute(path),
        language=code,
        kind=kind,
        image=cover or share_picture(),
        published=_moment(page.first_published_at),
        modified=_moment(page.last_published_at),
    )


def head_of_list(title: str, description: str, path: str, code: str, *, noindex: bool = False) -> Head:
    """A list's head."""
    return Head(title, description, absolute(path), code, image=share_picture(), noindex=noindex)


def on_screen(head: Head, number: int) -> Head:
    """The head of one screen of a list: its address keeps the screen's number."""
    return replace(head, url=f"{head.url}?page={number}") if number > 1 else head


def schema_of(facts: Facts, code: str, publisher: str) -> SchemaFacts:
    """The page's facts for schema.org."""
    people: list[Any] = [
        (word(one, "name", code).text, *PEOPLE[one.code]) for one in (*facts.made_for, *facts.suitable_for)
    ]
    places = [] if facts.everywhere else [word(place, "name", code).text for place in facts.places]
    return SchemaFacts(code, publisher, people, places)


def _moment(when: datetime.datetime | None) -> str:
    return when.isoformat(timespec="seconds") if when else ""
