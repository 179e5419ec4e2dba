"""First steps are read off what is there: ticked as they are taken, links for those who may, gone when all are done."""

import datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Workflow

from cms.accounts.models import User
from cms.guidance.dashboard.checklists import Checklist
from cms.guidance.dashboard.installation_steps import installation_checklist
from cms.guidance.dashboard.organisation_progress import are_two
from cms.guidance.dashboard.organisation_steps import organisation_checklists
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.guidance.test_dashboard import day_of


def ticks(checklist: Checklist) -> str:
    """The steps in order: x for one that is taken."""
    return "".join("x" if step.done else "-" for step in checklist.steps)


def of_organisation(person: User) -> Checklist:
    """The one list of somebody's organisation."""
    (found,) = organisation_checklists(day_of(person))
    return found


def organisation_of(section: OrganisationPage) -> Organisation:
    """Every section of the tests has one."""
    assert section.organisation is not None
    return section.organisation


def test_an_organisation_is_led_from_its_description_to_its_first_translation(
    home: HomePage, arabic: HomePage, hotline: Any
) -> None:
    organisation: Any = factories.OrganisationFactory()
    keeper = factories.member_of(organisation, Role.ADMINISTRATOR)
    assert ticks(of_organisation(keeper)) == "---x-----", "a number of the whole installation serves everybody"
    organisation.description_ar = "من نحن"
    organisation.save()
    editor = factories.member_of(organisation, Role.EDITOR)
    factories.member_of(organisation, Role.SAFETY_REVIEWER)
    assert ticks(of_organisation(keeper)) == "xx-x-----"
    section = factories.section_under(home, organisation=organisation)
    picture = factories.picture()
    picture.collection = organisation.collection
    picture.save()
    page = factories.guidance_draft(section, owner=editor)
    factories.give_facts(page)
    page.save_revision()
    assert ticks(of_organisation(keeper)) == "xxxxxx---"
    Workflow.objects.get(active=True).start(page, editor)
    assert ticks(of_organisation(keeper)) == "xxxxxxx--"
    page.get_latest_revision().publish()
    assert ticks(of_organisation(keeper)) == "xxxxxxxx-"
    factories.live_translation(page, arabic.locale)
    assert organisation_checklists(day_of(keeper)) == []


def test_a_picture_without_consent_and_a_stale_number_tick_nothing(
    section: OrganisationPage, editor: User, today: datetime.date
) -> None:
    picture = factories.picture(consent="")
    picture.collection = organisation_of(section).collection
    picture.save()
    factories.HotlineFactory(assured_until=today - datetime.timedelta(days=31))
    factories.HotlineFactory(organisation=factories.OrganisationFactory())
    steps = {step.what: step.done for step in of_organisation(editor).steps}
    assert not steps["Add the first picture, with consent"]
    assert not steps["Have a number to call: your own, or one for everybody here"]


def test_only_who_may_take_a_step_is_led_there_and_the_others_are_told_who_does(
    section: OrganisationPage, editor: User, reviewer: User
) -> None:
    led = {step.what: bool(step.url) for step in of_organisation(editor).steps if not step.done}
    assert led["Draft the first page"]
    assert not led["Describe the organisation"]
    assert not led["Have a number to call: your own, or one for everybody here"]
    told = {step.what: step.who for step in of_organisation(editor).steps}
    assert told["Describe the organisation"] == "Your administrator does this."
    assert {step.what: bool(step.url) for step in of_organisation(reviewer).steps}[
        "Have a number to call: your own, or one for everybody here"
    ]


def test_an_administrator_is_led_to_inviting_the_second_person_and_may_do_so(section: OrganisationPage) -> None:
    keeper = factories.member_of(section.organisation, Role.ADMINISTRATOR)
    (step,) = [one for one in of_organisation(keeper).steps if "second person" in one.what]
    assert (step.url, step.who) == (f"/admin/people/{organisation_of(section).pk}/invite/", "")
    client = Client()
    client.force_login(keeper)
    assert client.get(step.url).status_code == 200


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER])
def test_every_link_of_a_step_opens_and_every_other_step_says_who_takes_it(home: HomePage, role: Role) -> None:
    organisation: Any = factories.OrganisationFactory()
    factories.guidance_draft(OrganisationPage.objects.get(organisation=organisation, locale=home.locale))
    client = Client()
    client.force_login(person := factories.member_of(organisation, role))
    for step in of_organisation(person).steps:
        assert step.done or bool(step.url) is not bool(step.who), step.what
        assert not step.url or client.get(step.url).status_code == 200, step.what


def test_the_step_of_the_section_leads_whoever_may_hand_it_in(home: HomePage, arabic: HomePage) -> None:
    organisation: Any = factories.OrganisationFactory()
    for roles, led in (((Role.EDITOR,), True), ((Role.AUTHOR, Role.LANGUAGE_REVIEWER), False)):
        person = factories.member_of(organisation, *roles, language="en")
        steps = {step.what: bool(step.url) for step in of_organisation(person).steps}
        assert steps["Hand in your section in the first language, and have it approved"] is led


def test_an_organisation_of_one_language_has_nothing_to_translate(
    section: OrganisationPage, arabic: HomePage, editor: User
) -> None:
    organisation = organisation_of(section)
    organisation.languages = ["en"]
    organisation.save()
    assert "Publish the first translation" not in {step.what for step in of_organisation(editor).steps}


@pytest.mark.parametrize(
    ("crew", "two"),
    [
        ([], False),
        ([{"safety_reviewer"}], False),
        ([{"editor", "safety_reviewer"}], False),
        ([{"editor"}, {"administrator"}], False),
        ([{"editor"}, {"safety_reviewer"}], True),
        ([{"safety_reviewer"}, {"safety_reviewer"}], True),
    ],
)
def test_two_people_are_one_who_writes_and_another_who_reviews(crew: list[set[str]], two: bool) -> None:
    assert are_two(crew) is two


def test_an_installation_is_led_from_its_first_home_to_its_people(db: None, admin: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    first = installation_checklist(day_of(admin))
    assert first is not None
    assert not any(step.done for step in first.steps[:6])
    assert all(step.url for step in first.steps)
    assert first.reminder_url.endswith("#backups")
    home = HomePage.objects.get(locale__language_code="en")
    home.save_revision().publish()
    Locale.objects.create(language_code="ar")
    factories.PlaceFactory()
    factories.member_of(factories.OrganisationFactory(), Role.EDITOR)
    later = installation_checklist(day_of(admin))
    assert later is not None
    assert [step.what for step in later.steps[:6] if not step.done] == ["Set up mail"]
    assert installation_checklist(day_of(factories.UserFactory())) is None


def test_a_finished_installation_has_no_list(
    section: OrganisationPage, editor: User, arabic: HomePage, place: Any, admin: User
) -> None:
    found = installation_checklist(day_of(admin))
    left = [step.what for step in found.steps if not step.done] if found else []
    switch = [step.url for step in found.steps if step.what == "Switch on your second factor"] if found else []
    assert switch == ["/admin/sign-in/factors/"]
    assert left in ([], ["Switch on your second factor"])
