"""Telephone numbers typed into the words of live pages that readers are not shown any more.

The checks ask when a page goes live. A number that is hidden, changed or given up later still stands there: whoever does it is told where,
and editors find those pages on their start page. What spells a number that was hidden goes offline with it: a number that may endanger
who calls it, or whose it is, must not be dialled.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from cms.audit import actions
from cms.audit.acting import acting_now
from cms.safety.checking import Numbers, numbers_shown, written_of
from cms.safety.checks.contacts import SHORTEST_NUMBER, digits_of, is_shown, numbers_not_shown
from cms.safety.checks.plain import Plain
from cms.safety.checks.written import Written
from cms.safety.collecting import collecting
from cms.safety.models import Passed
from cms.safety.reading import lines_of
from cms.safety.withdrawing import SECTION_DEPTH

NUMBER_GONE = "gate.number_gone"
actions.register(NUMBER_GONE, _("Spells a telephone number that readers are not shown any more"))
_hidden: list[Numbers] = []


@dataclass
class Spelling:
    """Pages that spell such a number: those that went `offline` with it, and those that are `live` still."""

    offline: list[Page] = field(default_factory=list)
    live: list[Page] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.offline or self.live)


_met: ContextVar[Spelling | None] = ContextVar("spelling_pages", default=None)


def must_not_be_read(numbers: Numbers) -> Numbers:
    """How rooms above tell which numbers were hidden because they may endanger somebody."""
    if numbers not in _hidden:
        _hidden.append(numbers)
    return numbers


def listening() -> AbstractContextManager[Spelling]:
    """Collects the pages that are met inside, so that whoever did it can be told."""
    return collecting(_met, Spelling())


@transaction.atomic
def number_gone(number: str) -> Spelling:
    """Readers may not be shown this number any more: notes the live pages that spell it, and takes offline what must not be read."""
    shown, gone = _digits(numbers_shown()), digits_of(number)
    found = Spelling()
    if not gone or is_shown(gone, shown):
        return found
    hidden = dangerous(shown)
    for page, written in _pages_with(gone):
        if _spells(written, gone):
            _take(page, found, offline=is_shown(gone, hidden) and len(gone) >= SHORTEST_NUMBER)
    for page in found.live:
        log(instance=page, action=NUMBER_GONE)
    met = _met.get()
    if met is not None:
        met.offline += found.offline
        met.live += found.live
    return found


def look_at(page: Page, content: dict[str, Any]) -> Spelling | None:
    """The same of one live page and whatever numbers it spells, for the nightly look; None where there is nothing to say."""
    written = written_of(content, lines_of(content), page.locale.language_code)
    spelled = set(numbers_not_shown(written))
    if not spelled:
        return None
    hidden, found = dangerous(_digits(written.may_be_shown)), Spelling()
    _take(page, found, offline=any(is_shown(one, hidden) for one in spelled))
    return found


def where_one_is_gone(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Of these, the live ones that have not been published since, and the offline ones on which nobody has written since."""
    noted = PageLogEntry.objects.filter(page=OuterRef("pk"), action=NUMBER_GONE)
    live = Q(live=True) & Exists(noted.filter(timestamp__gt=OuterRef("last_published_at")))
    return pages.filter(
        live | Q(live=False) & Exists(noted.filter(timestamp__gt=OuterRef("latest_revision_created_at")))
    )


def dangerous(shown: frozenset[str]) -> frozenset[str]:
    """Digits of numbers that were hidden, unless another row shows the same one."""
    hidden = _digits(number for numbers in _hidden for number in numbers())
    return frozenset(one for one in hidden if not is_shown(one, shown))


def _take(page: Page, found: Spelling, *, offline: bool) -> None:
    """Homes and sections stay: what stands below them would go too."""
    if offline and page.depth > SECTION_DEPTH:
        log(instance=page, action=NUMBER_GONE)
        UnpublishPageAction(page.specific, user=acting_now().person).execute(skip_permission_checks=True)
        found.offline.append(page)
    else:
        found.live.append(page)


def _pages_with(gone: str) -> Iterator[tuple[Page, Written]]:
    """Live pages among whose digits are those of the number, and what they say by their approval."""
    noted = Passed.objects.filter(page__live=True).exclude(approval=None).order_by("page_id")
    for row in noted.select_related("page__locale", "approval").iterator(chunk_size=100):
        content: Any = row.approval.content if row.approval else {}
        if gone.lstrip("0")[-SHORTEST_NUMBER:] in digits_of(json.dumps(content, ensure_ascii=False)):
            yield row.page, written_of(content, lines_of(content), row.page.locale.language_code)


def _spells(written: Written, gone: str) -> bool:
    if len(gone) >= SHORTEST_NUMBER:
        return any(is_shown(one, frozenset({gone})) for one in numbers_not_shown(written))
    short = re.compile(rf"(?<!\d){gone}(?!\d)")
    links = (Plain(link.url).text for link in written.links if link.url.startswith("tel:"))
    return any(short.search(text) for text in (*(one.plain.text for one in written.passages), *links))


def _digits(numbers: Collection[str] | Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(digits_of, numbers)))
