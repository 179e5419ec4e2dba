"""“My large files” on the start page: what was compared after the answer waits for its person, who may have left the page."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.dashboard.items import Item, Urgency
from cms.guidance.dashboard.requested import my_large_files
from cms.translation_desk.models import Import, ImportState
from tests.conftest import signed_in
from tests.guidance.test_my_translations import day_of
from tests.publishing.page_form import words


def large_file(person: User, state: ImportState, name: str = "agency.po", **values: Any) -> Import:
    """Of somebody, at this state."""
    return Import.objects.create(
        by=person,
        at=timezone.now(),
        file_name=name,
        language="ar",
        source_language="en",
        texts=3000,
        state=state,
        **values,
    )


def waiting(person: User) -> list[Item]:
    """What the start page says of them."""
    (group,) = my_large_files(day_of(person))
    assert group.urgency == Urgency.UNFINISHED
    return group.items


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ImportState.COMPARED, "into العربية: To be looked at"),
        (ImportState.REFUSED, "into العربية: Refused"),
        (ImportState.STOPPED, "into العربية: Stopped"),
    ],
)
def test_a_file_that_waits_for_its_person_leads_to_it(
    translator: User, arabic: Any, state: ImportState, said: str
) -> None:
    one = large_file(translator, state)
    (item,) = waiting(translator)
    assert (item.text, item.note) == ("agency.po", said)
    assert item.url == reverse("translation_desk:files_import", args=[one.pk])
    shown = words(signed_in(translator).get("/admin/"))
    assert "My large files" in shown and "agency.po" in shown


@pytest.mark.parametrize("state", [ImportState.COMPARING, ImportState.WRITING, ImportState.DONE])
def test_a_file_that_is_at_work_or_written_does_not_wait(translator: User, arabic: Any, state: ImportState) -> None:
    large_file(translator, state, asked_at=timezone.now(), heard_at=timezone.now(), began_at=timezone.now())
    assert waiting(translator) == []


def test_a_file_that_nobody_has_been_heard_of_waits(translator: User, arabic: Any) -> None:
    long_ago = timezone.now() - datetime.timedelta(hours=2)
    large_file(translator, ImportState.WRITING, "silent.po", began_at=long_ago, heard_at=long_ago)
    large_file(translator, ImportState.COMPARING, "lost.po", asked_at=long_ago)
    assert [(item.text, item.note.split(": ")[1]) for item in waiting(translator)] == [
        ("lost.po", "Not heard of"),
        ("silent.po", "Not heard of"),
    ]


def test_nobody_is_told_of_somebody_elses(translator: User, editor: User, admin: User, arabic: Any) -> None:
    large_file(translator, ImportState.COMPARED)
    assert waiting(editor) == waiting(admin) == []


def test_who_may_not_look_at_files_any_more_is_not_led_there(translator: User, arabic: Any) -> None:
    large_file(translator, ImportState.COMPARED)
    translator.groups.clear()
    assert waiting(translator) == []


def test_more_files_are_found_at_once(translator: User, arabic: Any, django_assert_max_num_queries: Any) -> None:
    day = day_of(translator)
    with django_assert_max_num_queries(1):
        assert not [item for group in my_large_files(day) for item in group.items]
    for number in range(5):
        large_file(translator, ImportState.COMPARED, f"{number}.po")
    day.standing  # noqa: B018  # the screen has asked for it
    with django_assert_max_num_queries(3):  # with the two by which the whole screen knows the person's languages
        (group,) = my_large_files(day)
    assert len(group.items) == 5
