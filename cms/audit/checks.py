"""Whether the server's own database role could undo what the audit trail promises: `manage.py check --deploy --database default`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, connections

from cms.audit.granting import powers_of_current_role


@register(Tags.database, deploy=True)
def runtime_role_is_limited(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Asked only where databases are named, since it connects."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        try:
            powers = powers_of_current_role(connection)
        except DatabaseError:
            continue  # no database, or no table yet: other checks say so
        if powers:
            found.append(
                Warning(
                    f"The database role of the server can undo the audit trail: it {'; it '.join(powers)}.",
                    hint="Let the server sign in as a second role: docs/audit.md, “Two roles”.",
                    id="audit.W001",
                )
            )
    return found
