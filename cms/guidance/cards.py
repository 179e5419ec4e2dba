"""Pages as cards in a list: few queries, flat in the number of pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms import languages
from cms.guidance.addresses import address
from cms.guidance.localising import weight
from cms.guidance.presenting import ForLine, for_line
from cms.library.models import Document, Picture
from cms.library.renditions import prefetch
from cms.safety.shown import warned_at
from cms.taxonomy.facts import Facts, facts_of_many

KINDS = ("guidancepage", "storypage", "resourcepage", "campaignpage", "organisationpage")
WITHOUT_PARTS = ("resourcepage", "organisationpage")
PICTOGRAMS = {"story": "story", "resource": "file", "campaign": "campaign", "organisation": "people"}


@dataclass(frozen=True)
class Card:
    """A page in a list. `lang` and `dir` are those of its own words; all others are the reader's. `terms` are what its kind adds,
    `file_text` a file's type and size, `site` where a link leads, `origin` whose page it is, where another organisation shows it.
    `unreviewed`: an emergency warning that nobody has reviewed."""

    title: str
    url: str
    summary: str
    for_line: ForLine
    cover: Picture | None
    lang: str
    dir: str
    sample: bool
    kind: str = "guidance"
    terms: list[str] = field(default_factory=list)
    file_text: str = ""
    site: str = ""
    origin: str = ""
    unreviewed: bool = False

    @property
    def kind_text(self) -> str:
        """The kind in words; nothing for guidance, which most pages are."""
        words = {
            "story": _("Story"),
            "resource": _("Resource"),
            "campaign": _("Campaign"),
            "organisation": _("Organisation"),
        }
        return words.get(self.kind, "")

    @property
    def pictogram(self) -> str:
        """What stands for the page where it has no cover."""
        return PICTOGRAMS.get(self.kind, "path")


def whole(pages: PageQuerySet) -> PageQuerySet:
    """The pages with what their kinds add, in one query whatever the kinds (`specific` asks once for each); without their parts."""
    whole_pages = pages.select_related("content_type", *KINDS).annotate(warned_at=warned_at())
    return whole_pages.defer(*(f"{kind}__body" for kind in KINDS if kind not in WITHOUT_PARTS))


def cards(pages: Iterable[Page], home: Page, *, here: str = "", door: str = "") -> list[Card]:
    """Pages out of `whole` as cards with their facts, covers and files, in the words of `here` (the home's language if not given).

    `door` goes into their addresses.
    """
    found = [_of_its_kind(page) for page in pages]
    facts = facts_of_many(found, brief=True)
    _load_covers(found)
    _load_documents(found)
    return [_card(page, facts[page.pk], home, here or home.locale.language_code, door) for page in found]


def _of_its_kind(page: Page) -> Any:
    found = getattr(page, page.content_type.model)
    found.warned_at = getattr(page, "warned_at", None)
    return found


def _card(page: Page, facts: Facts, home: Page, here: str, door: str) -> Card:
    code = home.locale.language_code
    return Card(
        title=page.title,
        url=address(page.as_shown, home) + (f"?for={door}" if door else ""),
        summary=page.standfirst,
        for_line=for_line(facts, here),
        cover=getattr(page, "cover", None),
        lang=code,
        dir=languages.direction(code),
        sample=facts.sample,
        kind=kind_of(page),
        terms=page.terms(here) if hasattr(page, "terms") else [],
        file_text=file_text(getattr(page, "document", None), here),
        site=_site(getattr(page, "link", "")),
        origin=getattr(page, "origin_name", ""),
        unreviewed=page.warned_at is not None,
    )


def _site(link: str) -> str:
    """Where a link leads; nothing for one that is none."""
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def kind_of(page: Page) -> str:
    """What sort of page it is: "guidance", "story", "resource", "campaign", "organisation"."""
    model = page.content_type.model if type(page) is Page else page._meta.model_name
    return str(model).removesuffix("page")


def file_text(document: Document | None, code: str) -> str:
    """A file's type and size, such as "PDF · 120 kB"."""
    if document is None:
        return ""
    parts = (document.file_extension.upper(), weight(document.file_size, code) if document.file_size else "")
    return " · ".join(filter(None, parts))


def _load_covers(pages: list[Any]) -> None:
    covered = [page for page in pages if getattr(page, "cover_id", None)]
    ids = {page.cover_id for page in covered}
    covers = Picture.objects.in_bulk(ids) if ids else {}
    if covers:
        prefetch(covers.values())
    for page in covered:
        page.cover = covers.get(page.cover_id)


def _load_documents(pages: list[Any]) -> None:
    resources = [page for page in pages if hasattr(page, "document_id")]
    ids = {page.document_id for page in resources if page.document_id}
    documents = Document.objects.in_bulk(ids) if ids else {}
    for page in resources:
        page.document = documents.get(page.document_id)


def title_cards(
    chosen: Iterable[Page | None], known: dict[int, Page], facts: dict[int, Facts], home: Page
) -> list[Card]:
    """Chosen pages by title and for whom, in the order chosen; what is not among the known is left out. No query.

    Whoever found them has asked when they went live as a warning (`warned_at`).
    """
    code = home.locale.language_code
    found = [known[page.pk] for page in chosen if page is not None and page.pk in known]
    return [
        Card(
            title=page.title,
            url=address(page, home),
            summary="",
            for_line=for_line(facts[page.pk], code),
            cover=None,
            lang=code,
            dir=languages.direction(code),
            sample=facts[page.pk].sample,
            kind=kind_of(page),
            unreviewed=getattr(page, "warned_at", None) is not None,
        )
        for page in dict.fromkeys(found)
    ]
