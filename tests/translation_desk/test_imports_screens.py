"""Large files on screens: whose they are, what is shown of them, how long they are kept."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.translation_desk.files.background import begin
from cms.translation_desk.files.units import CannotRead, Document
from cms.translation_desk.models import Import, ImportState
from tests.conftest import signed_in
from tests.publishing.page_form import words
from tests.translation_desk.large_files import act, now, screen

pytestmark = pytest.mark.django_db


# Whose it is


def test_somebody_elses_file_is_not_found(begun: Import, colleague: User, editor: User) -> None:
    other = signed_in(colleague)
    assert screen(other, begun).status_code == 404
    assert [act(other, begun, name).status_code for name in ("write", "again", "throw_away")] == [404, 404, 404]
    assert begun.file_name not in words(other.get(reverse("translation_desk:files_imports")))
    assert Import.objects.exists()


def test_who_answers_for_all_sees_it_and_does_not_write_in_anothers_name(compared: Import, admin: User) -> None:
    client = signed_in(admin)
    assert "agency.po" in words(client.get(reverse("translation_desk:files_imports")))
    assert "Write into drafts" not in words(screen(client, compared))
    assert act(client, compared, "write").request["PATH_INFO"] != reverse(
        "translation_desk:files_import", args=[compared.pk]
    )
    assert now(compared).state == ImportState.COMPARED
    act(client, compared, "throw_away")
    assert not Import.objects.exists()


def test_the_record_has_that_it_was_compared_again_and_that_it_was_thrown_away(
    desk: Client, compared: Import, translator: User, told: Callable[[str], list[Entry]]
) -> None:
    act(desk, compared, "again")
    act(desk, compared, "throw_away")
    for action in ("desk.file_compared", "desk.file_thrown_away"):
        (entry,) = told(action)
        assert entry.actor_id == translator.pk
        assert entry.detail == {"for_language": compared.language, "texts": compared.texts}


@pytest.mark.parametrize("name", ["imports", "import", "import_write", "import_again", "import_throw_away"])
def test_who_writes_in_no_language_is_refused(begun: Import, editor: User, name: str) -> None:
    editor.groups.clear()
    args = [] if name == "imports" else [begun.pk]
    address = reverse(f"translation_desk:files_{name}", args=args)
    for response in (signed_in(editor).get(address), signed_in(editor).post(address)):
        assert response.status_code in (302, 403, 404, 405)
    assert now(begun).state == ImportState.COMPARING


def test_a_file_in_a_language_that_is_not_the_persons_is_refused_at_once(
    document: Document, translator: User, french: Any
) -> None:
    with pytest.raises(CannotRead, match="another language"):
        begin(Document("en", "fr", document.units), "x.po", by=translator, at=timezone.now())


def test_nobody_keeps_more_than_five_unfinished(document: Document, translator: User) -> None:
    for _number in range(5):
        begin(document, "x.po", by=translator, at=timezone.now())
    with pytest.raises(CannotRead, match="Five of your large files"):
        begin(document, "x.po", by=translator, at=timezone.now())


def test_old_ones_are_forgotten(begun: Import, document: Document, translator: User) -> None:
    Import.objects.update(at=timezone.now() - datetime.timedelta(days=31))
    kept = begin(document, "x.po", by=translator, at=timezone.now())
    call_command("prune_imports", verbosity=0)
    assert list(Import.objects.all()) == [kept]


def test_what_a_worker_that_died_had_begun_is_forgotten_too(begun: Import) -> None:
    long_ago = timezone.now() - datetime.timedelta(days=40)
    DBTaskResult.objects.update(status="RUNNING", started_at=long_ago)
    call_command("prune_imports")
    assert not DBTaskResult.objects.exists()
