"""The page that shows every component of readers' pages in both directions."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from cms.accounts.models import User
from tests.guidance.reading import soup

pytestmark = [pytest.mark.once, pytest.mark.django_db]
ADDRESS = "/admin/design/"
# Parts of other components, and what is not seen.
WITHIN_OTHERS = {
    "brand.html",
    "chips.html",
    "doors.html",
    "download.html",
    "group.html",
    "head.html",
    "heading.html",
    "hotline_card.html",
    "icon.html",
    "language_picker.html",
    "more.html",
    "page_card.html",
    "schema.html",
    "steps.html",
    "alternatives.html",
}


def shown(admin: User) -> Any:
    client = Client()
    client.force_login(admin)
    return client.get(ADDRESS)


def test_every_component_is_shown_left_to_right_and_right_to_left(admin: User) -> None:
    page = soup(shown(admin))
    text = page.get_text(" ")
    files = {file.name for file in (Path(settings.BASE_DIR) / "cms/templates/components").glob("*.html")}
    missing = {name for name in files - WITHIN_OTHERS if text.count(name) < 2}
    assert not missing
    assert {"ltr", "rtl"} <= {element["dir"] for element in page.select("[lang][dir]")}


def test_it_has_no_inline_style_and_no_id_twice(admin: User) -> None:
    page = soup(shown(admin))
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.select("[style], style, script:not([src])")


def test_only_who_is_signed_in_sees_it() -> None:
    assert Client().get(ADDRESS).status_code == 302
