"""What pictures show, in a translator's language: which they see, which column they fill, and that readers are shown nothing by it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.accounts.models import User
from cms.guidance.models import HomePage, OrganisationPage
from cms.library.models import Picture
from cms.library.renditions import bring_up_to_date
from cms.organisations.models import Organisation, Role
from cms.organisations.models.organisation import State
from cms.safety.content import content_of
from cms.safety.models import ProposedChange
from cms.translation_desk.vocabulary.cells import digest_of
from cms.translation_desk.vocabulary.kinds import kinds_for
from tests import factories
from tests.conftest import signed_in
from tests.safety.acting import now
from tests.translation_desk.words import address, form_of, key_of, said_of, screen, sources, typed

pytestmark = pytest.mark.usefixtures("arabic", "french")

PATH, ROAD = "A path with a rope across it", "A road"


def on_shelf_of(organisation: Organisation | None, alt: str = PATH, **values: Any) -> Picture:
    """A picture of an organisation, described in English; of all, where there is none."""
    made = factories.picture(alt)
    if organisation is not None:
        values["collection"] = organisation.collection
    Picture.objects.filter(pk=made.pk).update(alt_en=alt, **values)
    return Picture.objects.get(pk=made.pk)


def columns(picture: Picture) -> Any:
    """All that the database has of it."""
    return QuerySet(Picture).filter(pk=picture.pk).values().get()


def forged(picture: Picture, source: str) -> dict[str, str]:
    """What a screen would send, made by hand."""
    key = key_of(picture, "alt")
    return {f"text-{key}": "forged", f"was-{key}": "", f"source-{key}": digest_of(source)}


def test_a_translator_describes_the_pictures_that_they_may_put_on_pages(
    desk: Client, section: OrganisationPage
) -> None:
    on_shelf_of(section.organisation)
    on_shelf_of(None, ROAD)
    on_shelf_of(section.organisation, "Has words already", alt_ar="طريق")
    assert sources(screen(desk, Picture)) == [ROAD, PATH]
    assert sources(screen(desk, Picture, show="all")) == ["Has words already", ROAD, PATH]


def test_the_picture_itself_is_shown_small_beside_its_words(desk: Client, section: OrganisationPage) -> None:
    picture = on_shelf_of(section.organisation)
    bring_up_to_date(picture.pk)
    shown = screen(desk, Picture).select_one(".words-source img")
    assert shown is not None
    assert (shown["width"], shown["alt"]) == ("320", "")
    assert desk.get(str(shown["src"])).status_code == 200


def test_what_is_typed_is_in_its_column_at_once_and_in_no_other(
    desk: Client, section: OrganisationPage, translator: User
) -> None:
    picture = on_shelf_of(section.organisation)
    before = columns(picture)
    assert typed(desk, Picture, {key_of(picture, "alt"): "درب يسدّه حبل"}).status_code == 302
    after = columns(picture)
    assert {name for name in after if after[name] != before[name]} - {"alt"} == {"alt_ar"}
    assert after["alt_ar"] == "درب يسدّه حبل"
    assert not ProposedChange.objects.exists()
    assert ModelLogEntry.objects.filter(action="wagtail.edit", user=translator, object_id=str(picture.pk)).count() == 1


def test_no_page_that_readers_see_says_anything_else_by_it(
    desk: Client, section: OrganisationPage, hotline: Any
) -> None:
    picture = on_shelf_of(section.organisation)
    bring_up_to_date(picture.pk)
    body = [("picture", {"picture": {"image": picture, "alt_text": "Own words", "decorative": False}})]
    page = factories.live_guidance(section, body=[*body, factories.card()])
    before, reader = content_of(now(page)), Client()
    seen = reader.get(page.url).content
    assert b"Own words" in seen
    typed(desk, Picture, {key_of(picture, "alt"): "درب"})
    assert content_of(now(page)) == before
    assert reader.get(page.url).content == seen


def test_it_is_suggested_when_the_picture_is_put_on_a_page_in_that_language(
    desk: Client, section: OrganisationPage
) -> None:
    picture = on_shelf_of(section.organisation)
    typed(desk, Picture, {key_of(picture, "alt"): "درب"})
    chosen = desk.get(reverse("wagtailimages_chooser:chosen", args=[picture.pk]), {"locale": "ar"}).json()
    assert chosen["result"]["default_alt_text"] == "درب"


# Who is refused what


@pytest.mark.parametrize("code", ["en", "fr", "my", "xx"])
def test_another_language_is_refused(desk: Client, section: OrganisationPage, code: str) -> None:
    picture = on_shelf_of(section.organisation)
    before = columns(picture)
    assert desk.get(address(Picture, code)).status_code == 302
    assert desk.post(address(Picture, code), forged(picture, PATH)).status_code == 302
    assert columns(picture) == before


@pytest.mark.parametrize("role", [*(role for role in Role if role != Role.COORDINATOR), None])
def test_nobody_reads_or_describes_a_picture_of_another_organisation(
    section: OrganisationPage, role: Role | None
) -> None:
    theirs = on_shelf_of(factories.OrganisationFactory(), "Theirs")
    ours = on_shelf_of(section.organisation)
    person = factories.member_of(section.organisation, *([role] if role else []), language="ar")
    place, before = signed_in(person), (columns(theirs), columns(ours))
    assert "Theirs" not in place.get(address(Picture, show="all")).content.decode()
    for source in ("Theirs", ""):
        assert place.post(address(Picture), forged(ours, PATH) | forged(theirs, source)).status_code in {302, 403}
    assert (columns(theirs), columns(ours)) == before


def test_two_languages_in_two_organisations_are_not_both_in_each(section: OrganisationPage) -> None:
    other = factories.OrganisationFactory()
    person = factories.member_of(section.organisation, Role.TRANSLATOR, language="ar")
    also = factories.member_of(other, Role.TRANSLATOR, language="fr")
    person.groups.add(*also.groups.all())
    ours, theirs = on_shelf_of(section.organisation, "Ours"), on_shelf_of(other, "Theirs")
    place, before = signed_in(person), (columns(ours), columns(theirs))
    assert sources(screen(place, Picture, "ar")) == ["Ours"]
    assert sources(screen(place, Picture, "fr")) == ["Theirs"]
    assert place.post(address(Picture, "fr"), forged(ours, "Ours")).status_code == 302
    assert place.post(address(Picture, "ar"), forged(theirs, "Theirs")).status_code == 302
    assert (columns(ours), columns(theirs)) == before


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.TRANSLATOR, {"ar"}),
        (Role.LANGUAGE_REVIEWER, {"ar"}),
        (Role.EDITOR, {"en", "ar", "fr"}),
        (Role.SAFETY_REVIEWER, {"en", "ar", "fr"}),
        (Role.ADMINISTRATOR, set()),
        (None, set()),
    ],
)
def test_each_role_has_its_languages(section: OrganisationPage, role: Role | None, codes: set[str]) -> None:
    person = factories.member_of(section.organisation, *([role] if role else []), language="ar")
    assert {code for kind in kinds_for(person) if kind.model is Picture for code in kind.codes} == codes


def test_who_describes_a_picture_changes_nothing_else_of_it(desk: Client, section: OrganisationPage) -> None:
    picture = on_shelf_of(section.organisation)
    bring_up_to_date(picture.pk)
    path = reverse("wagtailimages:edit", args=[picture.pk])
    assert path not in screen(desk, Picture).decode()
    before = columns(picture)
    sent = {"title": "Forged", "alt_ar": "forged", "alt_en": "forged", "consent": "withdrawn", "taken_down": "on"}
    for name in ("edit", "delete"):
        asked = reverse(f"wagtailimages:{name}", args=[picture.pk])
        assert [desk.get(asked).status_code, desk.post(asked, sent).status_code] == [302, 302]
    desk.post(address(Picture), forged(picture, PATH) | sent)
    assert {name for name, value in columns(picture).items() if value != before[name]} - {"alt"} == {"alt_ar"}


def test_editors_find_the_way_to_the_picture_itself(section: OrganisationPage, editor: User) -> None:
    picture, shared = on_shelf_of(section.organisation), on_shelf_of(None, ROAD)
    shown = screen(signed_in(editor), Picture)
    assert reverse("wagtailimages:edit", args=[picture.pk]) in shown.decode()
    assert reverse("wagtailimages:edit", args=[shared.pk]) not in shown.decode()


def test_whose_organisation_is_suspended_describes_nothing(
    desk: Client, section: OrganisationPage, translator: User
) -> None:
    picture = on_shelf_of(section.organisation)
    Organisation.objects.filter(collection=picture.collection).update(state=State.SUSPENDED)
    assert desk.post(address(Picture), forged(picture, PATH)).status_code in {302, 403}
    assert not columns(picture)["alt_ar"]


# Pictures that were taken away, and what changed meanwhile


@pytest.mark.parametrize("away", [{"consent": "withdrawn"}, {"taken_down": True}])
def test_a_picture_that_was_taken_away_is_not_shown_and_words_for_it_come_back(
    desk: Client, section: OrganisationPage, editor: User, away: dict[str, Any]
) -> None:
    gone, stays = on_shelf_of(section.organisation), on_shelf_of(section.organisation, ROAD)
    data = form_of(screen(desk, Picture))
    Picture.objects.filter(pk=gone.pk).update(**away)
    for place in (desk, signed_in(editor)):
        assert sources(screen(place, Picture, show="all")) == [ROAD]
    response = desk.post(
        address(Picture), data | {f"text-{key_of(gone, 'alt')}": "درب", f"text-{key_of(stays, 'alt')}": "طريق"}
    )
    assert response.status_code == 409
    assert form_of(BeautifulSoup(response.content, "html.parser"))[f"text-{key_of(gone, 'alt')}"] == "درب"
    assert (columns(gone)["alt_ar"] or "", columns(stays)["alt_ar"]) == ("", "طريق")


def test_words_that_somebody_changed_meanwhile_are_refused_with_both_shown(
    desk: Client, section: OrganisationPage
) -> None:
    picture = on_shelf_of(section.organisation)
    data = form_of(screen(desk, Picture)) | {f"text-{key_of(picture, 'alt')}": "درب"}
    Picture.objects.filter(pk=picture.pk).update(alt_ar="طريق")
    response = desk.post(address(Picture), data)
    assert response.status_code == 409
    assert "Somebody changed this meanwhile" in said_of(response)
    assert columns(picture)["alt_ar"] == "طريق"


def test_words_too_long_are_refused_and_kept_as_typed(desk: Client, section: OrganisationPage) -> None:
    picture = on_shelf_of(section.organisation)
    response = typed(desk, Picture, {key_of(picture, "alt"): "ن" * 256})
    assert response.status_code == 409
    assert "255" in said_of(response)
    assert not columns(picture)["alt_ar"]


def test_a_screen_asks_as_often_for_many_pictures_as_for_one(
    desk: Client, section: OrganisationPage, home: HomePage, django_assert_max_num_queries: Any
) -> None:
    picture = on_shelf_of(section.organisation)
    desk.get(address(Picture))
    with django_assert_max_num_queries(30) as one:
        desk.get(address(Picture))
    copies = [Picture(title=str(number), collection=picture.collection, consent="no_person") for number in range(40)]
    for copy in copies:
        copy.file.name, copy.width, copy.height, copy.alt_en = picture.file.name, 10, 10, f"Copy {copy.title}"
    Picture.objects.bulk_create(copies)
    with django_assert_max_num_queries(len(one)):
        response = desk.get(address(Picture))
    assert len(sources(BeautifulSoup(response.content, "html.parser"))) == 41
