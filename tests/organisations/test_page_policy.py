"""Who may do what with which page: as Wagtail says it, but in one short question however many sections somebody works in."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from cms import languages
from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from cms.organisations.page_policy import SectionPolicy, page_policy
from tests import factories
from tests.standing import standing

WAGTAILS = PagePermissionPolicy()
ASKED = (
    {"add"},
    {"change"},
    {"publish"},
    {"lock", "unlock"},
    {"add", "change"},
    {"change", "publish"},
    {"bulk_delete"},
)


@pytest.fixture
def pages(ours: Organisation, theirs: Organisation, arabic: HomePage) -> None:
    """A draft of somebody else and one in each section."""
    for section in OrganisationPage.objects.select_related("locale"):
        factories.guidance_draft(section, title=f"Draft {section.pk}")


def somebody(kind: str, ours: Organisation, theirs: Organisation) -> User:
    """People of every standing there is."""
    match kind:
        case "superuser":
            return factories.UserFactory(is_superuser=True)
        case "suspended":
            person = factories.member_of(ours, Role.EDITOR)
            person.is_active = False
            return person
        case "nobody":
            return factories.UserFactory()
        case "both":
            person = factories.member_of(ours, Role.AUTHOR, Role.TRANSLATOR, language="ar")
            person.groups.add(theirs.teams.get(role=Role.SAFETY_REVIEWER).group)
            return person
        case "coordinator":
            return factories.member_of(None, Role.COORDINATOR)
    return factories.member_of(ours, Role(kind), language="ar")


KINDS = ["superuser", "suspended", "nobody", "both", *(role.value for role in Role)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_answers_are_wagtails_own(kind: str, ours: Organisation, theirs: Organisation, pages: None) -> None:
    person = somebody(kind, ours, theirs)
    GuidancePage.objects.filter(pk=GuidancePage.objects.first().pk).update(owner=person)  # type: ignore[union-attr]
    for actions in ASKED:
        found = page_policy.instances_user_has_any_permission_for(person, actions)
        expected = WAGTAILS.instances_user_has_any_permission_for(person, actions)
        assert set(found.values_list("pk", flat=True)) == set(expected.values_list("pk", flat=True)), actions
    if kind not in {"nobody", "suspended"}:
        found, expected = page_policy.explorable_instances(person), WAGTAILS.explorable_instances(person)
        assert set(found.values_list("pk", flat=True)) == set(expected.values_list("pk", flat=True))
        assert page_policy.explorable_root_instance(person) == WAGTAILS.explorable_root_instance(person)


def test_who_holds_nothing_explores_nothing(ours: Organisation, theirs: Organisation) -> None:
    for kind in ("nobody", "suspended"):
        assert not page_policy.explorable_instances(somebody(kind, ours, theirs)).exists()


def test_wagtail_asks_this_policy_for_pages_of_every_type() -> None:
    for model in (Page, GuidancePage, HomePage):
        assert isinstance(policy_registry.get_by_type(model), SectionPolicy)


@standing
def everywhere(ours: Organisation, theirs: Organisation) -> User:
    """Somebody in every role of two organisations, in twenty languages."""
    codes = [code for code in languages.BUILT_IN if not Locale.objects.filter(language_code=code).exists()]
    for code in codes[: 20 - Locale.objects.count()]:
        Locale.objects.create(language_code=code)
    roles = [role for role in Role if role != Role.COORDINATOR]
    person: User = factories.member_of(ours, *roles, language="ar")
    for organisation in (ours, theirs):
        person.groups.add(*organisation.teams.values_list("group", flat=True))
    return person


def test_somebody_in_every_team_of_two_organisations_in_twenty_languages_is_served(
    client: Client, everywhere: User, section: OrganisationPage
) -> None:
    client.force_login(everywhere)
    with CaptureQueriesContext(connection) as asked:
        for address in ("wagtailadmin_explore_root", "wagtailadmin_home", "wagtailadmin_choose_page"):
            assert client.get(reverse(address), follow=True).status_code == 200
        assert client.get(reverse("wagtailadmin_explore", args=[section.pk])).status_code == 200
    assert max(query["sql"].count("SUBSTR") for query in asked) < 40
