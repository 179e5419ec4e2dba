"""The demo's people and command: random passwords for this installation only, kept data, never in production."""

import datetime
import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.guidance.dashboard import people as people_waited_for  # noqa: F401  # brings its groups
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.groups import groups_of
from cms.guidance.ground import ensure_ground
from cms.guidance.models import GuidancePage, HomePage
from cms.library.models import Picture
from cms.organisations.models import Role, Team
from cms.organisations.models.team import BY_LANGUAGE, OF_ORGANISATION
from cms.sample.files import LANGUAGES
from cms.sample.people import make_people, people
from cms.sample.rows import make_organisations
from tests.sample.loaded import QUICK_HASHERS, Loaded

pytestmark = pytest.mark.django_db
ROLES = set(people())
TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def nobody_yet(db: None, settings: Any) -> None:
    """The languages of the sample are enabled; nobody can sign in."""
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    ensure_ground()
    make_organisations()
    User.objects.all().delete()


def demo(**options: Any) -> str:
    """Runs the command; what it prints."""
    printed = io.StringIO()
    call_command("demo", stdout=printed, **options)
    return printed.getvalue()


@pytest.mark.usefixtures("nobody_yet")
def test_sign_ins_are_kept_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "credentials.json"
    make_people(path, today=TODAY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["credentials.json"]


@pytest.mark.usefixtures("nobody_yet")
def test_every_role_can_sign_in_with_what_is_written_down(tmp_path: Path) -> None:
    make_people(tmp_path / "credentials.json", today=TODAY)
    known = json.loads((tmp_path / "credentials.json").read_text())
    assert set(known) == ROLES
    for role, entry in known.items():
        assert entry["username"] == role
        assert len(entry["password"]) >= 16
        assert authenticate(username=entry["username"], password=entry["password"]) is not None
    assert len({entry["password"] for entry in known.values()}) == len(ROLES)


@pytest.mark.usefixtures("nobody_yet")
def test_another_installation_has_other_passwords(tmp_path: Path) -> None:
    make_people(tmp_path / "one.json", today=TODAY)
    User.objects.all().delete()
    make_people(tmp_path / "two.json", today=TODAY)
    one, two = (json.loads((tmp_path / name).read_text()) for name in ("one.json", "two.json"))
    assert all(one[role]["password"] != two[role]["password"] for role in ROLES)


@pytest.mark.usefixtures("nobody_yet")
def test_asked_again_people_keep_their_passwords_and_a_lost_file_gives_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "credentials.json"
    make_people(path, today=TODAY)
    first = path.read_text()
    make_people(path, today=TODAY)
    assert path.read_text() == first
    path.unlink()
    make_people(path, today=TODAY)
    assert path.read_text() != first
    assert User.objects.count() == len(ROLES)
    for entry in json.loads(path.read_text()).values():
        assert authenticate(**entry) is not None


@pytest.mark.usefixtures("nobody_yet")
def test_everybody_has_a_name_of_their_own_and_nobody_waits_for_them(tmp_path: Path) -> None:
    made = make_people(tmp_path / "credentials.json", today=TODAY)
    names = {person.get_full_name() for person in made.values()}
    assert len(names) == len(made) == len(ROLES)
    assert all(name.endswith("(sample)") for name in names)
    waits = groups_of(Day(made["admin"], TODAY, timezone.now()))
    assert "Never signed in" not in {str(group.title) for group in waits}


@pytest.mark.usefixtures("nobody_yet")
def test_each_person_has_the_posts_of_the_name_and_no_more(tmp_path: Path) -> None:
    made = make_people(tmp_path / "credentials.json", today=TODAY)
    posts = {
        name: {
            (team.organisation.slug if team.organisation else "", team.role, team.language)
            for team in Team.objects.of(person).select_related("organisation")
        }
        for name, person in made.items()
    }
    assert posts == {name: set(person.posts) for name, person in people().items()}
    assert posts["safe-steps.editor"] == {("safe-steps", Role.EDITOR, "")}
    assert posts["together-again.translator_ar"] == {("together-again", Role.TRANSLATOR, "ar")}
    assert posts["coordinator"] == {("", Role.COORDINATOR, "")}
    assert [name for name, person in made.items() if person.is_superuser] == ["admin"]
    assert all(person.email.endswith("@example.org") for person in made.values())


@pytest.mark.usefixtures("nobody_yet")
def test_every_role_is_somebodys_in_every_organisation() -> None:
    for slug in ("safe-steps", "together-again"):
        of_one = {post for person in people().values() for post in person.posts if person.username.startswith(slug)}
        assert {role for _slug, role, _language in of_one} == {*OF_ORGANISATION, *BY_LANGUAGE}


def test_the_demo_says_what_it_does_and_prints_addresses_and_sign_ins(sample: Loaded) -> None:
    assert sample.said[0].startswith("Loading the sample") and len(sample.said) > len(LANGUAGES)
    assert [line for line in sample.printed if "http" in line] == [
        *(f"  http://127.0.0.1:8123/{code}/" for code in LANGUAGES),
        "  http://127.0.0.1:8123/admin/",
    ]
    known = json.loads(sample.credentials.read_text())
    assert set(known) == ROLES
    assert all(any(role in line and known[role]["password"] in line for line in sample.printed) for role in ROLES)


def test_asked_again_the_demo_keeps_what_was_changed(sample: Loaded, settings: Any) -> None:
    settings.DATA_DIR = sample.credentials.parent
    known = sample.credentials.read_text()
    page = GuidancePage.objects.get(slug="playing-safely", locale__language_code="en")
    page.title = "Changed by us"
    page.save_revision().publish()
    GuidancePage.objects.get(slug="know-the-warning-signs", locale__language_code="ar").delete()
    HomePage.objects.get(locale__language_code="uk").unpublish()
    before = Page.objects.count()
    again = demo(port="8123")
    assert "your data is kept" in again
    assert "/ar/" in again and "/uk/" not in again
    assert Page.objects.count() == before
    assert GuidancePage.objects.get(pk=page.pk).title == "Changed by us"
    assert sample.credentials.read_text() == known


def test_pictures_that_a_stopped_first_start_left_without_copies_get_them_at_the_next(
    sample: Loaded, settings: Any
) -> None:
    settings.DATA_DIR = sample.credentials.parent
    picture = Picture.objects.order_by("pk")[0]
    picture.renditions.all().delete()
    demo(port="8123")
    assert picture.renditions.exists()


def test_the_demo_refuses_production_and_makes_nothing(settings: Any, tmp_path: Path) -> None:
    settings.IS_PRODUCTION, settings.DATA_DIR = True, tmp_path / "data"
    before = User.objects.count()
    with pytest.raises(CommandError, match="does not run with SAFELANE_ENV=production"):
        demo()
    assert User.objects.count() == before
    assert not (tmp_path / "data").exists()
