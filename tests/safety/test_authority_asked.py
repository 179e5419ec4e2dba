"""From the moment on that an authority has to approve an organisation's pages, readers find no others; cleared, they find them again."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.organisations.announcing import organisation_kept
from cms.organisations.models import Organisation, Role
from cms.safety.authority_asked import Noted, listening
from cms.safety.models import Kind, Passed
from tests import factories
from tests.conftest import signed_in
from tests.obliging import approve_content, obliging

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(section: Any, hotline: Hotline) -> list[Any]:
    """Two live pages of the organisation, and one of another."""
    titles = ("Know the signs", "Go back", "Of others")
    with obliging():
        other = factories.section_under(section.get_parent().specific)
        sections = (section, section, other)
        return [factories.live_guidance(where, title=title) for where, title in zip(sections, titles, strict=True)]


def switch(organisation: Organisation, wanted: bool) -> Noted:
    row = Organisation.objects.get(pk=organisation.pk)
    row.requires_authority = wanted
    with listening() as noted:
        row.save()
    return noted


def readers(page: Any) -> int:
    return int(Client().get(f"/p/{page.pk}", follow=True).status_code)


def test_live_pages_that_no_authority_approved_wait_and_come_back(section: Any, pages: list[Any]) -> None:
    approve_content(type(pages[1]).objects.get(pk=pages[1].pk), kind=Kind.AUTHORITY, by_id=99)
    noted = switch(section.organisation, True)
    assert (noted.hidden, noted.found) == (1, 0)
    assert [readers(page) for page in pages] == [404, 200, 200]
    noted = switch(section.organisation, False)
    assert (noted.hidden, noted.found) == (0, 1)
    assert [readers(page) for page in pages] == [200, 200, 200]


def test_another_change_of_the_organisation_notes_nothing(section: Any, pages: list[Any]) -> None:
    before = list(Passed.objects.order_by("pk").values())
    organisation = Organisation.objects.get(pk=section.organisation.pk)
    organisation.contact_email = "office@example.org"
    with listening() as noted:
        organisation.save()
    assert noted == Noted()
    assert list(Passed.objects.order_by("pk").values()) == before


def test_an_authoritys_letter_that_ran_out_counts_only_while_one_is_asked(section: Any, pages: list[Any]) -> None:
    page = type(pages[0]).objects.get(pk=pages[0].pk)
    approve_content(page, kind=Kind.AUTHORITY, by_id=99, expires_at=timezone.now() + datetime.timedelta(days=3))
    switch(section.organisation, True)
    assert Passed.objects.get(page=page.pk).holds_until is not None
    switch(section.organisation, False)
    assert Passed.objects.get(page=page.pk).holds_until is None


def test_all_of_it_is_noted_or_nothing(section: Any, pages: list[Any]) -> None:
    def fails(**kwargs: Any) -> None:
        raise DatabaseError

    organisation_kept.connect(fails)
    try:
        with pytest.raises(DatabaseError):
            switch(section.organisation, True)
    finally:
        organisation_kept.disconnect(fails)
    assert not Organisation.objects.get(pk=section.organisation.pk).requires_authority
    assert [readers(page) for page in pages] == [200, 200, 200]


def test_whoever_ticks_it_reads_how_many_wait(section: Any, pages: list[Any]) -> None:
    coordinator: User = factories.member_of(None, Role.COORDINATOR)
    desk = signed_in(coordinator)
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[section.organisation.pk])
    said = desk.post(address, {"requires_authority": "on"}, follow=True).content.decode()
    said += desk.get(reverse("wagtailadmin_home")).content.decode()
    assert Organisation.objects.get(pk=section.organisation.pk).requires_authority
    assert "2 live pages wait for the authority now" in said
    assert (
        "Hidden from readers until the authority approves them"
        in desk.get(reverse("wagtailadmin_home")).content.decode()
    )
