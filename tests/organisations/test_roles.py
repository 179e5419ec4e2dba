"""Who may do what: groups are made once, and a translator's power ends at the tree of their language."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.ground import ensure_ground, prepare_language
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.roles import EDITORS, REVIEWERS
from cms.publishing.door import NotReady
from tests import factories
from tests.publishing.page_form import PUBLISH, SAVE, edit_address, send

TRANSLATORS = "Translators: Arabic"


# Made once, then left alone


def granted(group: str) -> set[tuple[str, int]]:
    """What a group may do, and under which page."""
    rights = GroupPagePermission.objects.filter(group__name=group)
    return set(rights.values_list("permission__codename", "page__depth"))


def test_editors_write_reviewers_publish_and_translators_write_in_their_language(arabic: HomePage) -> None:
    assert granted(EDITORS) == {("add_page", 1), ("change_page", 1)}
    assert granted(REVIEWERS) >= {("add_page", 1), ("change_page", 1), ("publish_page", 1)}
    assert granted(TRANSLATORS) == {("add_page", 2), ("change_page", 2)}


def test_wagtails_own_groups_and_workflow_are_gone(home: HomePage) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {EDITORS, REVIEWERS, "Translators: English"}
    assert not Workflow.objects.filter(name="Moderators approval").exists()


def test_every_language_has_its_translators_and_its_review(home: HomePage, arabic: HomePage) -> None:
    names = set(Workflow.objects.values_list("name", flat=True))
    assert names == {"Review: English", "Review: Arabic"}
    assert WorkflowPage.objects.get(page=arabic).workflow.name == "Review: Arabic"
    assert all(workflow.tasks.count() == 1 for workflow in Workflow.objects.all())


def test_laying_the_ground_again_makes_nothing_twice(home: HomePage, arabic: HomePage) -> None:
    def census() -> list[int]:
        models = (Group, Workflow, WorkflowPage, GroupPagePermission, Page)
        return [model.objects.count() for model in models]

    before = census()
    ensure_ground()
    prepare_language(arabic.locale)
    assert census() == before


def test_rights_that_an_administrator_took_away_stay_away(home: HomePage, arabic: HomePage) -> None:
    GroupPagePermission.objects.filter(group__name=REVIEWERS, permission__codename="lock_page").delete()
    GroupPagePermission.objects.filter(group__name=TRANSLATORS, permission__codename="add_page").delete()
    Group.objects.get(name=EDITORS).permissions.remove(Permission.objects.get(codename="add_hotline"))
    ensure_ground()
    assert ("lock_page", 1) not in granted(REVIEWERS)
    assert granted(TRANSLATORS) == {("change_page", 2)}
    assert not Group.objects.get(name=EDITORS).permissions.filter(codename="add_hotline").exists()


def test_editors_narrowed_to_one_section_are_not_given_the_whole_site_again(section: OrganisationPage) -> None:
    GroupPagePermission.objects.filter(group__name=EDITORS).update(page=section)
    ensure_ground()
    assert {depth for _codename, depth in granted(EDITORS)} == {3}


def test_renaming_the_reviewers_costs_the_editors_nothing(editor: User) -> None:
    Group.objects.filter(name=REVIEWERS).update(name="Safety reviewers")
    ensure_ground()
    assert [group.name for group in editor.groups.all()] == [EDITORS]


def test_a_review_that_was_renamed_is_not_made_again(arabic: HomePage) -> None:
    Workflow.objects.filter(name="Review: Arabic").update(name="Two pairs of eyes")
    prepare_language(arabic.locale)
    assert not Workflow.objects.filter(name="Review: Arabic").exists()
    assert WorkflowPage.objects.get(page=arabic).workflow.name == "Two pairs of eyes"


def test_a_language_whose_home_was_deleted_gets_its_translators_back(arabic: HomePage) -> None:
    locale = arabic.locale
    Page.objects.get(pk=arabic.pk).delete()
    assert granted(TRANSLATORS) == set()
    prepare_language(locale)
    assert granted(TRANSLATORS) == {("add_page", 2), ("change_page", 2)}


# What each may do with a page


@pytest.fixture
def english_page(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live English page, of no concern to a translator of Arabic."""
    return factories.live_guidance(section)


@pytest.fixture
def arabic_page(arabic: HomePage, hotline: Hotline) -> GuidancePage:
    """A live Arabic page."""
    return factories.live_guidance(factories.section_under(arabic), title="علامات الخطر")


def powers(person: User, page: Page) -> set[str]:
    """What somebody may do with a page, as Wagtail sees it."""
    perms = Page.objects.get(pk=page.pk).permissions_for_user(person)
    names = ("edit", "publish", "unpublish", "delete", "move", "copy", "lock")
    return {name for name in names if getattr(perms, f"can_{name}")()}


@pytest.mark.parametrize(
    ("group", "own", "other"),
    [
        (TRANSLATORS, {"edit", "copy"}, set()),
        (EDITORS, {"edit", "copy"}, {"edit", "copy"}),
        (
            REVIEWERS,
            {"edit", "publish", "unpublish", "delete", "move", "copy", "lock"},
            {"edit", "publish", "unpublish", "delete", "move", "copy", "lock"},
        ),
    ],
)
def test_each_role_has_its_powers_and_no_more(
    english_page: GuidancePage, arabic_page: GuidancePage, group: str, own: set[str], other: set[str]
) -> None:
    person = factories.member_of(group)
    assert powers(person, arabic_page) == own
    assert powers(person, english_page) == other


def state(page: Page) -> tuple[Any, ...]:
    """Everything about a page that somebody without the right must not change."""
    fresh = Page.objects.get(pk=page.pk)
    return fresh.live, fresh.path, fresh.title, fresh.draft_title, fresh.latest_revision_id


@pytest.fixture
def translator_desk(arabic: HomePage, client: Client) -> Client:
    """A translator of Arabic at work."""
    client.force_login(factories.member_of(TRANSLATORS))
    return client


@pytest.mark.parametrize("view", ["edit", "unpublish", "delete", "copy", "move", "history", "lock"])
def test_a_translator_is_refused_every_door_to_a_page_of_another_language(
    translator_desk: Client, english_page: GuidancePage, view: str
) -> None:
    before = state(english_page)
    address = reverse(f"wagtailadmin_pages:{view}", args=[english_page.pk])
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(english_page.get_parent().pk), PUBLISH: "1"}
    for response in (translator_desk.get(address), translator_desk.post(address, data)):
        assert response.status_code in {302, 405}
        assert response.headers.get("Location", reverse("wagtailadmin_home")) == reverse("wagtailadmin_home")
    assert state(english_page) == before
    assert not Page.objects.filter(slug="copy").exists()


def test_a_translator_cannot_copy_or_move_a_page_of_theirs_into_another_language(
    translator_desk: Client, arabic_page: GuidancePage, section: OrganisationPage
) -> None:
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(section.pk)}
    response = translator_desk.post(reverse("wagtailadmin_pages:copy", args=[arabic_page.pk]), data)
    assert "new_parent_page" in response.context["form"].errors
    translator_desk.post(reverse("wagtailadmin_pages:move_confirm", args=[arabic_page.pk, section.pk]))
    assert not Page.objects.child_of(section).exists()


def test_a_translator_cannot_add_a_page_in_another_language(translator_desk: Client, section: OrganisationPage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["guidance", "guidancepage", section.pk])
    translator_desk.post(address, {"title": "New", "slug": "new"})
    assert not Page.objects.child_of(section).exists()


def test_a_translator_cannot_publish_many_pages_of_any_language(
    translator_desk: Client, arabic: HomePage, section: OrganisationPage, hotline: Hotline
) -> None:
    drafts = [factories.guidance_draft(parent) for parent in (factories.section_under(arabic), section)]
    for draft in drafts:
        factories.give_facts(draft)
        draft.save()
        draft.save_revision()
    chosen = "&".join(f"id={draft.pk}" for draft in drafts)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    translator_desk.post(f"{address}?{chosen}")
    assert not Page.objects.filter(pk__in=[draft.pk for draft in drafts], live=True).exists()


def test_a_translator_writes_in_their_own_language_without_publishing(
    translator_desk: Client, arabic_page: GuidancePage
) -> None:
    send(translator_desk, edit_address(arabic_page), SAVE, title="عنوان جديد")
    send(translator_desk, edit_address(arabic_page), PUBLISH, title="عنوان آخر")
    page = Page.objects.get(pk=arabic_page.pk)
    assert (page.title, page.draft_title) == ("علامات الخطر", "عنوان آخر")


def test_nobody_makes_a_second_home_by_hand(admin: User, home: HomePage) -> None:
    root = Page.get_first_root_node()
    assert not HomePage.can_create_at(root)
    client = Client()
    client.force_login(admin)
    client.post(reverse("wagtailadmin_pages:add", args=["guidance", "homepage", root.pk]), {"title": "x", "slug": "x"})
    assert HomePage.objects.count() == 1


def test_even_an_administrator_passes_the_door_like_everyone(
    admin: User, section: OrganisationPage, hotline: Hotline
) -> None:
    with pytest.raises(NotReady):
        factories.guidance_draft(section).get_latest_revision().publish(user=admin)
