"""Fixtures that every room's tests share: the ground, a language, an organisation's section, people."""

import datetime
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker
from wagtail.models import Locale

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.taxonomy.catalogues import compile_all
from cms.taxonomy.models import Place
from tests import factories
from tests.flushing import flush_lifts_append_only
from tests.obliging import obliging, on_their_own
from tests.sharing_out import ByModule
from tests.standing import GROUND, Ground, builds_for, commits, order_of, shared_floors, standing

# What asks the database little that SQLite could answer otherwise: signing in, files, pages as readers see them, screens and forms of a
# room whose rules, places, search and publishing are asked on both.
ONCE = (
    *("accounts/", "library/", "sample/", "test_settings.py", "audit/test_report.py", "taxonomy/test_facts_form.py"),
    *("publishing/test_comments.py", "translation_desk/test_desk.py", "translation_desk/test_request_list.py"),
    *(f"translation_desk/test_files_{name}.py" for name in ("formats", "hostile", "pages")),
    *(f"guidance/test_{name}.py" for name in ("addresses", "gone", "hotlines_shown", "led_nowhere", "newcomers")),
    *(f"guidance/test_{name}.py" for name in ("passing_on", "policies", "preview", "shown_files", "queries", "names")),
    *(f"guidance/test_{name}.py" for name in ("resources_page", "dashboard", "ways_in", "first_steps", "not_found")),
    *(f"guidance/test_{name}.py" for name in ("completeness", "logo")),
    *(f"guidance/exchange/test_{name}.py" for name in ("screens", "ours", "copies_in_languages", "auditing")),
    *(f"guidance/exchange/test_{name}.py" for name in ("origins_go_along", "on_the_start_page")),
    *(f"organisations/test_{name}.py" for name in ("auditing", "auditing_invitations", "inviting", "told_by_mail")),
    *(f"organisations/test_{name}.py" for name in ("people", "people_of_installation", "whom_lists_name")),
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Marks what is asked on one database only."""
    place = item.path.relative_to(Path(__file__).parent).as_posix()
    if place.startswith(ONCE):
        item.add_marker("once")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByModule | None:
    """For `--dist loadscope`; the browser's tests are shared out one by one."""
    return ByModule(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_collection_finish() -> None:
    """What is loaded by now stays: Python's collector would look through all of it again and again, a sixth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Within a module, tests that stand on the same come one after the other, beginning with what the module before ended with."""
    ordered: list[pytest.Item] = []
    for _module, group in groupby(items, key=lambda item: (item.path, commits(item))):
        tests = sorted(group, key=order_of)
        if ordered and shared_floors(ordered[-1], tests[-1]) > shared_floors(ordered[-1], tests[0]):
            tests = [test for _floors, same in groupby(tests, key=order_of) for test in reversed(list(same))][::-1]
        ordered += tests
    items[:] = ordered


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """On PostgreSQL the test database is a copy of the one that `make test` has migrated."""
    if template := os.environ.get("SAFELANE_TEST_TEMPLATE"):
        connection.settings_dict["TEST"]["TEMPLATE"] = template


@pytest.fixture(autouse=True, scope="session")
def compiled_catalogues() -> None:
    """Without a compiled catalogue a language has no addresses."""
    compile_all()


@pytest.fixture(autouse=True, scope="session")
def media_folder() -> Iterator[Path]:
    """Uploads of tests go to a folder of their own."""
    folder = Path(tempfile.mkdtemp(prefix="safelane-test-media-"))
    original = django_settings.MEDIA_ROOT
    django_settings.MEDIA_ROOT = folder
    yield folder
    django_settings.MEDIA_ROOT = original
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def audit_trail_can_be_emptied() -> None:
    """Between transactional tests, and nowhere else."""
    flush_lifts_append_only()


@pytest.fixture(autouse=True, scope="session")
def reviewer_at_the_door() -> Iterator[None]:
    """Whoever tests something else need not have every page reviewed."""
    with obliging():
        yield


@pytest.fixture
def gated() -> Iterator[None]:
    """For tests of the gate: nobody approves anything by itself."""
    with on_their_own():
        yield


@pytest.fixture(autouse=True)
def no_language_left_over() -> Iterator[None]:
    """A request leaves its language active: the next test starts in English."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def standing_ground(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    compiled_catalogues: None,
    media_folder: Path,
    reviewer_at_the_door: None,
) -> Iterator[Ground]:
    """What fixtures marked `@standing` have made; gone at the end."""
    yield GROUND
    with django_db_blocker.unblock():
        GROUND.stand_on([])


@pytest.fixture
def stands(request: pytest.FixtureRequest, standing_ground: Ground, django_db_blocker: DjangoDbBlocker) -> None:
    """Exactly what this test asks for stands, below its own transaction."""
    with django_db_blocker.unblock(), translation.override("en"), obliging():
        standing_ground.stand_on(builds_for(request.node))


@pytest.fixture
def _django_db_helper(stands: None, _django_db_helper: None) -> None:
    """pytest-django's own, which begins the test's transaction, once the ground stands."""


@standing
def home(db: None) -> HomePage:
    """The English home, live."""
    home = HomePage.objects.get(locale__language_code="en")
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


@standing
def hotline(db: None) -> Hotline:
    """A number for the whole installation, confirmed for a long time."""
    return factories.HotlineFactory()


@standing
def section(home: HomePage) -> OrganisationPage:
    """A live organisation's section under the English home."""
    return factories.section_under(home)


@standing
def arabic(home: HomePage) -> HomePage:
    """The Arabic home, live."""
    return factories.live_home("ar")


@standing
def place(db: None) -> Place:
    """A fictional country."""
    return factories.PlaceFactory()


@standing
def editor(section: OrganisationPage) -> User:
    """Writes in every section of the organisation, publishes nowhere."""
    return factories.member_of(section.organisation, Role.EDITOR, username="editor")


@standing
def reviewer(section: OrganisationPage) -> User:
    """Publishes for the organisation."""
    return factories.member_of(section.organisation, Role.SAFETY_REVIEWER, username="reviewer")


@standing
def translator(section: OrganisationPage, arabic: HomePage) -> User:
    """Writes Arabic for the organisation, nothing else."""
    return factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="translator")


@standing
def admin(db: None) -> User:
    """May do everything that anyone may."""
    return factories.UserFactory(username="admin", is_superuser=True)


@pytest.fixture
def today() -> datetime.date:
    """The day the tests run on."""
    return datetime.datetime.now(tz=datetime.UTC).date()


@pytest.fixture
def arabic_locale(arabic: HomePage) -> Locale:
    """Arabic, enabled."""
    return arabic.locale


# People at their desks, and pages that are nearly ready


def signed_in(person: User) -> Client:
    """A browser in which someone is signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def editor_desk(editor: User) -> Client:
    """Where the editor works."""
    return signed_in(editor)


@pytest.fixture
def reviewer_desk(reviewer: User) -> Client:
    """Where the reviewer works."""
    return signed_in(reviewer)


@pytest.fixture
def admin_desk(admin: User) -> Client:
    """Where the administrator works."""
    return signed_in(admin)


@standing
def empty_draft(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A draft that says neither for whom nor where."""
    return factories.guidance_draft(section)


@standing
def ready_draft(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A draft that lacks nothing."""
    return ready(section)


@pytest.fixture
def make_ready(section: OrganisationPage, hotline: Hotline) -> Callable[[str], GuidancePage]:
    """Makes ready drafts by their titles."""
    return lambda title: ready(section, title)


def ready(section: OrganisationPage, title: str = "Know the warning signs") -> GuidancePage:
    """A draft that lacks nothing but a review."""
    page = factories.guidance_draft(section, title=title)
    factories.give_facts(page, made_for=("girls",), suitable_for=("boys",))
    page.save()
    page.save_revision()
    return page
