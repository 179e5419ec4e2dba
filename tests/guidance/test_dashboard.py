"""The start page: what waits for whom, first steps, where to write. A bounded number of questions to the database."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Workflow
from wagtail.permissions import page_permission_policy

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.guidance.dashboard.items import Group, Item
from cms.guidance.dashboard.panels import panels_of
from cms.guidance.dashboard.writing import lines_of
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role, Team
from cms.translation_desk.models import Import, TranslationRequest
from tests import factories
from tests.publishing.page_form import words
from tests.standing import standing

AT_MOST = 43


def day_of(person: User) -> Day:
    """The person's day, as a new request would begin it."""
    return Day(User.objects.get(pk=person.pk), timezone.localdate(), timezone.now())


def waiting(person: User) -> dict[str, Group]:
    """What waits for somebody, by heading."""
    return {str(group.title): group for group in groups_of(day_of(person))}


def only(group: Group) -> Item:
    """The one thing in a group."""
    (item,) = group.items
    return item


def hand_in(page: Page, by: User) -> Any:
    """Submit to review."""
    return Workflow.objects.get(active=True).start(page, by)


@standing
def draft(section: OrganisationPage, editor: User, hotline: Hotline) -> GuidancePage:
    """A draft of the editor's."""
    page = factories.guidance_draft(section, owner=editor)
    factories.give_facts(page)
    page.save_revision(user=editor)
    return page


def test_a_draft_waits_for_whoever_wrote_it(draft: GuidancePage, editor: User, reviewer: User) -> None:
    assert only(waiting(editor)["Your drafts"]).url == f"/admin/pages/{draft.pk}/edit/"
    assert "Your drafts" not in waiting(reviewer)


def test_a_page_handed_in_waits_for_a_reviewer_and_no_longer_for_its_writer(
    draft: GuidancePage, editor: User, reviewer: User
) -> None:
    state = hand_in(draft, editor).current_task_state
    item = only(waiting(reviewer)["Waiting for your review"])
    assert (item.text, item.url) == (draft.title, f"/admin/gate/reviews/{state.pk}/")
    assert "handed in by editor on" in item.note
    assert set(waiting(editor)) == {"Handed in by you"}


def test_what_was_sent_back_comes_with_the_reviewers_words(draft: GuidancePage, editor: User, reviewer: User) -> None:
    state = hand_in(draft, editor)
    state.current_task_state.reject(user=reviewer, comment="Say where to <b>call</b>.")
    item = only(waiting(editor)["Sent back to you"])
    assert item.quote == "Say where to <b>call</b>."
    assert "by reviewer" in item.note
    client = Client()
    client.force_login(editor)
    shown = client.get("/admin/").content.decode()
    assert "Say where to &lt;b&gt;call&lt;/b&gt;." in shown
    state.resume(user=editor)
    assert "Sent back to you" not in waiting(editor)


def test_nobody_sees_the_work_of_another_organisation(draft: GuidancePage, editor: User, home: HomePage) -> None:
    hand_in(draft, editor)
    other = factories.section_under(home).organisation
    stranger = factories.member_of(other, Role.EDITOR, Role.SAFETY_REVIEWER, Role.ADMINISTRATOR)
    assert waiting(stranger) == {}
    editor.groups.set([Team.objects.get(organisation=other, role=Role.EDITOR).group])
    assert waiting(editor) == {}, "who left an organisation sees nothing of it any more"


@pytest.mark.parametrize(("days", "heading"), [(-1, "To be read again"), (29, "To be read again"), (31, None)])
def test_pages_are_due_a_month_before_their_review(
    section: OrganisationPage, hotline: Hotline, editor: User, today: datetime.date, days: int, heading: str | None
) -> None:
    factories.live_guidance(section, review_by=today + datetime.timedelta(days=days))
    assert ("To be read again" in waiting(editor)) is (heading is not None)


def test_a_number_that_runs_out_waits_for_who_may_confirm_it_and_is_told_to_the_others(
    section: OrganisationPage, editor: User, reviewer: User, translator: User, today: datetime.date
) -> None:
    late = today - datetime.timedelta(days=1)
    number = factories.HotlineFactory(organisation=section.organisation, assured_until=late)
    confirm = only(waiting(reviewer)["Numbers to confirm: call them, then set a new date"])
    assert confirm.url.endswith(f"/edit/{number.pk}/")
    assert (confirm.text, confirm.number) == (number.name, number.number)
    told = waiting(editor)["Numbers that run out"]
    assert only(told).url == ""
    assert "safety reviewer" in told.hint
    assert not any("umbers" in heading for heading in waiting(translator))


def test_a_translator_finds_what_waits_in_their_language(
    section: OrganisationPage, hotline: Hotline, translator: User
) -> None:
    page = factories.live_guidance(section)
    group = waiting(translator)["Waiting to be translated by you"]
    assert only(group).url == f"/admin/translate/{page.pk}/"
    translator.groups.add(Team.objects.get(organisation=section.organisation, role=Role.EDITOR).group)
    for number in range(6):
        factories.live_guidance(section, title=f"Page {number}")
    assert waiting(translator)["Waiting to be translated by you"].left == 2


def test_a_translator_of_several_languages_is_given_numbers(
    section: OrganisationPage, hotline: Hotline, translator: User
) -> None:
    factories.live_home("fr")
    translator.groups.add(
        Team.objects.get(organisation=section.organisation, role=Role.TRANSLATOR, language="fr").group
    )
    factories.live_guidance(section)
    items = waiting(translator)["Waiting to be translated by you"].items
    assert [(item.text, item.note) for item in items] == [("Français", "1 page"), ("العربية", "1 page")]


def test_the_coordinator_sees_all_by_organisation(
    section: OrganisationPage, home: HomePage, hotline: Hotline, today: datetime.date
) -> None:
    factories.live_guidance(section, review_by=today - datetime.timedelta(days=1))
    silent = factories.section_under(home).organisation
    found = waiting(factories.member_of(None, Role.COORDINATOR))
    assert only(found["Overdue pages by organisation"]).text == str(section.organisation)
    assert only(found["Went live in the last 7 days"]).note == "1 page"
    assert only(found["Organisations without a live page"]).text == str(silent)
    assert "without a live page" in only(found["Who is left out"]).text


def test_an_administrator_sees_who_never_came(section: OrganisationPage, editor: User) -> None:
    keeper = factories.member_of(section.organisation, Role.ADMINISTRATOR)
    factories.UserFactory(username="elsewhere")
    assert only(waiting(keeper)["Never signed in"]).text == editor.email
    editor.last_login = timezone.now()
    editor.save()
    assert "Never signed in" not in waiting(keeper)


def test_only_who_needs_a_second_factor_is_missed_without_one_and_only_while_it_is_asked_for(
    section: OrganisationPage, editor: User, reviewer: User, settings: Any
) -> None:
    User.objects.update(last_login=timezone.now())
    keeper = factories.member_of(section.organisation, Role.ADMINISTRATOR)
    settings.SECOND_FACTOR_REQUIRED = True
    assert only(waiting(keeper)["Without a second factor"]).text == "reviewer"
    settings.SECOND_FACTOR_REQUIRED = False
    assert "Without a second factor" not in waiting(keeper)


def test_a_live_page_is_missing_in_the_languages_that_its_organisation_wants(
    section: OrganisationPage, hotline: Hotline, arabic: HomePage, editor: User
) -> None:
    factories.live_home("fr")
    factories.live_guidance(section, owner=editor)
    organisation: Any = section.organisation
    for wanted, said in (([], "not yet in: Français, العربية"), (["en", "ar"], "not yet in: العربية"), (["en"], "")):
        organisation.languages = wanted
        organisation.save()
        assert only(waiting(editor)["Live pages of yours"]).note == said


def test_one_writes_in_the_languages_of_the_organisation_then_in_others_whose_section_is_live(
    section: OrganisationPage, arabic: HomePage, editor: User, translator: User
) -> None:
    french = factories.live_home("fr")
    organisation: Any = section.organisation
    organisation.languages = ["ar"]
    organisation.save()

    def offered(person: User) -> list[str]:
        (line,) = lines_of(day_of(person))
        return [door.lang for door in line.doors]

    assert offered(editor) == ["ar", "en"], "the French section is a draft"
    factories.section_under(french, organisation=organisation)
    assert offered(editor) == ["ar", "en", "fr"]
    organisation.languages = ["fr"]
    organisation.save()
    assert offered(translator) == ["ar"], "nobody is left without a place to write"


def test_where_to_write_is_a_line_for_each_organisation_with_languages_by_their_own_names(
    section: OrganisationPage, arabic: HomePage, home: HomePage, editor: User, translator: User
) -> None:
    factories.section_under(home)
    assert [[door.language for door in line.doors] for line in lines_of(day_of(editor))] == [["English", "العربية"]]
    assert [[door.language for door in line.doors] for line in lines_of(day_of(translator))] == [["العربية"]]


def test_the_start_page_asks_at_most_43_times_whatever_there_is(
    section: OrganisationPage,
    home: HomePage,
    hotline: Hotline,
    translator: User,
    admin: User,
    today: datetime.date,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    jack = factories.member_of(section.organisation, *set(Role) - {Role.COORDINATOR}, language="ar")

    def look(person: User) -> None:
        day = day_of(person)
        day.user.get_all_permissions()  # every page of the admin asks for both
        page_permission_policy.get_cached_permissions_for_user(day.user)
        with django_assert_max_num_queries(AT_MOST):
            for panel in panels_of(day):
                panel.render_html({"request": None})

    for number in range(3):
        other = factories.section_under(home, title=f"Section {number}")
        jack.groups.add(*(team.group for team in Team.objects.filter(organisation=other.organisation)))
        page = factories.guidance_draft(other, title=f"Page {number}", owner=jack)
        hand_in(page, translator)
        hand_in(factories.guidance_draft(other, title=f"Back {number}", owner=jack), jack).current_task_state.reject()
        live = factories.live_guidance(other, title=f"Live {number}", review_by=today, owner=jack)
        TranslationRequest.objects.create(
            translation_key=live.translation_key, language="ar", asked_at=timezone.now(), taken_by=jack
        )
        Import.objects.create(
            by=jack, at=timezone.now(), file_name=f"{number}.po", language="ar", texts=1, state="compared"
        )
    for panel in panels_of(day_of(jack)):  # a server knows the types of its content after the first screen
        panel.render_html({"request": None})
    for person in (jack, factories.member_of(None, Role.COORDINATOR), admin):
        look(person)


def test_what_wagtail_would_say_once_more_is_left_out(draft: GuidancePage, editor: User, reviewer: User) -> None:
    hand_in(draft, editor)
    client = Client()
    client.force_login(reviewer)
    said = words(client.get("/admin/"))
    assert said.count(draft.title) == 1
    assert "Awaiting your review" not in said
