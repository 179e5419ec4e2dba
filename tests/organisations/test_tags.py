"""Lists and choosers of the library offer its most frequent tags: only those of what one may see anyway."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.library.models import Document, Picture, Recording
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.teams import shared_shelf
from tests import factories

LISTS = (reverse("wagtailimages:index"), reverse("wagtaildocs:index"), reverse("wagtailmedia:index"))
CHOOSERS = (
    reverse("wagtailimages_chooser:choose"),
    reverse("wagtailimages_chooser:choose") + "?select_format=true",
    reverse("wagtailmedia:chooser"),
    reverse("wagtailmedia:chooser_typed", args=["audio"]),
)
WITHOUT = (
    reverse("wagtaildocs_chooser:choose"),
    reverse("wagtailimages:index_results"),
    reverse("wagtaildocs:index_results"),
)


def tag(shelf: Any, *words: str) -> list[Any]:
    """A picture, a recording and a document on a shelf, which have these tags."""
    picture = factories.picture("Tagged")
    Picture.objects.filter(pk=picture.pk).update(collection=shelf)
    document = Document.objects.create(title="Tagged", collection=shelf, file=ContentFile(b"a", name="a.txt"))
    recording = Recording(title="Tagged", collection=shelf, duration=1, type="audio")
    recording.file.name = "withheld_recordings/a.mp3"
    Recording.objects.bulk_create([recording])
    rows = [picture, document, Recording.objects.latest("pk")]
    for row in rows:
        row.tags.add(*words)
    return rows


@pytest.fixture
def editor(ours: Organisation) -> User:
    """Edits here and in a third organisation: the list of recordings has filters only for who has several shelves."""
    person = factories.member_of(ours, Role.EDITOR)
    person.groups.add(Team.objects.get(organisation=factories.OrganisationFactory(), role=Role.EDITOR).group)
    return person


def told(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_no_list_and_no_chooser_offers_tags_of_another_organisation(
    client: Client, editor: User, ours: Organisation, theirs: Organisation
) -> None:
    of_theirs = ("faraway", "farther", "farthest")
    for word in of_theirs:
        tag(theirs.collection, word, "far")
    tag(ours.collection, "nearby")
    tag(shared_shelf(), "everywhere")
    client.force_login(editor)
    said = {address: told(client, address) for address in (*LISTS, *CHOOSERS, *WITHOUT)}
    assert [address for address, words in said.items() if any(word in words for word in of_theirs)] == []
    named = [address for address in (*LISTS, *CHOOSERS) if "nearby" in said[address] and "everywhere" in said[address]]
    assert named == [*LISTS, *CHOOSERS]


def test_tags_of_others_that_are_more_frequent_leave_no_tag_of_ones_own_out(
    client: Client, editor: User, ours: Organisation, theirs: Organisation
) -> None:
    for _time in range(2):
        tag(theirs.collection, *(f"faraway{number}" for number in range(12)))
    tag(ours.collection, "nearby")
    client.force_login(editor)
    assert [address for address in (*LISTS, *CHOOSERS) if "nearby" not in told(client, address)] == []


def test_where_only_others_have_tags_none_are_offered(client: Client, editor: User, theirs: Organisation) -> None:
    tag(theirs.collection, "faraway")
    client.force_login(editor)
    for address in (*LISTS, *CHOOSERS):
        said = told(client, address)
        assert "faraway" not in said and "opular tags" not in said, address


def test_a_list_is_narrowed_by_a_tag_of_ones_own(client: Client, editor: User, ours: Organisation) -> None:
    tag(ours.collection, "nearby")
    for row in tag(ours.collection, "elsewhere"):
        type(row).objects.filter(pk=row.pk).update(title="Untold")
    client.force_login(editor)
    for address in (*LISTS, *WITHOUT[1:]):
        said = told(client, f"{address}?tag=nearby")
        assert "Tagged" in said and "Untold" not in said, address


def test_an_administrator_of_the_installation_is_offered_all_tags(
    client: Client, admin: User, ours: Organisation, theirs: Organisation
) -> None:
    tag(theirs.collection, "faraway")
    tag(ours.collection, "nearby")
    client.force_login(admin)
    for address in (*LISTS, *CHOOSERS):
        said = told(client, address)
        assert "faraway" in said and "nearby" in said, address


def test_who_types_a_tag_is_told_none_of_others(client: Client, editor: User, theirs: Organisation) -> None:
    tag(theirs.collection, "faraway")
    client.force_login(editor)
    answer = client.get(reverse("wagtailadmin_tag_autocomplete"), {"term": "far"})
    assert "faraway" not in answer.content.decode()
