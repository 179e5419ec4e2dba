"""What a translator was asked for, and what waits of their files: the room of the desk says what, this puts it on the start page."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import languages
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency
from cms.organisations.models import Role
from cms.translation_desk.files.import_screen import Described
from cms.translation_desk.my_work import Task, files_waiting_for, how_many_to_take, work_of


@register
def my_translations(day: Day) -> Iterator[Group]:
    """What the person has taken or was given, the most urgent first."""
    work = work_of(day.user, day.today, at_most=SHOWN)
    urgency = Urgency.OVERDUE if work.any_overdue else Urgency.UNFINISHED
    hint = _("Translate them and hand them in. If you cannot, hand them back, so that somebody else can.")
    items = [_item(task) for task in work.tasks]
    yield Group(urgency, _("My translations"), items, hint, work.left, _list(show="mine"))


def _item(task: Task) -> Item:
    url = reverse("translation_desk:request", args=[task.request.pk])
    return Item(task.source.title, url, lang=task.source.locale.language_code, note=_note(task))


def _note(task: Task) -> str:
    if task.request.due is None:
        words = _("into %(language)s")
    elif task.is_overdue:
        words = _("into %(language)s, overdue since %(day)s")
    else:
        words = _("into %(language)s, wanted by %(day)s")
    day = date_format(task.request.due, "DATE_FORMAT") if task.request.due else ""
    return words % {"language": task.language, "day": day}


@register
def my_large_files(day: Day) -> Iterator[Group]:
    """The person's files that were compared after the answer, or whose work has ended before its end."""
    items = [_file(told) for told in files_waiting_for(day.user, day.now)]
    hint = _("Look at what a file would change, then have it written. Nothing of it is written before that.")
    yield Group(Urgency.UNFINISHED, _("My large files"), items, hint)


def _file(told: Described) -> Item:
    url = reverse("translation_desk:files_import", args=[told.one.pk])
    note = _("into %(language)s: %(state)s") % {"language": told.autonym, "state": told.label}
    return Item(told.one.file_name, url, note=note)


@register
def to_take(day: Day) -> Iterator[Group]:
    """How many requests wait for somebody to take them, by language, for translators."""
    if not day.standing.languages_as(Role.TRANSLATOR):
        return
    counts = how_many_to_take(day.user)
    items = [_open(code, counts[code]) for code in languages.in_order(counts)]
    hint = _("Others asked for these. Take those that you want to do.")
    yield Group(Urgency.TO_TRANSLATE, _("Asked for, and nobody has them yet"), items, hint)


def _open(code: str, count: int) -> Item:
    note = ngettext("%(count)d page", "%(count)d pages", count) % {"count": count}
    return Item(languages.autonym(code), _list(show="free", language=code), lang=code, note=note)


def _list(**asked: str) -> str:
    return f"{reverse('translation_desk:requests')}?{urlencode(asked)}"
