"""What tests of large files do: let a worker work, look at the file's screen, act there."""

import signal
from typing import Any
from unittest import mock

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cms.translation_desk.models import Import


def work() -> None:
    """What a worker does until nothing is left to do."""
    # A worker closes a connection that it finds in a transaction, as that of a test is. `test_drafting_at_once.py` has one that does.
    kept = mock.patch("django_tasks_db.management.commands.db_worker.close_old_connections")
    heard = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        with kept:
            call_command("db_worker", "--backend=database", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    finally:
        for number, handler in heard.items():
            signal.signal(number, handler)


def now(one: Import) -> Import:
    return Import.objects.get(pk=one.pk)


def screen(client: Client, one: Import) -> Any:
    return client.get(reverse("translation_desk:files_import", args=[one.pk]))


def act(client: Client, one: Import, name: str, **data: Any) -> Any:
    return client.post(reverse(f"translation_desk:files_import_{name}", args=[one.pk]), data, follow=True)
