"""What the daily mail says of requests: newly asked for, given to somebody, soon due, overdue."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission

from cms.organisations.models import Role
from cms.translation_desk.digest import News, on_day, register
from cms.translation_desk.digest_mail import Chapter, Line
from cms.translation_desk.due_dates import is_overdue, reminder_due
from cms.translation_desk.models.requested import TranslationRequest, source_is
from cms.translation_desk.sources import live_sources

LIST = reverse_lazy("translation_desk:requests")
MINE, OPEN = format_lazy("{}?show=mine", LIST), format_lazy("{}?show=free", LIST)
OVERDUE = Chapter(10, _("You have these translations, and they are overdue:"), MINE)
SOON = Chapter(20, _("You have these translations, and they are wanted soon:"), MINE)
GIVEN = Chapter(30, _("These translations were given to you:"), MINE)
UNTAKEN = Chapter(40, _("Nobody has taken these translations yet, and they are wanted soon or overdue:"), OPEN)
ASKED = Chapter(50, _("These translations into your languages were asked for, and you can take them:"), OPEN)
OTHERS = Chapter(90, _("You also have these translations:"), MINE)

Translators = dict[tuple[UUID, str], list[int]]


@register
def about_requests(now: datetime) -> Iterator[News]:
    """Whoever has one is told of it; of one that nobody has, the translators of its section and language. Two queries."""
    today, translators = timezone.localdate(now), translators_of_sections()
    title = live_sources().filter(translation_key=OuterRef("translation_key")).values("title")[:1]
    rows = TranslationRequest.objects.open().described().filter(source_is(Q(live=True)))
    requests: Iterator[Any] = rows.annotate(title=Subquery(title)).iterator()
    for request in requests:
        if request.is_held:
            yield _to_holder(request, today)
        else:
            people = translators.get((request.section_key, request.language), [])
            yield from _to_translators(request, [one for one in people if one != request.asked_by_id], today)


def _to_holder(request: Any, today: date) -> News:
    day, person_id = reminder_due(request.due, today), request.taken_by_id
    if day is not None and (request.taken_at is None or on_day(day) > request.taken_at):
        chapter = OVERDUE if is_overdue(request.due, today) else SOON
        return News(person_id, chapter, _line(request), on_day(day), stays=True)
    if request.given_by_id not in (None, person_id) and request.told_at is None:
        return News(person_id, GIVEN, _line(request), request.taken_at, stays=True)
    return News(person_id, OTHERS, _line(request), stays=True)


def _to_translators(request: Any, people: list[int], today: date) -> Iterator[News]:
    day, chapter, moment = reminder_due(request.due, today), ASKED, request.asked_at
    if day is not None and on_day(day) > request.asked_at:
        chapter, moment = UNTAKEN, on_day(day)
    for person_id in people:
        yield News(person_id, chapter, _line(request), moment)


def _line(request: Any) -> Line:
    path = reverse("translation_desk:request", args=[request.pk])
    return Line(request.title or "", request.language, path, request.due)


def translators_of_sections() -> Translators:
    """The people in teams of translators, by the translation key of the section and the language in which they write."""
    rights = GroupPagePermission.objects.filter(
        group__team__role=Role.TRANSLATOR, permission__codename="add_page", group__user__is_active=True
    )
    found: Translators = {}
    for key, code, person_id in rights.values_list(
        "page__translation_key", "page__locale__language_code", "group__user"
    ):
        found.setdefault((key, code), []).append(person_id)
    return found
