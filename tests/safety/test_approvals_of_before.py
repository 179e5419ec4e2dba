"""Approvals that were given before they said for which organisation: those of pages that stand somewhere say it after the migration."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from cms.guidance.models import GuidancePage, HomePage
from cms.safety.models import Approval
from tests.obliging import approve_content
from tests.safety.acting import live_from_nothing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page() -> GuidancePage:
    """Live, and approved."""
    return live_from_nothing()


def test_each_says_whose_page_it_is_and_is_as_unchangeable_as_before(page: GuidancePage) -> None:
    gone = approve_content(page, page_id=123456, revision_id=None)
    before = Approval.objects.count()
    call_command("migrate", "safety", "0006", verbosity=0)
    call_command("migrate", "safety", verbosity=0)
    assert Approval.objects.count() == before
    given = {one.page_id: one.organisation_id for one in Approval.objects.all()}
    home = HomePage.objects.get(locale=page.locale_id)
    assert page.section is not None
    wanted = {page.pk: page.section.organisation_id, page.section.pk: page.section.organisation_id, home.pk: None}
    assert given == wanted | {gone.page_id: None}
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Approval._base_manager.filter(pk=gone.pk)._raw_delete("default")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        cursor.execute("UPDATE safety_approval SET organisation_id = 1")
