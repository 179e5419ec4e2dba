"""Pages of every kind, live, with all that they may show."""

import copy
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.guidance.models import CampaignPage, GuidancePage, ResourcePage, StoryPage
from cms.library.models import Document, Picture, Recording
from cms.taxonomy.models import Audience
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.library.files import committed, pdf, sound

FACTS = (
    "made_for",
    "suitable_for",
    "scope",
    "places",
    "topics",
    "situations",
    "message_category",
    "review_by",
    "sample",
)
Part = tuple[str, Any]


def picture(title: str = "A path", **values: Any) -> Picture:
    """A small picture with its renditions."""
    with committed():
        return factories.picture(title, size=(300, 200), **values)


def recording() -> Recording:
    """A second of sound, with what is said."""
    made = Recording(title="Go back", language="en", transcript="Stop. Go back.", consent="recorded", type="audio")
    made.file = ContentFile(sound(seconds=0.2), name="voice.mp3")
    with committed():
        made.save()
    return made


def document() -> Document:
    """A leaflet."""
    made = Document(title="Leaflet")
    made.file = ContentFile(pdf(), name="leaflet.pdf")
    made.save()
    return made


def described(shown: Picture, words: str = "People walk on a path") -> Picture:
    """A picture as a part holds it: with its words, or decorative without any."""
    held = copy.copy(shown)
    held.contextual_alt_text, held.decorative = words, not words
    return held


def published(page: Page) -> Any:
    """The page, live, and found by search."""
    with committed():
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def article(section: Page, kind: type[Page] = GuidancePage, /, **values: Any) -> Any:
    """A live page of a kind; facts by the names of `give_facts`, suitable for everyone it is not made for."""
    facts = {name: values.pop(name) for name in FACTS if name in values}
    facts.setdefault("suitable_for", tuple(code for code in Audience.CODES if code not in facts.get("made_for", ())))
    values.setdefault("title", "Know the warning signs")
    values.setdefault("standfirst", "What tells you that a place may be dangerous.")
    if hasattr(kind, "body"):
        values.setdefault("body", [text() if kind is StoryPage else factories.card()])
    page = kind(live=False, **values)
    factories.give_facts(page, **facts)
    section.add_child(instance=page)
    return published(page)


def many(section: Page, number: int, *kinds: type[Page], **values: Any) -> list[Page]:
    """Live pages of the kinds in turn, made fast: without revisions. Call `rebuild` to have them found by search."""
    with disable_reference_index_auto_update():
        return [
            _fast(section, count, kinds[count % len(kinds)] if kinds else GuidancePage, values)
            for count in range(number)
        ]


def _fast(section: Page, count: int, kind: type[Page], values: dict[str, Any]) -> Page:
    needed = {"publisher": "Example Publisher", "link": "https://publisher.example/"} if kind is ResourcePage else {}
    body = {"body": [text()]} if hasattr(kind, "body") else {}
    page = kind(title=f"Zebra crossing {count:03d}", standfirst="Stay on it.", live=True, **needed, **body, **values)
    page.first_published_at = page.last_published_at = timezone.now()
    factories.give_facts(page, made_for=("girls",), suitable_for=("boys",))
    return section.add_child(instance=page)


def text(words: str = "<p>Paths that people use every day are safer.</p>") -> Part:
    """A text with a heading."""
    return "text", {"heading": "Why paths matter", "text": words, "audiences": []}


def one_of_each(section: Page, *, shown: Picture, leaflet: Document) -> dict[str, Any]:
    """A live page of each of the four kinds, in English."""
    return {
        "guidance": article(
            section,
            title="Walk on known paths",
            cover=shown,
            cover_alt="A path",
            made_for=("girls",),
            topics=("safe-paths",),
        ),
        "story": article(section, StoryPage, title="How we found help", body=[text()]),
        "resource": article(
            section,
            ResourcePage,
            title="A lesson plan",
            document=leaflet,
            link="https://publisher.example/lesson",
            publisher="Example Publisher",
            year=2025,
            licence="CC BY 4.0",
        ),
        "campaign": article(section, CampaignPage, title="Harvest weeks", starts_on="2026-01-01", ends_on="2026-02-01"),
    }


def translated(page: Page, code: str, title: str, **values: Any) -> Any:
    """The live version of a page in another language; its words are replaced by the title's."""
    draft: Any = draft_in(page, Locale.objects.get(language_code=code), by=None).page
    changes = {"title": title, "draft_title": title, "standfirst": f"{title} …", **values}
    if "body" not in values and hasattr(draft, "body"):
        changes["body"] = [("text", {"heading": "", "text": f"<p>{title}</p>", "audiences": []})]
    for name, value in changes.items():
        setattr(draft, name, value)
    return published(draft)


def cards_with(pictures: Sequence[Picture]) -> list[Part]:
    """A do card for each picture."""
    return [
        factories.card(words=f"Stay on the path {number}", picture=described(shown))
        for number, shown in enumerate(pictures)
    ]
