"""Numbers on pages: the nearest ones, only while they are confirmed, and words where none is left."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.directory.models import GRACE, Hotline
from tests import factories
from tests.guidance.articles import article, translated
from tests.guidance.conftest import Site, path
from tests.guidance.reading import found, soup, words

AT_MOST_TO_ASK = 6
pytestmark = pytest.mark.django_db
TRUST = "Find someone you trust locally"
WITH_NUMBERS = ("home", "guidance", "story", "resource", "campaign", "hotlines")


def numbers(response: Any) -> list[str]:
    """The numbers to tap in the text of the page, in order."""
    return [str(link["href"]).removeprefix("tel:") for link in soup(response).select("main .hotline a[href^='tel:']")]


def confirmed_until(days: int) -> None:
    """Every number was confirmed until so many days from now."""
    Hotline.objects.update(assured_until=timezone.localdate() + datetime.timedelta(days=days))


@pytest.mark.parametrize("kind", WITH_NUMBERS)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_number_is_shown_as_tap_to_call_and_reads_left_to_right(site: Site, kind: str, code: str) -> None:
    response = found(site.address(kind, code))
    number = Hotline.objects.get()
    assert numbers(response) == [number.tel]
    for shown in soup(response).select("a[href^='tel:'] .number"):
        assert (shown.name, shown["dir"], shown.get_text()) == ("bdi", "ltr", number.number)
    assert TRUST not in words(response)


def test_the_number_is_within_reach_on_every_kind_of_page(site: Site) -> None:
    for kind in ("section", "door", "search form", *WITH_NUMBERS):
        bar = soup(found(site.address(kind))).select_one("aside.callbar a")
        assert bar is not None and bar["href"] == f"tel:{Hotline.objects.get().tel}"


def test_a_number_says_what_it_is_for_when_it_answers_in_which_languages_and_at_what_cost(site: Site) -> None:
    said = words(found(site.address("guidance")))
    for word in ("Safety line", "Report something dangerous.", "Every day", "English", "العربية", "The call is free."):
        assert word in said


def test_words_that_are_not_translated_carry_their_own_language_and_direction(site: Site) -> None:
    name = soup(found(site.address("guidance", "ar"))).select_one(".hotline .words")
    assert name is not None and (name.get_text(), name["lang"], name["dir"]) == ("Safety line", "en", "ltr")
    Hotline.objects.update(name_ar="خط السلامة")
    name = soup(found(site.address("guidance", "ar"))).select_one(".hotline .words")
    assert name is not None and name.get_text() == "خط السلامة" and not name.has_attr("lang")


@pytest.mark.parametrize(
    ("days", "shown", "notice"),
    [(0, True, False), (-1, True, True), (-GRACE.days, True, True), (-GRACE.days - 1, False, False)],
)
@pytest.mark.parametrize("kind", WITH_NUMBERS)
def test_a_number_is_shown_then_shown_with_a_notice_then_hidden(
    site: Site, kind: str, days: int, shown: bool, notice: bool
) -> None:
    confirmed_until(days)
    response = found(site.address(kind))
    assert bool(numbers(response)) is shown
    assert ("It may have changed" in words(response)) is notice
    assert (TRUST in words(response)) is not shown
    if not shown:
        assert "tel:" not in response.content.decode()


@pytest.mark.parametrize("tier", ["staff", "hidden"])
def test_a_number_that_is_not_public_is_on_no_page(site: Site, tier: str) -> None:
    Hotline.objects.update(tier=tier)
    for kind in WITH_NUMBERS:
        response = found(site.address(kind))
        assert "tel:" not in response.content.decode()
        assert TRUST in words(response)


def test_without_any_number_a_page_says_to_find_someone_to_trust_in_its_language(site: Site) -> None:
    Hotline.objects.all().delete()
    for kind in WITH_NUMBERS:
        assert TRUST in words(found(site.address(kind)))
    arabic = words(found(site.address("guidance", "ar")))
    assert TRUST not in arabic and "معل" in arabic


def test_a_deleted_number_leaves_the_parts_that_named_it(site: Site) -> None:
    line = Hotline.objects.get()
    page = article(site.page("section"), title="With a number", body=[factories.card(), ("hotline", {"hotline": line})])
    assert numbers(found(path(page))) == [line.tel, line.tel]
    line.delete()
    assert numbers(found(path(page))) == []
    assert TRUST in words(found(path(page)))


def test_a_part_never_shows_a_number_that_is_stale_or_not_public(site: Site) -> None:
    line = factories.HotlineFactory(name_en="A second line")
    page = article(site.page("section"), title="With a number", body=[factories.card(), ("hotline", {"hotline": line})])
    for change in ({"tier": "staff"}, {"tier": "public", "assured_until": timezone.localdate() - GRACE * 2}):
        Hotline.objects.filter(pk=line.pk).update(**change)
        assert "A second line" not in words(found(path(page)))


def test_a_page_shows_the_numbers_of_its_places_first_and_three_at_most(site: Site) -> None:
    country = factories.PlaceFactory()
    district = factories.PlaceFactory(pcode="XA01", level=1, parent=country, name_en="Tesola")
    elsewhere = factories.PlaceFactory(pcode="XB", iso3="XBB", name_en="Elsewhere")
    near = factories.HotlineFactory(places=[district])
    wide = factories.HotlineFactory(places=[country])
    factories.HotlineFactory(places=[elsewhere])
    own = factories.HotlineFactory(organisation=site.page("section").organisation)
    page = article(site.page("section"), title="In Tesola", scope="places", places=(district,))
    assert numbers(found(path(page))) == [near.tel, wide.tel, own.tel]
    other = translated(page, "ar", "في تيسولا")
    assert numbers(found(path(other))) == [near.tel, wide.tel, own.tel]
    assert soup(found(path(page))).select_one("main a[href='/en/hotlines/']") is not None
    assert len(numbers(found("/en/hotlines/"))) == 5


def test_all_numbers_stand_by_place_those_for_every_place_first(site: Site, django_assert_max_num_queries: Any) -> None:
    country = factories.PlaceFactory()
    districts = [
        factories.PlaceFactory(pcode=f"XA0{number}", level=1, parent=country, name_en=name)
        for number, name in ((2, "Banoka"), (1, "Tesola"))
    ]
    both = factories.HotlineFactory(places=districts)
    for number in range(5):
        factories.HotlineFactory(name_en=f"Line {number}", places=districts[:1])
    found("/en/hotlines/")
    with django_assert_max_num_queries(AT_MOST_TO_ASK):
        page = soup(found("/en/hotlines/"))
    groups = page.select("main section.group")
    assert [group.h2.get_text() for group in groups if group.h2] == ["In every place", "Tesola", "Banoka"]
    assert [both.name_en in group.get_text() for group in groups] == [False, True, True]
    ways = [str(link["href"]) for link in page.select("main nav a")]
    assert ways == ["#everywhere", "#XA01", "#XA02"] == [f"#{group['id']}" for group in groups]


def test_guidance_and_campaigns_show_the_numbers_of_their_organisation(site: Site) -> None:
    own = factories.HotlineFactory(organisation=site.page("section").organisation)
    for kind in ("guidance", "campaign"):
        assert own.tel in numbers(found(site.address(kind))), kind


def test_the_list_of_all_numbers_answers_where_there_is_none(site: Site) -> None:
    Hotline.objects.all().delete()
    response = Client().get("/ar/hotlines/")
    assert response.status_code == 200
    assert soup(response).h1 is not None
