"""The side-by-side editor as people use it: with a script, without one, two at once, and who is kept out."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.taxonomy.models import MadeFrom
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.safety.acting import hand_in, now
from tests.standing import standing
from tests.translation_desk.test_beside import newest, whole

pytestmark = pytest.mark.django_db


@standing
def draft(original: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """An Arabic draft that nobody has touched, under a live section."""
    page = draft_in(original, arabic.locale, by=translator).page
    above = page.get_parent().specific
    factories.translate_in_place(above)
    above.save_revision().publish()
    return GuidancePage.objects.get(pk=page.pk)


def at(page: Any, name: str = "side_by_side") -> str:
    return reverse(f"translation_desk:{name}", args=[page.pk])


def fields(desk: Client, page: Any) -> dict[str, str]:
    """What a browser would send, boxes left as they are."""
    shown = soup(desk.get(at(page))).select_one("#beside")
    assert shown is not None
    found = {str(one["name"]): str(one.get("value", "")) for one in shown.select("input[type=hidden]")}
    found |= {str(one["name"]): one.get_text().lstrip("\n") for one in shown.select("textarea")}
    return found | {str(one["name"]): "on" for one in shown.select("input[checked]")}


def number_of(sent: dict[str, str], path: str) -> str:
    return next(
        name.removeprefix("path-") for name, value in sent.items() if name.startswith("path-") and value == path
    )


def one(sent: dict[str, str], path: str, text: str, **more: str) -> dict[str, str]:
    """The fields of one text, as the script sends them."""
    number = number_of(sent, path)
    kept = {f"{name}-{number}": sent[f"{name}-{number}"] for name in ("path", "was", "source")}
    return kept | {f"text-{number}": text} | {f"{name}-{number}": value for name, value in more.items()}


def test_every_text_stands_beside_its_source_each_in_its_language(desk: Client, draft: GuidancePage) -> None:
    shown = soup(desk.get(at(draft)))
    assert [f"{one['lang']} {one['dir']}" for one in shown.select("thead th span")] == ["en ltr", "ar rtl"]
    row = shown.select_one("#row-0")
    assert row is not None
    source, target = row.select_one(".beside-source"), row.select_one(".beside-target")
    assert source is not None and source.get_text(strip=True) == "Know the warning signs" and source["lang"] == "en"
    assert target is not None and target["dir"] == "rtl" and target.get_text(strip=True) == ""


def test_a_form_without_a_script_saves_what_was_written(desk: Client, draft: GuidancePage) -> None:
    sent = fields(desk, draft)
    number = number_of(sent, "title")
    response = desk.post(at(draft), sent | {f"text-{number}": "علامات الخطر", f"done-{number}": "on"}, follow=True)
    assert "Saved." in words(response)
    assert newest(draft).title == "علامات الخطر" and newest(draft).standfirst == draft.standfirst
    assert fields(desk, draft)[f"done-{number}"] == "on"


def test_a_script_saves_one_text_and_is_told_what_became_of_it(desk: Client, draft: GuidancePage) -> None:
    sent = fields(desk, draft)
    response = desk.post(at(draft, "save_text"), one(sent, "title", "علامات ٣"))
    told = response.json()
    assert told["rows"][0]["state"] == "draft" and told["rows"][0]["was"] == "علامات ٣"
    assert "3" in told["rows"][0]["warnings"][0]
    assert newest(draft).title == "علامات ٣"


def test_two_people_at_once_lose_nothing(desk: Client, editor: User, draft: GuidancePage) -> None:
    other = signed_in(editor)
    mine, theirs = fields(desk, draft), fields(other, draft)
    assert other.post(at(draft, "save_text"), one(theirs, "title", "لهم")).status_code == 200
    assert desk.post(at(draft, "save_text"), one(mine, "standfirst", "لي")).status_code == 200
    answer = desk.post(at(draft, "save_text"), one(mine, "title", "لي"))
    assert answer.status_code == 409 and answer.json()["theirs"] == "لهم"
    assert (newest(draft).title, newest(draft).standfirst) == ("لهم", "لي")
    number = number_of(mine, "title")
    shown = desk.post(at(draft), mine | {f"text-{number}": "لي"})
    assert shown.status_code == 409
    row = soup(shown).select_one(f"#row-{number}")
    assert row is not None and "لهم" in row.get_text() and "لي" in str(row.select_one("textarea"))


def test_a_rich_text_that_somebody_else_changed_is_shown_as_words_beside_ones_own(
    desk: Client, editor: User, page: GuidancePage, arabic: Any, translator: User
) -> None:
    draft = GuidancePage.objects.get(pk=draft_in(page, arabic.locale, by=translator).page.pk)
    mine, theirs = fields(desk, draft), fields(signed_in(editor), draft)
    path = next(value for name, value in mine.items() if name.startswith("path-") and value.endswith(".text"))
    assert signed_in(editor).post(at(draft, "save_text"), one(theirs, path, rich("لهم"))).status_code == 200
    answer = desk.post(at(draft, "save_text"), one(mine, path, rich("لي")))
    assert answer.status_code == 409 and answer.json()["said"].endswith("Theirs: لهم")
    shown = desk.post(at(draft), mine | {f"text-{number_of(mine, path)}": rich("لي")})
    row = soup(shown).select_one(f"#row-{number_of(mine, path)}")
    assert shown.status_code == 409 and row is not None
    assert "Theirs: لهم" in " ".join(row.get_text().split())
    field = row.select_one("input[name^=text-]")
    assert field is not None and "لي" in json.loads(str(field["value"]))["blocks"][0]["text"]


def rich(words: str) -> str:
    """What the editor of rich texts sends."""
    block = {"key": "abcde", "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def test_what_does_not_fit_is_refused_beside_its_text_and_the_rest_is_saved(desk: Client, draft: GuidancePage) -> None:
    sent = fields(desk, draft)
    title, standfirst = number_of(sent, "title"), number_of(sent, "standfirst")
    shown = desk.post(at(draft), sent | {f"text-{title}": "ع" * 300, f"text-{standfirst}": "ما يدل على الخطر"})
    assert shown.status_code == 409 and "45 letters too long" in words(shown)
    assert newest(draft).standfirst == "ما يدل على الخطر" and newest(draft).title == draft.title
    answer = desk.post(at(draft, "save_text"), one(sent, "title", "a\u202eb"))
    assert answer.status_code == 422 and "hidden signs" in answer.json()["said"]


def test_a_path_that_is_not_that_of_the_text_writes_nothing(desk: Client, draft: GuidancePage) -> None:
    sent = fields(desk, draft)
    number = number_of(sent, "title")
    for path in ("slug", "body", "owner_id", "title.x", ""):
        desk.post(at(draft, "save_text"), one(sent, "title", "x") | {f"path-{number}": path})
    assert newest(draft).title == draft.title and newest(draft).slug == draft.slug


def test_it_is_handed_in_once_it_is_whole(desk: Client, draft: GuidancePage, translator: User) -> None:
    assert "Not translated yet" in words(desk.post(at(draft), {"hand-in": "1"}, follow=True))
    assert not now(draft).workflow_in_progress
    whole(draft, translator)
    assert "Handed in." in words(desk.post(at(draft), {"hand-in": "1"}, follow=True))
    assert now(draft).current_workflow_task_state.task.name == "Language review"


def test_while_it_is_reviewed_it_is_read_and_not_written(desk: Client, draft: GuidancePage, translator: User) -> None:
    whole(draft, translator)
    sent = fields(desk, draft)
    hand_in(draft, translator)
    shown = soup(desk.get(at(draft)))
    assert not shown.select("textarea") and "being reviewed" in shown.get_text()
    assert desk.post(at(draft, "save_text"), one(sent, "title", "x")).status_code in (302, 403)
    assert newest(draft).title != "x"


@pytest.mark.parametrize("name", ["side_by_side", "save_text", "follow_source", "as_read"])
def test_nobody_else_gets_in(name: str, draft: GuidancePage, section: OrganisationPage, french: Any) -> None:
    others = [
        factories.member_of(section.organisation, Role.TRANSLATOR, language="fr", username="french"),
        factories.member_of(factories.OrganisationFactory(), Role.EDITOR, username="of_others"),
        factories.member_of(section.organisation, Role.ADMINISTRATOR, username="keeps"),
    ]
    for client in [Client(), *map(signed_in, others)]:
        sent = {"path-0": "title", "text-0": "x", "was-0": draft.title, "hand-in": "1"}
        response = client.get(at(draft, name)) if name == "as_read" else client.post(at(draft, name), sent)
        assert response.status_code in (302, 403)
    assert newest(draft).title == draft.title


def test_the_phone_beside_the_texts_shows_the_draft_as_readers_will_see_it(desk: Client, draft: GuidancePage) -> None:
    sent = fields(desk, draft)
    desk.post(at(draft, "save_text"), one(sent, "title", "علامات الخطر"))
    shown = soup(desk.get(at(draft, "as_read")))
    heading = shown.select_one("h1")
    assert heading is not None and heading.get_text(strip=True) == "علامات الخطر"
    assert not shown.select("wagtail-userbar, template, script[src*=userbar]")


def test_an_original_has_nothing_to_stand_beside(editor: User, original: GuidancePage) -> None:
    assert signed_in(editor).get(at(original)).status_code == 302


def test_parts_of_the_source_arrive_and_words_stay(
    desk: Client, draft: GuidancePage, original: GuidancePage, translator: User
) -> None:
    whole(draft, translator)
    changed = now(original)
    changed.body.append(factories.card(words="Tell an adult what you saw"))
    changed.save_revision().publish()
    assert "The source has other parts now" in words(desk.get(at(draft)))
    assert "The parts are those of the source now" in words(desk.post(at(draft, "follow_source"), follow=True))
    assert [part.value["words"] for part in newest(draft).body] == ["عد من حيث أتيت", "Tell an adult what you saw"]
    assert "The source has other parts now" not in words(desk.get(at(draft)))


def test_sixty_texts_ask_the_database_no_more_than_three_whatever_they_are_made_from(
    desk: Client,
    draft: GuidancePage,
    original: GuidancePage,
    french: HomePage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    changed = now(original)
    changed.body.extend(factories.card(words=f"Say it {number} times to all") for number in range(60))
    changed.save_revision().publish()
    desk.post(at(draft, "follow_source"))
    assert len(soup(desk.get(at(draft))).select(".beside-row")) == 63
    with django_assert_max_num_queries(25):
        desk.get(at(draft))
    MadeFrom.objects.create(page=now(draft), source=factories.live_translation(changed, french.locale))
    with django_assert_max_num_queries(25):
        shown = soup(desk.get(at(draft)))
    assert [one["lang"] for one in shown.select("thead th span")] == ["fr", "ar"]
