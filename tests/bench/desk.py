"""What the translation desk costs: pages by languages, and the side-by-side editor on a long page."""

import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from cms import languages
from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.freshness import State
from cms.translation_desk.matrix import Question, locales_for, matrix
from cms.translation_desk.permissions import desk_of
from tests import factories
from tests.bench.content import PREFIX
from tests.bench.timing import effort, queries

ORIGINALS, LANGUAGES, TEXTS, ON_SCREEN = 500, 20, 60, 50


def fill(section_slug: str) -> None:
    """Until there are so many live originals in so many languages, with a draft in half of the languages of each generated page."""
    section = OrganisationPage.objects.get(slug=section_slug, locale__language_code="en")
    for code in languages.all_languages():
        if Locale.objects.count() >= LANGUAGES:
            break
        if not Locale.objects.filter(language_code=code).exists():
            factories.live_home(code)
    english = Page.objects.filter(locale__language_code="en", live=True, depth__gt=3)
    with transaction.atomic():
        for number in range(ORIGINALS - english.count()):
            factories.live_guidance(section, title=f"Safe way number {number}", slug=f"{PREFIX}way-{number}")
    drafts(section, list(english.filter(slug__startswith=PREFIX)))


def drafts(section: OrganisationPage, originals: list[Page]) -> None:
    """Rows as drafting writes them, without their versions: they are counted and listed, not opened."""
    kind = ContentType.objects.get_for_model(GuidancePage)
    there = set(Page.objects.values_list("translation_key", "locale_id"))
    for locale in Locale.objects.exclude(language_code="en")[: LANGUAGES // 2]:
        above = draft_in(section, locale, by=None).page
        wanted = [page for page in originals if (page.translation_key, locale.pk) not in there]
        taken = set(above.get_children().values_list("path", flat=True))
        paths = (
            path
            for number in range(1, 10_000)
            if (path := Page._get_path(above.path, above.depth + 1, number)) not in taken
        )
        made = [_row(page, locale, kind, path) for page, path in zip(wanted, paths, strict=False)]
        Page.objects.bulk_create(made)


def _row(original: Page, locale: Locale, kind: ContentType, path: str) -> Page:
    return Page(
        title=original.title,
        draft_title=original.title,
        slug=f"{PREFIX}{uuid.uuid4().hex}",
        content_type=kind,
        locale=locale,
        translation_key=original.translation_key,
        live=False,
        path=path,
        depth=len(path) // Page.steplen,
    )


def by_languages(rounds: int) -> dict[str, Any]:
    """The table as an administrator opens it: what it asks itself, and the whole screen with the admin's frame around it."""
    person = User.objects.get(username="admin")
    desk_of(person)
    client = Client()
    client.force_login(person)
    address = reverse("translation_desk:overview")

    def own() -> None:
        locales = locales_for(person)
        found = matrix(Question(tuple(locales), state=State.MISSING), person, locales)
        found.versions(list(found.pages[:ON_SCREEN]))

    def screen() -> None:
        assert client.get(address).status_code == 200

    screen()
    times = [effort(screen) for _ in range(rounds)]
    return {"queries": queries(screen), "own": queries(own), "times": times} | size()


def size() -> dict[str, int]:
    """Live originals in English, and languages."""
    originals = Page.objects.filter(locale__language_code="en", live=True, depth__gt=3).count()
    return {"originals": originals, "languages": Locale.objects.count()}


def side_by_side(rounds: int) -> dict[str, Any]:
    """Opening a page of so many texts beside its source."""
    section = OrganisationPage.objects.filter(locale__language_code="en", live=True).first()
    cards = [factories.card("do", f"Walk on path {number}, where others walk") for number in range(TEXTS)]
    page: Any = factories.live_guidance(section, title="A long page", slug=f"{PREFIX}long", body=cards)
    person = User.objects.get(username="admin")
    draft = draft_in(page, Locale.objects.get(language_code="ar"), by=person).page
    client = Client()
    client.force_login(person)
    address = reverse("translation_desk:side_by_side", args=[draft.pk])

    def opened() -> None:
        assert client.get(address).status_code == 200

    opened()
    return {"queries": queries(opened), "times": [effort(opened) for _ in range(rounds)]}
