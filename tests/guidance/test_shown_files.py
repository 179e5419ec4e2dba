"""What readers of live pages see of the library changes only by the hand of who may publish those pages."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.models import OrganisationPage
from cms.library.models import Document, Picture, Recording
from cms.organisations.models import Organisation, Role
from tests import factories
from tests.guidance.articles import article, described, document, picture, recording
from tests.library.files import pdf, photograph, sound, upload
from tests.obliging import approve_as_stored
from tests.standing import standing

pytestmark = pytest.mark.django_db
EDIT = {Picture: "wagtailimages:edit", Document: "wagtaildocs:edit", Recording: "wagtailmedia:edit"}
DELETE = {Picture: "wagtailimages:delete", Document: "wagtaildocs:delete", Recording: "wagtailmedia:delete"}
OTHER_FILE = {
    Picture: lambda: upload(photograph(400, 300), "other.jpg"),
    Document: lambda: upload(pdf(), "other.pdf"),
    Recording: lambda: upload(sound(seconds=0.3), "other.mp3"),
}
PARTS = {
    Picture: lambda row: factories.card(picture=described(row)),
    Document: lambda row: ("file", {"document": row, "words": "To print"}),
    Recording: lambda row: ("listen", {"recording": row}),
}
MAKE: dict[Any, Any] = {Picture: picture, Document: document, Recording: recording}
KINDS = [Picture, Document, Recording]


def own(kind: Any, section: OrganisationPage, person: User) -> Any:
    """On the organisation's shelf, uploaded by the person."""
    row = MAKE[kind]()
    row.collection, row.uploaded_by_user = section.organisation.collection, person  # type: ignore[union-attr]  # it has one
    row.save()
    return row


def shown(row: Any, section: OrganisationPage) -> Any:
    """A live page with it."""
    return article(section, title=f"Shows {row.pk}", body=[factories.card(), PARTS[type(row)](row)])


def desk(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def change(person: User, row: Any, **changes: Any) -> Any:
    """The form of the row as it stands, with changes."""
    values = {"title": row.title, "collection": row.collection_id}
    for name in ("consent", "language", "transcript", "alt_en"):
        if hasattr(row, name):
            values[name] = getattr(row, name) or ""
    return desk(person).post(reverse(EDIT[type(row)], args=[row.pk]), values | changes)


def complaint(answer: Any, field: str) -> str:
    assert answer.status_code == 200
    return " ".join(str(one) for one in answer.context["form"].errors[field])


@standing
def author(section: OrganisationPage) -> User:
    """Uploads, and changes what they uploaded."""
    return factories.member_of(section.organisation, Role.AUTHOR, username="author")


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_on_a_live_page_is_not_replaced_by_who_may_not_publish_the_page(
    kind: Any, section: OrganisationPage, author: User, editor: User, hotline: Any
) -> None:
    row = own(kind, section, author)
    page = shown(row, section)
    before = row.file.name
    for person in (author, editor):
        assert "Upload the new one as a new file" in complaint(change(person, row, file=OTHER_FILE[kind]()), "file")
    row.refresh_from_db()
    assert row.file.name == before
    page.unpublish()
    assert change(author, row, file=OTHER_FILE[kind]()).status_code == 302
    row.refresh_from_db()
    assert row.file.name != before


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_may_publish_the_page_replaces_it(
    kind: Any, section: OrganisationPage, reviewer: User, hotline: Any
) -> None:
    row = own(kind, section, reviewer)
    shown(row, section)
    before = row.file.name
    assert change(reviewer, row, file=OTHER_FILE[kind]()).status_code == 302
    row.refresh_from_db()
    assert row.file.name != before


def test_a_live_copy_of_another_organisation_counts_too(
    section: OrganisationPage, reviewer: User, home: Any, hotline: Any
) -> None:
    row = own(Document, section, reviewer)
    shown(row, factories.section_under(home, organisation=factories.OrganisationFactory()))
    assert "live pages" in complaint(change(reviewer, row, file=OTHER_FILE[Document]()), "file").lower()


def test_what_was_approved_for_a_later_day_is_not_replaced_either(
    section: OrganisationPage, author: User, reviewer: User, hotline: Any
) -> None:
    row = own(Document, section, author)
    page = article(section, title="Live without it")
    page.body = [factories.card(), PARTS[Document](row)]
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision(user=reviewer).publish()
    assert "file" in change(author, row, file=OTHER_FILE[Document]()).context["form"].errors
    assert change(reviewer, row, file=OTHER_FILE[Document]()).status_code == 302


def test_a_logo_is_replaced_by_who_describes_the_organisation_alone(
    section: OrganisationPage, reviewer: User, hotline: Any
) -> None:
    row = own(Picture, section, reviewer)
    assert section.organisation is not None
    organisation = Organisation.objects.get(pk=section.organisation.pk)
    organisation.logo = row
    organisation.save()
    assert "file" in change(reviewer, row, file=OTHER_FILE[Picture]()).context["form"].errors
    reviewer.groups.add(organisation.teams.get(role=Role.ADMINISTRATOR).group)
    assert change(reviewer, row, file=OTHER_FILE[Picture]()).status_code == 302


def test_words_that_readers_see_stay_and_those_of_colleagues_may_change(
    section: OrganisationPage, author: User, hotline: Any, arabic: Any
) -> None:
    voice, leaflet, seen = (own(kind, section, author) for kind in (Recording, Document, Picture))
    for row in (voice, leaflet, seen):
        shown(row, section)
    assert "Ask a reviewer" in complaint(change(author, voice, transcript="Pick it up."), "transcript")
    assert "Ask a reviewer" in complaint(change(author, voice, language="ar"), "language")
    assert "Ask a reviewer" in complaint(change(author, leaflet, title="Pick it up"), "title")
    assert change(author, voice, title="Another title for colleagues").status_code == 302
    assert change(author, seen, title="Another title for colleagues", alt_en="A path").status_code == 302


@pytest.mark.parametrize("kind", [Picture, Recording])
def test_consent_is_withdrawn_by_all_who_may_change_it_and_given_again_by_who_publishes(
    kind: Any, section: OrganisationPage, author: User, reviewer: User, hotline: Any
) -> None:
    row = own(kind, section, author)
    shown(row, section)
    assert change(author, row, consent="withdrawn").status_code == 302
    row = kind.objects.get(pk=row.pk)
    assert row.consent == "withdrawn"
    assert "Ask a reviewer" in complaint(change(author, row, consent="recorded"), "consent")
    assert change(reviewer, row, consent="recorded").status_code == 302


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_live_page_shows_is_not_deleted_by_who_may_not_publish_it(
    kind: Any, section: OrganisationPage, author: User, reviewer: User, hotline: Any
) -> None:
    row = own(kind, section, author)
    page = shown(row, section)
    address = reverse(DELETE[kind], args=[row.pk])
    answer = desk(author).post(address, follow=True)
    assert "stays: live pages show it" in answer.content.decode()
    assert kind.objects.filter(pk=row.pk).exists()
    page.unpublish()
    desk(author).post(address)
    assert not kind.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", [Picture, Document])
def test_nor_among_many_nor_right_after_an_upload(
    kind: Any, section: OrganisationPage, author: User, reviewer: User, hotline: Any
) -> None:
    row, unused = own(kind, section, author), own(kind, section, author)
    shown(row, section)
    meta = kind._meta
    bulk = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    desk(author).post(f"{bulk}?id={row.pk}&id={unused.pk}")
    app = "wagtailimages" if kind is Picture else "wagtaildocs"
    assert desk(author).post(reverse(f"{app}:delete_multiple", args=[row.pk])).status_code == 403
    assert kind.objects.filter(pk__in=[row.pk, unused.pk]).count() == 2
    desk(reviewer).post(f"{bulk}?id={row.pk}&id={unused.pk}")
    assert not kind.objects.filter(pk__in=[row.pk, unused.pk]).exists()


def test_a_page_goes_on_without_what_was_deleted(
    section: OrganisationPage, reviewer: User, hotline: Any, client: Client
) -> None:
    row = own(Document, section, reviewer)
    page = shown(row, section)
    desk(reviewer).post(reverse(DELETE[Document], args=[row.pk]))
    approve_as_stored(page)  # without it, it is not what was approved
    assert client.get(f"/en/{section.slug}/{page.slug}/").status_code == 200


def test_a_file_that_was_never_on_a_page_is_its_uploaders_to_change(section: OrganisationPage, author: User) -> None:
    row = own(Document, section, author)
    assert change(author, row, title="Another", file=upload(pdf(), "x.pdf")).status_code == 302
    row.refresh_from_db()
    assert row.title == "Another"
