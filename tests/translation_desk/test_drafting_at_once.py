"""Two at the same moment: two who draft, two workers."""

from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_all, draft_in
from cms.translation_desk.files.agreeing import NOTHING
from cms.translation_desk.files.background import agree, begin, compare, write
from cms.translation_desk.files.formats import read
from cms.translation_desk.files.handing_out import handed_out
from cms.translation_desk.models import Import, ImportState, TranslatedSegment
from tests import factories
from tests.at_once import ON_SEVERAL_CONNECTIONS, at_once
from tests.translation_desk.sending_files import filled

pytestmark = ON_SEVERAL_CONNECTIONS


def ground() -> tuple[list[Any], Any, User]:
    """Two live pages, the Arabic home, a translator of Arabic."""
    ensure_ground()
    factories.HotlineFactory()
    home = HomePage.objects.get(locale__language_code="en")
    home.save_revision().publish()
    section = factories.section_under(HomePage.objects.get(pk=home.pk))
    arabic = factories.live_home("ar")
    pages = [factories.live_guidance(section, title=f"Page {number}", slug=f"page-{number}") for number in range(2)]
    translator = factories.member_of(section.organisation, Role.TRANSLATOR, language="ar")
    return pages, arabic.locale, User.objects.get(pk=translator.pk)


def test_two_who_draft_the_same_page_get_one_draft() -> None:
    pages, locale, translator = ground()
    Page.objects.get(locale=locale, depth=3).delete()
    one, other = (lambda: draft_in(pages[0], locale, by=translator), lambda: draft_in(pages[0], locale, by=None))
    assert at_once(one, other) == ["done", "done"]
    assert (
        Page.objects.filter(locale=locale, depth=4).count() == Page.objects.filter(locale=locale, depth=3).count() == 1
    )
    assert Page.find_problems() == ([], [], [], [], [])


def test_two_who_draft_in_one_section_stand_beside_each_other() -> None:
    pages, locale, translator = ground()
    acts = [lambda page=page: draft_all([(page, locale)], by=translator) for page in pages]
    assert at_once(*acts) == ["done", "done"]
    assert Page.objects.get(locale=locale, depth=3).numchild == 2
    assert Page.find_problems() == ([], [], [], [], [])


def test_two_workers_do_one_file_once() -> None:
    pages, locale, translator = ground()
    keys = [page.translation_key for page in pages]
    options: dict[str, Any] = {"form": "po", "open_only": False, "strict": True}
    content = handed_out(keys, locale, translator, timezone.now(), **options)[2]
    document = read(filled(content, {"Page 0": "الصفحة 0", "Page 1": "الصفحة 1"}))
    one = begin(document, "x.po", by=translator, at=timezone.now())
    run = str(one.run)
    assert at_once(lambda: compare.call(one.pk, run), lambda: compare.call(one.pk, run)) == ["done", "done"]
    call_command("db_worker", "--backend=database", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert agree(Import.objects.get(pk=one.pk), NOTHING, by=translator)
    run = str(Import.objects.get(pk=one.pk).run)
    assert at_once(lambda: write.call(one.pk, run), lambda: write.call(one.pk, run)) == ["done", "done"]
    call_command("db_worker", "--backend=database", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    done = Import.objects.get(pk=one.pk)
    assert (done.state, done.written) == (ImportState.DONE, 2)
    assert TranslatedSegment.objects.count() == Page.objects.filter(locale=locale, depth=4).count() == 2


def test_a_file_on_its_way_in_holds_up_nothing_else_that_its_person_does() -> None:
    pages, locale, translator = ground()
    options: dict[str, Any] = {"form": "po", "open_only": False, "strict": True}
    document = read(handed_out([pages[0].translation_key], locale, translator, timezone.now(), **options)[2])

    def save_a_text() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        TranslatedSegment.objects.create(
            page=pages[1], path="title", source_text="x", text="y", by=translator, at=timezone.now()
        )

    with transaction.atomic():
        begin(document, "x.po", by=translator, at=timezone.now())
        assert at_once(save_a_text) == ["done"]
