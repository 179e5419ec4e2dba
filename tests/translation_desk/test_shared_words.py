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
from cms.safety.models import ProposedChange
from cms.safety.replaying import replay
from cms.taxonomy.models import Place, Situation, Topic
from cms.translation_desk.vocabulary.lacking import missing_by_language
from tests import factories
from tests.conftest import signed_in
from tests.translation_desk.words import HERDS, RIVER, address, form_of, key_of, said_of, screen, sources, typed


def organisation_of(section: OrganisationPage) -> Organisation:
    """Every section has one."""
    assert section.organisation is not None
    return section.organisation


def said(row: Model, name: str) -> str:
    """What the database has in a column."""
    return str(getattr(type(row)._base_manager.get(pk=row.pk), name) or "")


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
