"""Who may do what: each role has its powers in its organisation, and a translator's end at the section of their language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from cms.publishing.door import NotReady
from tests import factories
from tests.publishing.page_form import PUBLISH, SAVE, edit_address, send
from tests.standing import standing

# What each may do with a page


@standing
def english_page(ours: Organisation, section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live English page, of no concern to a translator of Arabic."""
    return factories.live_guidance(section)


@standing
def arabic_page(ours: Organisation, arabic: HomePage, hotline: Hotline) -> GuidancePage:
    """A live Arabic page."""
    section = OrganisationPage.objects.get(organisation=ours, locale=arabic.locale)
    return factories.live_guidance(section, title="علامات الخطر")


def powers(person: User, page: Page) -> set[str]:
    """What somebody may do with a page, as Wagtail sees it."""
    perms = Page.objects.get(pk=page.pk).permissions_for_user(User.objects.get(pk=person.pk))
    names = ("edit", "publish", "unpublish", "delete", "move", "copy", "lock")
    return {name for name in names if getattr(perms, f"can_{name}")()}


WRITES = {"edit", "copy"}
REVIEWS = {"edit", "publish", "unpublish", "delete", "move", "copy", "lock"}


@pytest.mark.parametrize(
    ("role", "arabic_powers", "english_powers"),
    [
        (Role.AUTHOR, set(), set()),
        (Role.EDITOR, WRITES, WRITES),
        (Role.TRANSLATOR, WRITES, set()),
        (Role.LANGUAGE_REVIEWER, REVIEWS, set()),
        (Role.SAFETY_REVIEWER, REVIEWS, REVIEWS),
        (Role.ADMINISTRATOR, set(), set()),
    ],
)
def test_each_role_has_its_powers_and_none_in_another_organisation(
    english_page: GuidancePage,
    arabic_page: GuidancePage,
    ours: Organisation,
    theirs: Organisation,
    role: Role,
    arabic_powers: set[str],
    english_powers: set[str],
) -> None:
    person, stranger = (factories.member_of(one, role, language="ar") for one in (ours, theirs))
    assert powers(person, arabic_page) == arabic_powers
    assert powers(person, english_page) == english_powers
    assert powers(stranger, arabic_page) == powers(stranger, english_page) == set()


def test_an_author_writes_their_own_pages_only(ours: Organisation, english_page: GuidancePage) -> None:
    author = factories.member_of(ours, Role.AUTHOR)
    GuidancePage.objects.filter(pk=english_page.pk).update(owner=author)
    assert powers(author, english_page) == WRITES


def test_a_coordinator_takes_any_page_offline_and_writes_none(english_page: GuidancePage, client: Client) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    client.force_login(coordinator)
    draft = english_page.get_latest_revision_as_object()
    draft.title = "Not seen by readers yet"
    draft.save_revision()
    for view in ("view_draft", "history"):
        assert client.get(reverse(f"wagtailadmin_pages:{view}", args=[english_page.pk])).status_code == 200
    for view in ("edit", "delete", "copy", "move", "lock"):
        assert client.get(reverse(f"wagtailadmin_pages:{view}", args=[english_page.pk])).status_code in {302, 405}
    client.post(reverse("wagtailadmin_pages:unpublish", args=[english_page.pk]))
    assert not Page.objects.get(pk=english_page.pk).live
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={english_page.pk}")
    assert not Page.objects.get(pk=english_page.pk).live


def test_a_coordinator_writes_the_homes(home: HomePage) -> None:
    coordinator = factories.member_of(None, Role.COORDINATOR)
    assert powers(coordinator, home) == {"edit", "publish", "unpublish"}


def state(page: Page) -> tuple[Any, ...]:
    """Everything about a page that somebody without the right must not change."""
    fresh = Page.objects.get(pk=page.pk)
    return fresh.live, fresh.path, fresh.title, fresh.draft_title, fresh.latest_revision_id


@pytest.fixture
def translator_desk(translator: User, client: Client) -> Client:
    """A translator of Arabic at work."""
    client.force_login(translator)
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
    assert response.headers["Location"] == reverse("wagtailadmin_home")
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
    assert (page.title, page.get_latest_revision_as_object().title) == ("علامات الخطر", "عنوان آخر")


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
