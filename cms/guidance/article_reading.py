"""Everything a reader is given with an article: parts in the order of the door, what to pass on, what to read next."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from cms.guidance.addresses import address, homes_of, in_language, live_pages, short_address
from cms.guidance.audience_words import PHRASES
from cms.guidance.blocks.streams import parts_of
from cms.guidance.cards import title_cards
from cms.guidance.described import absolute, schema_of
from cms.guidance.linked import linked_files, linked_pages
from cms.guidance.listing import Link, articles
from cms.guidance.presenting import reading_of
from cms.guidance.shared_pages import Origin, with_origins
from cms.guidance.sharing import Share
from cms.safety.shown import warned_at
from cms.taxonomy.keys import keys_sharing_topics
from cms.taxonomy.words import Word

MORE = 4


def article_reading(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Template context of an article; what depends on the reader's way in stands in the address (`?for=girls`)."""
    homes = homes_of(request)
    code = page.locale.language_code
    home = homes.get(code)
    body = getattr(page, "body", None)
    related = linked_pages((body and body.raw_data) or (), home)
    more = more_like(page, home, related)
    preview = getattr(request, "is_preview", False)
    reading = reading_of(page, preview=preview, homes=homes, others=[*related.values(), *more])
    door = request.GET.get("for", "")
    section = page.as_shown.section
    publisher = page.origin_name or (section.title if section is not None else "")
    return reading | {
        "related": related,
        "files": linked_files((body and body.raw_data) or ()),
        "more": title_cards(more, {one.pk: one for one in more}, reading["related_facts"], home) if home else [],
        "door": _door(door, code) if home else None,
        "terms": page.terms(code),
        "parts": in_order_of(body, door),
        "listen_id": first_recording(body),
        "section": _link(section, code),
        "origin": whose_words(page, home),
        "schema": schema_of(reading["facts"], code, publisher),
        "share": share_of(page) if page.pk else None,
    }


def _link(section: Page | None, code: str) -> dict[str, str] | None:
    return {"title": section.title, "url": f"/{code}/{section.slug}/"} if section is not None else None


def whose_words(page: Any, home: Page | None) -> Origin | None:
    """Whose words a page shows, where they are another organisation's: shown by reference, or adapted by a copy."""
    if page.as_shown is not page and home is not None:
        return Origin(page.origin_name, address(page, home))
    copied = page.copied_from
    if copied is None:
        return None
    chosen = with_origins(live_pages().filter(pk=copied.origin_id)).select_related("locale")
    origin = chosen.filter(locale=page.locale_id).first() if home is not None else None
    if origin is None or home is None:
        return Origin(copied.origin_organisation, adapted=True)
    return Origin(origin.origin_name, address(origin, home), adapted=True)


def more_like(page: Page, home: Page | None, known: dict[int, Page]) -> list[Page]:
    """The newest pages that share a topic with this one and that it does not lead to itself; one query."""
    if home is None or not page.pk:
        return []
    leads_to = [one.pk for one in known.values()]
    sharing = articles(home).filter(translation_key__in=keys_sharing_topics(page.translation_key))
    others = sharing.exclude(pk__in=[page.pk, *leads_to]).select_related("content_type")
    return list(others.annotate(warned_at=warned_at())[:MORE])


def in_order_of(body: Any, door: str) -> list[Any]:
    """The parts, those marked for the door's audience first; each keeps its place among its like."""
    return sorted(body or (), key=lambda part: door not in marked_for(part) if door else False)


def marked_for(part: Any) -> list[str]:
    """Audience codes of a part; none for a part that is for everyone."""
    value = part.value
    return (value.get("audiences") or []) if hasattr(value, "get") else []


def first_recording(body: Any) -> str:
    """Id of the first part to listen to, also inside a section; empty where there is none that may be heard."""
    for part in parts_of(body):
        recording = part.value.get("recording") if part.block_type == "listen" else None
        if recording is not None and recording.sources:
            return str(part.id)
    return ""


def _door(code: str, language: str) -> Link | None:
    if code not in PHRASES:
        return None
    return Link(in_language("audience_door", language, code=code), Word(str(PHRASES[code][0]), language))


def share_of(page: Any) -> Share:
    """The page by its short address; shown in another section, by the one it has there."""
    short = short_address(page.as_shown.pk)
    return Share(page.title, absolute(short), f"{short}.svg")
