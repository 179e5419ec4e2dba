"""The pages that readers come for: drafted in English, then published with what they link to, then in other languages."""

import datetime
from typing import Any

from cms.guidance.models import CampaignPage, GuidancePage, OrganisationPage, ResourcePage, StoryPage
from cms.library.models import Document, Picture
from cms.sample.desk import Desk
from cms.sample.files import ORIGINAL, Data, in_language, kind_of
from cms.sample.parts import stream
from cms.taxonomy.models import (
    Audience,
    Fit,
    MessageCategory,
    PageAudience,
    PageFacts,
    PagePlace,
    PageSituation,
    PageTopic,
    Place,
    Situation,
    Topic,
)

Article = GuidancePage | StoryPage | ResourcePage | CampaignPage
KINDS: dict[str, type[Article]] = {
    "guidance": GuidancePage,
    "story": StoryPage,
    "resource": ResourcePage,
    "campaign": CampaignPage,
}
TEXTS = ("title", "standfirst", "search_description", "cover_alt")


def make_draft(
    data: Data,
    section: OrganisationPage,
    desk: Desk,
    *,
    pictures: dict[str, Picture],
    documents: dict[str, Document],
    today: datetime.date,
) -> Article:
    """The page in English with its facts, not live yet, and without the parts that may link to other pages."""
    own: dict[str, Any] = {}
    if kind_of(data) == "campaign":
        own = {"starts_on": _day(today, data["starts_in_days"]), "ends_on": _day(today, data["ends_in_days"])}
    elif kind_of(data) == "resource":
        own = {name: data[name] for name in ("kind", "link", "publisher", "year", "licence")}
        own["document"] = documents[data["document"]] if data["document"] else None
    page = KINDS[kind_of(data)](slug=data["slug"], cover=pictures[data["cover"]], **_texts(data, ORIGINAL), **own)
    _mark(page, data, today)
    desk.add(page, below=section)
    return page


def words_of(data: Data, code: str, page_ids: dict[str, int]) -> dict[str, str]:
    """All that a page says in one language, by field; its links lead to the pages of those ids."""
    words = _texts(data, code)
    return words | {"body": stream(data, code, page_ids)} if "body" in data else words


def _texts(data: Data, code: str) -> dict[str, str]:
    return in_language({name: data[name] for name in TEXTS}, code)


def _day(today: datetime.date, days: int) -> datetime.date:
    return today + datetime.timedelta(days=days)


def _mark(page: Article, data: Data, today: datetime.date) -> None:
    """The facts: for whom, about what, where, and that it is a sample."""
    page.fact_sheet.add(
        PageFacts(
            scope=data["scope"],
            message_category=MessageCategory.objects.get(slug=data["message_category"]),
            review_by=_day(today, data["review_in_days"]),
            sample=True,
        )
    )
    for fit in Fit:
        for code in data["audiences"][fit.value]:
            page.audience_marks.add(PageAudience(audience=Audience.objects.get(code=code), fit=fit))
    page.topic_marks.add(*(PageTopic(topic=Topic.objects.get(slug=slug)) for slug in data["topics"]))
    page.situation_marks.add(
        *(PageSituation(situation=Situation.objects.get(slug=slug)) for slug in data["situations"])
    )
    page.place_marks.add(*(PagePlace(place=Place.objects.get(pcode=pcode)) for pcode in data["places"]))
