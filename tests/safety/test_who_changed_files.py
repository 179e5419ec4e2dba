"""Whoever uploads or changes a picture, recording or document does not approve the page that shows it for the first time."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.accounts.models import User
from cms.audit.acting import logged_as
from cms.library.models import Document, Picture, Recording
from cms.safety.approving import proposal_of
from cms.safety.models import Contribution
from cms.safety.models.written_once import WrittenOnce
from tests import factories
from tests.conftest import ready, signed_in
from tests.library.files import encoded, half_red, upload
from tests.safety.acting import hand_in, now, reviewer_of, save, take_step, turned_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(section: Any, hotline: Any, recording: Recording, editor: User) -> Any:
    """Waits for its review, with the recording."""
    made = ready(section)
    save(made, editor, body=[*made.body.raw_data, {"type": "listen", "value": {"recording": recording.pk}}])
    hand_in(made, editor)
    return made


def change_transcript(person: User, recording: Recording, said: str, **more: Any) -> None:
    """In the library's form."""
    data = {"title": "How to report", "language": "en", "transcript": said, "consent": "no_person"}
    address = reverse("wagtailmedia:edit", args=[recording.pk])
    shelf = {"collection": recording.collection_id}
    assert signed_in(person).post(address, data | shelf | more).status_code == 302


def test_who_changed_the_transcript_while_the_page_waits_does_not_approve_it(
    section: Any, page: Any, recording: Recording
) -> None:
    eve = reviewer_of(section, "eve")
    change_transcript(eve, recording, "Words of a reviewer.")
    turned_away(page, eve)
    approval = take_step(page, reviewer_of(section, "bob"))
    assert "eve" in [one["name"] for one in approval.contributors]


def test_who_gave_it_another_title_has_no_part_in_it(section: Any, page: Any, recording: Recording) -> None:
    eve = reviewer_of(section, "eve")
    change_transcript(eve, recording, "Call.", title="Another title")
    assert Recording.objects.get(pk=recording.pk).title == "Another title"
    take_step(page, eve)


def test_once_it_has_passed_who_changed_it_may_approve_other_words(
    section: Any, page: Any, recording: Recording, editor: User
) -> None:
    eve = reviewer_of(section, "eve")
    change_transcript(eve, recording, "Words of a reviewer.")
    take_step(page, reviewer_of(section, "bob"))
    save(page, editor, title="Another heading")
    hand_in(page, editor)
    take_step(page, eve)


def test_what_was_changed_long_before_it_came_onto_the_page_counts(
    section: Any, hotline: Any, recording: Recording, editor: User
) -> None:
    eve = reviewer_of(section, "eve")
    change_transcript(eve, recording, "Words of a reviewer.")
    page = ready(section)
    hand_in(page, editor)
    take_step(page, reviewer_of(section, "bob"))
    save(page, editor, body=[*now(page).body.raw_data, {"type": "listen", "value": {"recording": recording.pk}}])
    hand_in(page, editor)
    turned_away(page, eve)


def test_who_replaced_a_picture_or_uploaded_it_does_not_approve_it(section: Any, hotline: Any, editor: User) -> None:
    eve, dan = reviewer_of(section, "eve"), reviewer_of(section, "dan")
    with logged_as(dan):
        picture = factories.picture("A path")
    Picture.objects.filter(pk=picture.pk).update(collection=section.organisation.collection)
    page = ready(section)
    save(page, editor, cover=picture, cover_alt="A path")
    hand_in(page, editor)
    desk, address = signed_in(eve), reverse("wagtailimages:edit", args=[picture.pk])
    data = {"title": "A path", "consent": "no_person", "collection": section.organisation.collection.pk}
    desk.post(address, data | {"file": upload(encoded(half_red(500, 400), "PNG"), "b.png")})
    desk.post(address, data)  # of a new file the consent is asked anew
    turned_away(page, eve)
    turned_away(page, dan)
    take_step(page, reviewer_of(section, "bob"))


def test_it_is_kept_who_uploads_a_document_and_who_changes_its_title(editor: User, reviewer: User) -> None:
    with logged_as(editor):
        made = Document.objects.create(title="Leaflet", file=ContentFile(b"Words", name="a.txt"))
    made.title = "Another leaflet"
    with logged_as(reviewer):
        made.save()
    Document.objects.create(title="By a command", file=ContentFile(b"Words", name="b.txt"))
    kept = Contribution.objects.order_by("pk").values_list("to", "by_id")
    assert list(kept) == [(f"library.document:{made.pk}", one.pk) for one in (editor, reviewer)]


def test_what_is_kept_is_never_changed(editor: User) -> None:
    with logged_as(editor):
        factories.picture("A path")
    kept = Contribution.objects.get()
    for act in (kept.save, kept.delete, Contribution.objects.all().delete):
        with pytest.raises(WrittenOnce):
            act()
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Contribution._base_manager.filter(pk=kept.pk)._raw_delete("default")


def test_who_had_a_part_is_asked_in_few_queries(page: Any) -> None:
    proposal = proposal_of(now(page).current_workflow_task_state)
    with CaptureQueriesContext(connection) as asked:
        assert proposal.writers == proposal.writers
    assert len(asked) <= 8
