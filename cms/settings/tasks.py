"""Settings of what is done after the answer (Django's tasks)."""

from typing import Any

# Wagtail's own tasks (search, references) use the first, at once and in the request: nothing of it waits for a worker. Ours name the
# second, which keeps them in the database for `manage.py db_worker --backend database`.
TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "database": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
