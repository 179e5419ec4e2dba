"""Two people at the same moment: one request is made, one person has it, one mail goes out."""

import datetime
from typing import Any

from django.core import mail
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.guidance.models import GuidancePage, HomePage
from cms.organisations.models import Role
from cms.translation_desk.digest import run
from cms.translation_desk.models import TranslationRequest
from cms.translation_desk.taking import take, take_if_asked
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once
from tests.translation_desk.asked import again, ask_for, change, request_for

pytestmark = ON_SEVERAL_CONNECTIONS


def ground() -> tuple[list[GuidancePage], Any, Any]:
    """Three live pages, their organisation, and the Arabic home."""
    ensure_ground()
    factories.HotlineFactory()
    home = HomePage.objects.get(locale__language_code="en")
    home.save_revision().publish()
    section = factories.section_under(HomePage.objects.get(pk=home.pk))
    arabic = factories.live_home("ar")
    pages = [factories.live_guidance(section, title=f"Page {number}") for number in range(3)]
    return pages, section.organisation, arabic


def fresh(person: User) -> User:
    """Without what is kept on somebody as long as a request."""
    return User.objects.get(pk=person.pk)


def test_two_who_ask_for_the_same_make_one_request_of_it() -> None:
    pages, organisation, _arabic = ground()
    one, other = (factories.member_of(organisation, Role.EDITOR) for _number in range(2))
    outcomes = at_once(lambda: ask_for(*pages, by=one), lambda: ask_for(*reversed(pages), by=other))
    assert outcomes == ["done", "done"]
    assert TranslationRequest.objects.count() == 3


def test_two_who_ask_again_for_what_was_done_make_one_request_of_it() -> None:
    pages, organisation, arabic = ground()
    one, other = (factories.member_of(organisation, Role.EDITOR) for _number in range(2))
    request_for(pages[0], one)
    factories.live_translation(pages[0], arabic.locale)
    change(pages[0], "Signs that tell you to turn back.")
    assert at_once(lambda: ask_for(pages[0], by=one), lambda: ask_for(pages[0], by=other)) == ["done", "done"]
    assert TranslationRequest.objects.open().count() == TranslationRequest.objects.count() == 1


def test_of_two_who_take_one_has_it() -> None:
    pages, organisation, _arabic = ground()
    editor = factories.member_of(organisation, Role.EDITOR)
    one, other, third = (factories.member_of(organisation, Role.TRANSLATOR, language="ar") for _number in range(3))
    request, now = request_for(pages[0], editor), timezone.now()
    outcomes = at_once(
        lambda: take(request.pk, by=one, at=now),
        lambda: take(request.pk, by=other, at=now),
        lambda: take_if_asked(request.translation_key, "ar", by=third, at=now),
    )
    assert outcomes.count("NotNow") in {1, 2}
    assert set(outcomes) == {"NotNow", "done"}
    assert again(request).taken_by in {one, other, third}


def test_two_runs_at_once_tell_nobody_twice() -> None:
    pages, organisation, _arabic = ground()
    editor = factories.member_of(organisation, Role.EDITOR)
    translator = factories.member_of(organisation, Role.TRANSLATOR, language="ar")
    now = timezone.now() + datetime.timedelta(days=1)
    request_for(pages[0], editor)
    assert at_once(lambda: list(run(now)), lambda: list(run(now))) == ["done", "done"]
    assert [sent.to for sent in mail.outbox] == [[translator.email]]
