"""Documents are stored under a random name and handed out under their title."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from cms.library.models import Document
from tests.library.files import upload

pytestmark = pytest.mark.django_db


def test_a_document_is_stored_randomly_and_downloaded_by_its_title(admin: Client) -> None:
    data = {"title": "دليل المعلم: school guide", "file": upload(b"%PDF-1.7", "teacher of Fictional Village.pdf")}
    assert admin.post(reverse("wagtaildocs:add"), data).status_code == 302
    document = Document.objects.get()
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", document.file.name)
    assert document.filename == "دليل-المعلم-school-guide.pdf"
    assert admin.get(document.url).status_code == 404  # no live page offers it yet
    assert admin.get(f"/media/{document.file.name}").status_code != 200


@pytest.mark.parametrize("name", ["page.html", "macro.docm", "drawing.svg", "tool.exe", "script.js", "noending"])
def test_only_known_kinds_are_taken(admin: Client, name: str) -> None:
    assert admin.post(reverse("wagtaildocs:add"), {"title": "x", "file": upload(b"x", name)}).status_code == 200
    assert not Document.objects.exists()


def test_a_title_without_letters_still_makes_a_name() -> None:
    assert Document(title="///", file="documents/x.PDF", collection_id=1).filename == "document.pdf"
