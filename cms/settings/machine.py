"""Settings of machine translation: off until somebody names a service."""

import ipaddress
import re
import urllib.parse
from importlib.util import find_spec

from cms.environment import PROBLEMS, env, env_int

REMEDY = "leave it empty for none, or set it to libretranslate or to the dotted path of a class, such as deployment.machine.Ours"


def _is_there(path: str) -> bool:
    """Whether the module of a dotted path can be found."""
    try:
        return find_spec(path.rpartition(".")[0]) is not None
    except (ImportError, ValueError):
        return False


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _provider() -> str:
    given = env("MACHINE_TRANSLATION")
    if not given or given == "libretranslate":
        return given
    if not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", given):
        PROBLEMS.append(f"MACHINE_TRANSLATION is {given!r}: {REMEDY}.")
    elif not _is_there(given):
        PROBLEMS.append(f"MACHINE_TRANSLATION is {given!r}, and there is no such module: {REMEDY}.")
    return given


def _address(provider: str, *, key: str) -> str:
    """Without a slash at its end. It may hold a password, so it is not repeated."""
    given = env("MACHINE_TRANSLATION_URL").rstrip("/")
    example = "give an address such as https://translate.example.org"
    if not given:
        if provider == "libretranslate":
            PROBLEMS.append(
                f"MACHINE_TRANSLATION is libretranslate, and MACHINE_TRANSLATION_URL is not set: {example}."
            )
        return ""
    try:
        parts = urllib.parse.urlsplit(given)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        whole = False
    if not whole or "@" in parts.netloc or parts.query or parts.fragment or re.search(r"\s", given):
        PROBLEMS.append(f"MACHINE_TRANSLATION_URL is no address: {example}, without a user, a question mark or a hash.")
        return ""
    if key and parts.scheme == "http" and not _is_this_machine(parts.hostname or ""):
        PROBLEMS.append(
            "MACHINE_TRANSLATION_KEY would be sent unencrypted: give MACHINE_TRANSLATION_URL with https://."
        )
    return given


MACHINE_TRANSLATION = _provider()
MACHINE_TRANSLATION_KEY = env("MACHINE_TRANSLATION_KEY")
MACHINE_TRANSLATION_URL = _address(MACHINE_TRANSLATION, key=MACHINE_TRANSLATION_KEY)
# Letters that one person may send within 24 hours: services are paid by the letter.
MACHINE_TRANSLATION_LETTERS = env_int("MACHINE_TRANSLATION_LETTERS", 50_000)
