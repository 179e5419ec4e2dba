"""What waits for a translator."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms import languages
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, item_of
from cms.organisations.models import Role
from cms.translation_desk.waiting import how_many_wait, waiting_for


@register
def to_translate(day: Day) -> Iterator[Group]:
    """Live pages without a version in the person's languages: the pages themselves for one language, numbers for several."""
    codes = day.standing.languages_as(Role.TRANSLATOR)
    if not codes:
        return
    locales = {code: locale for code, locale in day.locales.items() if code in codes}
    counts = how_many_wait(list(locales.values()), day.user)
    waiting = [code for code in locales if counts[code]]
    title = _("Waiting to be translated by you")
    if len(waiting) == 1:
        locale = locales[waiting[0]]
        pages = list(waiting_for(locale, day.user)[:SHOWN])
        items = [item_of(page, url=reverse("translation_desk:translate", args=[page.pk])) for page in pages]
        left = counts[locale.language_code] - len(items)
        yield Group(Urgency.TO_TRANSLATE, title, items, "", left, desk_address(locale.language_code))
        return
    yield Group(Urgency.TO_TRANSLATE, title, [_language(code, counts[code]) for code in waiting])


def _language(code: str, count: int) -> Item:
    note = ngettext("%(count)d page", "%(count)d pages", count) % {"count": count}
    return Item(languages.autonym(code), desk_address(code), lang=code, note=note)


def desk_address(code: str) -> str:
    """The translators' list of a language."""
    return f"{reverse('translation_desk:waiting')}?{urlencode({'language': code})}"
