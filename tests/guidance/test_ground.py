"""The ground: laid once, and laid again without harm; enabling a language makes all that it needs."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    PageLogEntry,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage, OrganisationPage
from cms.languages import BUILT_IN
from cms.organisations.models import Organisation, Role, Team
from cms.taxonomy.models import Audience, Topic
from tests import factories
from tests.guidance.reading import found, picker, soup

pytestmark = pytest.mark.django_db
LAID = (
    *(Locale, Page, HomePage, Site, Collection, Group, GroupPagePermission, GroupCollectionPermission),
    *(Workflow, WorkflowPage, Task, Audience, Topic, Organisation, Team),
)


def counted() -> dict[str, int]:
    """How many rows there are of everything the ground is made of."""
    return {model.__name__: model._default_manager.count() for model in LAID}


@pytest.fixture
def desk(admin: User) -> Client:
    """A browser in which the administrator is signed in."""
    client = Client()
    client.force_login(admin)
    return client


def enable(desk: Client, code: str) -> None:
    """Enables a language as an administrator does, in the admin."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = desk.post(reverse("wagtaillocales:add"), {"language_code": code})
    assert response.status_code == 302, response.context["form"].errors


def test_a_new_installation_stands_on_one_draft_home_in_english() -> None:
    home = HomePage.objects.get()
    assert (home.locale.language_code, home.live, home.depth) == ("en", False, 2)
    assert Site.objects.get().root_page_id == home.pk
    assert Page.objects.filter(depth=2).count() == 1
    assert set(Audience.objects.values_list("code", flat=True)) == set(Audience.CODES)
    assert Client().get("/").status_code == 404


def test_laying_the_ground_again_changes_nothing() -> None:
    factories.OrganisationFactory()
    factories.live_home("ar")
    before = counted()
    for _ in range(3):
        ensure_ground()
    assert counted() == before
    call_command("migrate", verbosity=0)
    assert counted() == before


def test_what_people_changed_is_left_as_it_is() -> None:
    home = HomePage.objects.get()
    home.title, home.slug = "Our own", "our-own"
    home.save_revision().publish()
    ensure_ground()
    assert HomePage.objects.get().title == "Our own"


def test_what_a_language_brings_was_made_by_whoever_enabled_it(desk: Client, admin: User) -> None:
    factories.OrganisationFactory()
    Page.objects.filter(depth__gt=1).update(owner=factories.UserFactory(username="writer"))
    enable(desk, "ps")
    pages = Page.objects.filter(locale__language_code="ps")
    assert pages.count() == 2
    history = PageLogEntry.objects.filter(page__in=pages)
    assert {entry.user for entry in history} == {admin}
    told = Entry.objects.filter(kind__startswith="guidance.", language="ps")
    assert told.count() == history.count()
    assert {entry.actor for entry in told} == {"admin"}


def test_enabling_a_language_in_the_admin_makes_its_home_and_every_organisations_section_and_teams(
    desk: Client,
) -> None:
    organisation = factories.OrganisationFactory()
    enable(desk, "ps")
    home = HomePage.objects.get(locale__language_code="ps")
    assert (home.live, home.depth, home.alias_of_id) == (False, 2, None)
    assert home.translation_key == HomePage.objects.get(locale__language_code="en").translation_key
    section = OrganisationPage.objects.get(organisation=organisation, locale=home.locale)
    assert (section.live, section.depth, section.slug) == (False, 3, organisation.slug)
    team = Team.objects.get(organisation=organisation, role=Role.TRANSLATOR, language="ps")
    granted = GroupPagePermission.objects.filter(group=team.group)
    assert set(granted.values_list("page_id", flat=True)) == {section.pk}
    assert set(granted.values_list("permission__codename", flat=True)) == {"add_page", "change_page"}
    assert section.get_workflow() is not None


def test_a_language_is_not_public_before_its_home_is_published(desk: Client) -> None:
    english = HomePage.objects.get()
    english.save_revision().publish()
    enable(desk, "ps")
    assert Client().get("/ps/").status_code == 404
    assert set(picker(found("/en/"))) == {"en"}
    home = HomePage.objects.get(locale__language_code="ps")
    home.save_revision().publish()
    html = soup(found("/ps/")).html
    assert html is not None and (html["lang"], html["dir"]) == ("ps", "rtl")
    assert set(picker(found("/en/"))) == {"en", "ps"}


def test_every_language_of_the_set_can_be_enabled_and_read_and_forty_cost_no_more_queries_than_two(
    home: HomePage, django_assert_max_num_queries: Any
) -> None:
    for code in BUILT_IN:
        factories.live_home(code)
    for code in ("en", "ar", "prs", "ps", "ckb", "fa", "ur", "kmr", "my", "ht"):
        with django_assert_max_num_queries(18):
            html = soup(found(f"/{code}/")).html
        assert html is not None and (html["lang"], html["dir"]) == (code, "rtl" if BUILT_IN[code].rtl else "ltr")
    assert set(picker(found("/my/"))) == set(BUILT_IN)
