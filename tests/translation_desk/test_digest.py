"""The daily mail to translators: one each, of what is new, told once, in their language; one that fails stops no other."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk import digest
from cms.translation_desk.digest import News, is_new, on_day, run
from cms.translation_desk.digest_mail import Chapter, Line
from cms.translation_desk.due_dates import reminder_due
from cms.translation_desk.models import TranslationRequest, TranslatorTold
from cms.translation_desk.taking import give, hand_back, take
from tests import factories
from tests.standing import standing
from tests.translation_desk.asked import ask_for, request_for

A_DAY = datetime.timedelta(days=1)
DAY_ONE = datetime.datetime(2026, 5, 4, 6, tzinfo=datetime.UTC)
BEFORE = DAY_ONE - datetime.timedelta(hours=3)


@standing
def second(section: OrganisationPage, arabic: HomePage) -> User:
    """Writes Arabic too."""
    return factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="second")


def on(day: int) -> list[str]:
    """The mails of a day, by whom they go to."""
    mail.outbox.clear()
    failed = [outcome.words for outcome in run(DAY_ONE + day * A_DAY) if outcome.failed]
    assert not failed
    return sorted(address for sent in mail.outbox for address in sent.to)


# The rules


@pytest.mark.parametrize(
    ("days", "expected"), [(-8, None), (-7, -7), (-1, -7), (0, -7), (1, 1), (7, 1), (8, 8), (20, 15), (22, 22)]
)
def test_a_week_before_the_day_after_and_every_week_from_then(days: int, expected: int | None) -> None:
    due = DAY_ONE.date()
    assert reminder_due(due, due + days * A_DAY) == (None if expected is None else due + expected * A_DAY)


def test_what_has_no_day_reminds_nobody() -> None:
    assert reminder_due(None, DAY_ONE.date()) is None


def test_each_moment_is_news_exactly_once_also_one_that_is_not_kept_yet() -> None:
    told = [None, *(DAY_ONE + day * A_DAY for day in range(3))]
    for minutes in range(-40, 1500, 7):
        moment = DAY_ONE + datetime.timedelta(minutes=minutes)
        times = [is_new(moment, told_at=last, now=DAY_ONE + day * A_DAY) for day, last in enumerate(told[:3])]
        assert sum(times) == 1
    assert not is_new(DAY_ONE, told_at=None, now=DAY_ONE)


def test_what_is_due_on_a_day_is_news_from_its_first_minute() -> None:
    midnight = timezone.localtime(DAY_ONE).replace(hour=0)
    assert is_new(on_day(midnight.date()), told_at=midnight - A_DAY, now=midnight)


# What was asked for


def test_translators_of_the_language_and_organisation_are_told_and_nobody_else(
    original: GuidancePage, editor: User, translator: User, second: User, french: HomePage, section: OrganisationPage
) -> None:
    factories.member_of(section.organisation, Role.TRANSLATOR, language="fr")
    factories.member_of(factories.OrganisationFactory(), Role.TRANSLATOR, language="ar")
    User.objects.filter(pk=second.pk).update(is_active=False)
    request = request_for(original, editor, at=BEFORE)
    assert on(0) == [translator.email]
    (sent,) = mail.outbox
    assert original.title in sent.body and "العربية" in sent.body
    assert f"/admin/translate/requests/{request.pk}/" in sent.body


def test_nobody_is_told_twice_of_the_same_nor_twice_on_one_day(
    original: GuidancePage, section: OrganisationPage, editor: User, translator: User
) -> None:
    request_for(original, editor, at=BEFORE)
    assert on(0) == [translator.email]
    request_for(factories.live_guidance(section, title="Later"), editor, at=DAY_ONE)
    assert on(0) == []
    assert on(1) == [translator.email]
    assert "Later" in mail.outbox[0].body and original.title not in mail.outbox[0].body
    assert on(2) == []


def test_all_of_a_day_comes_in_one_mail_and_a_flood_in_a_number(
    original: GuidancePage, section: OrganisationPage, editor: User, translator: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("cms.translation_desk.digest_mail.SHOWN", 2)
    pages = [factories.live_guidance(section, title=f"Page {number}") for number in range(5)]
    ask_for(*pages, by=editor, at=BEFORE)
    assert on(0) == [translator.email]
    body = mail.outbox[0].body
    assert sum(page.title in body for page in pages) == 2
    assert "and 3 more:" in body and "?show=free" in body


def test_whoever_asks_is_not_told_of_it_and_what_is_done_or_taken_is_no_news(
    original: GuidancePage, section: OrganisationPage, editor: User, translator: User, second: User, arabic: HomePage
) -> None:
    editor.groups.add(*second.groups.all())
    take(request_for(original, editor, at=BEFORE).pk, by=translator, at=BEFORE)
    done = factories.live_guidance(section, title="Done")
    request_for(done, editor, at=BEFORE)
    factories.live_translation(done, arabic.locale)
    off = factories.live_guidance(section, title="Offline")
    request_for(off, editor, at=BEFORE)
    off.unpublish()
    assert on(0) == []


def test_the_mail_is_in_the_language_of_whoever_gets_it(
    original: GuidancePage, editor: User, translator: User, today: datetime.date
) -> None:
    profile = UserProfile.get_for_user(translator)
    profile.preferred_language = "fr"
    profile.save()
    request_for(original, editor, at=BEFORE, due=datetime.date(2026, 7, 9))
    on(0)
    assert "9 juillet 2026" in mail.outbox[0].body


# What somebody has


def test_who_has_one_is_told_when_it_is_due_soon_and_overdue(
    original: GuidancePage, editor: User, translator: User
) -> None:
    due = (DAY_ONE + 10 * A_DAY).date()
    take(request_for(original, editor, at=BEFORE, due=due).pk, by=translator, at=BEFORE)
    told = [day for day in range(26) if on(day) == [translator.email]]
    assert told == [3, 11, 18, 25]


def test_what_nobody_has_is_said_again_when_it_is_wanted_soon(
    original: GuidancePage, editor: User, translator: User
) -> None:
    request_for(original, editor, at=BEFORE, due=(DAY_ONE + 10 * A_DAY).date())
    assert [day for day in range(12) if on(day)] == [0, 3, 11]
    assert "Nobody has taken these" in mail.outbox[0].body


def test_a_day_on_which_the_command_did_not_run_is_made_up_for(
    original: GuidancePage, editor: User, translator: User
) -> None:
    take(request_for(original, editor, at=BEFORE, due=(DAY_ONE + 10 * A_DAY).date()).pk, by=translator, at=BEFORE)
    assert on(5) == [translator.email]
    assert on(6) == []


def test_what_was_given_is_told_once_by_the_mail_of_the_act_or_else_by_this_one(
    original: GuidancePage, section: OrganisationPage, editor: User, translator: User, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    told, untold = request_for(original, editor, at=BEFORE), factories.live_guidance(section, title="Untold")
    with django_capture_on_commit_callbacks(execute=True):
        give(told.pk, translator, by=editor, at=BEFORE)
    assert on(0) == []
    give(request_for(untold, editor, at=BEFORE).pk, translator, by=editor, at=BEFORE)  # its mail never went out
    assert on(0) == [translator.email]
    assert mail.outbox[0].body.index("given to you") < mail.outbox[0].body.index("Untold")
    assert original.title in mail.outbox[0].body  # beside it, what they have
    assert on(1) == []


def test_what_was_handed_back_is_no_longer_that_persons(original: GuidancePage, editor: User, translator: User) -> None:
    request = request_for(original, editor, at=BEFORE, due=(DAY_ONE + A_DAY).date())
    take(request.pk, by=translator, at=BEFORE)
    hand_back(request.pk, by=translator)
    on(0)
    assert "You have these" not in mail.outbox[0].body


# Running it


def test_a_mail_that_fails_stops_no_other_and_is_sent_by_the_next_run(
    original: GuidancePage, editor: User, translator: User, second: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailBackend.send_messages

    def fail(backend: Any, messages: Any) -> Any:
        if messages[0].to == [translator.email]:
            raise OSError("no server")
        return send(backend, messages)

    request_for(original, editor, at=BEFORE)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", fail)
        outcomes = list(run(DAY_ONE))
    assert [outcome.failed for outcome in outcomes].count(True) == 1
    assert [sent.to for sent in mail.outbox] == [[second.email]]
    assert on(0) == [translator.email]
    assert TranslatorTold.objects.filter(at=DAY_ONE).count() == 2


@pytest.fixture
def other_part() -> Iterator[list[News]]:
    """Another part of the desk, whose news are what the list holds."""
    news: list[News] = []

    def provider(now: datetime.datetime) -> list[News]:
        return [one for one in news if one.line.title or 1 / 0]

    digest.register(provider)
    digest.register(provider)
    yield news
    digest._providers.remove(provider)


def test_other_parts_of_the_desk_add_chapters_and_one_that_fails_stops_no_other(
    other_part: list[News], original: GuidancePage, editor: User, translator: User
) -> None:
    chapter = Chapter(60, "These are outdated:", "/admin/")
    other_part.append(News(translator.pk, chapter, Line("Old advice", "ar", "/admin/1/"), BEFORE))
    request_for(original, editor, at=BEFORE)
    assert on(0) == [translator.email]
    body = mail.outbox[0].body
    assert body.index("asked for") < body.index("These are outdated:") < body.index("Old advice")
    other_part.append(News(translator.pk, chapter, Line("", "ar", "/admin/1/"), BEFORE))
    request_for(factories.live_guidance(original.get_parent(), title="More"), editor, at=DAY_ONE)
    mail.outbox.clear()
    assert [outcome.failed for outcome in run(DAY_ONE + A_DAY)] == [True, False]
    assert "More" in mail.outbox[0].body


def test_the_command_says_what_it_did_and_fails_where_something_failed(
    original: GuidancePage, editor: User, translator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_for(original, editor, at=timezone.now() - A_DAY)

    def fail(*args: Any) -> int:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", fail)
        with pytest.raises(CommandError, match="1 mail"):
            call_command("tell_translators", stderr=io.StringIO())
    out = io.StringIO()
    call_command("tell_translators", stdout=out)
    assert f"Told: person {translator.pk}" in out.getvalue()
    call_command("tell_translators", stdout=(again := io.StringIO()))
    assert not again.getvalue()


def test_finding_out_what_is_new_costs_the_same_however_much_was_asked_for(
    original: GuidancePage, section: OrganisationPage, editor: User, translator: User
) -> None:
    counted = []
    for number in (1, 6):
        pages = [factories.live_guidance(section, title=f"{number} {more}") for more in range(number)]
        ask_for(*pages, by=editor, at=BEFORE + number * A_DAY)
        with CaptureQueriesContext(connection) as queries:
            assert on(number) == [translator.email]
        counted.append(len(queries))
    assert counted[1] <= counted[0]
    assert TranslationRequest.objects.count() == 7
