"""Wagtail's own search in the admin, on whichever database, so that nothing typed there ends in an error.

On SQLite a quotation mark is a syntax error of its full-text engine, and ordering by relevance takes quadratic time. Name this
module in WAGTAILSEARCH_BACKENDS.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from wagtail.search.backends import database
from wagtail.search.backends.base import BaseSearchBackend, BaseSearchResults, EmptySearchResults
from wagtail.search.query import MATCH_ALL, And, Not, Or, Phrase, PlainText, SearchQuery

LONGEST_QUERY = 200  # characters
MOST_WORDS = 16
UNSAFE = frozenset("\"'`\\")


def cleaned_text(text: str) -> str:
    """Words out of what was typed: no quotes, no control characters, none without a letter or a digit, and not too many."""
    shown = "".join(
        " " if sign in UNSAFE or unicodedata.category(sign)[0] in "CZ" else sign for sign in text[:LONGEST_QUERY]
    )
    return " ".join([word for word in shown.split() if any(sign.isalnum() for sign in word)][:MOST_WORDS])


def cleaned(query: str | SearchQuery) -> str | SearchQuery | None:
    """The query with clean texts, without the parts in which nothing is left; None where that is all of it."""
    match query:
        case str():
            return cleaned_text(query) or None
        case PlainText(query_string=text):
            return PlainText(cleaned_text(text), query.operator, query.boost) if cleaned_text(text) else None
        case Phrase(query_string=text):
            return Phrase(cleaned_text(text)) if cleaned_text(text) else None
        case And() | Or():
            first = islice(_parts(query), MOST_WORDS)
            parts = [part for part in map(cleaned, first) if part is not None]
            return type(query)(parts) if len(parts) > 1 else next(iter(parts), None)
        case Not():
            part = cleaned(query.subquery)
            return MATCH_ALL if part is None else Not(part)
    return query


def _parts(query: And | Or) -> Iterator[SearchQuery]:
    """What is joined alike, however nested: Wagtail joins the phrases typed in pairs of pairs."""
    for part in query.subqueries:
        if type(part) is type(query):
            yield from _parts(part)
        else:
            yield part


class Careful:
    """Goes before one of Wagtail's database backends: cleans what it is asked."""

    ranks: bool

    def search(self, query: str | SearchQuery | None, model_or_queryset: Any, **options: Any) -> BaseSearchResults:
        """Whole words."""
        return self._asked("search", query, model_or_queryset, options)

    def autocomplete(
        self, query: str | SearchQuery | None, model_or_queryset: Any, **options: Any
    ) -> BaseSearchResults:
        """Words and the beginning of the last one."""
        return self._asked("autocomplete", query, model_or_queryset, options)

    def _asked(
        self, how: str, query: str | SearchQuery | None, model_or_queryset: Any, options: dict[str, Any]
    ) -> BaseSearchResults:
        query = MATCH_ALL if query is None else cleaned(query)
        if query is None:
            return EmptySearchResults()
        options["order_by_relevance"] = self.ranks and options.get("order_by_relevance", True)
        return getattr(super(), how)(query, model_or_queryset, **options)


class Unrestricted:
    """A database filters and orders by any column; Wagtail's check is for engines that know only indexed ones."""

    def check(self) -> None:
        """Refuses nothing: the media chooser filters by a column that is not indexed, and every search in it would be a 500."""


@cache
def _careful(stock: type[BaseSearchBackend]) -> type[BaseSearchBackend]:
    compilers = {
        name: type(f"Unrestricted{compiler.__name__}", (Unrestricted, compiler), {})
        for name in ("query_compiler_class", "autocomplete_query_compiler_class")
        if (compiler := getattr(stock, name))
    }
    ranks = not stock.__module__.endswith(".sqlite")
    return type(f"Careful{stock.__name__}", (Careful, stock), {**compilers, "ranks": ranks})


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """The backend of the database in use, made careful. Wagtail looks for it by this name."""
    stock: Any = type(database.SearchBackend(params))
    return _careful(stock)(params)
