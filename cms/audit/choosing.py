"""Whom and what the report can be narrowed to, without reading the whole trail: from id to id along an index.

A DISTINCT over a million entries reads a million entries to name twenty people; each hop here reads one.
"""

from collections.abc import Collection

from django.db import connection

from cms.audit.models import Entry

TABLE = Entry._meta.db_table
HOPS = """
    WITH RECURSIVE hop(id) AS (
        SELECT MIN({column}_id) FROM {table}
        UNION ALL
        SELECT (SELECT MIN({column}_id) FROM {table} WHERE {column}_id > hop.id) FROM hop WHERE hop.id IS NOT NULL
    )
"""
HOPS_OF_PEOPLE_THERE = """
    WITH RECURSIVE place(id) AS (VALUES {places}), step(place, id) AS (
        SELECT place.id, (SELECT MIN(actor_id) FROM {table} WHERE organisation_id = place.id) FROM place
        UNION ALL
        SELECT step.place, (SELECT MIN(actor_id) FROM {table} WHERE organisation_id = step.place AND actor_id > step.id)
        FROM step WHERE step.id IS NOT NULL
    ), hop(id) AS (SELECT DISTINCT id FROM step)
"""
THE_PLACES = "WITH hop(id) AS (VALUES {places})"
LATEST_NAMES = """
    SELECT id, (SELECT {column} FROM {table} AS latest WHERE latest.{column}_id = hop.id ORDER BY latest.id DESC LIMIT 1)
    FROM hop WHERE id IS NOT NULL
"""


def people(allowed: Collection[int] | None) -> list[tuple[int, str]]:
    """Id and latest name of everybody who did something in these organisations (None: anywhere), also of those who are gone."""
    return _named("actor", HOPS if allowed is None else HOPS_OF_PEOPLE_THERE, allowed)


def organisations(allowed: Collection[int] | None) -> list[tuple[int, str]]:
    """Id and latest name of those of these organisations (None: all) in which something was done, also of those that are gone."""
    return _named("organisation", HOPS if allowed is None else THE_PLACES, allowed)


def _named(column: str, hops: str, allowed: Collection[int] | None) -> list[tuple[int, str]]:
    """By name."""
    if allowed is not None and not allowed:
        return []
    values = sorted(allowed or ())
    sql = (hops + LATEST_NAMES).format(column=column, table=TABLE, places=", ".join(["(%s)"] * len(values)))
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        named = [(number, name) for number, name in cursor.fetchall() if name]
    return sorted(named, key=lambda choice: choice[1].casefold())
