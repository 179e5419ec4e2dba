"""What a dry run asks about: text by text, or a whole group with what of it is not shown."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.accounts.models import User
from cms.translation_desk.files.agreeing import Agreed, agreed_in, kept_as
from cms.translation_desk.files.background import begin
from cms.translation_desk.files.comparing import ASKED, Verdict
from cms.translation_desk.files.formats import read
from cms.translation_desk.files.screen import ASKED_AT_MOST
from cms.translation_desk.models import ImportState, TranslatedSegment
from tests import factories
from tests.guidance.reading import soup
from tests.publishing.page_form import words
from tests.translation_desk.large_files import act, now, screen, work
from tests.translation_desk.sending_files import change_source, download, filled, upload, verdicts

pytestmark = pytest.mark.django_db
MANY = ASKED_AT_MOST + 5


@pytest.fixture
def doubtful(desk: Client, section: Any, hotline: Any, arabic: Any) -> bytes:
    """A file of many texts that have all lost their number; a title and a standfirst without doubt."""
    body = [factories.card(words=f"Wait {number} minutes") for number in range(10, 10 + MANY)]
    page = factories.live_guidance(section, title="A long page of many cards", slug="long", body=body)
    return filled(download(desk, page).content, {"Wait": "انتظر", "A long": "صفحة طويلة"})


def ticks(shown: Any) -> dict[str, str]:
    """The ticks for whole groups, with their words."""
    found = soup(shown).select("label:has(input[name=agreed-group])")
    return {str(tick["value"]): one.get_text().strip() for one in found for tick in one.select("input")}


ALL = {"figures": "Use all of these texts anyway, also the 5 that are not shown"}


def test_all_texts_of_a_group_are_taken_from_a_small_file_with_those_that_are_not_shown(
    desk: Client, doubtful: bytes
) -> None:
    shown = upload(desk, doubtful)
    assert len(soup(shown).select("input[name=agreed]")) == ASKED_AT_MOST
    assert ticks(shown) == ALL
    data = {"sealed": shown.context["sealed"], "agreed-group": "figures"}
    assert f"{MANY + 1} texts were written" in words(
        desk.post(reverse("translation_desk:files_take"), data, follow=True)
    )
    notes = TranslatedSegment.objects.filter(text="انتظر")
    assert notes.count() == MANY and set(notes.values_list("done", flat=True)) == {False}


def test_all_texts_of_a_group_are_taken_from_a_large_file(desk: Client, doubtful: bytes, translator: User) -> None:
    one = begin(read(doubtful), "x.po", by=User.objects.get(pk=translator.pk), at=timezone.now())
    work()
    assert ticks(screen(desk, one)) == ALL
    act(desk, one, "write", **{"agreed-group": "figures"})
    work()
    assert (now(one).state, now(one).written) == (ImportState.DONE, MANY + 1)


def test_a_group_that_was_not_ticked_is_not_taken(desk: Client, doubtful: bytes, translator: User) -> None:
    one = begin(read(doubtful), "x.po", by=User.objects.get(pk=translator.pk), at=timezone.now())
    work()
    act(desk, one, "write", **{"agreed-group": "target_changed", "agreed": ["1", "2"]})
    work()
    assert now(one).written == 3


def test_one_text_by_itself_has_no_tick_for_its_group(desk: Client, page: Any, arabic: Any) -> None:
    shown = upload(desk, filled(download(desk, page).content, {"Go back": "عد من حيث أتيت"}))
    assert verdicts(shown)["figures"] == 1 and ticks(shown) == {}


def test_a_second_doubt_is_said_of_the_whole_group(desk: Client, page: Any, arabic: Any) -> None:
    content = filled(download(desk, page).content, {"title": "علامات", "Go back": "عد من حيث أتيت"})
    found = type(page).objects.get(pk=page.pk)
    found.body[0].value["words"] = "Go back the way you came, and wait 20 minutes"
    change_source(page, title="Know the new warning signs", body=found.body)
    shown = upload(desk, content)
    assert verdicts(shown)["source_changed"] == 2
    assert ticks(shown) == {"source_changed": "Use all of these texts anyway"}
    assert "There is a second doubt about some of these: Numbers or placeholders differ (1)" in words(shown)


@given(st.builds(Agreed, st.frozensets(st.integers(0, 20_000)), st.frozensets(st.sampled_from(sorted(ASKED)))))
def test_what_was_agreed_to_is_kept_as_it_was(agreed: Agreed) -> None:
    assert kept_as(agreed.as_kept()) == agreed


def test_only_groups_that_ask_can_be_agreed_to() -> None:
    sent = QueryDict("agreed=3&agreed=x&agreed-group=figures&agreed-group=broken&agreed-group=y")
    assert agreed_in(sent) == Agreed(frozenset({3}), frozenset({Verdict.FIGURES}))
