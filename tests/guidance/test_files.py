"""Files are handed out while a live page offers them, and only then."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from cms.directory.models import Hotline
from cms.guidance.models import OrganisationPage
from cms.library.models import Document
from tests import factories
from tests.library.files import pdf

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def test_a_file_can_be_fetched_exactly_while_a_live_page_offers_it(
    client: Client, section: OrganisationPage, hotline: Hotline
) -> None:
    document = Document(title="Poster", file=ContentFile(pdf(), name="poster.pdf"))
    document.save()
    assert client.get(document.url).status_code == 404
    part = ("file", {"document": document, "words": "Poster to print"})
    page = factories.live_guidance(section, body=[factories.card(), part])
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert not answer.cookies
    page.unpublish()
    assert client.get(document.url).status_code == 404
