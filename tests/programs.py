"""Programs of the system that some tests run: what is there, else what can be installed, else one line saying what to do."""

import os
import shutil
import subprocess

import pytest


def gettext(name: str) -> str:
    """The path of a program of GNU gettext, which translators have and the installation needs nowhere. Without it the test fails."""
    if shutil.which(name) is None:
        apt_installs("gettext")
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"no {name}. Install GNU gettext (Debian: apt install gettext), then run the same again.")
    return found


def apt_installs(package: str) -> None:
    """Debian and its kin, as root: the system's package. Nothing elsewhere."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {package} by apt …", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "-q", "update"],
            ["apt-get", "-qy", "-o", "DPkg::Lock::Timeout=120", "install", "--no-install-recommends", package],
        ):
            subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
