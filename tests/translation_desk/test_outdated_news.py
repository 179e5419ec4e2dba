"""Translators are told by mail, once, that the source of a live translation has changed."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.models import Weight
from cms.translation_desk.digest import run
from tests import factories
from tests.safety.acting import now
from tests.translation_desk.pages import translated
from tests.translation_desk.test_outdated import change

pytestmark = pytest.mark.django_db


def told(hours: int) -> list[str]:
    """Who is written to when the mails go out so much later."""
    mail.outbox.clear()
    failed = [one.words for one in run(timezone.now() + datetime.timedelta(hours=hours)) if one.failed]
    assert not failed
    return [address for sent in mail.outbox for address in sent.to]


@pytest.fixture
def live_arabic(original: GuidancePage, arabic: Any) -> Any:
    return translated(original, "ar", "اعرف علامات الخطر")


def test_the_translators_of_its_language_are_told_once_of_a_major_change(
    original: GuidancePage, live_arabic: Any, translator: User, section: Any, french: Any
) -> None:
    factories.member_of(section.organisation, Role.TRANSLATOR, language="fr", username="french")
    assert told(1) == []
    change(original, "It says something else.")
    assert told(25) == [translator.email]
    body = str(mail.outbox[0].body)
    assert "اعرف علامات الخطر" in body and f"/admin/translate/{live_arabic.pk}/beside/" in body
    assert told(50) == []
    change(original, "It says something else again.", at=timezone.now() + datetime.timedelta(hours=60))
    assert told(75) == [translator.email]


def test_nobody_is_told_of_a_small_change(original: GuidancePage, live_arabic: Any, translator: User) -> None:
    change(original, "It says the same!", Weight.SMALL)
    assert told(25) == []


def test_the_translators_are_told_once_that_an_urgent_change_took_a_translation_offline(
    original: GuidancePage, live_arabic: Any, translator: User
) -> None:
    change(original, "It says something else.", Weight.URGENT)
    assert not now(live_arabic).live
    assert told(25) == [translator.email]
    body = str(mail.outbox[0].body)
    assert "until they follow an urgent change" in body and f"/admin/translate/{live_arabic.pk}/beside/" in body
    assert told(50) == []
