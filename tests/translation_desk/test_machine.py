"""A machine fills in what is missing: off by default, only what readers may read, nothing that does not fit, each text labelled."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.beside import beside
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.machine.filling import fill
from cms.translation_desk.machine.fitting_answers import Why
from cms.translation_desk.machine.offered import pair_of
from cms.translation_desk.machine.providers import chosen
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.segment_states import SegmentState
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.safety.acting import hand_in
from tests.translation_desk.machine_server import Service, service
from tests.translation_desk.test_beside import AT, newest, write
from tests.translation_desk.test_side_by_side import at, fields, one

pytestmark = pytest.mark.django_db
BUTTON = "Fill what is missing by machine"


def press(desk: Client, page: Any) -> Any:
    return desk.post(at(page, "fill_by_machine"), follow=True)


def origins(page: Any) -> dict[str, tuple[SegmentState, bool]]:
    return {pair.path.rpartition(".")[2]: (pair.state, pair.by_machine) for pair in beside(newest(page)).pairs}


UNTOUCHED = (SegmentState.UNTRANSLATED, False)
UNCONFIRMED = (SegmentState.DRAFT, True)


def test_it_is_off_until_an_installation_names_a_service(desk: Client, untouched: GuidancePage) -> None:
    with service() as unused:
        assert BUTTON not in words(desk.get(at(untouched)))
        assert desk.post(at(untouched, "fill_by_machine")).status_code == 404
        assert not unused.asked and not unused.looked


def test_what_is_missing_is_filled_with_drafts_that_are_labelled_each(
    desk: Client, untouched: GuidancePage, translator: User, machine: Service, told: Callable[[str], list[Entry]]
) -> None:
    write(untouched, translator, title="علامات الخطر")
    assert BUTTON in words(desk.get(at(untouched)))
    shown = press(desk, untouched)
    assert "A machine wrote 3 texts. They are drafts" in words(shown)
    assert "A machine wrote 3 texts here that nobody has confirmed." in words(shown)
    assert len(soup(shown).select("[data-machine]")) == 3
    assert origins(untouched) == {
        "title": (SegmentState.DONE, False),
        "standfirst": UNCONFIRMED,
        "words": UNCONFIRMED,
        "text": UNCONFIRMED,
    }
    assert newest(untouched).title == "علامات الخطر" and newest(untouched).standfirst.startswith("ترجمة ")
    assert "<b>first</b>" in newest(untouched).body[1].value["text"].source
    assert {one["format"] for one in machine.asked} == {"text", "html"}
    assert {(one["source"], one["target"]) for one in machine.asked} == {("en", "ar")}
    assert not any("Know the warning signs" in text for text in machine.texts())
    note = TranslatedSegment.objects.get(page=untouched.pk, path="standfirst")
    assert (note.origin, note.done, note.by_id) == (Origin.MACHINE, False, translator.pk)
    (entry,) = told("desk.sent_to_machine")
    letters = sum(map(len, machine.texts()))
    assert entry.actor_id == translator.pk and entry.object_id == str(untouched.pk)
    assert entry.detail == {"service": "libretranslate", "into_language": "ar", "texts": 3, "letters": letters}
    assert BUTTON not in words(desk.get(at(untouched)))


def test_done_confirms_a_text_and_saving_alone_does_not(
    desk: Client, untouched: GuidancePage, machine: Service
) -> None:
    press(desk, untouched)
    sent = fields(desk, untouched)
    assert desk.post(at(untouched), sent).status_code == 302
    assert set(origins(untouched).values()) == {UNCONFIRMED}
    told = desk.post(
        at(untouched, "save_text"), one(sent, "standfirst", newest(untouched).standfirst, done="on")
    ).json()
    assert told["rows"][0]["state"] == "done" and not told["rows"][0]["machine"]
    desk.post(at(untouched, "save_text"), one(sent, "title", "عنوان آخر"))
    assert origins(untouched)["title"] == UNCONFIRMED  # other words too, until somebody calls them done
    desk.post(at(untouched, "save_text"), one(fields(desk, untouched), "title", "عنوان آخر", done="on"))
    assert origins(untouched) == {
        "title": (SegmentState.DONE, False),
        "standfirst": (SegmentState.DONE, False),
        "words": UNCONFIRMED,
        "text": UNCONFIRMED,
    }


@pytest.mark.parametrize(
    ("source", "answer", "said"),
    [
        ("Go back the way you came, and wait 10 minutes", "عد وانتظر", "changed a number"),
        ("Go back the way you came, and wait 10 minutes", "عد وانتظر 100", "changed a number"),
        ("Know the warning signs", "Know the warning signs", "gave back the words of the source"),
        ("Know the warning signs", "  ", "gave no words"),
        ("Know the warning signs", "ع" * 300, "too long"),
        ("Know the warning signs", "علا\u202eمات", "hidden signs"),
        ("<p>Ask <b>first</b> of all.</p>", "<p>اسأل أولاً.</p>", "broke bold, links or lists"),
        ("<p>Ask <b>first</b> of all.</p>", "<p>اسأل <b>أولاً.</p>", "broke bold, links or lists"),
        ("<p>Ask <b>first</b> of all.</p>", "<p>اسأل <b>أولاً</b>.</p><script>x</script>", "broke bold"),
        ("<p>Ask <b>first</b> of all.</p>", '<p>اسأل <b onclick="x">أولاً</b>.</p>', "broke bold"),
    ],
)
def test_what_does_not_fit_is_not_taken_and_the_row_says_why_once(
    desk: Client, untouched: GuidancePage, machine: Service, source: str, answer: str, said: str
) -> None:
    machine.answers = {source: answer}
    shown = press(desk, untouched)
    left = [row for row in soup(shown).select(".beside-row") if said in row.get_text()]
    assert len(left) == 1 and "not translated" in left[0].get_text()
    assert sorted(origins(untouched).values()) == sorted([UNTOUCHED, *[UNCONFIRMED] * 3])
    assert said not in words(desk.get(at(untouched)))


def test_a_language_that_it_has_not_is_not_offered(
    section: OrganisationPage, page: GuidancePage, french: Any, machine: Service
) -> None:
    person = factories.member_of(section.organisation, Role.TRANSLATOR, language="fr", username="french")
    made = draft_in(page, french.locale, by=person).page
    desk = signed_in(person)
    assert BUTTON not in words(desk.get(at(made)))
    assert "does not translate into this language" in words(press(desk, made))
    assert not machine.asked


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("en", "fil", ("en", "tl")),
        ("en", "pt-BR", ("en", "pb")),
        ("en", "zh-Hans", ("en", "zh-Hans")),
        ("en", "prs", None),
        ("fr", "en", None),
        ("en", "en", None),
    ],
)
def test_languages_are_called_as_the_service_calls_them_and_never_by_a_neighbour(
    source: str, target: str, pair: tuple[str, str] | None
) -> None:
    assert pair_of(source, target, {"en": ["tl", "pb", "zh-Hans", "zh", "fa", "en"]}) == pair


def test_a_source_that_readers_do_not_find_is_never_sent(
    desk: Client, page: GuidancePage, untouched: GuidancePage, machine: Service
) -> None:
    page.unpublish()
    assert BUTTON not in words(desk.get(at(untouched)))
    assert "Readers do not find the source" in words(press(desk, untouched))
    assert not machine.asked and not machine.looked


def test_the_words_of_a_live_source_are_sent_and_not_those_of_its_newest_draft(
    desk: Client, page: GuidancePage, untouched: GuidancePage, machine: Service
) -> None:
    page.title = "Not yet for everybody"
    page.save_revision()
    press(desk, untouched)
    assert "Know the warning signs" in machine.texts() and "Not yet for everybody" not in machine.texts()


def test_a_person_sends_no_more_than_so_much_in_a_day(
    desk: Client, untouched: GuidancePage, machine: Service, settings: Any
) -> None:
    settings.MACHINE_TRANSLATION_LETTERS = 30
    shown = words(press(desk, untouched))
    assert "A machine wrote 1 text." in shown and "there is a limit" in shown
    assert machine.texts() == ["Know the warning signs"]
    assert "there is a limit" in words(press(desk, untouched))
    assert len(machine.asked) == 1


def test_words_that_somebody_typed_meanwhile_stay(
    untouched: GuidancePage, machine: Service, translator: User, colleague: User
) -> None:
    seen, provider = beside(newest(untouched)), chosen()
    assert provider is not None
    write(untouched, colleague, title="لهم")
    filled = fill(seen, provider, by=translator, at=AT)
    assert filled.texts == 3 and filled.left == {"title": Why.SOMEBODY}
    assert newest(untouched).title == "لهم" and origins(untouched)["title"] == (SegmentState.DONE, False)


def test_when_time_is_up_what_came_is_kept_and_the_rest_is_named(
    untouched: GuidancePage, machine: Service, translator: User
) -> None:
    moments, provider = iter([0.0, 1.0, 13.0]), chosen()
    assert provider is not None
    filled = fill(beside(newest(untouched)), provider, by=translator, at=AT, clock=lambda: next(moments))
    assert filled.texts == 3 and list(filled.left.values()) == [Why.NOT_REACHED] and "is slow" in str(filled.said)
    assert origins(untouched)["text"] == UNTOUCHED


def test_a_page_in_review_is_left_alone(
    desk: Client, untouched: GuidancePage, translator: User, machine: Service
) -> None:
    write(untouched, translator, title="عنوان", standfirst="ما يدل على الخطر")
    write(untouched, translator, words="عد وانتظر 10", text="<p>اسأل <b>أولاً</b>.</p>")
    hand_in(untouched, translator)
    assert BUTTON not in words(desk.get(at(untouched)))
    assert "being reviewed" in words(press(desk, untouched))
    assert not machine.asked


def test_nobody_else_gets_in(untouched: GuidancePage, section: OrganisationPage, french: Any, machine: Service) -> None:
    others = [
        factories.member_of(section.organisation, Role.TRANSLATOR, language="fr", username="french"),
        factories.member_of(factories.OrganisationFactory(), Role.EDITOR, username="of_others"),
        factories.member_of(section.organisation, Role.ADMINISTRATOR, username="keeps"),
    ]
    for client in [Client(), *map(signed_in, others)]:
        assert client.post(at(untouched, "fill_by_machine")).status_code in (302, 403)
    assert not machine.asked and set(origins(untouched).values()) == {UNTOUCHED}
