"""What is shown of a large file whose person, or whose pages, are not what they were when it was compared."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.organisations.people.installation import suspend
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.files.background import begin
from cms.translation_desk.files.formats import read
from cms.translation_desk.models import Import, ImportState
from tests import factories
from tests.conftest import signed_in
from tests.publishing.page_form import words
from tests.translation_desk.large_files import act, now, screen, work
from tests.translation_desk.sending_files import ARABIC, download, filled

pytestmark = pytest.mark.django_db
NOT_SHOWN = "The texts are not shown: you may not see or translate all of these pages any more."


def is_hidden(client: Client, one: Import) -> bool:
    """Whether none of its texts is on the screen, and it can be compared again."""
    shown = words(screen(client, one))
    texts = [text for text in (ARABIC["title"], "Know the warning signs", "Write into drafts") if text in shown]
    assert not texts or NOT_SHOWN not in shown
    return NOT_SHOWN in shown and "Compare again" in shown


def test_who_may_see_all_that_was_compared_sees_it(desk: Client, compared: Import) -> None:
    assert ARABIC["title"] in words(screen(desk, compared)) and not is_hidden(desk, compared)


def test_who_lost_the_language_sees_no_texts_any_more(
    desk: Client, compared: Import, section: Any, french: Any, translator: User
) -> None:
    translator.groups.set(factories.member_of(section.organisation, Role.TRANSLATOR, language="fr").groups.all())
    assert is_hidden(desk, compared)
    act(desk, compared, "again")
    work()
    assert now(compared).state == ImportState.REFUSED
    assert ARABIC["title"] not in words(screen(desk, compared))


def test_who_lost_a_page_sees_no_texts_until_the_file_is_compared_again(
    compared: Import, home: Any, arabic: Any, section: Any, translator: User
) -> None:
    other = factories.section_under(home, title="Others")
    theirs = factories.member_of(other.organisation, Role.TRANSLATOR, language="ar", username="theirs")
    translator.groups.set(theirs.groups.all())
    desk = signed_in(translator)
    assert is_hidden(desk, compared)
    act(desk, compared, "write")
    work()
    assert now(compared).state == ImportState.REFUSED
    act(desk, compared, "again")
    work()
    shown = screen(desk, compared)
    assert {group.verdict.value for group in shown.context["groups"]} == {"unknown"}
    assert NOT_SHOWN not in words(shown)


def test_a_source_that_went_offline_is_not_read_in_a_file_that_was_compared_before(
    desk: Client, compared: Import, page: Any
) -> None:
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert is_hidden(desk, compared)


def test_a_draft_that_somebody_may_not_change_any_more_is_not_shown(
    desk: Client, page: Any, home: Any, arabic: Any, translator: User
) -> None:
    draft = draft_in(page, arabic.locale, by=None).page
    one = begin(read(filled(download(desk, page).content, ARABIC)), "x.po", by=translator, at=timezone.now())
    work()
    assert not is_hidden(desk, one)
    draft.move(arabic, pos="last-child")
    assert is_hidden(desk, one)


def test_an_administrator_sees_what_somebody_else_may_not_see_any_more(
    compared: Import, admin: User, translator: User
) -> None:
    translator.groups.clear()
    assert ARABIC["title"] in words(screen(signed_in(admin), compared))


def test_what_was_compared_by_an_older_release_is_compared_again(desk: Client, compared: Import) -> None:
    Import.objects.update(shown={key: value for key, value in compared.shown.items() if key != "read"})
    assert is_hidden(desk, compared)
    act(desk, compared, "again")
    work()
    assert not is_hidden(desk, compared)


def test_pages_that_were_written_are_led_to_as_long_as_they_are_the_persons(
    desk: Client, compared: Import, translator: User, section: Any, french: Any
) -> None:
    act(desk, compared, "write")
    work()
    assert screen(desk, compared).content.count(b"/beside/") == 1
    translator.groups.set(factories.member_of(section.organisation, Role.TRANSLATOR, language="fr").groups.all())
    assert b"/beside/" not in screen(desk, compared).content


def test_looking_again_asks_the_database_no_more_for_more_pages(
    desk: Client, section: Any, hotline: Any, arabic: Any, translator: User, django_assert_max_num_queries: Any
) -> None:
    pages = [factories.live_guidance(section, title=f"Page {number}", slug=f"p{number}") for number in range(5)]
    for page in pages[:3]:
        draft_in(page, arabic.locale, by=translator)
    person = User.objects.get(pk=translator.pk)
    few, many = (
        begin(read(download(desk, *some).content), "x.po", by=person, at=timezone.now()) for some in (pages[2:4], pages)
    )
    work()
    screen(desk, few)
    with django_assert_max_num_queries(60) as asked:
        screen(desk, few)
    with django_assert_max_num_queries(len(asked)):
        screen(desk, many)


# Who is gone


@pytest.fixture
def finished(compared: Import) -> Import:
    """Another one, which was written."""
    return Import.objects.create(
        by=compared.by, at=timezone.now(), language="ar", source_language="en", texts=1, state=ImportState.DONE
    )


def test_unfinished_files_of_somebody_who_was_suspended_are_forgotten_at_once(
    compared: Import, finished: Import, admin: User, translator: User
) -> None:
    suspend(translator, by=admin)
    assert list(Import.objects.all()) == [finished]


def test_unfinished_files_of_somebody_whose_account_was_closed_by_hand_are_pruned(
    compared: Import, finished: Import, translator: User
) -> None:
    User.objects.filter(pk=translator.pk).update(is_active=False)
    call_command("prune_imports", verbosity=0)
    assert list(Import.objects.all()) == [finished]


def test_a_change_of_name_forgets_nothing(compared: Import, translator: User) -> None:
    translator.first_name = "Sami"
    translator.save()
    assert Import.objects.exists()
