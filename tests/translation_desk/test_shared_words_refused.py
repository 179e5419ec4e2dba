"""Shared words: who is refused what. Exactly the columns that the admin's own forms leave open, of exactly the rows."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import HomePage, OrganisationPage
from cms.library.models import Picture
from cms.organisations.models import Organisation, Role
from cms.safety.models import ProposedChange
from cms.safety.replaying import form_for
from cms.taxonomy.models import Topic
from cms.translation_desk.vocabulary.cells import digest_of
from cms.translation_desk.vocabulary.kinds import column, kinds_for, translated_models
from tests import factories
from tests.conftest import signed_in
from tests.translation_desk.words import address, form_of, key_of, screen, sources, typed

pytestmark = pytest.mark.usefixtures("arabic", "french")


def forged(row: Any, field: str = "name", text: str = "forged") -> dict[str, str]:
    """What a screen would send about a row, made by hand."""
    key = key_of(row, field)
    source = getattr(row, f"{field}_en") or ""
    return {f"text-{key}": text, f"was-{key}": "", f"source-{key}": digest_of(source)}


def words_now(row: Model) -> Any:
    """All that the row says, in every language: modeltranslation's own rows would give one."""
    return QuerySet(type(row)).filter(pk=row.pk).values().get()


def test_a_translator_of_arabic_fills_arabic_and_no_other_column(desk: Client, river: Topic) -> None:
    offered = desk.get(reverse("translation_desk:words")).context["languages"]
    assert [one["code"] for one in offered] == ["ar"]
    before = words_now(river)
    for code in ("fr", "en", "xx"):
        assert desk.get(address(Topic, code)).status_code == 302
        assert desk.post(address(Topic, code), forged(river)).status_code == 302
    assert words_now(river) == before
    assert not ProposedChange.objects.exists()


def test_a_translator_fills_neither_numbers_nor_organisations(
    desk: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    organisation = section.organisation
    assert organisation is not None
    for row, field in ((hotline, "name"), (organisation, "name")):
        before = words_now(row)
        assert desk.get(address(type(row))).status_code == 302
        assert desk.post(address(type(row)), forged(row, field)).status_code == 302
        assert words_now(row) == before
    assert not ProposedChange.objects.exists()


def test_rows_of_another_organisation_are_neither_shown_nor_saved(
    reviewer_desk: Client, section: OrganisationPage
) -> None:
    own = factories.HotlineFactory(organisation=section.organisation, name_en="Ours")
    theirs = factories.HotlineFactory(organisation=factories.OrganisationFactory(), name_en="Theirs")
    everybodys = factories.HotlineFactory(name_en="Of the installation")
    assert "Ours" in sources(screen(reviewer_desk, Hotline))
    assert not {"Theirs", "Of the installation"} & set(sources(screen(reviewer_desk, Hotline, show="all")))
    for row in (theirs, everybodys):
        response = reviewer_desk.post(address(Hotline), forged(own) | forged(row))
        assert response.status_code == 302
        assert response.headers["Location"] == reverse("wagtailadmin_home")
    assert not ProposedChange.objects.exists()


def test_an_organisation_is_worded_by_its_administrator_alone(section: OrganisationPage) -> None:
    ours, theirs = section.organisation, factories.OrganisationFactory(name="Elsewhere")
    assert ours is not None
    place = signed_in(factories.member_of(ours, Role.ADMINISTRATOR))
    assert "Elsewhere" not in sources(screen(place, Organisation, show="all"))
    place.post(address(Organisation), forged(theirs))
    overseer = signed_in(factories.member_of(None, Role.COORDINATOR))
    assert sources(screen(overseer, Organisation, show="all")) == []
    overseer.post(address(Organisation), forged(ours))
    assert not Organisation.objects.exclude(name_ar=None).exclude(name_ar="").exists()


def test_pictures_are_described_by_those_who_may_change_them(section: OrganisationPage, editor: User) -> None:
    ours, theirs = factories.picture("Ours"), factories.picture("Theirs")
    assert section.organisation is not None
    Picture.objects.filter(pk=ours.pk).update(collection=section.organisation.collection, alt_en="A path")
    other = factories.OrganisationFactory().collection
    Picture.objects.filter(pk=theirs.pk).update(collection=other, alt_en="Their path")
    place, before = signed_in(editor), words_now(ours)
    assert sources(screen(place, Picture)) == ["A path"]
    assert typed(place, Picture, {key_of(ours, "alt"): "طريق"}).status_code == 302
    assert place.post(address(Picture), forged(theirs, "alt")).status_code == 302
    after = words_now(ours)
    assert {name for name in after if after[name] != before[name]} - {"alt"} == {"alt_ar"}
    assert not words_now(theirs)["alt_ar"]


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR, Role.ADMINISTRATOR, None])
def test_who_fills_no_words_of_a_kind_is_refused_there(
    section: OrganisationPage, river: Topic, role: Role | None
) -> None:
    place = signed_in(factories.member_of(section.organisation, *([role] if role else [])))
    asked = [place.get(address(Topic)), place.post(address(Topic), forged(river))]
    assert {response.status_code for response in asked} <= {302, 403}
    assert not ProposedChange.objects.exists()


def test_who_fills_nothing_at_all_is_refused_the_desk_of_words(client: Client) -> None:
    person = factories.UserFactory()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    response = client.get(reverse("translation_desk:words"))
    assert (response.status_code, response.headers["Location"]) == (302, reverse("wagtailadmin_home"))
    assert reverse("translation_desk:words") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_author_describes_the_pictures_they_uploaded(section: OrganisationPage) -> None:
    author = factories.member_of(section.organisation, Role.AUTHOR)
    assert section.organisation is not None
    ours, own = factories.picture("A colleague's"), factories.picture("Own")
    Picture.objects.update(collection=section.organisation.collection, alt_en="A path")
    Picture.objects.filter(pk=own.pk).update(uploaded_by_user=author, alt_en="A road")
    place = signed_in(author)
    assert sources(screen(place, Picture)) == ["A road"]
    assert place.post(address(Picture), forged(ours, "alt")).status_code == 302
    assert not words_now(ours)["alt_ar"]


def test_a_stranger_is_asked_to_sign_in(client: Client, river: Topic) -> None:
    for response in (client.get(address(Topic)), client.post(address(Topic), forged(river))):
        assert response.status_code == 302
        assert "/login/" in response.headers["Location"]
    assert not ProposedChange.objects.exists()


def test_whoever_leaves_the_team_while_the_screen_is_open_saves_nothing(
    desk: Client, translator: User, river: Topic
) -> None:
    data = form_of(screen(desk, Topic)) | {f"text-{key_of(river)}": "قرب النهر"}
    translator.groups.clear()
    assert desk.post(address(Topic), data).status_code == 403
    assert not ProposedChange.objects.exists()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"text-1-slug": "x"}, 400),
        ({"text-1-name_en": "x"}, 400),
        ({"text-1-name": "x"}, 400),
        ({f"{part}-{number}-name": part for part in ("text", "was", "source") for number in range(1, 52)}, 400),
        ({"text-999999999999999999-name": "x", "was-999999999999999999-name": "", "source-999999999999999999-name": ""}, 409),
        ({"text-9999999999999999999999-name": "x"}, 302),
        ({}, 302),
    ],
)  # fmt: skip
def test_a_form_that_no_screen_has_is_refused_whole(
    desk: Client, river: Topic, change: dict[str, str], status: int
) -> None:
    assert desk.post(address(Topic), change).status_code == status
    assert not ProposedChange.objects.exists()


def test_kinds_that_there_are_not_are_not_found(desk: Client) -> None:
    for kind in ("accounts.user", "taxonomy.nothing", "wagtailcore.page"):
        path = reverse("translation_desk:words_of_kind", args=["ar", kind])
        assert desk.get(path).status_code in {302, 404}
        assert desk.post(path, {}).status_code in {302, 404}


@pytest.mark.parametrize("role", [*Role, None])
def test_the_columns_offered_are_those_that_the_admins_own_form_has(
    section: OrganisationPage, hotline: Hotline, river: Topic, role: Role | None
) -> None:
    """For every role and every kind: not one more, not one less."""
    organisation = None if role == Role.COORDINATOR else section.organisation
    person = factories.member_of(organisation, *([role] if role else []), language="ar")
    factories.HotlineFactory(organisation=section.organisation)
    offered = {kind.model: kind for kind in kinds_for(person)}
    for model in translated_models():
        if model is Picture:
            continue
        kind = offered.get(model)
        rows = list(kind.rows_of(person, "ar")) if kind else []
        for row in rows[:3]:
            own = form_for(model, person, row).fields
            assert kind is not None
            for field in kind.fields:
                assert {code for code in ("en", "ar", "fr") if column(field, code) in own} == kind.codes, (model, row)
    assert (Topic in offered) == (role in {Role.TRANSLATOR, Role.LANGUAGE_REVIEWER, Role.COORDINATOR})
    assert (Hotline in offered) == (role in {Role.SAFETY_REVIEWER, Role.COORDINATOR})


def test_the_menu_offers_shared_words_to_those_who_fill_some(desk: Client) -> None:
    path = reverse("translation_desk:words")
    assert path in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_the_home_of_the_desk_is_there(home: HomePage, admin_desk: Client) -> None:
    response = admin_desk.get(reverse("translation_desk:words"))
    kinds = [one.kind.name for one in response.context["kinds"]]
    assert {"taxonomy.topic", "taxonomy.audience"} <= set(kinds)
