"""A number to call: what may be typed, and that no page that needs one goes live without it."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.publishing.door import NotReady
from cms.taxonomy.models import Place
from tests import factories
from tests.safety.changes import a_second_person_approves
from tests.standing import standing

NONE_LEFT = "No working hotline serves this page"


@pytest.mark.parametrize("number", ["+1 555 555 0100", "112", "01 (555) 01-00", "+15555550100"])
def test_a_telephone_number_may_be_typed_as_people_write_it(db: None, number: str) -> None:
    factories.HotlineFactory(number=number).full_clean()


@pytest.mark.parametrize(
    "number", ["", "call us", "+", "1", "555;ext=1", "٠١٢٣٤", "+1 555 555 0100 555 555 0100 555", "+1\n555", "tel:112"]
)
def test_what_is_no_telephone_number_is_refused(number: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Hotline(name="Line", purpose="Report", number=number, assured_until=datetime.date(2030, 1, 1)).clean_fields()
    assert list(refused.value.message_dict) == ["number"]


def test_a_number_is_kept_without_stray_spaces_and_dialled_without_any(db: None) -> None:
    hotline = factories.HotlineFactory(number="  +1  (555) 555-0100 ")
    assert hotline.number == "+1 (555) 555-0100"
    assert hotline.tel == "+15555550100"


def test_a_language_that_nobody_declared_is_refused_by_name(db: None) -> None:
    with pytest.raises(ValidationError, match="Unknown language codes: xx, zz"):
        factories.HotlineFactory(languages=["ar", "xx", "zz"]).full_clean()


def test_a_new_number_is_hidden_until_somebody_decides_otherwise() -> None:
    assert Hotline().tier == "hidden"


# At the door to live


def publish(section: OrganisationPage, **facts: Any) -> GuidancePage:
    """A page that lacks nothing but, perhaps, a number."""
    return factories.live_guidance(section, **facts)


def test_a_page_without_any_number_is_refused(section: OrganisationPage) -> None:
    with pytest.raises(NotReady, match=NONE_LEFT):
        publish(section)


@pytest.mark.parametrize("values", [{"tier": "staff"}, {"tier": "hidden"}, {"stale": True}])
def test_a_number_that_readers_do_not_see_is_not_enough(
    section: OrganisationPage, today: datetime.date, values: dict[str, Any]
) -> None:
    if values.pop("stale", False):
        values["assured_until"] = today - datetime.timedelta(days=31)
    factories.HotlineFactory(**values)
    with pytest.raises(NotReady, match=NONE_LEFT):
        publish(section)


def test_a_number_with_a_notice_is_enough(section: OrganisationPage, today: datetime.date) -> None:
    factories.HotlineFactory(assured_until=today - datetime.timedelta(days=30))
    assert publish(section).live


def test_a_number_of_another_place_is_not_enough(section: OrganisationPage, place: Place) -> None:
    elsewhere = factories.PlaceFactory(iso3="XBB", pcode="XB", name_en="Bersama")
    factories.HotlineFactory(places=[elsewhere])
    with pytest.raises(NotReady, match=NONE_LEFT):
        publish(section, scope="places", places=(place,))
    factories.HotlineFactory(places=[place])
    assert publish(section, scope="places", places=(place,), title="Again").live


def test_the_number_of_the_section_is_enough_and_that_of_another_is_not(section: OrganisationPage) -> None:
    factories.HotlineFactory(organisation=factories.OrganisationFactory())
    with pytest.raises(NotReady, match=NONE_LEFT):
        publish(section)
    factories.HotlineFactory(organisation=section.organisation)
    assert publish(section, title="Again").live


def test_a_translation_counts_the_numbers_of_its_originals_places(
    section: OrganisationPage, place: Place, arabic_locale: Locale
) -> None:
    local = factories.HotlineFactory(places=[place])
    original = publish(section, scope="places", places=(place,))
    assert factories.live_translation(original, arabic_locale).live
    local.delete()
    page = GuidancePage.objects.get(translation_key=original.translation_key, locale=arabic_locale)
    with pytest.raises(NotReady, match=NONE_LEFT):
        page.save_revision().publish()


# In the admin


@pytest.fixture
def desk(reviewer: User, client: Client) -> Client:
    """A reviewer at work, who keeps the numbers."""
    client.force_login(reviewer)
    return client


def form_values(hotline: Any) -> dict[str, Any]:
    """The form of a number as it stands."""
    return {
        "name_en": hotline.name_en,
        "purpose_en": hotline.purpose_en,
        "number": hotline.number,
        "tier": hotline.tier,
        "cost": hotline.cost,
        "assured_until": hotline.assured_until.isoformat(),
        "organisation": hotline.organisation_id or "",
    }


@standing
def own_number(section: OrganisationPage) -> Hotline:
    """A number that the organisation keeps."""
    return factories.HotlineFactory(organisation=section.organisation)


def test_the_languages_spoken_are_ticked_by_their_own_names(
    desk: Client, own_number: Hotline, arabic_locale: Locale
) -> None:
    hotline = own_number
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk])
    labels = BeautifulSoup(desk.get(address).content, "html.parser").select("label:has(> input[name=languages])")
    assert {str(label.input["value"]): label.get_text(strip=True) for label in labels if label.input} == {
        "en": "English",
        "ar": "العربية",
    }
    response = desk.post(address, form_values(hotline) | {"languages": ["en", "ar"]})
    assert response.status_code == 302, response.context["form"].errors
    a_second_person_approves()
    hotline.refresh_from_db()
    assert hotline.languages == ["en", "ar"]


def test_a_language_that_cannot_be_ticked_is_refused(desk: Client, own_number: Hotline) -> None:
    hotline = own_number
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[hotline.pk])
    response = desk.post(address, form_values(hotline) | {"languages": ["xx"]})
    assert "languages" in response.context["form"].errors
    hotline.refresh_from_db()
    assert hotline.languages == []


@pytest.mark.parametrize("typed", ['"', "'; --", "\x00", "x" * 10_000, "%", "+1 555"])
def test_looking_for_a_number_never_fails(desk: Client, hotline: Hotline, typed: str) -> None:
    response = desk.get(reverse("wagtailsnippets_directory_hotline:list"), {"q": typed})
    assert response.status_code == 200
