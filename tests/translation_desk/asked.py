"""Requests for translations, as tests make them."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.models import Weight
from cms.translation_desk.asking import Asked, Wish, ask
from cms.translation_desk.models import TranslationRequest
from cms.translation_desk.sources import live_sources
from tests.obliging import approve_content, on_their_own
from tests.safety.acting import now


def ask_for(
    *pages: Page,
    by: User,
    languages: Sequence[str] = ("ar",),
    at: datetime.datetime | None = None,
    about: Page | None = None,
    **wish: Any,
) -> Asked:
    """Asks for these live originals."""
    found = live_sources().filter(pk__in=[page.pk for page in pages])
    return ask(Wish(about or pages[0], found, languages, **wish), by=by, at=at or timezone.now())


def request_for(page: Page, by: User, language: str = "ar", **wish: Any) -> TranslationRequest:
    """Asks for one page in one language."""
    ask_for(page, by=by, languages=[language], **wish)
    return TranslationRequest.objects.get(translation_key=page.translation_key, language=language, closed_at=None)


def again(request: TranslationRequest) -> Any:
    """The request as the database has it now, with whether somebody has it."""
    return TranslationRequest.objects.described().get(pk=request.pk)


def pairs() -> set[tuple[str, str]]:
    """What is open, as titles and languages."""
    titles = dict(Page.objects.filter(locale__language_code="en").values_list("translation_key", "title"))
    return {(titles[row.translation_key], row.language) for row in TranslationRequest.objects.open()}


def change(page: Page, words: str, weight: Weight = Weight.MAJOR) -> None:
    """The original goes live with another standfirst, which its reviewer calls a change of this weight."""
    found = now(page)
    found.standfirst = words
    with on_their_own():
        approve_content(found, weight=weight)
        found.save_revision().publish()
