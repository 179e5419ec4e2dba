"""The sample: two fictional organisations and their pages in six languages, reviewed by fictional people."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from cms.accounts.models import User
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation
from cms.sample.articles import Article, make_draft, words_of
from cms.sample.covers import draw as draw_cover
from cms.sample.desk import Desk, references_noted_at_the_end
from cms.sample.files import (
    LANGUAGES,
    ORIGINAL,
    TRANSLATIONS,
    Data,
    languages_by_organisation,
    languages_of,
    organisation_of,
    pages,
    read,
)
from cms.sample.material import Draw, make_documents, make_pictures
from cms.sample.rows import make_rows
from cms.sample.sections import make_home, make_section
from cms.sample.work import leave_work

Say = Callable[[str], Any]


def is_loaded() -> bool:
    """Whether the sample was loaded before, even a smaller one of an older release, and even if parts of it were changed since."""
    return Organisation.objects.filter(slug__in=[row["slug"] for row in read("organisations")]).exists()


@transaction.atomic
def load(
    *,
    author: User,
    today: datetime.date,
    draw: Draw = draw_cover,
    say: Say = lambda _: None,
) -> None:
    """Loads all of it or nothing. `today` is the day from which review, confirmation and campaign dates count.

    The people who review are there already. `draw` gives a cover picture's JPEG by name; `say` is told what is being done.
    """
    desk, found = Desk(author), pages()
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    organisations = make_rows(today)
    say("  drawing cover pictures …")
    shelves = {slug: organisation.collection for slug, organisation in organisations.items() if organisation.collection}
    pictures = make_pictures(found, shelves, by=author, draw=draw)
    documents = make_documents(found, shelves, by=author)
    with references_noted_at_the_end():
        homes = {code: make_home(locale, desk) for code, locale in locales.items()}
        sections = _sections(organisations, found, homes, locales, desk)
        drafts = [
            make_draft(data, sections[organisation_of(data)], desk, pictures=pictures, documents=documents, today=today)
            for data in found
        ]
        _publish(drafts, found, locales, desk, say)
        leave_work(drafts, desk, today)
    say("  making small copies of the pictures, for phones …")  # on commit, by the library


def _sections(
    organisations: dict[str, Organisation],
    found: list[Data],
    homes: dict[str, HomePage],
    locales: dict[str, Locale],
    desk: Desk,
) -> dict[str, OrganisationPage]:
    """Below the homes, each organisation where it has something to say; by slug, in English."""
    spoken = languages_by_organisation(found)
    return {
        slug: make_section(
            organisation, homes[ORIGINAL], [locales[code] for code in TRANSLATIONS if code in spoken[slug]], desk
        )
        for slug, organisation in organisations.items()
        if slug in spoken
    }


def _publish(drafts: list[Article], found: list[Data], locales: dict[str, Locale], desk: Desk, say: Say) -> None:
    """Everything in English, then in one language after the other: a page may link to any other."""
    page_ids = {draft.slug: draft.pk for draft in drafts}
    for code, locale in locales.items():
        written = [(draft, data) for draft, data in zip(drafts, found, strict=True) if code in languages_of(data)]
        say(f"  publishing {len(written)} pages in {locale.get_display_name()} …")
        for draft, data in written:
            words = words_of(data, code, page_ids)
            if code == ORIGINAL:
                desk.publish(draft, **words)
            else:
                desk.publish_in(locale, draft, **words)
