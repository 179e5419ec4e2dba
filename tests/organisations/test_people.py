"""Keeping people: given other roles, removed, let in anew; who sees the screen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageSubscription

from cms.accounts.models import OneTimeLink, Purpose, User
from cms.audit.models import Entry
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Organisation, Role, State, Team
from cms.organisations.people import keeping
from cms.organisations.people.rules import Refused
from tests import factories
from tests.organisations.keeping import NEW, at, invited, link_on, posts_of, set_password


def test_roles_are_changed_in_one_organisation_alone(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=theirs, role=Role.AUTHOR).group)
    as_keeper.post(at("roles", ours, person), {"posts": ["safety_reviewer", "language_reviewer:en"]})
    assert posts_of(person) == {
        (ours.pk, Role.SAFETY_REVIEWER, ""),
        (ours.pk, Role.LANGUAGE_REVIEWER, "en"),
        (theirs.pk, Role.AUTHOR, ""),
    }
    as_keeper.post(at("roles", ours, person), {"posts": []})
    assert len(posts_of(person)) == 3


def test_the_only_administrator_who_can_sign_in_stays(as_keeper: Client, keeper: User, ours: Organisation) -> None:
    invited(ours, NEW, "administrator", by=keeper)  # who has not come yet
    for address, sent in (
        (at("roles", ours, keeper), {"posts": ["editor"], "confirm": "on"}),
        (at("remove", ours, keeper), {"confirm": "on"}),
    ):
        assert "only administrator" in as_keeper.post(address, sent).content.decode()
    assert (ours.pk, Role.ADMINISTRATOR, "") in posts_of(keeper)


def test_an_administrator_leaves_by_saying_that_they_mean_it(
    as_keeper: Client, keeper: User, ours: Organisation
) -> None:
    factories.member_of(ours, Role.ADMINISTRATOR)
    page = as_keeper.post(at("roles", ours, keeper), {"posts": ["editor"]}).content.decode()
    assert "Tick that you mean it" in page and 'name="confirm"' in page
    assert (ours.pk, Role.ADMINISTRATOR, "") in posts_of(keeper)
    as_keeper.post(at("roles", ours, keeper), {"posts": ["editor"], "confirm": "on"})
    assert posts_of(keeper) == {(ours.pk, Role.EDITOR, "")}


def test_of_two_administrators_who_remove_each_other_one_stays(keeper: User, ours: Organisation) -> None:
    second = factories.member_of(ours, Role.ADMINISTRATOR)
    keeping.remove(ours, second, by=keeper, now=timezone.now())
    with pytest.raises(Refused):
        keeping.remove(ours, keeper, by=second, now=timezone.now())
    assert posts_of(keeper)


def test_an_organisations_administrator_makes_no_link_for_people_of_the_installation(
    as_keeper: Client, ours: Organisation
) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    superuser = factories.UserFactory(is_superuser=True)
    for person in (coordinator, superuser):
        person.groups.add(Team.objects.get(organisation=ours, role=Role.EDITOR).group)
        assert 'role="alert"' in as_keeper.post(at("link", ours, person), {}).content.decode()
    assert not OneTimeLink.objects.exists()
    as_keeper.post(at("remove", ours, coordinator))
    assert posts_of(coordinator) == {(None, Role.COORDINATOR, "")}


def test_nobody_of_another_organisation_is_reached_through_our_own_address(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    stranger = factories.member_of(theirs, Role.EDITOR)
    for act in ("roles", "remove", "link"):
        assert as_keeper.get(at(act, ours, stranger)).status_code == 404
        assert as_keeper.post(at(act, ours, stranger), {"posts": ["author"]}).status_code == 404
    assert posts_of(stranger) == {(theirs.pk, Role.EDITOR, "")}


def test_whoever_is_removed_is_out_at_the_next_request_and_their_drafts_pass_to_the_organisation(
    as_keeper: Client, ours: Organisation, section: OrganisationPage
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    draft = factories.guidance_draft(section, owner=person, locked=True, locked_by=person, locked_at=timezone.now())
    content = Page.objects.get(pk=draft.pk).get_latest_revision().content
    PageSubscription.objects.create(page=draft, user=person, comment_notifications=True)
    window = Client()
    window.force_login(person)
    assert window.get(reverse("wagtailadmin_home")).status_code == 200
    as_keeper.post(at("remove", ours, person))
    assert window.get(reverse("wagtailadmin_home")).status_code == 403
    assert window.get(reverse("wagtailadmin_home")).headers["Location"].startswith(reverse("account_login"))
    now = Page.objects.get(pk=draft.pk)
    assert (now.owner, now.locked, now.locked_by, now.locked_at) == (None, False, None, None)
    assert now.get_latest_revision().content == content
    edited = now.get_latest_revision_as_object()
    assert (edited.owner, edited.locked) == (None, False)
    assert not PageSubscription.objects.exists()
    address, name = person.email, person.username
    person.refresh_from_db()
    assert (person.is_active, person.email != address, person.username, posts_of(person)) == (False, True, name, set())


def test_whoever_also_works_elsewhere_keeps_that_and_their_session(
    as_keeper: Client, ours: Organisation, theirs: Organisation, home: Page
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=theirs, role=Role.EDITOR).group)
    elsewhere = OrganisationPage.objects.get(organisation=theirs, locale__language_code="en")
    draft = factories.guidance_draft(elsewhere, owner=person)
    window = Client()
    window.force_login(person)
    as_keeper.post(at("remove", ours, person))
    assert window.get(reverse("wagtailadmin_home")).status_code == 200
    assert window.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200
    own = OrganisationPage.objects.get(organisation=ours, locale__language_code="en")
    assert window.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).status_code == 302
    told = Entry.objects.filter(organisation_id=theirs.pk, action__startswith="people.", label=person.username)
    assert {entry.action for entry in told} == {"people.joined_group"}


def test_an_invitation_taken_back_leaves_nothing(as_keeper: Client, keeper: User, ours: Organisation) -> None:
    link = invited(ours, NEW, by=keeper)
    as_keeper.post(at("remove", ours, link.person))
    assert not User.objects.filter(email=NEW).exists()
    assert set_password(link.address).status_code == 410


def test_whoever_comes_back_comes_as_new_so_that_no_account_passes_into_other_hands(
    keeper: User, other_keeper: User, ours: Organisation, theirs: Organisation
) -> None:
    person = factories.member_of(theirs, Role.EDITOR)
    address = person.email
    keeping.remove(theirs, person, by=other_keeper, now=timezone.now())
    link = invited(ours, address, by=keeper)
    assert link.person != person and link.works
    assert set_password(link.address).status_code == 302
    assert posts_of(link.person) == {(ours.pk, Role.EDITOR, "")}


def test_a_lost_password_is_mended_by_a_link_and_on_request_the_second_factor_goes(
    as_keeper: Client, ours: Organisation
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    first = link_on(as_keeper.post(at("link", ours, person), {"anew": ""}))
    second = link_on(as_keeper.post(at("link", ours, person), {"anew": "on"}))
    assert OneTimeLink.objects.open_at(timezone.now()).get().purpose == Purpose.ANEW
    assert (set_password(first).status_code, set_password(second).status_code) == (410, 302)
    assert Entry.objects.filter(action="people.link_made", organisation_id=ours.pk).count() == 2


def test_nobody_gets_a_link_for_somebody_who_works_elsewhere_too_but_superusers(
    as_keeper: Client, ours: Organisation, theirs: Organisation, admin: User
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=theirs, role=Role.AUTHOR).group)
    theirs.state = State.SUSPENDED
    theirs.save()
    assert "also works elsewhere" in as_keeper.post(at("link", ours, person), {"anew": "on"}).content.decode()
    assert not OneTimeLink.objects.exists()
    as_keeper.force_login(admin)
    assert "people-link" in as_keeper.post(at("link", ours, person), {"anew": "on"}).content.decode()


def test_an_administrator_is_led_to_the_only_organisation_and_sees_no_other(
    as_keeper: Client, ours: Organisation, theirs: Organisation
) -> None:
    assert as_keeper.get(at("index")).headers["Location"] == at("organisation", ours)
    assert as_keeper.get(at("organisation", theirs)).status_code == 302
    assert as_keeper.get(at("installation")).status_code == 302


def test_a_coordinator_sees_all_and_changes_none(ours: Organisation, theirs: Organisation, client: Client) -> None:
    client.force_login(factories.member_of(None, Role.COORDINATOR))
    person = factories.member_of(ours, Role.EDITOR)
    page = client.get(at("index")).content.decode()
    assert str(ours) in page and str(theirs) in page
    page = client.get(at("organisation", ours)).content.decode()
    assert person.email in page and at("invite", ours) not in page and at("roles", ours, person) not in page
    for address in (
        at("invite", ours),
        at("roles", ours, person),
        at("remove", ours, person),
        at("link", ours, person),
    ):
        assert client.post(address, {"email": NEW, "posts": ["editor"]}).status_code == 302
    assert posts_of(person) and not User.objects.filter(email=NEW).exists() and not OneTimeLink.objects.exists()


def test_others_find_no_people_in_the_menu_and_behind_it(editor: User, client: Client) -> None:
    client.force_login(editor)
    assert at("index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(at("index")).status_code == 302


def test_a_suspended_organisation_is_kept_by_superusers_only(
    as_keeper: Client, keeper: User, ours: Organisation, admin: User
) -> None:
    ours.state = State.SUSPENDED
    ours.save()
    with pytest.raises(Refused):
        invited(ours, NEW, by=keeper)
    assert invited(ours, NEW, by=admin).works


def test_a_long_list_is_searched_paged_and_asked_for_in_few_queries(
    as_keeper: Client, ours: Organisation, django_assert_max_num_queries: Any
) -> None:
    people = [User(username=f"p{n}", email=f"p{n}@example.org", first_name=f"Name{n:03}") for n in range(200)]
    User.objects.bulk_create(people)
    Team.objects.get(organisation=ours, role=Role.AUTHOR).group.user_set.add(*people)
    as_keeper.get(at("organisation", ours))
    with django_assert_max_num_queries(40):
        page = as_keeper.get(at("organisation", ours) + "?p=2").content.decode()
    assert "Name060" in page and "Name040" not in page
    found = as_keeper.get(at("organisation", ours) + "?q=p123@").content.decode()
    assert "Name123" in found and "Name122" not in found
