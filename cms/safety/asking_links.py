"""Asking the links of everything that is live whether they still lead somewhere."""

from collections.abc import Iterator
from datetime import datetime

from wagtail.models import Page

from cms.safety.checks.links import Opener, probe
from cms.safety.models import AskedLink, Passed
from cms.safety.reading import lines_of


def links_of_live_pages() -> set[str]:
    """Every address outside the site to which approved, live content leads."""
    passed = Passed.objects.filter(page__in=Page.objects.filter(live=True)).exclude(approval=None)
    found: set[str] = set()
    for noted in passed.select_related("approval").iterator(chunk_size=100):
        lines = lines_of(noted.approval.content) if noted.approval is not None else []
        found |= {line.words for line in lines if line.link and line.words.startswith(("http://", "https://"))}
    return found


def ask_links(opener: Opener, *, at: datetime) -> Iterator[AskedLink]:
    """Asks each, remembers what became of it, and forgets what no page leads to any more."""
    links = links_of_live_pages()
    for asked in AskedLink.objects.iterator(chunk_size=500):
        if asked.url not in links:
            asked.delete()
    for url in sorted(links):
        outcome = probe(url, opener=opener)
        values = {"state": str(outcome.state), "status": outcome.status, "asked_at": at}
        yield AskedLink.objects.update_or_create(url=url[:2000], defaults=values)[0]
