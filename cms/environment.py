"""Reads the environment for the settings: each value is checked, each mistake noted with its remedy, and all of them told at once."""

import os
import re
import stat
import warnings
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = os.environ.get("SAFELANE_ENV", "demo")
PROBLEMS: list[str] = []
CONTAINER_SECRETS = Path("/run/secrets")
IS_PRODUCTION = ENVIRONMENT == "production"
if ENVIRONMENT not in {"demo", "test", "production"}:
    PROBLEMS.append(f"SAFELANE_ENV is {ENVIRONMENT!r}: set it to demo, test or production.")


def env(name: str, default: str = "", *, required_because: str = "") -> str:
    """The variable, or the text of the file that NAME_FILE points to (for container secrets); a missing one is noted with its remedy."""
    path, given = os.environ.get(f"{name}_FILE", ""), os.environ.get(name, "").strip()
    if path and given:
        PROBLEMS.append(f"{name} and {name}_FILE are both given, and may differ: remove one of them.")
        return default
    if path:
        return _text_of(name, Path(path)) or default
    if not given and required_because and IS_PRODUCTION:
        PROBLEMS.append(f"{name} is not set. {required_because}")
    return given or default


def _text_of(name: str, path: Path) -> str:
    """What stands in the file of a secret; one that cannot be used is noted, one that others can read is warned of."""
    try:
        value = path.read_text(encoding="utf-8").strip()
        open_to_all = path.stat().st_mode & stat.S_IROTH
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", "it is no text")
        PROBLEMS.append(f"{name}_FILE points to {path}, which cannot be read: {why}.")
        return ""
    if not value:
        PROBLEMS.append(f"{name}_FILE points to {path}, which is empty: write the value into it.")
    # Containers put secrets there for their own process alone, readable by whatever user that has.
    if open_to_all and CONTAINER_SECRETS not in path.parents:
        warnings.warn(
            f"{name}_FILE points to {path}, which everybody on this machine can read: chmod o-r {path}", stacklevel=3
        )
    return value


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


DATA_DIR = Path(env("DATA_DIR", str(BASE_DIR / ".demo")))
