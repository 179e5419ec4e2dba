"""Field tests: recorded by who writes or reviews a page, bound to what was shown, never changed."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.publishing.door import reasons
from cms.safety.field_testing import CannotRecord, mark_as_error
from cms.safety.models import FieldTest, RecordedInError
from cms.safety.models.written_once import WrittenOnce
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.conftest import signed_in
from tests.obliging import obliging
from tests.publishing.page_form import edit_address, words
from tests.safety.fieldwork import digest_now, form_of, held, mark, record, screen, somewhere


@pytest.fixture
def live(ready_draft: GuidancePage) -> GuidancePage:
    """Live as it was drafted."""
    with obliging():
        ready_draft.get_latest_revision().publish()
    return GuidancePage.objects.get(pk=ready_draft.pk)


@pytest.fixture
def arabic_draft(live: GuidancePage, arabic: Any, translator: User) -> Any:
    """Its translation, in other words."""
    page = draft_in(live, arabic.locale, by=translator).page
    factories.translate_in_place(page)
    page.save_revision(user=translator)
    return type(page).objects.get(pk=page.pk)


def reworded(page: GuidancePage, title: str = "Know the signs of danger") -> GuidancePage:
    """A newer draft."""
    page.title = title
    page.save_revision()
    return GuidancePage.objects.get(pk=page.pk)


# Recording


def test_who_writes_a_page_records_a_test_of_what_it_says(
    editor_desk: Client, editor: User, ready_draft: GuidancePage
) -> None:
    assert record(editor_desk, ready_draft, changed="“Danger” became “Stop”.").status_code == 302
    (test,) = FieldTest.objects.of(ready_draft)
    assert (test.digest, test.language, test.by_id) == (digest_now(ready_draft), "en", editor.pk)
    assert (test.women, test.girls, test.boys, test.men, test.understood) == (4, 0, 3, 0, 88)
    assert test.changed == "“Danger” became “Stop”."
    said = words(editor_desk.get(screen(ready_draft)))
    assert "88 % of the newest draft" in said
    assert "Talomira (XA)" in said


def test_the_trail_tells_of_it_without_its_words(editor_desk: Client, ready_draft: GuidancePage, editor: User) -> None:
    record(editor_desk, ready_draft, changed="Quietly said")
    entry = Entry.objects.get(action="safety.field_tested")
    assert (entry.actor_id, entry.object_id, entry.language) == (editor.pk, str(ready_draft.pk), "en")
    assert entry.detail == {"understood": 88}


def test_the_person_chooses_which_version_was_tested_where_the_draft_says_something_else(
    editor_desk: Client, live: GuidancePage
) -> None:
    was = digest_now(live)
    page = reworded(live)
    said = words(editor_desk.get(screen(page)))
    assert "As readers see it now, live since" in said
    assert "The newest draft, saved on" in said
    assert "digest" not in form_of(editor_desk, page)
    record(editor_desk, page, digest=was)
    assert FieldTest.objects.get().digest == was
    assert "88 % of what is live" in words(editor_desk.get(screen(page)))


def test_where_there_is_one_version_only_it_is_chosen_already(editor_desk: Client, ready_draft: GuidancePage) -> None:
    assert form_of(editor_desk, ready_draft)["digest"] == digest_now(ready_draft)


def test_what_was_changed_while_the_form_was_open_is_not_what_was_tested(
    editor_desk: Client, ready_draft: GuidancePage
) -> None:
    seen = digest_now(ready_draft)
    reworded(ready_draft)
    response = record(editor_desk, ready_draft, digest=seen)
    assert "The text was changed while you wrote." in words(response)
    assert not FieldTest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"women": "", "boys": ""}, "Say how many people took part"),
        ({"women": "-1"}, "greater than or equal to 0"),
        ({"understood": "101"}, "less than or equal to 100"),
        ({"understood": ""}, "required"),
        ({"place": "0"}, "Select a valid choice"),
        ({"place": "x"}, "This could not be read"),
        ({"digest": "0" * 64}, "The text was changed while you wrote."),
        ({"on": "2999-01-01"}, "This day is still to come"),
        ({"on": "yesterday"}, "Enter a valid date"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_kept(
    editor_desk: Client, ready_draft: GuidancePage, changes: Any, complaint: str
) -> None:
    assert complaint in words(record(editor_desk, ready_draft, **changes))
    assert not FieldTest.objects.exists()


def test_the_same_form_sent_twice_is_one_test(editor_desk: Client, ready_draft: GuidancePage) -> None:
    record(editor_desk, ready_draft)
    assert "recorded already" in words(record(editor_desk, ready_draft))
    assert FieldTest.objects.count() == 1


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.ADMINISTRATOR, Role.TRANSLATOR, Role.LANGUAGE_REVIEWER])
def test_who_neither_writes_nor_reviews_the_page_records_nothing(
    section: OrganisationPage, arabic: Any, ready_draft: GuidancePage, role: Role
) -> None:
    desk = signed_in(factories.member_of(section.organisation, role, language="ar"))
    assert record(desk, ready_draft).status_code == 302
    assert "Record a field test" not in words(desk.get(screen(ready_draft), follow=True))
    assert not FieldTest.objects.exists()


def test_an_author_records_tests_of_their_own_page(section: OrganisationPage, hotline: Any) -> None:
    author = factories.member_of(section.organisation, Role.AUTHOR)
    own = factories.guidance_draft(section, owner=author)
    record(signed_in(author), own)
    assert FieldTest.objects.get().by_id == author.pk


def test_a_reviewer_records_too_and_a_coordinator_only_reads(
    reviewer_desk: Client, ready_draft: GuidancePage, reviewer: User
) -> None:
    record(reviewer_desk, ready_draft)
    assert FieldTest.objects.get().by_id == reviewer.pk
    desk = signed_in(factories.member_of(None, Role.COORDINATOR))
    said = words(desk.get(screen(ready_draft)))
    assert "88 %" in said
    assert "Record a field test" not in said
    record(desk, ready_draft, understood="12")
    assert FieldTest.objects.count() == 1


def test_another_organisation_neither_reads_nor_records(ready_draft: GuidancePage) -> None:
    held(ready_draft, changed="Quietly said")
    theirs = factories.OrganisationFactory()
    desk = signed_in(factories.member_of(theirs, Role.EDITOR, Role.SAFETY_REVIEWER))
    assert "Quietly said" not in words(desk.get(screen(ready_draft), follow=True))
    record(desk, ready_draft)
    mark(desk, FieldTest.objects.get())
    assert FieldTest.objects.count() == 1
    assert not RecordedInError.objects.exists()


def test_homes_and_sections_are_not_tested(editor_desk: Client, section: OrganisationPage) -> None:
    assert editor_desk.get(screen(section)).status_code == 404
    assert "Field tests" not in words(editor_desk.get(edit_address(section)))


def test_the_editor_leads_to_them(editor_desk: Client, ready_draft: GuidancePage) -> None:
    assert screen(ready_draft) in editor_desk.get(edit_address(ready_draft)).content.decode()


# Languages


def test_each_language_has_tests_of_its_own(arabic_draft: Any, translator: User, live: GuidancePage) -> None:
    held(live, 95, changed="Only in English")
    desk = signed_in(translator)
    record(desk, arabic_draft, changed="كلمة «خطر» صارت «قف».")
    (test,) = FieldTest.objects.of(arabic_draft)
    assert (test.language, test.digest) == ("ar", digest_now(arabic_draft))
    said = words(desk.get(screen(arabic_draft)))
    assert "كلمة «خطر» صارت «قف»." in said
    assert "Only in English" not in said


def test_who_sees_all_languages_sees_the_tests_of_all(
    arabic_draft: Any, live: GuidancePage, editor_desk: Client
) -> None:
    held(arabic_draft, 70, changed="كلمة «خطر» صارت «قف».")
    said = words(editor_desk.get(screen(live)))
    assert "Nobody has tested this page in this language" in said
    assert "العربية" in said
    assert "كلمة «خطر» صارت «قف»." in said


# Written once


def test_a_test_recorded_in_error_stays_and_does_not_count(
    editor_desk: Client, reviewer_desk: Client, ready_draft: GuidancePage, reviewer: User
) -> None:
    test = held(ready_draft, 4, at=timezone.now())
    assert mark(reviewer_desk, test, "It was 40, not 4").status_code == 302
    said = words(editor_desk.get(screen(ready_draft)))
    assert "4 %" in said
    assert "It was 40, not 4" in said
    assert "Nobody has tested this page" in said
    with obliging():
        assert not reasons(ready_draft)
    assert Entry.objects.get(action="safety.field_test_in_error").actor_id == reviewer.pk
    record(editor_desk, ready_draft, understood="40")
    assert FieldTest.objects.of(ready_draft).counted().get().understood == 40


def test_nothing_is_marked_without_a_reason_twice_or_by_way_of_another_page(
    reviewer_desk: Client, reviewer: User, ready_draft: GuidancePage, make_ready: Any
) -> None:
    test, other = held(ready_draft, 4), make_ready("Another")
    assert "Say what was wrong with it." in words(mark(reviewer_desk, test, " "))
    assert mark(reviewer_desk, test, page=other).status_code == 404
    with pytest.raises(CannotRecord):
        mark_as_error(test, other, why="x", by=reviewer, at=timezone.now())
    assert not RecordedInError.objects.exists()
    mark(reviewer_desk, test)
    mark(reviewer_desk, test)
    assert RecordedInError.objects.count() == 1


def test_a_test_is_never_changed_or_deleted(ready_draft: GuidancePage) -> None:
    test = held(ready_draft)
    for act in (test.save, test.delete, FieldTest.objects.all().delete, lambda: FieldTest.objects.update(understood=1)):
        with pytest.raises(WrittenOnce):
            act()
    for sql in ("UPDATE safety_fieldtest SET understood = 99", "DELETE FROM safety_fieldtest"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_a_place_where_something_was_tested_stays(ready_draft: GuidancePage) -> None:
    held(ready_draft)
    with pytest.raises(ProtectedError):
        somewhere().delete()


@pytest.mark.parametrize("values", [{"understood": 101}, {"girls": 0}, {"girls": -1, "men": 2}])
def test_the_database_keeps_no_impossible_numbers(ready_draft: GuidancePage, values: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        held(ready_draft, **values)


def test_tests_of_a_page_that_is_gone_stay(ready_draft: GuidancePage) -> None:
    held(ready_draft)
    ready_draft.delete()
    assert FieldTest.objects.count() == 1
