"""What the daily mail says of translations whose source has changed since they were read against it: outdated, or offline because of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.urls import reverse, reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.safety.models import Withdrawal
from cms.safety.models.withdrawal import Why
from cms.taxonomy.models import Original
from cms.translation_desk.digest import News, register
from cms.translation_desk.digest_mail import Chapter, Line
from cms.translation_desk.outdated import outdated
from cms.translation_desk.request_news import translators_of_sections
from cms.translation_desk.sources import SECTION_LENGTH

LIST = format_lazy("{}?state=outdated", reverse_lazy("translation_desk:overview"))
CHANGED = Chapter(25, _("The source of these translations has changed, and readers are told so:"), LIST)
OFFLINE = Chapter(
    5, _("Readers do not find these translations until they follow an urgent change of their source:"), LIST
)


@register
def about_taken_offline(now: datetime) -> Iterator[News]:
    """The translators of the section and the language are told once that an urgent change took a translation offline; two queries."""
    yield from _to_translators(_taken_offline(), OFFLINE)


def _to_translators(pages: list[Any], chapter: Chapter) -> Iterator[News]:
    """A line for each page, to each translator of its section and language, as news of its moment."""
    translators = translators_of_sections()
    for page in pages:
        path = reverse("translation_desk:side_by_side", args=[page.pk])
        line = Line(page.title, page.locale.language_code, path, None)
        for person_id in translators.get((page.section_key, page.locale.language_code), []):
            yield News(person_id, chapter, line, page.moment)


def _taken_offline() -> list[Any]:
    """Translations that readers do not find since an urgent change, each with the key of its section and when."""
    reaching = Withdrawal.objects.reaching(OuterRef("translation_key"), OuterRef("locale__language_code"))
    urgent = reaching.filter(why=Why.URGENT).order_by("-at").values("at")[:1]
    down = Page.objects.filter(live=False, first_published_at__isnull=False).annotate(moment=Subquery(urgent))
    return _with_sections(down.filter(moment__isnull=False))


@register
def about_outdated(now: datetime) -> Iterator[News]:
    """The translators of the section and the language are told once of each change; four queries at most, two where nothing changed."""
    yield from _to_translators(_changed(), CHANGED)


def _changed() -> list[Any]:
    """Outdated pages, each with the key of its section and when its original last went live with other words."""
    originals = Original.objects.filter(translation_key=OuterRef("translation_key"))
    changed_at = originals.values("page__passed__approval__at")[:1]
    return _with_sections(Page.objects.filter(pk__in=outdated()).annotate(moment=Subquery(changed_at)))


def _with_sections(pages: QuerySet[Page]) -> list[Any]:
    section = Page.objects.filter(path=Substr(OuterRef("path"), 1, SECTION_LENGTH)).values("translation_key")[:1]
    return list(pages.annotate(section_key=Subquery(section)).select_related("locale").order_by("pk"))
