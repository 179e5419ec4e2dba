"""The minimal Wagtail site that Safelane is measured beside: made in a folder of its own, served the same way."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench_demo import FOREIGN, ROOT, free_port

APPLICATION, ADDRESS = "tests.bench.minimal.wsgi:application", "/"
MAKE = "import django, sys; django.setup(); from tests.bench.minimal import preparing; preparing.main(sys.argv[1])"


@dataclass(frozen=True)
class Minimal:
    """The site: its folder, the port it is served on, how many queries its page takes."""

    folder: Path
    port: int
    queries: int = 0

    @property
    def url(self) -> str:
        """Its one page."""
        return f"http://127.0.0.1:{self.port}{ADDRESS}"

    @property
    def environment(self) -> dict[str, str]:
        """What makes a process work on this site."""
        own = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in FOREIGN}
        return own | {"DJANGO_SETTINGS_MODULE": "tests.bench.minimal.settings", "MINIMAL_FOLDER": str(self.folder)}


def made(folder: Path) -> Minimal:
    """The site in a folder that does not exist yet. CalledProcessError when it cannot be made."""
    folder.mkdir()
    site, results = Minimal(folder, free_port()), folder / "measured.json"
    subprocess.run([sys.executable, "-c", MAKE, str(results)], cwd=ROOT, env=site.environment, check=True)
    return Minimal(folder, site.port, json.loads(results.read_text(encoding="utf-8"))["queries"])
