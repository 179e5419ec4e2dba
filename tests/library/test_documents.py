"""Documents are looked through whichever way they come, stored under a random name, and handed out under their title."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, UploadedFile

from cms.accounts.models import User
from cms.library.models import Document
from tests import factories
from tests.library.files import SECRET, pdf, upload
from tests.library.packages import docx

pytestmark = pytest.mark.django_db
Stored = Callable[[], dict[str, bytes]]
MACROS = docx("", "vbaProject vbaProject.bin")
ADD, SEVERAL, CHOOSER = "wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create"


def stored_document(title: str = "Poster") -> Document:
    document = Document(title=title, file=ContentFile(pdf(), name="poster.pdf"))
    document.save()
    return document


def test_a_document_is_stored_randomly_and_downloaded_by_its_title(admin: Client) -> None:
    data = {"title": "دليل المعلم: school guide", "file": upload(pdf(), "teacher of Fictional Village.pdf")}
    assert admin.post(reverse(ADD), data).status_code == 302
    document = Document.objects.get()
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", document.file.name)
    assert document.filename == "دليل-المعلم-school-guide.pdf"
    assert document.file_size == document.file.size
    assert admin.get(document.url).status_code == 404  # no live page offers it yet
    assert admin.get(f"/media/{document.file.name}").status_code != 200


def send(admin: Client, where: str, content: bytes, name: str = "guide.docx") -> Any:
    """As the form, the page for several at once, or the chooser sends it."""
    if where == SEVERAL:
        return admin.post(reverse(where), {"title": "Guide", "files[]": upload(content, name)})
    prefix = "document-chooser-upload-" if where == CHOOSER else ""
    return admin.post(
        reverse(where),
        {
            f"{prefix}title": "Guide",
            f"{prefix}collection": Collection.get_first_root_node().pk,
            f"{prefix}file": upload(content, name),
        },
    )


@pytest.mark.parametrize("where", [ADD, SEVERAL, CHOOSER])
def test_every_way_of_uploading_cleans_and_refuses(admin: Client, stored: Stored, where: str) -> None:
    answer = send(admin, where, MACROS)
    assert answer.status_code == 200
    assert "macros or scripts" in answer.content.decode()
    assert not Document.objects.exists() and not UploadedFile.objects.exists() and not stored()
    send(admin, where, docx())
    assert Document.objects.get().title == "Guide"
    (content,) = stored().values()
    assert SECRET not in content


def test_what_no_form_has_seen_is_refused_too(stored: Stored) -> None:
    with pytest.raises(ValidationError, match="macros or scripts"):
        Document.objects.create(title="x", file=ContentFile(MACROS, name="x.docx"))
    assert not stored()


def test_another_file_in_its_place_is_looked_through_and_the_old_one_goes(admin: Client, stored: Stored) -> None:
    document = stored_document()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert admin.post(address, {"title": "Poster", "file": upload(MACROS, "x.docx")}).status_code == 200
    assert list(stored()) == [document.file.name]
    assert admin.post(address, {"title": "Poster", "file": upload(docx(), "x.docx")}).status_code == 302
    document.refresh_from_db()
    assert list(stored()) == [document.file.name]
    assert str(document.file.name).endswith(".docx")


@pytest.mark.parametrize("name", ["page.html", "macro.docm", "drawing.svg", "tool.exe", "script.js", "noending"])
def test_only_known_kinds_are_taken(admin: Client, name: str) -> None:
    assert admin.post(reverse(ADD), {"title": "x", "file": upload(b"x", name)}).status_code == 200
    assert not Document.objects.exists()


def test_a_title_without_letters_still_makes_a_name() -> None:
    assert Document(title="///", file="documents/x.PDF", collection_id=1).filename == "document.pdf"


# Before a live page offers it


def colleague(permission: str = "") -> Client:
    """Someone who may enter the admin, and this with documents of the first collection."""
    group = Group.objects.create(name="Colleagues")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    if permission:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(codename=permission, content_type__app_label="wagtaildocs"),
        )
    person: User = factories.UserFactory(groups=[group])
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("permission", ["choose_document", "change_document"])
def test_colleagues_who_may_use_a_file_get_it_in_the_admin_to_save_it(languages: None, permission: str) -> None:
    document = stored_document()
    response = colleague(permission).get(reverse("document_for_colleagues", args=[document.pk]))
    assert b"".join(response.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]  # a streaming response
    assert response["Content-Disposition"] == 'attachment; filename="poster.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert set(response["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert response["Cache-Control"] == "no-store, private"


def test_others_do_not_get_it(languages: None) -> None:
    address = reverse("document_for_colleagues", args=[stored_document().pk])
    assert Client().get(address)["Location"].startswith("/admin/login/")
    assert colleague().get(address).status_code in {302, 403}


def test_where_documents_are_listed_and_changed_the_file_can_be_opened(admin: Client) -> None:
    document = stored_document()
    address = reverse("document_for_colleagues", args=[document.pk])
    for page in (
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[document.pk]),
        reverse("wagtaildocs_chooser:choose"),
    ):
        assert address in admin.get(page).content.decode().replace("\\u002D", "-"), page
    assert admin.get(address).status_code == 200
    document.file.storage.delete(str(document.file.name))
    assert admin.get(address).status_code == 404
