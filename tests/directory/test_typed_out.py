"""A number that readers are not shown any more, typed out in the words of live pages: it does not go on being dialled."""

import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.organisations.models import Role
from cms.safety.spelled import listening, number_gone
from tests import factories
from tests.obliging import obliging
from tests.safety.changes import save_number

pytestmark = pytest.mark.django_db
ON_START_PAGE = "A number in the text that no longer holds"


@pytest.fixture
def number() -> Hotline:
    """One that pages spell, beside the one that they name."""
    made: Hotline = factories.HotlineFactory(number="+1 555 555 0142")
    return made


def spelling(section: Any, words: str, title: str = "Know the warning signs") -> Any:
    """A live page that says these words."""
    page = factories.live_guidance(section, title=title, body=[factories.card(words=words)])
    return type(page).objects.get(pk=page.pk)


def hide(row: Hotline) -> None:
    row.tier = "hidden"
    row.save()


def is_found(page: Page) -> bool:
    return bool(Client().get(f"/p/{page.pk}", follow=True).status_code == 200)


def on_start_page(person: User) -> dict[str, str]:
    groups = groups_of(Day(person, timezone.localdate(), timezone.now()))
    return {item.text: item.note for group in groups if str(group.title) == ON_START_PAGE for item in group.items}


@pytest.mark.parametrize(
    "words", ["Call +1 555 555 0142", "اتصلوا بالرقم 0142 555 555 1", "Call (555) 555-0142 now", "၁-၅၅၅-၅၅၅-၀၁၄၂"]
)
def test_a_page_that_spells_a_number_goes_offline_as_it_is_hidden(
    section: Any, hotline: Hotline, number: Hotline, editor: User, words: str
) -> None:
    if "0142 555" in words:
        number.number = "0142 555 555 1"
        number.save()
    page, other = spelling(section, words), spelling(section, "Call for help", title="Another page")
    assert is_found(page)
    hide(number)
    assert not is_found(page)
    assert is_found(other)
    assert on_start_page(editor) == {page.title: "offline, since the number was hidden"}


def test_a_number_given_up_or_changed_leaves_the_pages_and_says_where_it_stands(
    section: Any, hotline: Hotline, number: Hotline, editor: User
) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    for change in ({"tier": "staff"}, {"tier": "public"}, {"number": "+1 555 555 0143"}):
        Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now())
        with listening() as met:
            for name, value in change.items():
                setattr(number, name, value)
            number.save()
        gone = change != {"tier": "public"}
        assert [one.pk for one in met.live] == ([page.pk] if gone else []), change
        assert on_start_page(editor) == ({page.title: "readers still find it"} if gone else {}), change
    assert is_found(page)


def test_a_deleted_number_is_looked_for_too(section: Any, hotline: Hotline, number: Hotline) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    with listening() as met:
        number.delete()
    assert [one.pk for one in met.live] == [page.pk]


def test_a_number_that_another_row_shows_is_not_gone(section: Any, hotline: Hotline, number: Hotline) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    factories.HotlineFactory(number="555 555 0142")
    hide(number)
    assert is_found(page)
    assert not number_gone(number.number)


def test_another_way_of_writing_the_same_number_is_no_change(section: Any, hotline: Hotline, number: Hotline) -> None:
    spelling(section, "Call +1 555 555 0142")
    with listening() as met:
        number.number = "+1 (555) 555-0142"
        number.save()
    assert not met


def test_a_short_number_may_be_a_count_and_takes_no_page_offline(section: Any, hotline: Hotline) -> None:
    short = factories.HotlineFactory(number="1515")
    page, other = spelling(section, "Call 1515"), spelling(section, "There are 15150 of them", title="Another page")
    with listening() as met:
        hide(short)
    assert [one.pk for one in met.live] == [page.pk]
    assert is_found(page) and is_found(other)


def test_who_hides_it_is_told_which_pages_went_offline(
    section: Any, hotline: Hotline, number: Hotline, admin_desk: Client
) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    save_number(admin_desk, number, tier="hidden")
    shown = admin_desk.get(reverse("wagtailadmin_home")).content.decode()
    number.refresh_from_db()
    assert number.tier == "hidden"
    assert "These pages are offline" in shown
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown


def test_a_page_put_right_stands_on_the_start_page_no_more(
    section: Any, hotline: Hotline, number: Hotline, editor: User
) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    hide(number)
    mended = type(page).objects.get(pk=page.pk)
    mended.body = [factories.card(words="Call for help")]
    with obliging():
        mended.save_revision(user=editor).publish()
    assert is_found(page)
    assert on_start_page(editor) == {}


def test_another_organisation_is_told_of_its_own_pages_only(section: Any, hotline: Hotline, number: Hotline) -> None:
    spelling(section, "Call +1 555 555 0142")
    hide(number)
    stranger = factories.member_of(factories.OrganisationFactory(), Role.EDITOR, username="stranger")
    assert on_start_page(stranger) == {}


def test_the_nightly_look_takes_offline_what_was_hidden_behind_its_back(
    section: Any, hotline: Hotline, number: Hotline, editor: User, capsys: Any
) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    Hotline.objects.filter(pk=number.pk).update(tier="hidden")
    with pytest.raises(CommandError):
        call_command("verify_gate")
    assert "taken offline" in capsys.readouterr().err
    assert not is_found(page)
    assert on_start_page(editor)
    call_command("verify_gate")


def test_the_nightly_look_names_pages_with_a_number_that_ran_out(
    section: Any, hotline: Hotline, number: Hotline, capsys: Any
) -> None:
    page = spelling(section, "Call +1 555 555 0142")
    Hotline.objects.filter(pk=number.pk).update(assured_until=timezone.localdate() - datetime.timedelta(days=60))
    with pytest.raises(CommandError):
        call_command("verify_gate")
    assert f"{page.pk} “{page.title}”: spells a telephone number" in capsys.readouterr().err
    assert is_found(page)


def test_a_section_stays_with_what_stands_below_it(section: Any, hotline: Hotline, number: Hotline) -> None:
    section.standfirst = "Call +1 555 555 0142"
    with obliging():
        section.save_revision().publish()
    with listening() as met:
        hide(number)
    assert [one.pk for one in met.live] == [section.pk]


def test_hiding_one_asks_no_more_for_pages_that_do_not_spell_it(section: Any, hotline: Hotline) -> None:
    asked = []
    for n in range(2):
        spelling(section, "Call for help", title=f"Page {n}")
        row = factories.HotlineFactory(number=f"+1 555 555 014{n}")
        with CaptureQueriesContext(connection) as queries:
            hide(row)
        asked.append(len(queries))
    assert asked[0] == asked[1]
