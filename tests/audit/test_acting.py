"""Who acts where no request is being answered."""

import sys
from types import ModuleType

import pytest

from cms.audit.acting import Actor, acting_now


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["manage.py", "shell"], "shell"),
        (["/usr/lib/python3/django/__main__.py", "loaddata", "people.json"], "loaddata"),
        (["manage.py", "--secret"], "?"),
        (["-c"], ""),
        (["mend.py", "ama@example.org"], ""),
        ([], ""),
    ],
)
def test_what_is_done_by_hand_outside_the_admin_is_the_command_lines(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], command: str
) -> None:
    monkeypatch.delitem(sys.modules, "cms.wsgi", raising=False)
    monkeypatch.setattr("sys.argv", typed)
    assert acting_now() == Actor(None, "command line", command)


def test_what_a_server_does_without_a_request_is_the_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cms.wsgi", ModuleType("cms.wsgi"))
    monkeypatch.setattr("sys.argv", ["/usr/bin/gunicorn", "cms.wsgi"])
    assert acting_now() == Actor(None, "the site itself")
