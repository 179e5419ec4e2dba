"""Shared words that somebody changed while another had the screen open, and changes of one person that meet: nothing is lost unseen."""

from bs4 import BeautifulSoup
from django.test import Client

from cms.accounts.models import User
from cms.guidance.models import HomePage
from cms.safety.models import DecidedChange, ProposedChange
from cms.safety.replaying import replay
from cms.taxonomy.models import Topic
from tests import factories
from tests.conftest import signed_in
from tests.translation_desk.words import address, form_of, key_of, said_of, screen, sources, typed


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
