"""What becomes of a letter: a private file that is never changed, and a page that is shown as long as the letter holds."""

import datetime

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.letters import end_of
from cms.safety.listing_letters import authority_runs_out
from cms.safety.models import Letter
from cms.safety.models.written_once import WrittenOnce
from tests import factories
from tests.conftest import signed_in
from tests.library.files import encoded, photograph
from tests.publishing.page_form import words
from tests.safety.letters import (
    SECRET,
    bring,
    in_days,
    organisation_of,
    paper,
    person_in,
)
from tests.safety.screen import approve, fresh, review_address


@pytest.mark.parametrize("kind", ["pdf", "jpg", "png"])
def test_the_file_is_cleaned_and_stored_under_a_random_name(
    waiting: GuidancePage, keeper_desk: Client, kind: str
) -> None:
    made = {"pdf": None, "jpg": photograph(), "png": encoded(Image.new("RGB", (20, 20)), "PNG")}[kind]
    assert bring(keeper_desk, waiting, file=paper(made, "the-official's-own-name.scan")).status_code == 302
    letter = Letter.objects.get()
    folder, name = str(letter.file.name).split("/")
    assert (folder, name.split(".")[1], len(name)) == ("letters", kind, 36)
    assert SECRET not in letter.file.read()
    assert b"Fictional Village" not in default_storage.open(str(letter.file.name)).read()


def test_readers_never_get_the_letter(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting)
    letter = Letter.objects.get()
    for address in (
        f"/media/{letter.file.name}",
        reverse("safety:letter_file", args=[letter.pk]),
        f"/{letter.file.name}",
    ):
        answer = Client().get(address)
        assert answer.status_code in (302, 404)
    assert "MA/2031/17" not in Client().get(fresh(waiting).url).content.decode()


def test_the_letter_is_downloaded_by_those_who_keep_it_and_by_who_sees_everything(
    waiting: GuidancePage, keeper_desk: Client, reviewer_desk: Client, admin_desk: Client
) -> None:
    bring(keeper_desk, waiting)
    address = reverse("safety:letter_file", args=[Letter.objects.get().pk])
    for desk in (keeper_desk, reviewer_desk, admin_desk, signed_in(factories.member_of(None, Role.COORDINATOR))):
        answer = desk.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.getvalue().startswith(b"%PDF")
    for role in (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_REVIEWER, "other"):
        assert signed_in(person_in(organisation_of(waiting), role)).get(address).status_code == 404


def test_an_administrator_finds_what_waits_for_a_letter_and_what_was_recorded(
    waiting: GuidancePage, keeper_desk: Client, editor_desk: Client
) -> None:
    address = reverse("safety:letters")
    assert waiting.title in words(keeper_desk.get(address))
    assert review_address(waiting) in keeper_desk.get(address).content.decode()
    bring(keeper_desk, waiting, valid_until=in_days(3))
    said = words(keeper_desk.get(address))
    assert "MA/2031/17" in said
    assert "runs out soon" in said
    stranger = signed_in(person_in(organisation_of(waiting), "other"))
    assert "MA/2031/17" not in words(stranger.get(address))
    assert waiting.title not in words(stranger.get(address))
    assert "MA/2031/17" not in words(editor_desk.get(address, follow=True))
    assert address in keeper_desk.get(reverse("wagtailadmin_home")).content.decode()
    assert address not in editor_desk.get(reverse("wagtailadmin_home")).content.decode()


def test_when_the_letter_runs_out_readers_find_the_page_no_more(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting, valid_until=in_days(5))
    page = fresh(waiting)
    assert page.passed.holds_until == end_of(timezone.localdate() + datetime.timedelta(days=5))
    type(page.passed).objects.filter(page=page).update(holds_until=timezone.now())
    assert Client().get(page.url).status_code == 404


def test_a_page_whose_letter_runs_out_is_handed_in_again_and_a_new_letter_holds(
    waiting: GuidancePage, keeper_desk: Client, reviewer_desk: Client, editor: User
) -> None:
    bring(keeper_desk, waiting, valid_until=in_days(5))
    page = fresh(waiting)
    page.get_workflow().start(page, editor)
    assert approve(reviewer_desk, fresh(page)).status_code == 302
    assert bring(keeper_desk, fresh(page), valid_until=in_days(400)).status_code == 302
    assert fresh(page).passed.holds_until == end_of(timezone.localdate() + datetime.timedelta(days=400))


def test_pages_whose_letter_runs_out_within_a_month_are_told(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting, valid_until=in_days(40))
    now, pages = timezone.now(), Page.objects.all()
    assert not authority_runs_out(pages, at=now).exists()
    (told,) = authority_runs_out(pages, at=now + datetime.timedelta(days=20))
    assert (told.pk, told.passed.holds_until) == (waiting.pk, fresh(waiting).passed.holds_until)
    assert authority_runs_out(pages, at=now + datetime.timedelta(days=60)).exists()
    assert not authority_runs_out(pages.filter(depth=2), at=now + datetime.timedelta(days=60)).exists()


def test_a_letter_is_written_once(waiting: GuidancePage, keeper_desk: Client) -> None:
    bring(keeper_desk, waiting)
    letter = Letter.objects.get()
    letter.reference = "another"
    for act in (letter.save, letter.delete, Letter.objects.all().delete):
        with pytest.raises(WrittenOnce):
            act()
    for sql in ("UPDATE safety_letter SET reference = 'x'", "DELETE FROM safety_letter"):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(sql)
    assert Letter.objects.get().reference == "MA/2031/17"


def run(sql: str) -> None:
    """Past all of our code."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(sql)


@given(st.dates(min_value=datetime.date(2001, 1, 1), max_value=datetime.date(2090, 1, 1)))
def test_a_letter_holds_through_its_last_day_and_not_a_moment_longer(day: datetime.date) -> None:
    over = end_of(day)
    assert over is not None
    assert timezone.localtime(over - datetime.timedelta(microseconds=1)).date() == day
    assert timezone.localtime(over).date() == day + datetime.timedelta(days=1)
    assert end_of(None) is None
