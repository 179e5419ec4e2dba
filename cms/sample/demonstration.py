"""A first look: languages, people, sample pages, and where to find them."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from wagtail.models import Locale

from cms.guidance.ground import ensure_ground
from cms.guidance.models import HomePage
from cms.library.renditions import refresh_all
from cms.sample.covers import draw as draw_cover
from cms.sample.files import LANGUAGES
from cms.sample.loading import Say, is_loaded, load
from cms.sample.material import Draw
from cms.sample.people import make_people
from cms.sample.rows import make_organisations


def prepare(credentials: Path, *, port: str, say: Say, today: datetime.date, draw: Draw = draw_cover) -> Iterator[str]:
    """Makes what is missing, keeps what is there, and yields lines to print. Dates of the sample count from `today`."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    ensure_ground()
    if is_loaded():
        make_people(credentials, today=today)
        say("The sample is there already: your data is kept.")
        refresh_all(only_missing=True)  # a first start that was stopped has left pictures without small copies
    else:
        say("Loading the sample, once. This takes about a minute:")
        _load(credentials, today, draw, say)
    yield from _addresses(credentials, port)


@transaction.atomic
def _load(credentials: Path, today: datetime.date, draw: Draw, say: Say) -> None:
    """Organisations, their people and their pages, or nothing of it."""
    make_organisations()
    people = make_people(credentials, today=today)
    load(author=people["editor"], today=today, draw=draw, say=say)


def _addresses(credentials: Path, port: str) -> Iterator[str]:
    site = f"http://127.0.0.1:{port}"
    live = set(HomePage.objects.live().values_list("locale__language_code", flat=True))
    yield ""
    yield "Readers"
    for code in LANGUAGES:
        if code in live:  # an older sample had fewer languages: their homes are drafts
            yield f"  {site}/{code}/"
    yield "Admin"
    yield f"  {site}/admin/"
    yield "The sample has no recordings: people have to speak them. Add your own under Recordings, then to a page with Listen."
    yield f"Sign-ins (this installation only, kept in {credentials})"
    yield from _sign_ins(credentials)
    yield ""


def _sign_ins(credentials: Path) -> Iterator[str]:
    for role, known in json.loads(credentials.read_text(encoding="utf-8")).items():
        yield f"  {role:<38} {known['password']}"
