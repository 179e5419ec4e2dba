"""Who is served in which language: live pages by audience, fit and language, and what is missing."""

from dataclasses import dataclass

from wagtail.models import Locale

from cms import languages
from cms.guidance.addresses import live_homes, live_pages
from cms.taxonomy.models import Audience, Fit, PageAudience


@dataclass(frozen=True)
class Cell:
    """How many live pages of one language name one audience with one fit."""

    audience: Audience
    fit: Fit
    language: str
    count: int

    @property
    def autonym(self) -> str:
        """The language in itself."""
        return languages.autonym(self.language)


@dataclass(frozen=True)
class Row:
    """One audience with one fit, across all enabled languages."""

    audience: Audience
    fit: Fit
    cells: list[Cell]

    @property
    def fit_label(self) -> str:
        """Made for or suitable for."""
        return str(self.fit.label)


def coverage_matrix() -> list[Row]:
    """Eight rows (four audiences, two fits), a cell for each enabled language; five queries, however many pages.

    Counted as a reader would find them: live under a live home, of a live original.
    """
    codes = list(Locale.objects.order_by("language_code").values_list("language_code", flat=True))
    counts = _counts()
    return [
        Row(audience, fit, [Cell(audience, fit, code, counts.get((audience.pk, fit.value, code), 0)) for code in codes])
        for audience in Audience.objects.all()
        for fit in Fit
    ]


def _counts() -> dict[tuple[int, str, str], int]:
    """Number of live pages by audience id, fit and language code."""
    by_key: dict[object, list[tuple[int, str]]] = {}
    for key, audience_id, fit in PageAudience.objects.live().values_list("page__translation_key", "audience_id", "fit"):
        by_key.setdefault(key, []).append((audience_id, fit))
    counts: dict[tuple[int, str, str], int] = {}
    live = set(live_homes())
    pages = live_pages().filter(translation_key__in=PageAudience.objects.live().values("page__translation_key"))
    for key, code in pages.values_list("translation_key", "locale__language_code"):
        for audience_id, fit in by_key.get(key, []) if code in live else []:
            counts[audience_id, fit, code] = counts.get((audience_id, fit, code), 0) + 1
    return counts


def empty_cells(rows: list[Row]) -> list[Cell]:
    """The gaps, by language, then in the order of the audiences."""
    return sorted((cell for row in rows for cell in row.cells if not cell.count), key=lambda cell: cell.language)
