"""What readers are told at the address of a page that was taken down: why, in their language, and where to go instead."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.guidance.addresses import address, homes_of, live_pages
from cms.guidance.shared_pages import ORIGIN_KEY
from cms.languages import direction
from cms.safety.models import Why, Withdrawal
from cms.safety.taken_down import told_of

REASONS: dict[str, str | Promise] = {
    Why.WRONG: _("Something on it was not right. If you have read it before, do not rely on it."),
    Why.OUTDATED: _("What it said is no longer true. If you have read it before, do not rely on it."),
    Why.PERSON: _("It was taken down to protect somebody."),
    Why.URGENT: _(
        "Something important in it was changed, and it is not translated yet. If you have read it before, do not rely on it."
    ),
    Why.OTHER: _("It is not shown any more. If you have read it before, ask before you rely on it."),
}


@dataclass(frozen=True)
class Instead:
    """The page that readers are sent to: in their own language, unless its words stand there in another only."""

    url: str
    title: str
    lang: str
    dir: str


def withdrawn_at(request: HttpRequest, code: str, within: str) -> HttpResponse | None:
    """The answer at an address in a language, given the path below its home; None where nothing was taken down there."""
    home = homes_of(request).get(code)
    if home is None or not within or len(within) > 255:
        return None
    return _answer(request, home, Page.objects.filter(url_path=f"{home.url_path}{within}/"))


def withdrawn_page(request: HttpRequest, page_id: int, home: Page) -> HttpResponse | None:
    """The same at a page's short address."""
    return _answer(request, home, Page.objects.filter(pk=page_id))


def _answer(request: HttpRequest, home: Page, pages: Any) -> HttpResponse | None:
    """Of a reference it is what it shows that was taken down."""
    keys = pages.annotate(origin_key=F(ORIGIN_KEY)).values_list("origin_key", "translation_key").first()
    withdrawal = told_of(keys[0] or keys[1], home.locale.language_code) if keys else None
    if withdrawal is None:
        return None
    context = {"reason": REASONS[withdrawal.why], "instead": _instead(withdrawal, home, homes_of(request))}
    return TemplateResponse(request, "guidance/withdrawn.html", context, status=410).render()


def _instead(withdrawal: Withdrawal, home: Page, homes: dict[str, Page]) -> Instead | None:
    key: uuid.UUID | None = withdrawal.go_to
    there = home
    if withdrawal.spares:
        key, there = withdrawal.translation_key, homes.get(withdrawal.spares, home)
    if key is None:
        return None
    found = live_pages().filter(translation_key=key, path__startswith=there.path).first()
    if found is None:
        return None
    code = there.locale.language_code
    return Instead(address(found, there), found.title, code, direction(code))
