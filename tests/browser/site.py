"""The whole sample, with its real pictures, served as in production: pages by gzip, styles by brotli, pictures by our own view."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.models import CampaignPage, GuidancePage, HomePage, OrganisationPage, ResourcePage, StoryPage
from cms.library.models import Recording
from cms.sample.demonstration import prepare
from tests.browser.made_once import made_once
from tests.guidance.articles import article, text
from tests.library.files import sound
from tests.obliging import on_their_own
from tests.sample.loaded import QUICK_HASHERS

LISTENED_TO = "playing-safely"
TRANSCRIPT = "توقفوا. لا تلمسوه. ارجعوا من الطريق الذي جئتم منه."
KINDS: dict[str, type[Page]] = {
    "organisation": OrganisationPage,
    "guidance": GuidancePage,
    "story": StoryPage,
    "campaign": CampaignPage,
    "resource": ResourcePage,
}
# What stands in for a kind of page that the sample has in English only: right in script and direction.
WORDS = {"ar": "طرق آمنة إلى السوق والعودة منه", "my": "စျေးသို့ သွားရန် ဘေးကင်းသော လမ်း"}
LISTS = {
    "home": "",
    "door": "for/girls/",
    "topics": "topics/",
    "topic": "topics/safe-paths/",
    "situations": "situations/",
    "situation": "situations/farmers/",
    "places": "places/",
    "place": "places/XA0102/",
    "resources": "resources/",
    "resources filtered": "resources/?kind=tool",
    "stories": "stories/",
    "campaigns": "campaigns/",
    "hotlines": "hotlines/",
    "search form": "search/",
    "search without result": "search/?q=zebra",
    "missing page": "nothing/here/",
}
FOUND = {"en": "path", "ar": "الطريق", "my": "လမ်း"}
ALL_KINDS = (*LISTS, *KINDS, "search results", "page in other languages only")


@dataclass(frozen=True)
class Site:
    """Where it is served."""

    url: str

    def path(self, kind: str, code: str) -> str:
        """The path of a kind of page in a language."""
        if kind in LISTS:
            return f"/{code}/{LISTS[kind]}"
        if kind == "search results":
            return f"/{code}/search/?q={FOUND[code]}"
        if kind == "page in other languages only":
            other = "en" if code != "en" else "ar"
            return path_of(only_in(other)).replace(f"/{other}/", f"/{code}/")
        return path_of(longest(kind, code))


def path_of(page: Page) -> str:
    """The path of a live page."""
    code = page.locale.language_code
    return f"/{code}/{page.url_path.removeprefix(HomePage.objects.get(locale=page.locale).url_path)}"


@cache
def longest(kind: str, code: str) -> Page:
    """The page of a kind with the most on it; a stand-in where the sample has none in this language."""
    pages = list(KINDS[kind].objects.live().filter(locale__language_code=code))
    if not pages:
        return stand_in(KINDS[kind], code)
    return max(pages, key=lambda page: len(str(page.body.raw_data) if hasattr(page, "body") else ""))


@cache
def only_in(code: str) -> Page:
    """A page that one language has and the others have not."""
    written = Page.objects.live().filter(depth__gt=SECTION_DEPTH)
    keys = written.exclude(locale__language_code=code).values("translation_key")
    page = written.filter(locale__language_code=code).exclude(translation_key__in=keys).first()
    return page or stand_in(GuidancePage, code)


def stand_in(kind: type[Page], code: str) -> Page:
    """A live page of a kind, written in a language first, with the cover and the file of one in English."""
    section = OrganisationPage.objects.live().filter(locale__language_code=code).order_by("pk")[0]
    original: Any = kind.objects.live().filter(locale__language_code="en").order_by("pk")[0]
    own = ("starts_on", "ends_on", "kind", "publisher", "link", "year", "licence", "document")
    values = {name: getattr(original, name) for name in own if hasattr(original, name)}
    if hasattr(kind, "body"):
        values["body"] = [text(f"<p>{WORDS[code]}</p>")]
    return article(
        section,
        kind,
        title=WORDS[code],
        slug=f"only-here-{kind.__name__.lower()}",
        standfirst=WORDS[code],
        cover=original.cover,
        cover_alt=WORDS[code],
        **values,
    )


@contextmanager
def served(blocker: DjangoDbBlocker, folder: Path, kept: Path | None) -> Iterator[Site]:
    """While inside, the site answers. Whatever an earlier test has flushed is laid again by `prepare`; for `kept` see `made_once`."""
    storages = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # readers load nothing of the admin
    with (
        blocker.unblock(),
        override_settings(STATIC_ROOT=folder / "static", STORAGES=storages, STATICFILES_FINDERS=finders),
        override_settings(PASSWORD_HASHERS=QUICK_HASHERS),
    ):
        shared_cache.clear()
        call_command("collectstatic", interactive=False, verbosity=0)
        server = listening()
        site = Site(f"http://127.0.0.1:{server.port}")
        with override_settings(SITE_URL=site.url), made_once(kept, lambda: make(site, folder)):
            yield site
            server.terminate()


def make(site: Site, folder: Path) -> None:
    """All rows and files of the site."""
    with on_their_own():  # the sample's own people review it
        list(prepare(folder / "credentials.json", port="", say=lambda _line: None, today=timezone.localdate()))
    give_a_recording()
    for code in FOUND:
        for kind in ALL_KINDS:
            site.path(kind, code)  # makes the stand-ins, for which a test would be too late


def listening() -> Any:
    """The whole application, WhiteNoise included, in a thread on a port of its own."""
    shared = {
        connection.alias: connection
        for connection in connections.all()
        if connection.vendor == "sqlite" and connection.is_in_memory_db()  # type: ignore[attr-defined]  # SQLite's own
    }
    for connection in shared.values():
        connection.inc_thread_sharing()
    server = LiveServerThread("127.0.0.1", lambda _application: WSGIHandler(), connections_override=shared)  # type: ignore[arg-type]  # called as a class is
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    return server


def give_a_recording() -> None:
    """A short recording and its words, on the Arabic page that a girl listens to."""
    made = Recording(title=TRANSCRIPT, language="ar", transcript=TRANSCRIPT, consent="recorded", type="audio")
    made.file = ContentFile(sound(seconds=1.0), name="voice.mp3")
    made.save()
    page = GuidancePage.objects.get(slug=LISTENED_TO, locale__language_code="ar")
    part = {"type": "listen", "id": str(uuid.uuid4()), "value": {"recording": made.pk}}
    page.body = [*page.body.raw_data, part]
    page.save_revision().publish()
