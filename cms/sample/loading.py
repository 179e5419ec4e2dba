"""The sample: a fictional organisation with four pages in three languages, published by fictional people through the one door."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.ground import prepare_language
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.library.consent import Consent
from cms.library.models import Picture
from cms.organisations.models import Organisation
from cms.sample.covers import COVERS, draw
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
from cms.translation_desk.drafting import draft_in

FOLDER = Path(__file__).parent
ORIGINAL = "en"
TRANSLATIONS = ("ar", "my")


def is_loaded() -> bool:
    """Whether the sample was loaded before, even if parts of it were changed since."""
    return Organisation.objects.filter(slug=_read("organisation")["slug"]).exists()


@transaction.atomic
def load(*, author: User, reviewer: User, today: datetime.date) -> None:
    """Loads all of it or nothing. `today` is the day from which review and confirmation dates count."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in (ORIGINAL, *TRANSLATIONS)}
    organisation = _organisation()
    _places()
    _hotlines(organisation, today)
    pictures = _pictures(author)
    homes = {code: _home(locale, code, author, reviewer) for code, locale in locales.items()}
    section = _section(homes[ORIGINAL], organisation, author, reviewer)
    pages = [_page(section, data, pictures, today, author, reviewer) for data in _pages()]
    for code in TRANSLATIONS:
        _translate_section(section, locales[code], code, author, reviewer)
        for page, data in zip(pages, _pages(), strict=True):
            _translate_page(page, data, locales[code], code, author, reviewer)


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _pages() -> Iterator[dict[str, Any]]:
    for path in sorted((FOLDER / "pages").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _columns(**texts: dict[str, str]) -> dict[str, str]:
    """Field to texts by language, as columns: name_en, name_ar …"""
    return {
        build_localized_fieldname(field, code): text
        for field, by_code in texts.items()
        for code, text in by_code.items()
    }


def in_language(value: Any, code: str) -> Any:
    """The data with each text given by language replaced by the one in `code`."""
    if isinstance(value, dict):
        if ORIGINAL in value and all(isinstance(text, str) for text in value.values()):
            return value[code]
        return {key: in_language(inner, code) for key, inner in value.items()}
    return [in_language(inner, code) for inner in value] if isinstance(value, list) else value


def _organisation() -> Organisation:
    data = _read("organisation")
    return Organisation.objects.create(slug=data["slug"], **_columns(name=data["name"]))


def _places() -> None:
    for row in sorted(_read("places"), key=lambda row: row["level"]):
        parent = Place.objects.get(pcode=row["parent"]) if row["parent"] else None
        Place.objects.create(
            pcode=row["pcode"], iso3=row["iso3"], level=row["level"], parent=parent, **_columns(name=row["name"])
        )


def _hotlines(organisation: Organisation, today: datetime.date) -> None:
    for row in _read("hotlines"):
        hotline = Hotline.objects.create(
            number=row["number"],
            languages=row["languages"],
            cost=row["cost"],
            tier=row["tier"],
            organisation=organisation if row["organisation"] else None,
            assured_until=today + datetime.timedelta(days=row["assured_in_days"]),
            **_columns(name=row["name"], purpose=row["purpose"], hours=row["hours"]),
        )
        hotline.places.set(Place.objects.filter(pcode__in=row["places"]))


def _pictures(author: User) -> dict[str, Picture]:
    pictures = {}
    for name in COVERS:
        picture = Picture(
            title=f"Sample: {name}", credit="Safelane", consent=Consent.NO_PERSON, uploaded_by_user=author
        )
        picture.file = ContentFile(draw(name), name=f"{name}.jpg")  # type: ignore[assignment]  # stored on save
        picture.save()
        pictures[name] = picture
    return pictures


def _publish(page: Page, author: User, reviewer: User) -> None:
    page.save_revision(user=author).publish(user=reviewer)


def _home(locale: Locale, code: str, author: User, reviewer: User) -> HomePage:
    data = in_language(_read("home"), code)
    home = prepare_language(locale)
    if home is None:
        raise RuntimeError("The first home is missing: run `python manage.py migrate` first.")
    home.title = home.draft_title = data["title"]
    home.standfirst, home.search_description = data["standfirst"], data["search_description"]
    home.first_steps = [("step", step) for step in data["first_steps"]]
    _publish(home, author, reviewer)
    return HomePage.objects.get(pk=home.pk)


def _section(home: HomePage, organisation: Organisation, author: User, reviewer: User) -> OrganisationPage:
    data = in_language({key: _read("organisation")[key] for key in ("name", "description")}, ORIGINAL)
    section = OrganisationPage(
        title=data["name"],
        slug=organisation.slug,
        organisation=organisation,
        standfirst=data["description"],
        live=False,
        owner=author,
    )
    home.add_child(instance=section)
    _publish(section, author, reviewer)
    return OrganisationPage.objects.get(pk=section.pk)


def _stream(body: list[dict[str, Any]], code: str) -> str:
    blocks = in_language(body, code)
    for block in blocks:
        _complete(block)
    return json.dumps(blocks)


def _complete(block: dict[str, Any]) -> None:
    """The parts that a card of the sample leaves out."""
    if block["type"] in {"do", "dont", "warning"}:
        block["value"].setdefault("picture", None)
    if block["type"] == "section":
        for part in block["value"]["parts"]:
            _complete(part)


def _page(
    section: OrganisationPage,
    data: dict[str, Any],
    pictures: dict[str, Picture],
    today: datetime.date,
    author: User,
    reviewer: User,
) -> GuidancePage:
    texts = in_language(
        {key: data[key] for key in ("title", "standfirst", "search_description", "cover_alt")}, ORIGINAL
    )
    page = GuidancePage(
        slug=data["slug"],
        cover=pictures[data["cover"]],
        body=_stream(data["body"], ORIGINAL),
        live=False,
        owner=author,
        **texts,
    )
    _facts(page, data, today)
    section.add_child(instance=page)
    _publish(page, author, reviewer)
    return GuidancePage.objects.get(pk=page.pk)


def _facts(page: GuidancePage, data: dict[str, Any], today: datetime.date) -> None:
    page.fact_sheet.add(
        PageFacts(
            scope=data["scope"],
            message_category=MessageCategory.objects.get(slug=data["message_category"]),
            review_by=today + datetime.timedelta(days=data["review_in_days"]),
            sample=True,
        )
    )
    for fit in Fit:
        for audience in Audience.objects.filter(code__in=data["audiences"][fit.value]):
            page.audience_marks.add(PageAudience(audience=audience, fit=fit))
    page.topic_marks.add(*(PageTopic(topic=topic) for topic in Topic.objects.filter(slug__in=data["topics"])))
    page.situation_marks.add(
        *(PageSituation(situation=one) for one in Situation.objects.filter(slug__in=data["situations"]))
    )
    page.place_marks.add(*(PagePlace(place=place) for place in Place.objects.filter(pcode__in=data["places"])))


def _translate_section(section: OrganisationPage, locale: Locale, code: str, author: User, reviewer: User) -> None:
    data = _read("organisation")
    draft = draft_in(section, locale, by=author).page
    draft.title = draft.draft_title = data["name"][code]
    draft.standfirst = data["description"][code]
    _publish(draft, author, reviewer)


def _translate_page(
    page: GuidancePage, data: dict[str, Any], locale: Locale, code: str, author: User, reviewer: User
) -> None:
    draft = draft_in(page, locale, by=author).page
    texts = in_language({key: data[key] for key in ("title", "standfirst", "search_description", "cover_alt")}, code)
    for field, text in texts.items():
        setattr(draft, field, text)
    draft.draft_title = draft.title
    draft.body = json.dumps(_with_ids(in_language(data["body"], code), page.body.raw_data))
    _publish(draft, author, reviewer)


def _with_ids(blocks: list[dict[str, Any]], originals: Any) -> list[dict[str, Any]]:
    """The translated blocks under the ids of the original's, so that both can be compared part by part."""
    for block, original in zip(blocks, originals, strict=True):
        _complete(block)
        block["id"] = original["id"]
        if block["type"] == "section":
            _with_ids(block["value"]["parts"], original["value"]["parts"])
    return blocks
