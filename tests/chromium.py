"""Where the browser of the tests comes from: what is there, else what can be installed, else one line saying what to do."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.programs import apt_installs

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Headless, and without calls of the browser's own to anywhere.
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REMEDY = (
    "Install Chromium (Debian: apt install chromium), or set SAFELANE_CHROMIUM to its path, then run the same again."
)


class NoChromium(Exception):
    """There is none and none could be installed; the message says what to do."""


def found_or_installed() -> str:
    """The path of a Chromium that starts. Raises NoChromium."""
    given = os.environ.get("SAFELANE_CHROMIUM")
    if given:
        if starts(given):
            return given
        raise NoChromium(f"SAFELANE_CHROMIUM is {given}, which does not start. {REMEDY}")
    for find in (on_path, playwrights_own):
        binary = find()
        if binary:
            return binary
    for install, find in ((chromium_by_apt, on_path), (playwright_installs, playwrights_own)):
        install()
        binary = find()
        if binary:
            return binary
    raise NoChromium(f"no Chromium was found and none could be installed. {REMEDY}")


def on_path() -> str:
    """A browser on PATH, or ''. Ubuntu's `chromium-browser` may be a stub that does not start: it is passed over."""
    return next((path for name in NAMES if (path := shutil.which(name)) and starts(path)), "")


def playwrights_own() -> str:
    """The browser that Playwright's installer has put into the user's cache, or ''."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else ""


def starts(path: str) -> bool:
    """Whether the program is there and says its version."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def version(path: str) -> str:
    """Its version, such as 140.0.7339.80."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=True).stdout
    return next((word for word in said.split() if word[0].isdigit()), said.strip())


def chromium_by_apt() -> None:
    """Debian and its kin, as root: a minute or two."""
    apt_installs("chromium")


def playwright_installs() -> None:
    """Anywhere: Playwright's own build, with the system libraries where root may install them."""
    print("Installing Chromium by Playwright (a minute or two) …", flush=True)
    libraries = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"], check=False)
