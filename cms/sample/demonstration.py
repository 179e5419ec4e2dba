"""A first look: languages, people, sample pages, and where to find them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from cms.guidance.ground import ensure_ground
from cms.sample.loading import ORIGINAL, TRANSLATIONS, is_loaded, load
from cms.sample.people import make_people


def prepare(credentials: Path, *, port: str, say: Callable[[str], Any]) -> Iterator[str]:
    """Makes what is missing, keeps what is there, and yields lines to print."""
    for code in (ORIGINAL, *TRANSLATIONS):
        Locale.objects.get_or_create(language_code=code)
    ensure_ground()
    people = make_people(credentials)
    if is_loaded():
        say("The sample is there already: your data is kept.")
    else:
        say("Loading the sample (pictures take a few seconds) …")
        load(author=people["editor"], reviewer=people["reviewer"], today=timezone.localdate())
    yield from _addresses(credentials, port)


def _addresses(credentials: Path, port: str) -> Iterator[str]:
    site = f"http://127.0.0.1:{port}"
    yield ""
    yield "Readers"
    for code in (ORIGINAL, *TRANSLATIONS):
        yield f"  {site}/{code}/"
    yield "Admin"
    yield f"  {site}/admin/"
    yield f"Sign-ins (this installation only, kept in {credentials})"
    yield from _sign_ins(credentials)
    yield ""


def _sign_ins(credentials: Path) -> Iterator[str]:
    for role, known in json.loads(credentials.read_text(encoding="utf-8")).items():
        yield f"  {role:<14} {known['password']}"
