"""The part of docs/bench.md on translators, out of what was measured."""

from collections.abc import Iterator
from typing import Any

from tests.bench.figures import Row, Spread, multiples, table

LIMIT = 200  # queries


def translators(measured: dict[str, Any]) -> Iterator[str]:
    """The translation desk."""
    found, base, opened = measured["inside"], measured["inside"]["base"], measured["beside_opened"]
    table_of, beside = found["by_languages"], found["side_by_side"]
    yield ""
    yield "## Translators"
    yield ""
    rows: list[Row] = [
        [
            f"pages by languages, {table_of['originals']} × {table_of['languages']}",
            f"{table_of['own']} ({table_of['queries']} with the admin's frame)",
            f"{multiples(table_of['times'], base).said()} × the minimal view",
        ],
        [
            "side by side, a page of 60 parts",
            f"{beside['queries']} with the admin's frame",
            f"{multiples(beside['times'], base).said()} × the minimal view",
        ],
    ]
    rows += drafting(found["desk"])
    yield from table(["what", "queries", "time"], rows)
    yield ""
    yield (
        f"Side by side, opened by somebody who had the page's own editor open before: {Spread.of(opened['weight']).said(0)} bytes more, "
        f"in {Spread.of(opened['requests']).said(0)} requests; the first text can be written after "
        f"{Spread.of(opened['writable']).said(1)} s at the connection of the first table. They are to stay at 60,000 bytes."
    )


def drafting(found: dict[str, Any]) -> Iterator[Row]:
    """A page into many languages, a file of many texts."""
    one, many = found["one"], found["many"]
    yield ["draft a page in another language", f"{one['queries']}", f"{one['seconds']:.2f} s"]
    yield [
        f"draft it in {found['languages']} languages at once (at most {LIMIT} queries)",
        f"{many['queries']}",
        f"{many['seconds'] / one['seconds']:.1f} × one language, {many['seconds']:.2f} s",
    ]
    for name, words in (("new", "into new drafts"), ("again", "over drafts that are there")):
        told = found[name]
        for act in ("compared", "written"):
            yield [
                f"a translator's file of {told['texts']:,} texts {act}, {words}",
                f"{told[act]['queries']:,}",
                f"{told[act]['seconds']:.1f} s",
            ]
