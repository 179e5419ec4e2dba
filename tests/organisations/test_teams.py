"""Teams, sections and shelves follow organisations and languages by themselves, and are put right where somebody altered them."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page, Workflow

from cms.accounts.models import User
from cms.audit.attribution import organisation_of
from cms.audit.models import Entry
from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role, State, Team
from cms.organisations.models.team import BY_LANGUAGE, OF_ORGANISATION
from cms.organisations.roles import POWERS
from cms.organisations.teams import APPS
from cms.publishing.door import NotReady
from tests import factories


def granted(team: Team) -> set[tuple[str, int]]:
    """What a team may do, and under which page."""
    return set(GroupPagePermission.objects.filter(group=team.group).values_list("permission__codename", "page_id"))


def team(organisation: Organisation, role: Role, language: str = "") -> Team:
    return Team.objects.get(organisation=organisation, role=role, language=language)


def sections_of(organisation: Organisation) -> dict[str, OrganisationPage]:
    found = OrganisationPage.objects.filter(organisation=organisation).select_related("locale")
    return {section.locale.language_code: section for section in found}


def test_a_new_organisation_has_a_team_for_every_role_and_language(ours: Organisation) -> None:
    found = set(Team.objects.filter(organisation=ours).values_list("role", "language"))
    assert found == {(role, "") for role in OF_ORGANISATION} | {
        (role, code) for role in BY_LANGUAGE for code in ("en", "ar")
    }


def test_a_new_organisation_has_a_draft_section_in_every_language_that_are_versions_of_each_other(
    arabic: HomePage,
) -> None:
    organisation = factories.OrganisationFactory(name_ar="خطوات آمنة", description_en="We help.")
    sections = sections_of(organisation)
    assert set(sections) == {"en", "ar"}
    assert {section.translation_key for section in sections.values()} == {sections["en"].translation_key}
    assert not any(section.live for section in sections.values())
    assert (sections["en"].title, sections["ar"].title) == (organisation.name, "خطوات آمنة")
    assert (sections["en"].standfirst, sections["ar"].standfirst) == ("We help.", "")


def test_a_new_organisation_has_a_shelf_of_its_own_from_which_others_cannot_choose(theirs: Organisation) -> None:
    assert theirs.collection is not None
    rights = GroupCollectionPermission.objects.filter(collection=theirs.collection)
    assert set(rights.values_list("group__team__organisation", flat=True)) == {theirs.pk}


@pytest.mark.parametrize("role", OF_ORGANISATION)
def test_a_role_for_all_languages_counts_in_every_section_of_the_organisation_alone(
    ours: Organisation, theirs: Organisation, role: Role
) -> None:
    assert granted(team(ours, role)) == {
        (power, section.pk) for power in POWERS[role].pages for section in sections_of(ours).values()
    }


@pytest.mark.parametrize("role", BY_LANGUAGE)
def test_a_role_for_one_language_counts_in_the_section_of_that_language_alone(
    ours: Organisation, theirs: Organisation, role: Role
) -> None:
    arabic = sections_of(ours)["ar"]
    assert granted(team(ours, role, "ar")) == {(power, arabic.pk) for power in POWERS[role].pages}


def test_what_somebody_alters_in_a_teams_group_is_put_right(ours: Organisation) -> None:
    group, root = team(ours, Role.AUTHOR).group, Page.get_first_root_node()
    GroupPagePermission.objects.create(
        group=group, page=root, permission=Permission.objects.get(codename="publish_page")
    )
    group.permissions.set(Permission.objects.filter(codename="change_user"))
    before = granted(team(ours, Role.EDITOR))
    ours.save()
    assert {codename for codename, _page in granted(team(ours, Role.AUTHOR))} == {"add_page"}
    assert not group.permissions.filter(codename="change_user").exists()
    assert granted(team(ours, Role.EDITOR)) == before


def test_keeping_an_organisation_again_writes_nothing(ours: Organisation, django_assert_max_num_queries: Any) -> None:
    def census() -> list[Any]:
        models = (Group, Team, GroupPagePermission, GroupCollectionPermission, Collection, Page)
        return [sorted(model._default_manager.values_list("pk", flat=True)) for model in models]

    before = census()
    with django_assert_max_num_queries(35):
        ours.save()
    assert census() == before


def test_saving_an_organisation_costs_little_more_with_more_languages(
    ours: Organisation, django_assert_max_num_queries: Any
) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        for code in ("ps", "fr", "my"):
            Locale.objects.create(language_code=code)
    with django_assert_max_num_queries(40):
        ours.save()


def test_a_renamed_organisation_renames_its_sections_and_leaves_a_title_that_somebody_chose(
    ours: Organisation,
) -> None:
    sections = sections_of(ours)
    sections["ar"].title = "عنوان اختاره أحدهم"
    sections["ar"].save_revision().publish()
    ours.name_en = "Safer Steps"  # type: ignore[attr-defined]  # a translated column
    ours.save()
    sections = sections_of(ours)
    assert (sections["en"].title, sections["ar"].title) == ("Safer Steps", "عنوان اختاره أحدهم")
    assert sections["en"].live
    ours.refresh_from_db()
    assert ours.collection is not None and ours.collection.name.startswith("Safer Steps")


def test_of_a_suspended_organisation_nobody_may_do_anything_and_its_live_pages_stay(
    ours: Organisation, client: Client
) -> None:
    editor = factories.member_of(ours, Role.EDITOR, Role.ADMINISTRATOR)
    client.force_login(editor)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    ours.state = State.SUSPENDED
    ours.save()
    refused = client.get(reverse("wagtailadmin_home"))
    assert refused.status_code == 403
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
    assert granted(team(ours, Role.EDITOR)) == set()
    assert client.get(f"/en/{ours.slug}/").status_code == 200
    ours.state = State.ACTIVE
    ours.save()
    client.force_login(User.objects.get(pk=editor.pk))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_people_of_a_suspended_organisation_are_not_blamed_and_read_whom_to_ask(ours: Organisation) -> None:
    keeper = factories.member_of(ours, Role.ADMINISTRATOR)
    elsewhere = factories.member_of(factories.OrganisationFactory(), Role.EDITOR)
    elsewhere.groups.add(team(ours, Role.EDITOR).group)
    bare = factories.UserFactory()
    browsers = {person: Client() for person in (keeper, elsewhere, bare)}
    for person, browser in browsers.items():
        browser.force_login(person)
    ours.state = State.SUSPENDED
    ours.save()
    ping = browsers[keeper].get(reverse("wagtailadmin_home"), headers={"Sec-Fetch-Mode": "cors"})
    assert (ping.status_code, "organisation is suspended" in ping.json()["error_message"]) == (403, True)
    later = browsers[keeper].get(reverse("wagtailadmin_home"), follow=True).content.decode()
    browsers[keeper].force_login(keeper)
    for said in (later, browsers[keeper].get(reverse("wagtailadmin_home")).content.decode()):
        assert "Your organisation is suspended here." in said
        assert "Ask the administrators of the installation." in said
        assert "Your account is suspended" not in said
    assert browsers[elsewhere].get(reverse("wagtailadmin_home")).status_code == 200
    assert "Your account is suspended" in browsers[bare].get(reverse("wagtailadmin_home")).content.decode()


def test_for_a_suspended_organisation_nothing_new_goes_live_and_what_is_live_can_be_withdrawn(
    ours: Organisation, section: OrganisationPage, admin: User, client: Client
) -> None:
    factories.HotlineFactory()
    live, draft = factories.live_guidance(section, title="Live"), factories.guidance_draft(section)
    factories.give_facts(draft)
    ours.state = State.SUSPENDED
    ours.save()
    with pytest.raises(NotReady, match="is suspended"):
        draft.save_revision().publish(user=admin)
    client.force_login(factories.member_of(None, Role.COORDINATOR))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]))
    assert not Page.objects.get(pk=live.pk).live


def test_disabling_a_language_takes_its_teams_with_their_groups(ours: Organisation) -> None:
    group = team(ours, Role.TRANSLATOR, "ar").group
    Page.objects.get(pk=HomePage.objects.get(locale__language_code="ar").pk).delete()
    Locale.objects.get(language_code="ar").delete()
    assert not Team.objects.filter(language="ar").exists()
    assert not Group.objects.filter(pk=group.pk).exists()


def test_who_loses_a_role_with_its_language_is_named_in_the_trail(ours: Organisation) -> None:
    translator = factories.member_of(ours, Role.TRANSLATOR, language="ar", username="tala")
    Page.objects.get(pk=HomePage.objects.get(locale__language_code="ar").pk).delete()
    Locale.objects.get(language_code="ar").delete()
    taken = Entry.objects.filter(object_id=str(translator.pk), action__startswith="people.").last()
    assert taken is not None and taken.label == "tala"


def test_what_is_done_to_a_suspended_organisations_page_stays_with_it_in_the_trail(
    ours: Organisation, section: OrganisationPage
) -> None:
    page = factories.guidance_draft(section)
    ours.state = State.SUSPENDED
    ours.save()
    assert organisation_of(page) == (ours.pk, ours.name)


def test_a_picture_on_a_shelf_within_the_organisations_own_belongs_to_it(ours: Organisation) -> None:
    assert ours.collection is not None
    picture = factories.picture()
    picture.collection = ours.collection.add_child(name="Within")
    picture.save()
    assert organisation_of(picture) == (ours.pk, ours.name)


def test_every_power_of_a_role_is_a_permission_that_exists_once(db: None) -> None:
    rights = Permission.objects.filter(content_type__app_label__in=APPS).values_list("codename", flat=True)
    named = {
        name for powers in POWERS.values() for several in (powers.rows, powers.shelf, powers.pages) for name in several
    }
    assert {name for name in named if list(rights).count(name) != 1} == {"choose_media"}  # wagtailmedia has none


def test_a_language_whose_home_was_deleted_gets_sections_and_rights_back(ours: Organisation) -> None:
    Page.objects.get(pk=HomePage.objects.get(locale__language_code="ar").pk).delete()
    assert granted(team(ours, Role.TRANSLATOR, "ar")) == set()
    ensure_ground()
    assert {power for power, _page in granted(team(ours, Role.TRANSLATOR, "ar"))} == {"add_page", "change_page"}


def test_an_organisation_cannot_be_deleted_but_suspended(ours: Organisation, admin: User, client: Client) -> None:
    client.force_login(admin)
    client.post(reverse("wagtailsnippets_organisations_organisation:delete", args=[ours.pk]))
    assert Organisation.objects.filter(pk=ours.pk).exists()


def test_the_plain_groups_of_the_first_releases_become_teams(ours: Organisation, theirs: Organisation) -> None:
    plain = {name: Group.objects.create(name=name) for name in ("Editors", "Reviewers", "Translators: Arabic")}
    people = {name: factories.UserFactory(groups=[group]) for name, group in plain.items()}
    lying_about = factories.picture()
    lying_about.collection = Collection.get_first_root_node()
    lying_about.save()
    Group.objects.filter(team__role=Role.COORDINATOR).delete()  # as before the first teams
    ensure_ground()
    assert not Group.objects.filter(name__in=plain).exists()
    roles = {
        name: set(Team.objects.of(person).values_list("organisation", "role", "language"))
        for name, person in people.items()
    }
    both = (ours.pk, theirs.pk)
    assert roles["Editors"] == {(pk, Role.EDITOR, "") for pk in both}
    assert roles["Reviewers"] == {(pk, Role.SAFETY_REVIEWER, "") for pk in both}
    assert roles["Translators: Arabic"] == {(pk, Role.TRANSLATOR, "ar") for pk in both}
    lying_about.refresh_from_db()
    assert lying_about.collection.name == "Shared by all"


def test_groups_and_workflows_that_are_called_like_the_first_releases_later_are_left_alone(
    ours: Organisation,
) -> None:
    person = factories.UserFactory(groups=[Group.objects.create(name="Reviewers")])
    Workflow.objects.create(name="Review: field test")
    ensure_ground()
    assert list(person.groups.values_list("name", flat=True)) == ["Reviewers"]
    assert Workflow.objects.get(name="Review: field test").active


def test_there_is_one_review_for_all_pages_and_wagtails_own_is_gone(ours: Organisation) -> None:
    assert [workflow.name for workflow in Workflow.objects.filter(active=True)] == ["Review"]
    assert all(section.get_workflow() is not None for section in sections_of(ours).values())


def test_enabling_a_language_reaches_every_organisation(ours: Organisation, theirs: Organisation) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        Locale.objects.create(language_code="ps")
    for organisation in (ours, theirs):
        assert "ps" in sections_of(organisation)
        assert granted(team(organisation, Role.LANGUAGE_REVIEWER, "ps"))
