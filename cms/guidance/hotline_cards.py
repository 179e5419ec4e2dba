"""A hotline as a reader sees it: in the reader's language, or in the next best one and marked as such."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from cms import languages
from cms.directory.models import Cost, Hotline, Tier
from cms.guidance.localising import spoken_date
from cms.taxonomy.words import Word, word


@dataclass(frozen=True)
class HotlineCard:
    """What a template needs of a number; `notice` is empty while its confirmation holds."""

    name: Word
    number: str
    tel: str
    purpose: Word
    hours: Word
    languages: list[Word]
    cost_label: str
    notice: str


@dataclass(frozen=True)
class HotlineGroup:
    """The numbers of one place, or those for every place; `anchor` is its own on the page."""

    heading: Word
    anchor: str
    hotlines: list[HotlineCard]


def by_place(hotlines: Iterable[Hotline], *, language: str, on: datetime.date) -> list[HotlineGroup]:
    """Those for every place first, then place by place; a number of several places stands with each. Places have to be prefetched."""
    everywhere = HotlineGroup(Word(pgettext("hotlines", "In every place"), language), "everywhere", [])
    groups: dict[str, HotlineGroup] = {}
    for hotline in hotlines:
        card = hotline_card(hotline, language=language, on=on)
        if card is None:
            continue
        places = list(hotline.places.all())
        if not places:
            everywhere.hotlines.append(card)
        for place in places:
            group = groups.setdefault(place.pcode, HotlineGroup(word(place, "name", language), place.pcode, []))
            group.hotlines.append(card)
    return [group for group in (everywhere, *(groups[pcode] for pcode in sorted(groups))) if group.hotlines]


def hotline_card(hotline: Hotline, *, language: str | None, on: datetime.date) -> HotlineCard | None:
    """The card in a language (the active one if None), or None for a number that may not be shown that day."""
    if hotline.tier != Tier.PUBLIC or hotline.is_stale_on(on):
        return None
    code = language or get_language() or "en"
    with override(code):
        return HotlineCard(
            name=word(hotline, "name", code),
            number=hotline.number,
            tel=hotline.tel,
            purpose=word(hotline, "purpose", code),
            hours=word(hotline, "hours", code),
            languages=[Word(languages.autonym(spoken), spoken) for spoken in hotline.languages],
            cost_label=_cost(hotline.cost),
            notice=_notice(hotline, code) if hotline.needs_notice_on(on) else "",
        )


def _cost(cost: str) -> str:
    if cost == Cost.FREE:
        return _("The call is free.")
    if cost == Cost.LOCAL:
        return _("The call costs a local rate.")
    return ""


def _notice(hotline: Hotline, code: str) -> str:
    return _("This number was last confirmed for use until %(date)s. It may have changed.") % {
        "date": spoken_date(hotline.assured_until, code)
    }
