"""A number typed into a request brings nobody another organisation's picture, file, number or draft."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from cms.safety.models import ProposedChange
from cms.taxonomy.models import Place, Topic
from tests import factories
from tests.organisations.foreign import SECRET, Foreign, make_foreign
from tests.publishing.page_form import SAVE, body, edit_address, send
from tests.safety.changes import a_second_person_approves
from tests.standing import standing

pytestmark = pytest.mark.once


@pytest.fixture
def foreign(theirs: Organisation, place: Place) -> Foreign:
    return make_foreign(OrganisationPage.objects.get(organisation=theirs, locale__language_code="en"))


@pytest.fixture
def editor_desk(ours: Organisation, client: Client) -> Client:
    """An editor of our organisation at work."""
    client.force_login(factories.member_of(ours, Role.EDITOR))
    return client


@standing
def draft(section: OrganisationPage) -> GuidancePage:
    return factories.guidance_draft(section)


def refused(client: Client, page: GuidancePage, **changes: Any) -> str:
    """The complaint about a draft saved with these changes; it is not saved."""
    before = GuidancePage.objects.get(pk=page.pk).latest_revision_id
    response = send(client, edit_address(page), SAVE, **changes)
    assert response.status_code == 200, response.headers
    assert GuidancePage.objects.get(pk=page.pk).latest_revision_id == before
    said = str(response.context["form"].errors)
    assert SECRET not in response.content.decode()
    return said


def related_to(page: Page) -> tuple[str, Any]:
    """A part that leads to one page, as the editor's form sends it."""
    return "related", {"pages": {"count": "1", "0": {"value": page.pk, "order": "0", "deleted": "", "id": ""}}}


def test_another_organisations_picture_is_refused_as_a_cover(
    editor_desk: Client, draft: GuidancePage, foreign: Foreign
) -> None:
    assert "is not yours to use" in refused(editor_desk, draft, cover=str(foreign.picture.pk))


@pytest.mark.parametrize(
    ("kind", "key", "what"),
    [("picture", "picture", "picture"), ("listen", "recording", "recording"), ("file", "document", "document")],
)
def test_what_another_organisation_has_is_refused_in_a_part(
    editor_desk: Client, draft: GuidancePage, foreign: Foreign, kind: str, key: str, what: str
) -> None:
    value: dict[str, Any] = {key: getattr(foreign, what).pk}
    if kind == "picture":
        value = {"picture": {"image": foreign.picture.pk, "alt_text": "x", "decorative": False}, "caption": ""}
    assert "is not yours to use" in refused(editor_desk, draft, **body((kind, value)))


def test_another_organisations_hidden_number_and_draft_are_refused(
    editor_desk: Client, draft: GuidancePage, foreign: Foreign
) -> None:
    assert "is not yours to use" in refused(editor_desk, draft, **body(("hotline", {"hotline": foreign.hotline.pk})))
    related = body(related_to(foreign.draft))
    assert "is not yours to use" in refused(editor_desk, draft, **related)


def test_a_live_page_of_another_organisation_may_be_linked_to_and_tells_nothing_of_its_draft(
    editor_desk: Client, draft: GuidancePage, foreign: Foreign
) -> None:
    response = send(editor_desk, edit_address(draft), SAVE, **body(related_to(foreign.changed)))
    assert response.status_code == 302
    opened = editor_desk.get(edit_address(draft)).content.decode()
    assert "Live for everybody" in opened
    assert SECRET not in opened


def test_what_somebody_else_put_there_may_stay(editor_desk: Client, draft: GuidancePage, foreign: Foreign) -> None:
    draft.cover = foreign.picture
    draft.save_revision()
    assert send(editor_desk, edit_address(draft), SAVE, standfirst="Other words").status_code == 302


def test_a_logo_is_one_of_the_organisations_own_pictures(client: Client, ours: Organisation, foreign: Foreign) -> None:
    client.force_login(factories.member_of(ours, Role.ADMINISTRATOR))
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[ours.pk])
    response = client.post(address, {"name_en": "Ours", "logo": str(foreign.picture.pk)})
    assert "logo" in response.context["form"].errors
    ours.refresh_from_db()
    assert ours.logo is None


def test_an_administrator_describes_the_organisation_and_changes_neither_its_address_nor_its_state(
    client: Client, ours: Organisation
) -> None:
    slug = ours.slug
    client.force_login(factories.member_of(ours, Role.ADMINISTRATOR))
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[ours.pk])
    sent = {"name_en": "Safer Steps", "description_en": "We help.", "slug": "forged", "state": "suspended"}
    response = client.post(address, sent)
    assert response.status_code == 302, response.context["form"].errors
    ours.refresh_from_db()
    assert (ours.name, ours.slug, ours.state) == ("Safer Steps", slug, "active")


def test_who_keeps_numbers_for_one_organisation_and_writes_for_another_keeps_those_of_the_one(
    client: Client, ours: Organisation, theirs: Organisation
) -> None:
    person = factories.member_of(ours, Role.SAFETY_REVIEWER)
    person.groups.add(*factories.member_of(theirs, Role.EDITOR).groups.all())
    client.force_login(person)
    own, other = (factories.HotlineFactory(organisation=one) for one in (ours, theirs))
    address = "wagtailsnippets_directory_hotline:edit"
    assert client.get(reverse(address, args=[own.pk])).status_code == 200
    assert client.get(reverse(address, args=[other.pk])).status_code == 302
    listed = client.get(reverse("wagtailsnippets_directory_hotline:list")).content.decode()
    assert own.name in listed and other.name in listed


def test_a_number_is_given_to_no_other_organisation(client: Client, ours: Organisation, theirs: Organisation) -> None:
    number = factories.HotlineFactory(organisation=ours)
    client.force_login(factories.member_of(ours, Role.SAFETY_REVIEWER))
    sent = {
        "name_en": number.name_en, "purpose_en": number.purpose_en, "number": number.number, "tier": "public",
        "cost": "free", "assured_until": number.assured_until.isoformat(), "organisation": theirs.pk,
    }  # fmt: skip
    response = client.post(reverse("wagtailsnippets_directory_hotline:edit", args=[number.pk]), sent)
    assert "organisation" in response.context["form"].errors
    assert Hotline.objects.get(pk=number.pk).organisation == ours


def test_translators_fill_their_languages_columns_of_a_word_and_nothing_else(
    client: Client, ours: Organisation
) -> None:
    topic: Any = Topic.objects.first()
    client.force_login(factories.member_of(ours, Role.TRANSLATOR, language="ar"))
    address = reverse("wagtailsnippets_taxonomy_topic:edit", args=[topic.pk])
    before = (topic.name_en, topic.slug, topic.position)
    response = client.post(address, {"name_ar": "كلمة أخرى", "name_en": "Forged", "slug": "forged", "position": 99})
    assert response.status_code == 302, response.context["form"].errors
    assert ProposedChange.objects.get().fields == ["name_ar"]
    a_second_person_approves()
    topic.refresh_from_db()
    assert topic.name_ar == "كلمة أخرى"
    assert (topic.name_en, topic.slug, topic.position) == before
