"""What the translation desk's heaviest work costs: a page drafted into many languages, a translator's file of two thousand texts."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from cms.accounts.models import User
from cms.guidance.ground import prepare_language
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.translation_desk.drafting import draft_in, draft_in_languages
from cms.translation_desk.files.agreeing import NOTHING
from cms.translation_desk.files.applying import Sealed, apply
from cms.translation_desk.files.formats import read
from cms.translation_desk.files.handing_out import handed_out
from cms.translation_desk.files.receiving import Received, received
from cms.translation_desk.files.units import Document
from tests import factories
from tests.bench.kinds import SECTION
from tests.bench.timing import queries_and_seconds
from tests.obliging import obliging

CODES = ("am", "ckb", "es", "fa", "ha", "id", "km", "kmr", "lo", "ps", "prs", "pt", "ru", "si", "so", "ti", "tr", "vi")
PAGES, TEXTS = 43, 46


def measured() -> dict[str, Any]:
    """Queries and seconds; adds languages and pages to the demo."""
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in CODES]
    for locale in locales:
        prepare_language(locale)
    admin = User.objects.get(username="admin")
    with obliging():
        pages = list(_pages())
    one, further = (
        queries_and_seconds(lambda: draft_in(pages[0], locales[0], by=admin)),
        queries_and_seconds(lambda: draft_in_languages(pages[1], locales, by=admin)),
    )
    return {"one": one, "many": further, "languages": len(locales), **_importing(pages, locales[-1], admin)}


def _pages() -> Iterator[GuidancePage]:
    section = OrganisationPage.objects.get(slug=SECTION, locale__language_code="en")
    cards = [factories.card("do", f"Walk on path {number}, and wait {number} minutes") for number in range(TEXTS - 2)]
    with transaction.atomic():
        for number in range(PAGES):
            yield factories.live_guidance(section, title=f"Long page {number}", slug=f"long-{number}", body=cards)


def _importing(pages: list[GuidancePage], locale: Locale, admin: User) -> dict[str, Any]:
    """Twice: into pages that nobody has begun but one, and over what the first file brought."""
    found: dict[str, Any] = {}
    for name, word in (("new", "aaa"), ("again", "bbb")):
        document = _translated(pages, locale, _anew(admin), word)
        dry: list[Received] = []
        person, other = _anew(admin), _anew(admin)
        compared = queries_and_seconds(lambda: dry.append(received(document, person)))  # noqa: B023  # at once
        seen = _seen(document, dry[0])
        written = queries_and_seconds(lambda: apply(seen, NOTHING, by=other, at=timezone.now()))  # noqa: B023  # at once
        found[name] = {"texts": len(document.units), "compared": compared, "written": written}
    return found


def _seen(document: Document, dry: Received) -> Sealed:
    rows = dry.takeable()
    units = tuple(row.unit for row in rows)
    return Sealed(Document(document.source_code, document.code, units), [row.seal for row in rows])


def _translated(pages: list[GuidancePage], locale: Locale, admin: User, word: str) -> Document:
    """The pages' texts as a program saves them, each with a word more than its original."""
    keys = [page.translation_key for page in pages]
    options: dict[str, Any] = {"form": "po", "open_only": False, "strict": True}
    content = handed_out(keys, locale, admin, timezone.now(), **options)[2].decode()
    filled = re.sub(r'(msgid "(.+)"\nmsgstr ").*"', rf'\g<1>{word} \g<2>"', content).replace("#, fuzzy\n", "")
    return read(filled.encode())


def _anew(person: User) -> User:
    """Without what is kept on somebody as long as a request."""
    return User.objects.get(pk=person.pk)
