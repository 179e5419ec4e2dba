"""The database's guard makes room for a migration, and stands again after it."""

from copy import copy
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction

from cms.guidance.models import GuidancePage
from cms.guidance.receivers import ground_after_migrations, guard_lifted
from cms.safety.lifting import laid_on, lift
from cms.safety.models import Approval, Passed
from tests.safety.acting import live_from_nothing

pytestmark = pytest.mark.django_db(transaction=True)
GUIDANCE = {"sender": apps.get_app_config("guidance"), "using": "default"}


def alter(model: type[models.Model], name: str, **values: Any) -> None:
    """As `AlterField` does, within a migration; and back, so that other tests find the table as it was."""
    old: Any = model._meta.get_field(name)
    new = copy(old)
    vars(new).update(values)
    for before, after in ((old, new), (new, old)):
        guard_lifted(**GUIDANCE, plan=[("a migration", False)])
        with connection.schema_editor() as editor:
            editor.alter_field(model, before, after)
        ground_after_migrations(**GUIDANCE)


@pytest.fixture
def page() -> GuidancePage:
    """Live, and approved."""
    return live_from_nothing()


def test_a_column_that_readers_are_shown_is_changed_and_still_guarded_afterwards(page: GuidancePage) -> None:
    before = laid_on(connection)
    alter(GuidancePage, "cover_alt", max_length=400)
    assert laid_on(connection) == before != []
    with pytest.raises(DatabaseError) if connection.vendor == "postgresql" else transaction.atomic():
        GuidancePage.objects.filter(pk=page.pk).update(standfirst="Nobody approved this")
    assert connection.vendor == "postgresql" or Passed.objects.get(page=page.pk).stale


def test_what_was_decided_stays_so_when_its_table_was_rebuilt(page: GuidancePage) -> None:
    alter(Approval, "comment", blank=False, null=True)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Approval._base_manager.filter(pk__gt=0)._raw_delete("default")  # past our own refusal


def test_the_nightly_look_says_so_where_no_guard_is(page: GuidancePage) -> None:
    lift(connection)
    try:
        with pytest.raises(CommandError, match=r"manage\.py migrate"):
            call_command("verify_gate")
    finally:
        ground_after_migrations(**GUIDANCE)
