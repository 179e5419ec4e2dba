"""Lists of the admin offer to choose by people and shelves: only by those of what one may see anyway."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Organisation, Role, Team
from tests import factories

LISTS = (
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:locked_pages_results",
    "wagtailadmin_reports:aging_pages",
    "wagtailimages:index",
    "wagtaildocs:index",
    "wagtailmedia:index",
    "wagtailmedia:chooser",
    "audit",
)


def at_work(organisation: Organisation, name: str) -> None:
    """Somebody of this name owns, edits and locks a page, and gives their shelf the same name."""
    person = factories.member_of(organisation, Role.EDITOR, first_name=name, last_name="", username=name.lower())
    section = OrganisationPage.objects.get(organisation=organisation, locale__language_code="en")
    page = factories.guidance_draft(section, owner=person)
    page.save_revision(user=person, log_action=True)
    page.locked, page.locked_by, page.locked_at = True, person, timezone.now()
    page.save()
    Collection.objects.filter(pk=organisation.collection_id).update(name=name)


@pytest.fixture
def told(client: Client, ours: Organisation, theirs: Organisation) -> dict[str, str]:
    """What each list says to somebody who reviews, keeps people and edits here."""
    at_work(ours, "Nearby")
    at_work(theirs, "Faraway")
    roles = (Role.SAFETY_REVIEWER, Role.EDITOR, Role.ADMINISTRATOR)
    client.force_login(factories.member_of(ours, *roles))
    answers = {name: client.get(reverse(name)) for name in LISTS}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {name: answer.content.decode().lower() for name, answer in answers.items()}


def test_no_list_names_people_or_shelves_of_another_organisation(told: dict[str, str]) -> None:
    assert [name for name, said in told.items() if "faraway" in said] == []


def test_pages_are_narrowed_by_who_owns_edits_or_locks_those_that_one_may_see(told: dict[str, str]) -> None:
    assert told["wagtailadmin_explore_root"].count("nearby") >= 2
    assert "nearby" in told["wagtailadmin_reports:locked_pages"]
    assert "nearby" in told["wagtailmedia:chooser"]


def test_whoever_has_another_language_by_now_reads_no_title_of_what_they_wrote_locked_or_handed_in(
    client: Client, ours: Organisation, section: OrganisationPage
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    for title in ("Locked quillwort", "Handed in quillwort"):
        page = factories.guidance_draft(section, owner=person, title=title)
        page.save_revision(user=person, log_action=True)
        if title.startswith("Handed"):
            page.get_workflow().start(page, person)
        else:
            GuidancePage.objects.filter(pk=page.pk).update(locked=True, locked_by=person, locked_at=timezone.now())
    person.groups.set([Team.objects.get(organisation=ours, role=Role.LANGUAGE_REVIEWER, language="ar").group])
    client.force_login(person)
    for name in ("wagtailadmin_home", *LISTS):
        assert "quillwort" not in client.get(reverse(name)).content.decode(), name


def test_a_list_is_narrowed_by_a_person_of_another_organisation_to_nothing_that_tells_on_them(
    client: Client, ours: Organisation, theirs: Organisation
) -> None:
    at_work(theirs, "Faraway")
    client.force_login(factories.member_of(ours, Role.EDITOR))
    person = factories.member_of(theirs, Role.AUTHOR, first_name="Faraway")
    for field in ("owner", "edited_by"):
        answer = client.get(reverse("wagtailadmin_explore_root"), {field: person.pk})
        assert "faraway" not in answer.content.decode().lower()


def test_all_pages_of_a_kind_are_listed_with_whom_they_are_for(client: Client, ours: Organisation) -> None:
    at_work(ours, "Nearby")
    client.force_login(factories.member_of(ours, Role.EDITOR))
    answer = client.get(reverse("wagtailadmin_pages:type_use", args=["guidance", "guidancepage"]))
    assert answer.status_code == 200
    assert "nearby" in answer.content.decode().lower()
