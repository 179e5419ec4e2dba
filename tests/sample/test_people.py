"""The demo's people and command: random passwords for this installation only, kept data, never in production."""

import io
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.ground import ensure_ground
from cms.guidance.models import GuidancePage
from cms.organisations.roles import EDITORS, REVIEWERS, TRANSLATORS
from cms.sample.people import make_people

pytestmark = pytest.mark.django_db
ROLES = {"admin", "editor", "reviewer", "translator_ar"}


@pytest.fixture
def arabic_enabled(db: None) -> None:
    Locale.objects.get_or_create(language_code="ar")
    ensure_ground()


@pytest.fixture
def demo(settings: Any, tmp_path: Path) -> Callable[..., str]:
    """Runs the command in a folder of its own; what it prints."""
    settings.DATA_DIR = tmp_path / "data"

    def run(**options: Any) -> str:
        printed = io.StringIO()
        call_command("demo", stdout=printed, **options)
        return printed.getvalue()

    return run


@pytest.mark.usefixtures("arabic_enabled")
def test_sign_ins_are_kept_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "credentials.json"
    make_people(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["credentials.json"]


@pytest.mark.usefixtures("arabic_enabled")
def test_every_role_can_sign_in_with_what_is_written_down(tmp_path: Path) -> None:
    make_people(tmp_path / "credentials.json")
    known = json.loads((tmp_path / "credentials.json").read_text())
    assert set(known) == ROLES
    for role, entry in known.items():
        assert entry["username"] == role
        assert len(entry["password"]) >= 16
        assert authenticate(username=entry["username"], password=entry["password"]) is not None
    assert len({entry["password"] for entry in known.values()}) == 4


@pytest.mark.usefixtures("arabic_enabled")
def test_another_installation_has_other_passwords(tmp_path: Path) -> None:
    make_people(tmp_path / "one.json")
    User.objects.all().delete()
    make_people(tmp_path / "two.json")
    one, two = (json.loads((tmp_path / name).read_text()) for name in ("one.json", "two.json"))
    assert all(one[role]["password"] != two[role]["password"] for role in ROLES)


@pytest.mark.usefixtures("arabic_enabled")
def test_asked_again_people_keep_their_passwords_and_a_lost_file_gives_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "credentials.json"
    make_people(path)
    first = path.read_text()
    make_people(path)
    assert path.read_text() == first
    path.unlink()
    make_people(path)
    assert path.read_text() != first
    assert User.objects.count() == 4
    for entry in json.loads(path.read_text()).values():
        assert authenticate(**entry) is not None


@pytest.mark.usefixtures("arabic_enabled")
def test_each_person_has_the_role_of_the_name_and_no_more(tmp_path: Path) -> None:
    people = make_people(tmp_path / "credentials.json")
    groups = {role: set(person.groups.values_list("name", flat=True)) for role, person in people.items()}
    arabic = TRANSLATORS.format(language="Arabic")
    assert groups == {"admin": set(), "editor": {EDITORS}, "reviewer": {REVIEWERS}, "translator_ar": {arabic}}
    assert [role for role, person in people.items() if person.is_superuser] == ["admin"]
    assert all(person.email.endswith("@example.org") for person in people.values())


def test_the_demo_loads_once_and_keeps_what_was_changed(demo: Callable[..., str], tmp_path: Path) -> None:
    printed = demo(port="8123")
    for line in (
        "http://127.0.0.1:8123/en/",
        "http://127.0.0.1:8123/ar/",
        "http://127.0.0.1:8123/my/",
        "http://127.0.0.1:8123/admin/",
    ):
        assert line in printed
    known = json.loads((tmp_path / "data" / "credentials.json").read_text())
    assert all(role in printed and known[role]["password"] in printed for role in ROLES)
    page = GuidancePage.objects.filter(locale__language_code="en").first()
    assert page is not None
    page.title = "Changed by us"
    page.save_revision().publish()
    GuidancePage.objects.exclude(translation_key=page.translation_key)[0].delete()
    before = Page.objects.count()
    again = demo()
    assert "your data is kept" in again
    assert Page.objects.count() == before
    assert GuidancePage.objects.get(pk=page.pk).title == "Changed by us"
    assert json.loads((tmp_path / "data" / "credentials.json").read_text()) == known


def test_the_demo_refuses_production_and_makes_nothing(demo: Callable[..., str], settings: Any, tmp_path: Path) -> None:
    settings.IS_PRODUCTION = True
    with pytest.raises(CommandError, match="does not run with SAFELANE_ENV=production"):
        demo()
    assert not User.objects.exists()
    assert not (tmp_path / "data").exists()
