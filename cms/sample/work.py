"""Work under way, so that whoever tries the sample finds some: changes that wait for their review, translations that have to follow
or are asked for, a page tested with people.
"""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from cms.guidance.models import GuidancePage
from cms.safety.content import content_of, digest_of
from cms.safety.field_testing import Numbers, record_test
from cms.sample.articles import Article
from cms.sample.desk import Desk
from cms.sample.files import read
from cms.taxonomy.models import Place
from cms.translation_desk.models import TranslationRequest

PEOPLE = ("women", "girls", "boys", "men")


def leave_work(pages: Iterable[Article], desk: Desk, today: datetime.date) -> None:
    """On the English pages given, which are live."""
    work, by_slug = read("work"), {page.slug: page for page in pages}
    for row in work["field_tests"]:
        _test(GuidancePage.objects.get(pk=by_slug[row["slug"]].pk), row, desk, today)
    for row in work["changed"]:
        desk.publish(_version(by_slug[row["slug"]], "en"), standfirst=row["standfirst"])
    for row in work["handed_in"]:
        desk.hand_in(_version(by_slug[row["slug"]], "en"), standfirst=row["standfirst"])
    for row in work["translations_handed_in"]:
        desk.hand_in(_version(by_slug[row["slug"]], row["language"]), standfirst=row["standfirst"])
    for row in work["asked_for"]:
        _ask(_version(by_slug[row["slug"]], "en"), row, desk, today)


def _version(page: Article, code: str) -> GuidancePage:
    """The page in a language, as the database has it."""
    return GuidancePage.objects.get(translation_key=page.translation_key, locale__language_code=code)


def _ask(page: GuidancePage, row: dict[str, str | int], desk: Desk, today: datetime.date) -> None:
    TranslationRequest.objects.create(
        translation_key=page.translation_key,
        language=str(row["language"]),
        due=today + datetime.timedelta(days=int(row["wanted_in_days"])),
        note=str(row["note"]),
        asked_by=desk.author,
        asked_at=timezone.now(),
    )


def _test(page: GuidancePage, row: dict[str, int | str], desk: Desk, today: datetime.date) -> None:
    numbers = Numbers(
        place=Place.objects.get(pcode=row["place"]),
        on=today - datetime.timedelta(days=int(row["days_ago"])),
        understood=int(row["understood"]),
        changed=str(row["changed"]),
        **{who: int(row[who]) for who in PEOPLE},
    )
    record_test(page, digest=digest_of(content_of(page)), numbers=numbers, by=desk.author, at=timezone.now())
