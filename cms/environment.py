"""Reads the environment for settings.py: each value is checked, each mistake noted with its remedy, and all of them told at once."""

import os
import re
from pathlib import Path

ENVIRONMENT = os.environ.get("SAFELANE_ENV", "demo")
PROBLEMS: list[str] = []
IS_PRODUCTION = ENVIRONMENT == "production"
if ENVIRONMENT not in {"demo", "test", "production"}:
    PROBLEMS.append(f"SAFELANE_ENV is {ENVIRONMENT!r}: set it to demo, test or production.")


def env(name: str, default: str = "", *, required_because: str = "") -> str:
    """The variable, or the text of the file that NAME_FILE points to (for container secrets); a missing one is noted with its remedy."""
    path = os.environ.get(f"{name}_FILE", "")
    try:
        value = (Path(path).read_text(encoding="utf-8") if path else os.environ.get(name, "")).strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", "it is no text")
        PROBLEMS.append(f"{name}_FILE points to {path}, which cannot be read: {why}.")
        return default
    if not value and required_because and IS_PRODUCTION:
        PROBLEMS.append(f"{name} is not set. {required_because}")
    return value or default


def env_bool(name: str, *, default: bool = False) -> bool:
    """Yes or no; anything else is noted with its remedy."""
    value = env(name, str(default)).lower()
    if value not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        PROBLEMS.append(f"{name} is {value!r}: set it to true or false.")
    return value in {"1", "true", "yes", "on"}


def env_int(name: str, default: int) -> int:
    """A whole number; anything else is noted with its remedy."""
    value = env(name, str(default))
    if not re.fullmatch(r"[0-9]{1,18}", value):
        PROBLEMS.append(f"{name} is {value!r}: set it to a whole number such as {default}.")
        return default
    return int(value)


def env_list(name: str, default: str = "", *, required_because: str = "") -> list[str]:
    """Comma-separated values."""
    return [part.strip() for part in env(name, default, required_because=required_because).split(",") if part.strip()]


def make_folder(path: Path) -> bool:
    """Whether the folder is there or could be made; where not, that is noted with its remedy."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        PROBLEMS.append(f"{path} cannot be made: {error.strerror}. Set DATA_DIR to a folder you may write to.")
        return False
    return True
