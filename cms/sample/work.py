"""Work under way, so that whoever tries the sample finds some: a change that waits for its review, a page tested with people."""

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

PEOPLE = ("women", "girls", "boys", "men")


def leave_work(pages: Iterable[Article], desk: Desk, today: datetime.date) -> None:
    """On the English pages given, which are live."""
    work, by_slug = read("work"), {page.slug: page for page in pages}
    for row in work["field_tests"]:
        _test(GuidancePage.objects.get(pk=by_slug[row["slug"]].pk), row, desk, today)
    for row in work["handed_in"]:
        desk.hand_in(GuidancePage.objects.get(pk=by_slug[row["slug"]].pk), standfirst=row["standfirst"])


def _test(page: GuidancePage, row: dict[str, int | str], desk: Desk, today: datetime.date) -> None:
    numbers = Numbers(
        place=Place.objects.get(pcode=row["place"]),
        on=today - datetime.timedelta(days=int(row["days_ago"])),
        understood=int(row["understood"]),
        changed=str(row["changed"]),
        **{who: int(row[who]) for who in PEOPLE},
    )
    record_test(page, digest=digest_of(content_of(page)), numbers=numbers, by=desk.author, at=timezone.now())
