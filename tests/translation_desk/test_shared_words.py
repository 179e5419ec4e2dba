"""Shared words side by side: what a translator is shown, what saving does, and that it goes by the second person where the form would."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms import languages
from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation, Role
from cms.safety.deciding import approve_change
from cms.safety.models import DecidedChange, ProposedChange
from cms.safety.replaying import replay
from cms.taxonomy.models import Place, Situation, Topic
from cms.translation_desk.vocabulary.lacking import missing_by_language
from tests import factories
from tests.conftest import signed_in
from tests.standing import standing
from tests.translation_desk.words import address, form_of, key_of, screen, sources, typed

RIVER, HERDS = "Near the river", "Herds and paths"


@standing
def river(db: None) -> Topic:
    """A topic without an Arabic name."""
    return Topic.objects.create(slug="river", name_en=RIVER)


@standing
def herds(db: None) -> Topic:
    """A topic that has one."""
    return Topic.objects.create(slug="herds", name_en=HERDS, name_ar="القطعان")


@standing
def colleague(section: OrganisationPage, arabic: HomePage) -> User:
    """Another translator of Arabic."""
    return factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="colleague")


@standing
def coordinator(home: HomePage) -> User:
    """Keeps the words of every language."""
    return factories.member_of(None, Role.COORDINATOR, username="coordinator")


def organisation_of(section: OrganisationPage) -> Organisation:
    """Every section has one."""
    assert section.organisation is not None
    return section.organisation


def said(row: Model, name: str) -> str:
    """What the database has in a column."""
    return str(getattr(type(row)._base_manager.get(pk=row.pk), name) or "")


def said_of(response: Any) -> str:
    """The text of an answer."""
    return " ".join(BeautifulSoup(response.content, "html.parser").text.split())


def test_only_what_is_missing_is_shown_at_first_and_all_by_the_filter(desk: Client, river: Topic, herds: Topic) -> None:
    missing = sources(screen(desk, Topic))
    assert RIVER in missing and HERDS not in missing
    every = screen(desk, Topic, show="all")
    assert {RIVER, HERDS} <= set(sources(every))
    assert form_of(every)[f"text-{key_of(herds)}"] == "القطعان"


def test_each_side_has_its_own_language_and_direction(desk: Client, river: Topic) -> None:
    soup = screen(desk, Topic)
    source = soup.select_one(f"#source-{key_of(river)}")
    target = soup.select_one(f'[name="text-{key_of(river)}"]')
    assert source is not None and target is not None
    assert (source["lang"], source["dir"]) == ("en", "ltr")
    assert (target["lang"], target["dir"], target["maxlength"]) == ("ar", "rtl", "120")


def test_the_source_is_the_language_in_which_the_words_exist(
    admin_desk: Client, arabic: HomePage, section: OrganisationPage
) -> None:
    Organisation.objects.filter(pk=organisation_of(section).pk).update(name_en="", name_ar="عون النهر")
    soup = screen(admin_desk, Organisation, "en")
    source = soup.select_one(f"#source-{section.organisation_id}-name")
    assert source is not None
    assert (source.text, source["lang"], source["dir"]) == ("عون النهر", "ar", "rtl")


def test_words_kept_by_two_wait_and_are_on_the_row_once_a_second_translator_approves(
    desk: Client, river: Topic, translator: User, colleague: User
) -> None:
    response = typed(desk, Topic, {key_of(river): "قرب النهر"})
    assert response.status_code == 302
    assert not said(river, "name_ar")
    proposed = ProposedChange.objects.get()
    assert (proposed.by, proposed.kind, proposed.row_id) == (translator, "taxonomy.topic", river.pk)
    assert proposed.fields == ["name_ar"]
    seen = replay(proposed, river).digest
    approve_change(proposed, by=colleague, seen=seen, at=timezone.now())
    assert (said(river, "name_ar"), said(river, "name_en"), said(river, "slug")) == ("قرب النهر", RIVER, "river")


def test_what_waits_is_no_longer_missing_and_stands_in_a_list_of_its_own(desk: Client, river: Topic) -> None:
    typed(desk, Topic, {key_of(river): "قرب النهر"})
    assert RIVER not in sources(screen(desk, Topic))
    waiting = screen(desk, Topic, show="waiting")
    assert sources(waiting) == [RIVER]
    assert form_of(waiting)[f"text-{key_of(river)}"] == "قرب النهر"
    assert "Your words wait for a second person" in waiting.text
    overview = desk.get(reverse("translation_desk:words") + "?language=ar")
    counts = {one.kind.name: one.counts for one in overview.context["kinds"]}
    assert counts["taxonomy.topic"].waiting == 1


def test_a_colleague_sees_that_somebody_elses_words_wait(desk: Client, river: Topic, colleague: User) -> None:
    typed(desk, Topic, {key_of(river): "قرب النهر"})
    soup = screen(signed_in(colleague), Topic, show="waiting")
    assert "Somebody else proposed words for this" in soup.text
    assert form_of(soup)[f"text-{key_of(river)}"] == ""


def test_several_words_saved_at_once_are_told_in_one_mail(
    desk: Client, colleague: User, coordinator: User, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    rows = [Situation.objects.create(slug=f"s{number}", name_en=f"Life {number}") for number in range(3)]
    with django_capture_on_commit_callbacks(execute=True):
        typed(desk, Situation, {key_of(row): f"حياة {row.pk}" for row in rows})
    assert ProposedChange.objects.count() == 3
    assert [mail.to for mail in mailoutbox] == [[coordinator.email]]
    assert reverse("safety:changes") in mailoutbox[0].body


def test_an_organisation_words_itself_at_once_since_one_person_keeps_it(
    section: OrganisationPage, arabic: HomePage
) -> None:
    organisation = organisation_of(section)
    keeper, before = factories.member_of(organisation, Role.ADMINISTRATOR), said(organisation, "name_en")
    response = typed(signed_in(keeper), Organisation, {key_of(organisation): "عون النهر"})
    assert response.status_code == 302
    assert (said(organisation, "name_ar"), said(organisation, "name_en")) == ("عون النهر", before)
    assert said(organisation, "slug") == organisation.slug
    assert ModelLogEntry.objects.filter(action="wagtail.edit", user=keeper, object_id=str(organisation.pk)).count() == 1
    assert not ProposedChange.objects.exists()


def test_words_too_long_are_refused_by_the_rows_own_form_and_kept_as_typed(
    desk: Client, river: Topic, herds: Topic
) -> None:
    long = "ن" * 121
    response = typed(desk, Topic, {key_of(river): long, key_of(herds): "الماشية"}, show="all")
    assert response.status_code == 409
    assert form_of(BeautifulSoup(response.content, "html.parser"))[f"text-{key_of(river)}"] == long
    assert "120" in said_of(response)
    assert [change.row_id for change in ProposedChange.objects.all()] == [herds.pk]


# Two people at once


def test_words_that_somebody_changed_meanwhile_are_refused_with_both_shown_and_the_rest_is_saved(
    desk: Client, river: Topic, herds: Topic
) -> None:
    data = form_of(screen(desk, Topic, show="all"))
    Topic.objects.filter(pk=herds.pk).update(name_ar="قطعان ومسارات")
    data |= {f"text-{key_of(herds)}": "الماشية", f"text-{key_of(river)}": "قرب النهر"}
    response = desk.post(address(Topic), data)
    assert response.status_code == 409
    soup = BeautifulSoup(response.content, "html.parser")
    assert form_of(soup)[f"text-{key_of(herds)}"] == "الماشية"
    assert form_of(soup)[f"was-{key_of(herds)}"] == "قطعان ومسارات"
    assert "قطعان ومسارات" in soup.select_one(".words-now").text  # type: ignore[union-attr]  # it is there
    assert f"text-{key_of(river)}" not in form_of(soup)
    assert [change.row_id for change in ProposedChange.objects.all()] == [river.pk]


def test_what_was_refused_can_be_saved_again_knowing_both(desk: Client, herds: Topic) -> None:
    data = form_of(screen(desk, Topic, show="all")) | {f"text-{key_of(herds)}": "الماشية"}
    Topic.objects.filter(pk=herds.pk).update(name_ar="قطعان ومسارات")
    refused = desk.post(address(Topic), data)
    again = desk.post(address(Topic), form_of(BeautifulSoup(refused.content, "html.parser")))
    assert again.status_code == 302
    assert ProposedChange.objects.get().sent["name_ar"] == "الماشية"


def test_words_translated_from_a_source_that_was_changed_meanwhile_are_refused(desk: Client, river: Topic) -> None:
    data = form_of(screen(desk, Topic)) | {f"text-{key_of(river)}": "قرب النهر"}
    Topic.objects.filter(pk=river.pk).update(name_en="Never near the river")
    response = desk.post(address(Topic), data)
    assert response.status_code == 409
    assert "The words you translate from were changed meanwhile" in said_of(response)
    assert "Never near the river" in sources(BeautifulSoup(response.content, "html.parser"))
    assert not ProposedChange.objects.exists()


def test_a_row_that_was_deleted_meanwhile_gives_the_words_back(desk: Client, river: Topic) -> None:
    data = form_of(screen(desk, Topic)) | {f"text-{key_of(river)}": "قرب النهر"}
    river.delete()
    response = desk.post(address(Topic), data)
    assert response.status_code == 409
    assert "قرب النهر" in response.content.decode()


def test_the_same_words_that_somebody_else_saved_meanwhile_are_no_conflict(desk: Client, herds: Topic) -> None:
    data = form_of(screen(desk, Topic, show="all")) | {f"text-{key_of(herds)}": "الماشية"}
    Topic.objects.filter(pk=herds.pk).update(name_ar="الماشية")
    assert desk.post(address(Topic), data).status_code == 302
    assert not ProposedChange.objects.exists()


def test_words_in_a_second_language_join_what_the_person_has_waiting_for_the_row(
    coordinator: User, river: Topic, arabic: HomePage
) -> None:
    factories.live_home("fr")
    place = signed_in(coordinator)
    typed(place, Topic, {key_of(river): "قرب النهر"})
    typed(place, Topic, {key_of(river): "Près de la rivière"}, "fr")
    proposed = ProposedChange.objects.get()
    assert set(proposed.fields) == {"name_ar", "name_fr"}
    assert replay(proposed, river).after["name_ar"] == "قرب النهر"


def test_what_waits_is_not_renewed_over_a_row_that_others_changed_since(
    coordinator: User, river: Topic, arabic: HomePage
) -> None:
    factories.live_home("fr")
    place = signed_in(coordinator)
    typed(place, Topic, {key_of(river): "قرب النهر"})
    Topic.objects.filter(pk=river.pk).update(name_ar="على الضفة")
    response = typed(place, Topic, {key_of(river): "Près de la rivière"}, "fr")
    assert response.status_code == 409
    assert "Take yours back" in said_of(response)
    assert ProposedChange.objects.get().fields == ["name_ar"]


def test_typing_what_the_row_says_takes_back_what_waits(desk: Client, herds: Topic) -> None:
    typed(desk, Topic, {key_of(herds): "الماشية"}, show="all")
    assert ProposedChange.objects.count() == 1
    typed(desk, Topic, {key_of(herds): "القطعان"}, show="all")
    assert not ProposedChange.objects.exists()
    assert not DecidedChange.objects.exists()


# How much, and how often the database is asked


def test_missing_words_are_counted_for_each_language(river: Topic, herds: Topic) -> None:
    before = missing_by_language(["ar", "fr", "en"])
    Topic.objects.filter(pk=river.pk).update(name_ar="قرب النهر")
    after = missing_by_language(["ar", "fr", "en"])
    assert (before["ar"] - after["ar"], before["fr"] - after["fr"], before["en"] - after["en"]) == (1, 0, 0)
    assert before["fr"] >= 2


def test_counts_of_many_languages_ask_as_often_as_those_of_one(
    river: Topic, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(15) as one:
        missing_by_language(["ar"])
    with django_assert_num_queries(len(one)):
        missing_by_language(languages.BUILT_IN)


def test_a_screen_asks_as_often_for_fifty_rows_as_for_one(
    desk: Client, place: Place, django_assert_max_num_queries: Any
) -> None:
    assert len(sources(screen(desk, Place))) == 1
    with django_assert_max_num_queries(30) as one:
        desk.get(address(Place))
    for number in range(60):
        Place.objects.create(level=0, iso3="ZZZ", pcode=f"ZZ{number:03}", name_en=f"Land {number}")
    with django_assert_max_num_queries(len(one)):
        response = desk.get(address(Place))
    assert len(sources(BeautifulSoup(response.content, "html.parser"))) == 50
    assert len(sources(screen(desk, Place, p="2"))) == 11


def test_numbers_have_three_texts_each(reviewer_desk: Client, section: OrganisationPage, arabic: HomePage) -> None:
    number = factories.HotlineFactory(organisation=section.organisation, hours_en="Every day")
    names = form_of(screen(reviewer_desk, Hotline))
    assert [f"text-{number.pk}-{field}" for field in ("name", "purpose", "hours")] == [
        name for name in names if name.startswith("text-")
    ]
    response = typed(reviewer_desk, Hotline, {key_of(number): "خط", key_of(number, "purpose"): "للإبلاغ"})
    assert response.status_code == 302
    proposed = ProposedChange.objects.get()
    assert sorted(proposed.fields) == ["name_ar", "purpose_ar"]
    assert proposed.organisation_id == section.organisation_id


@pytest.mark.parametrize("sent", ["", "show=nothing", "p=999", "p=x"])
def test_an_address_made_by_hand_is_answered(desk: Client, river: Topic, sent: str) -> None:
    assert desk.get(f"{address(Topic)}{sent}").status_code == 200
