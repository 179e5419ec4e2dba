"""Settings of the database and of the cache in it."""

import sys
import urllib.parse
from pathlib import Path
from typing import Any

import dj_database_url

from cms.environment import DATA_DIR, IS_PRODUCTION, PROBLEMS, env, make_folder

# Two database roles: tables belong to the one of MIGRATION_DATABASE_URL, the site runs as the other (docs/audit.md).
AS_OWNER = Path(sys.argv[0]).name == "manage.py" and sys.argv[1:2] in (
    ["migrate"],
    ["createcachetable"],
    ["grant_runtime_role"],
)


def database() -> dict[str, Any]:
    """The database of DATABASE_URL; PostgreSQL in production, an SQLite file under DATA_DIR otherwise."""
    remedy = "Set it to DATABASE_URL=postgres://USER:PASSWORD@HOST:5432/NAME."
    given = env("DATABASE_URL", required_because=remedy)
    name, url = "DATABASE_URL", given or f"sqlite:///{DATA_DIR / 'db.sqlite3'}"
    if AS_OWNER and env("MIGRATION_DATABASE_URL"):
        name, url = "MIGRATION_DATABASE_URL", env("MIGRATION_DATABASE_URL")
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except Exception:  # the library raises several kinds; the address may hold a password, so it is not repeated
        PROBLEMS.append(f"{name} is not a database address. {remedy.replace('DATABASE_URL', name)}")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    if "sqlite" in config["ENGINE"]:
        if IS_PRODUCTION and given:
            PROBLEMS.append(f"DATABASE_URL is SQLite, which is for a first look only. {remedy}")
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        make_folder(Path(config["NAME"]).parent)
    elif "postgresql" not in config["ENGINE"]:
        PROBLEMS.append(f"DATABASE_URL is not a PostgreSQL address. {remedy}")
    return config


def runtime_role() -> dict[str, str]:
    """Name and password of the role that the site runs as, for `grant_runtime_role`, which is connected as the owner."""
    address = urllib.parse.urlsplit(env("DATABASE_URL").rpartition("@")[0] + "@")
    parts = {"USER": address.username, "PASSWORD": address.password} if AS_OWNER else {}
    return {key: urllib.parse.unquote(value or "") for key, value in parts.items()}


# A request is no transaction: with SQLite's immediate mode every reader would take the write lock.
DATABASES = {"default": database() | {"ATOMIC_REQUESTS": False}}
RUNTIME_DATABASE_ROLE = runtime_role()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes and containers: Wagtail keeps the sites' root paths here, and a new language must be known to all at once.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Tries to sign in are counted here: it must not fill up and forget them while somebody tries many names.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # Wagtail would keep pickled renditions; readers' pages fetch theirs in one query anyway.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
