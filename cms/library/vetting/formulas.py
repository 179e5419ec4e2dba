"""Formulas of tables, and the links that they make."""

import re

ACTING = re.compile(r"\b(RTD|CALL|REGISTER(\.ID)?|EXEC|WEBSERVICE|DDE|SQL\.REQUEST)\s*\(|\|\s*'", re.IGNORECASE)
# A picture is fetched when the table is opened, a table elsewhere when it is calculated.
FETCHING = re.compile(r"\bIMAGE\s*\(|'\s*(\\\\|//|[a-z]{2,}://?)", re.IGNORECASE)
LINK = re.compile(r"\bHYPERLINK\s*\(\s*", re.IGNORECASE)
SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)


def acts(formula: str) -> bool:
    """Whether it runs something, or asks a server."""
    return bool(ACTING.search(formula))


def reaches_out(formula: str) -> bool:
    """Whether it loads something from elsewhere, or links to what is not written out and safe: a cell may hold any address."""
    links = (formula[found.end() :] for found in LINK.finditer(formula))
    return bool(FETCHING.search(formula)) or any(not _is_safe(rest) for rest in links)


def _is_safe(argument: str) -> bool:
    return argument.startswith('"') and bool(SAFE_LINK.match(argument[1:].lstrip()))
