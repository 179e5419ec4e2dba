"""The list of requests and the screen of one: who sees what, the filters, the buttons, and what they do."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk import request_views
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.models import TranslationRequest
from cms.translation_desk.taking import take
from tests import factories
from tests.conftest import signed_in
from tests.publishing.page_form import words
from tests.standing import standing
from tests.translation_desk.asked import again, ask_for, request_for

LIST = "translation_desk:requests"
ACTS = ("request_take", "request_hand_back", "request_give", "request_call_off")


@standing
def second(section: OrganisationPage, arabic: HomePage) -> User:
    """Writes Arabic too."""
    return factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="second")


@standing
def wanted(original: GuidancePage, editor: User, arabic: HomePage) -> TranslationRequest:
    """The page, in Arabic."""
    return request_for(original, editor, note="Before the harvest")


@standing
def theirs(home: HomePage, arabic: HomePage) -> OrganisationPage:
    """The section of another organisation."""
    return factories.section_under(home, organisation=factories.OrganisationFactory())


def address(name: str, request: TranslationRequest) -> str:
    """Of the screen of a request, or of an act."""
    return reverse(f"translation_desk:{name}", args=[request.pk])


def titles(client: Client, **asked: Any) -> list[str]:
    """The pages of the list, in its order, each with the language."""
    response = client.get(reverse(LIST), asked)
    return [f"{row.source.title} {row.request.language}" for row in response.context["rows"]]


# The list


def test_each_line_says_page_language_day_note_and_who_has_it(
    desk: Client, wanted: TranslationRequest, second: User, original: GuidancePage, today: datetime.date
) -> None:
    TranslationRequest.objects.update(due=today - datetime.timedelta(days=1))
    take(wanted.pk, by=second, at=timezone.now())
    response = desk.get(reverse(LIST))
    said = words(response)
    for part in (original.title, "العربية", "overdue", "Before the harvest", "second"):
        assert part in said
    assert 'lang="ar" dir="rtl"' in response.content.decode()


def test_the_most_urgent_comes_first_and_what_has_no_day_last(
    editor_desk: Client, section: OrganisationPage, hotline: Any, editor: User, arabic: HomePage, today: datetime.date
) -> None:
    for title, ahead in (("No day", None), ("Late", 9), ("Soon", 2)):
        due = None if ahead is None else today + datetime.timedelta(days=ahead)
        request_for(factories.live_guidance(section, title=title), editor, due=due)
    assert titles(editor_desk) == ["Soon ar", "Late ar", "No day ar"]


def test_filters_narrow_by_language_by_what_is_mine_open_or_overdue_and_by_organisation(
    section: OrganisationPage, original: GuidancePage, theirs: OrganisationPage, editor: User, admin: User,
    translator: User, arabic: HomePage, french: HomePage, today: datetime.date,
) -> None:  # fmt: skip
    late = factories.live_guidance(section, title="Late")
    other = factories.live_guidance(theirs, title="Other")
    ask_for(original, by=editor, languages=["ar", "fr"])
    take(request_for(late, editor, "ar", due=today).pk, by=translator, at=timezone.now())
    TranslationRequest.objects.filter(translation_key=late.translation_key).update(
        due=today - datetime.timedelta(days=1)
    )
    request_for(other, admin)
    own, whole = signed_in(translator), signed_in(admin)
    first = original.title
    assert titles(own) == ["Late ar", f"{first} ar"]
    assert titles(own, show="mine") == ["Late ar"]
    assert titles(own, show="free") == [f"{first} ar"]
    assert titles(own, show="overdue") == ["Late ar"]
    assert titles(own, show="nonsense", language="xx", organisation="x") == ["Late ar", f"{first} ar"]
    assert len(titles(whole)) == 4
    assert titles(whole, language="fr") == [f"{first} fr"]
    assert titles(whole, organisation=theirs.organisation_id) == ["Other ar"]


def test_what_is_done_or_called_off_is_gone_from_the_list(
    editor_desk: Client, wanted: TranslationRequest, original: GuidancePage, arabic: HomePage
) -> None:
    assert titles(editor_desk) == [f"{original.title} ar"]
    factories.live_translation(original, arabic.locale)
    assert titles(editor_desk) == []


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SAFETY_REVIEWER, Role.TRANSLATOR])
def test_nobody_sees_the_requests_of_another_organisation(
    client: Client, wanted: TranslationRequest, theirs: OrganisationPage, role: Role
) -> None:
    client.force_login(factories.member_of(theirs.organisation, role, language="ar"))
    assert titles(client) == []
    assert client.get(address("request", wanted)).status_code == 404
    for act in ACTS:
        assert client.post(address(act, wanted), {"person": 1}).status_code == 404
    assert again(wanted).closed_at is None


def test_a_translator_of_another_language_sees_and_takes_nothing(
    client: Client, wanted: TranslationRequest, section: OrganisationPage, french: HomePage
) -> None:
    client.force_login(factories.member_of(section.organisation, Role.TRANSLATOR, language="fr"))
    assert titles(client) == []
    assert client.post(address("request_take", wanted)).status_code == 404
    assert not again(wanted).is_held


def test_who_neither_asks_nor_translates_and_strangers_are_refused(
    client: Client, wanted: TranslationRequest, section: OrganisationPage
) -> None:
    for sign_in in (False, True):
        if sign_in:
            client.force_login(factories.member_of(section.organisation, Role.ADMINISTRATOR))
        assert client.get(reverse(LIST)).status_code == 302
        for act in ACTS:
            assert client.post(address(act, wanted)).status_code in {302, 404}
    now = again(wanted)
    assert not now.is_held and now.closed_at is None


def test_the_list_is_paged_and_costs_the_same_whatever_it_holds(
    desk: Client, section: OrganisationPage, wanted: TranslationRequest, translator: User, editor: User,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    desk.get(reverse(LIST))
    with django_assert_max_num_queries(40) as few:
        desk.get(reverse(LIST))
    template = Page.objects.get(translation_key=wanted.translation_key, locale__language_code="en")
    for number in range(4):
        page = factories.live_guidance(section, title=f"Page {number}")
        take(request_for(page, editor).pk, by=translator, at=timezone.now())
    with django_assert_max_num_queries(len(few)):
        assert len(desk.get(reverse(LIST)).context["rows"]) == 5
    assert template.title in words(desk.get(reverse(LIST), {"p": "999"}))


def test_at_most_fifty_stand_on_a_screen(
    desk: Client, wanted: TranslationRequest, monkeypatch: pytest.MonkeyPatch, section: OrganisationPage, editor: User
) -> None:
    assert request_views.PER_SCREEN == 50
    monkeypatch.setattr(request_views, "PER_SCREEN", 1)
    request_for(factories.live_guidance(section, title="Another"), editor)
    response = desk.get(reverse(LIST), {"show": "free"})
    assert len(response.context["rows"]) == 1
    assert "?show=free&amp;p=2" in response.content.decode()


# The buttons


def offered(client: Client, request: TranslationRequest) -> set[str]:
    """What the list lets somebody do with a request."""
    response = client.get(reverse(LIST))
    (row,) = [row for row in response.context["rows"] if row.request.pk == request.pk]
    content = response.content.decode()
    signs = {
        "start": reverse("translation_desk:translate", args=[row.source.pk]),
        "open": reverse("wagtailadmin_pages:edit", args=[row.draft.pk]) if row.draft else "no draft",
        "take": address("request_take", request),
        "hand back": f"{address('request', request)}#hand-back",
        "give": f"{address('request', request)}#give",
        "call off": f"{address('request', request)}#call-off",
    }
    return {name for name, sign in signs.items() if sign in content}


def test_everybody_is_offered_what_they_may_do(
    wanted: TranslationRequest, original: GuidancePage, translator: User, second: User, editor: User, reviewer: User,
    arabic: HomePage, section: OrganisationPage,
) -> None:  # fmt: skip
    language_reviewer = factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar")
    coordinator = factories.member_of(None, Role.COORDINATOR)
    assert offered(signed_in(translator), wanted) == {"start", "take"}
    assert offered(signed_in(editor), wanted) == {"start", "take", "give", "call off"}
    assert offered(signed_in(coordinator), wanted) == {"give", "call off"}
    assert titles(signed_in(language_reviewer)) == []
    take(wanted.pk, by=translator, at=timezone.now())
    assert offered(signed_in(translator), wanted) == {"start", "hand back"}
    assert offered(signed_in(second), wanted) == set()
    draft_in(original, arabic.locale, by=translator)
    assert offered(signed_in(translator), wanted) == {"open", "hand back"}


def test_taking_comes_back_to_where_one_was_and_nowhere_else(desk: Client, wanted: TranslationRequest) -> None:
    here = f"{reverse(LIST)}?show=free"
    assert desk.post(address("request_take", wanted), {"next": here}).headers["Location"] == here
    for evil in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        response = desk.post(address("request_take", wanted), {"next": evil})
        assert response.headers["Location"] == reverse(LIST)


def test_the_slower_of_two_reads_who_was_faster(
    wanted: TranslationRequest, desk: Client, second: User, translator: User
) -> None:
    desk.post(address("request_take", wanted))
    said = words(signed_in(second).post(address("request_take", wanted), follow=True))
    assert "translator has this translation already" in said
    assert again(wanted).taken_by == translator


@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_a_request_that_never_was_is_not_found(desk: Client, translator: User, number: int) -> None:
    assert desk.get(reverse("translation_desk:request", args=[number])).status_code == 404
    assert desk.post(reverse("translation_desk:request_take", args=[number])).status_code == 404


def test_looking_changes_nothing(desk: Client, wanted: TranslationRequest) -> None:
    for act in ACTS:
        assert desk.get(address(act, wanted)).status_code == 405
    assert not again(wanted).is_held


def test_it_is_handed_back_given_and_called_off_on_its_own_screen(
    wanted: TranslationRequest, desk: Client, editor_desk: Client, second: User, arabic: HomePage, editor: User
) -> None:
    desk.post(address("request_take", wanted))
    assert "Hand it back" in words(desk.get(address("request", wanted)))
    assert "handed it back" in words(desk.post(address("request_hand_back", wanted), {"note": "Later"}, follow=True))
    assert not again(wanted).is_held
    assert "second" in words(editor_desk.get(address("request", wanted)))
    refused = editor_desk.post(address("request_give", wanted), {"person": ""})
    assert refused.context["give"].errors
    editor_desk.post(address("request_give", wanted), {"person": second.pk})
    assert again(wanted).taken_by == second
    said = words(editor_desk.post(address("request_call_off", wanted), follow=True))
    assert "called off" in said
    assert "This request is over" in words(editor_desk.get(address("request", wanted), follow=True))


def test_a_translator_neither_gives_nor_calls_off(
    desk: Client, wanted: TranslationRequest, second: User, translator: User
) -> None:
    desk.post(address("request_give", wanted), {"person": second.pk})
    desk.post(address("request_call_off", wanted))
    now = again(wanted)
    assert not now.is_held and now.closed_at is None


def test_nobody_else_can_be_chosen(
    editor_desk: Client,
    wanted: TranslationRequest,
    section: OrganisationPage,
    french: HomePage,
    theirs: OrganisationPage,
) -> None:
    for person in (
        factories.member_of(section.organisation, Role.TRANSLATOR, language="fr"),
        factories.member_of(theirs.organisation, Role.TRANSLATOR, language="ar"),
    ):
        response = editor_desk.post(address("request_give", wanted), {"person": person.pk})
        assert response.context["give"].errors
    assert not again(wanted).is_held
