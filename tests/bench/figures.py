"""Figures as they are said: a median with its spread, a ratio, a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self

Row = Sequence[str]
NOT_MEASURED = "–"


@dataclass(frozen=True)
class Spread:
    """The least, the median and the most of some repetitions."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """Of at least one value; ValueError of none."""
        if not values:
            raise ValueError("There is no spread of nothing.")
        return cls(min(values), median(values), max(values))

    def said(self, places: int = 1) -> str:
        """Such as "1.4 (1.2–1.9)"."""
        return f"{self.middle:,.{places}f} ({self.low:,.{places}f}–{self.high:,.{places}f})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How many times theirs ours is: the ratio of the medians, with the least and the most of any one round.

    Both were measured in the same rounds, in the same order: the n-th of ours belongs to the n-th of theirs.
    """
    rounds = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Spread(min(rounds), median(ours) / median(theirs), max(rounds))


def multiples(values: Sequence[float], base: float) -> Spread:
    """The values as multiples of one base."""
    return Spread.of([value / base for value in values])


def table(head: Row, rows: Sequence[Row]) -> Iterator[str]:
    """Lines of a Markdown table: names on the left, figures to the right. ValueError for a row of another length."""
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "--:|" * (len(head) - 1)
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"The row of {row[0]!r} has {len(row)} cells, the head has {len(head)}.")
        yield f"| {' | '.join(row)} |"
