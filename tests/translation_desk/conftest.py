"""A page to translate, and somebody who writes Arabic only."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.taxonomy.models import Topic
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.files.background import begin
from cms.translation_desk.files.formats import read
from cms.translation_desk.files.units import Document
from cms.translation_desk.models import Import
from tests import factories
from tests.standing import standing
from tests.translation_desk.catalogue import CATALOGUE
from tests.translation_desk.large_files import now, work
from tests.translation_desk.machine_server import Service, service
from tests.translation_desk.sending_files import ARABIC, download, filled
from tests.translation_desk.words import HERDS, RIVER


@standing
def original(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live English page."""
    return factories.live_guidance(section, made_for=("girls",), suitable_for=())


@standing
def french(home: HomePage) -> HomePage:
    """The French home, live."""
    return factories.live_home("fr")


@standing
def page(section: OrganisationPage, hotline: Hotline, arabic: HomePage) -> GuidancePage:
    """A live English page with a card and a rich text."""
    body = [
        factories.card(words="Go back the way you came, and wait 10 minutes"),
        ("text", {"heading": "", "text": "<p>Ask <b>first</b> of all.</p>", "audiences": []}),
    ]
    made: GuidancePage = factories.live_guidance(section, title="Know the warning signs", body=body)
    return made


@pytest.fixture
def desk(translator: User) -> Client:
    """Where the translator works."""
    client = Client()
    client.force_login(translator)
    return client


@pytest.fixture
def arabic_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue in the place of the kept one, and copies of the others."""
    for kept in Path(settings.BASE_DIR).glob("locale/*/LC_MESSAGES/django.po"):
        path = tmp_path / kept.relative_to(settings.BASE_DIR)
        path.parent.mkdir(parents=True)
        path.write_bytes(kept.read_bytes())
    path = tmp_path / "locale/ar/LC_MESSAGES/django.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    return path


@standing
def river(db: None) -> Topic:
    """A topic without an Arabic name."""
    return Topic.objects.create(slug="river", name_en=RIVER)


@standing
def herds(db: None) -> Topic:
    """A topic that has one."""
    return Topic.objects.create(slug="herds", name_en=HERDS, name_ar="القطعان")


@standing
def colleague(section: OrganisationPage, arabic: HomePage) -> User:
    """Another translator of Arabic."""
    return factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="colleague")


@standing
def coordinator(home: HomePage) -> User:
    """Keeps the words of every language."""
    return factories.member_of(None, Role.COORDINATOR, username="coordinator")


@pytest.fixture
def told(db: None) -> Callable[[str], list[Entry]]:
    """The entries of an action since the test began, the oldest first."""
    before = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return lambda action: list(Entry.objects.filter(id__gt=before, action=action).order_by("id"))


@standing
def untouched(page: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """An Arabic draft that nobody has touched, under a live section: title, standfirst, a card with a number, a rich text."""
    made = draft_in(page, arabic.locale, by=translator).page
    above = made.get_parent().specific
    factories.translate_in_place(above)
    above.save_revision().publish()
    return GuidancePage.objects.get(pk=made.pk)


@pytest.fixture
def machine(settings: Any) -> Iterator[Service]:
    """A service that this installation uses."""
    cache.clear()
    with service() as made:
        settings.MACHINE_TRANSLATION, settings.MACHINE_TRANSLATION_URL = "libretranslate", made.address
        yield made


@pytest.fixture
def document(desk: Client, page: Any, arabic: Any) -> Document:
    """A page's four texts in Arabic, as a file brings them."""
    return read(filled(download(desk, page).content, ARABIC))


@pytest.fixture
def begun(document: Document, translator: User) -> Import:
    """That file as a large one, uploaded by the translator."""
    return begin(document, "agency.po", by=User.objects.get(pk=translator.pk), at=timezone.now())


@pytest.fixture
def compared(begun: Import) -> Import:
    """Compared by a worker."""
    work()
    return now(begun)
