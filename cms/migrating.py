"""Whether the database is where the code is: rows are only laid on a ground that is whole."""

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def is_complete(using: str, **signal: Any) -> bool:
    """For receivers of `post_migrate`: false during a partial migration or a rollback. A flush brings no plan and changes no table."""
    if "plan" not in signal:
        return True
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
