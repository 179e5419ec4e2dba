"""The shared words: four audiences that stay, lists loaded in six languages, fallbacks marked with their own language."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import OrganisationPage
from cms.taxonomy.loading import load_vocabulary, names, rows
from cms.taxonomy.models import Audience, MessageCategory, Place, Situation, Topic
from cms.taxonomy.words import word
from tests import factories
from tests.safety.changes import a_second_person_approves

SIX = ("en", "fr", "es", "ar", "uk", "my")
LISTS = (Topic, Situation, MessageCategory)


@pytest.fixture
def desk(admin: User, client: Client) -> Client:
    """An administrator, who may do everything that anyone may."""
    client.force_login(admin)
    return client


# Women, girls, boys, men


def test_there_are_exactly_four_audiences_with_the_sectors_codes(db: None) -> None:
    assert list(Audience.objects.values_list("code", "hxl")) == [
        ("women", "+f+adults"),
        ("girls", "+f+children"),
        ("boys", "+m+children"),
        ("men", "+m+adults"),
    ]


def test_an_audience_cannot_be_deleted(db: None) -> None:
    for doomed in (Audience.objects.get(code="girls"), Audience.objects.all(), Audience.objects.filter(code="men")):
        with pytest.raises(PermissionDenied, match="Women, girls, boys and men"), transaction.atomic():
            doomed.delete()
    assert Audience.objects.count() == 4


def test_no_fifth_audience_is_added(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Audience.objects.create(code="everyone", name_en="Everyone")
    with pytest.raises(IntegrityError), transaction.atomic():
        Audience.objects.create(code="girls", name_en="Girls again")


@pytest.mark.parametrize("view", ["add", "delete", "copy"])
def test_not_even_an_administrator_adds_or_deletes_an_audience(desk: Client, view: str) -> None:
    girls: Any = Audience.objects.get(code="girls")
    arguments = [] if view == "add" else [girls.pk]
    address = reverse(f"wagtailsnippets_taxonomy_audience:{view}", args=arguments)
    for response in (desk.get(address), desk.post(address, {"name_en": "Everyone"})):
        assert response.status_code in {302, 403, 404, 405}
    assert Audience.objects.count() == 4


def test_audiences_are_not_deleted_many_at_a_time_either(desk: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["taxonomy", "audience", "delete"])
    chosen = "&".join(f"id={pk}" for pk in Audience.objects.values_list("pk", flat=True))
    assert desk.post(f"{address}?{chosen}").status_code < 500
    assert Audience.objects.count() == 4


def test_an_audience_may_be_worded_anew_and_keeps_its_code(desk: Client) -> None:
    girls: Any = Audience.objects.get(code="girls")
    address = reverse("wagtailsnippets_taxonomy_audience:edit", args=[girls.pk])
    response = desk.post(address, {"name_en": "Girls under 18", "code": "everyone", "hxl": "+x"})
    assert response.status_code == 302, response.context["form"].errors
    a_second_person_approves()
    girls.refresh_from_db()
    assert (girls.name_en, girls.code, girls.hxl) == ("Girls under 18", "girls", "+f+children")


# Lists


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("code", SIX)
def test_every_word_of_every_list_has_a_label_in_six_languages(db: None, model: Any, code: str) -> None:
    assert model.objects.count() >= 10
    assert [row.slug for row in model.objects.all() if not getattr(row, f"name_{code}")] == []


@pytest.mark.parametrize("code", SIX)
def test_the_audiences_have_names_in_six_languages(db: None, code: str) -> None:
    assert all(getattr(audience, f"name_{code}") for audience in Audience.objects.all())


def test_the_lists_have_the_sectors_ten_kinds_of_message_and_its_situations(db: None) -> None:
    assert MessageCategory.objects.count() == 10
    assert {"farmers", "herders", "returnees"} <= set(Situation.objects.values_list("slug", flat=True))


def test_loading_again_leaves_alone_what_people_changed(db: None) -> None:
    topic: Any
    topic, other = Topic.objects.all()[:2]
    topic.name_ar = "كلمات المحرر"
    topic.save()
    other.delete()
    Audience.objects.filter(code="men").update(name_en="Men and older boys")
    load_vocabulary()
    assert Topic.objects.values_list("name_ar", flat=True).get(pk=topic.pk) == "كلمات المحرر"
    assert not Topic.objects.filter(slug=other.slug).exists()
    assert Audience.objects.values_list("name_en", flat=True).get(code="men") == "Men and older boys"


def test_a_list_that_was_emptied_is_filled_again(db: None) -> None:
    Situation.objects.all().delete()
    load_vocabulary()
    assert Situation.objects.count() == len(rows("situations"))


def test_a_word_that_a_page_names_cannot_be_deleted(section: OrganisationPage, hotline: Hotline, desk: Client) -> None:
    topic = Topic.objects.filter(needs_places=False).first()
    assert topic is not None
    factories.live_guidance(section, topics=(topic.slug,))
    with pytest.raises(ProtectedError):
        topic.delete()
    address = reverse("wagtailsnippets_taxonomy_topic:delete", args=[topic.pk])
    assert desk.post(address).status_code < 500
    assert Topic.objects.filter(pk=topic.pk).exists()


@pytest.mark.parametrize("typed", ['"', "\x00", "x" * 10_000, "' OR 1=1 --", "🙂"])
@pytest.mark.parametrize("kind", ["audience", "topic", "place"])
def test_looking_for_a_word_never_fails(desk: Client, kind: str, typed: str) -> None:
    response = desk.get(reverse(f"wagtailsnippets_taxonomy_{kind}:list"), {"q": typed})
    assert response.status_code == 200


# Labels in a reader's language


def test_a_label_is_given_in_the_readers_language(db: None) -> None:
    girls = word(Audience.objects.get(code="girls"), "name", "ar")
    assert (girls.text, girls.lang, girls.dir) == (names(rows("audiences")[1])["name_ar"], "ar", "rtl")


@pytest.mark.parametrize("code", ["sw", "ps", "ug", "xx"])
def test_a_missing_label_is_given_in_english_and_says_so(db: None, code: str) -> None:
    girls = word(Audience.objects.get(code="girls"), "name", code)
    assert (girls.text, girls.lang, girls.dir) == ("Girls", "en", "ltr")


def test_dari_falls_back_to_persian_and_persian_to_dari_before_english(db: None) -> None:
    girls: Any = Audience.objects.get(code="girls")
    girls.name_fa = "دختران"
    assert (word(girls, "name", "prs").lang, word(girls, "name", "prs").dir) == ("fa", "rtl")
    girls.name_fa, girls.name_prs = "", "دختران"
    assert word(girls, "name", "fa").lang == "prs"


def test_indonesian_words_are_found_in_their_own_column(db: None) -> None:
    girls: Any = Audience.objects.get(code="girls")
    girls.name_ind = "Anak perempuan"
    girls.save()
    found = word(Audience.objects.get(code="girls"), "name", "id")
    assert (found.text, found.lang) == ("Anak perempuan", "id")


def test_a_label_that_is_only_spaces_away_from_missing_is_missing() -> None:
    assert not word(Place(name_en=""), "name", "ar")
    assert str(word(Place(name_en="North", name_ar=""), "name", "ar")) == "North"


def test_every_enabled_language_reads_its_own_label_and_never_the_editors(db: None, desk: Client) -> None:
    Locale.objects.create(language_code="ar")
    topic = Topic.objects.first()
    assert topic is not None
    address = reverse("wagtailsnippets_taxonomy_topic:edit", args=[topic.pk])
    form = {"name_en": "New", "name_ar": "جديد", "slug": topic.slug, "position": "0", "pictogram": ""}
    assert desk.post(address, form, headers={"accept-language": "ar"}).status_code == 302
    a_second_person_approves()
    topic.refresh_from_db()
    assert (str(word(topic, "name", "en")), str(word(topic, "name", "ar"))) == ("New", "جديد")
