"""The stages of the tests: SQLite, real PostgreSQL, browser. Each says how it went; none stops the next.

    python -m tests.stages [--without-browser] [arguments for pytest]

Exit code 0 only when every stage passed. A stage in which pytest finds no test has failed.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from tests import chromium, postgres
from tests.outcomes import StageFailure, summarise, timed

ROOT = Path(__file__).resolve().parent.parent
WORKERS = os.environ.get("SAFELANE_TEST_WORKERS", "2")
# A module to each worker, in the order of the modules; see sharing_out.py.
BY_MODULE = ["-n", WORKERS, "--dist", "loadscope", "--no-loadscope-reorder"]


def counted(report: Path) -> tuple[int, str]:
    """How many tests of a JUnit report passed, and the counts in words. A missing or broken report counts nothing."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - pytest has just written it
    except (OSError, ElementTree.ParseError):
        return 0, "pytest stopped before its report"
    total, failed, errors, skipped = (
        sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    passed = total - failed - errors - skipped
    words = [f"{passed} passed"]
    words += [
        f"{number} {word}" for number, word in ((failed, "failed"), (errors, "errors"), (skipped, "skipped")) if number
    ]
    return passed, ", ".join(words)


def pytest_stage(arguments: Sequence[str], environment: dict[str, str]) -> tuple[bool, str]:
    """Run pytest once, away from the demo's data; passed only when it ends well and at least one test passed."""
    with tempfile.TemporaryDirectory(prefix="safelane-tests-", ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.xml"
        environment = environment | {"DATA_DIR": f"{folder}/data", "MEDIA_ROOT": f"{folder}/media"}
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
        code = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False).returncode
        passed, words = counted(report)
    if code == 5 or (code == 0 and not passed):
        return False, f"no test was run ({words})"
    return code == 0, words if code in (0, 1) else f"{words}; pytest ended with code {code}"


@contextmanager
def on_postgres() -> Iterator[dict[str, str]]:
    """The environment with which pytest works on a PostgreSQL of its own, migrated once: each worker's database is a copy of that."""
    with postgres.running() as address, tempfile.TemporaryDirectory(prefix="safelane-tests-") as folder:
        environment = {"DATABASE_URL": address}
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        if subprocess.run(
            migrate, cwd=ROOT, env=os.environ | environment | {"DATA_DIR": folder}, check=False
        ).returncode:
            raise StageFailure("The migrations do not run on PostgreSQL: see what is said above.")
        yield environment | {"SAFELANE_TEST_TEMPLATE": urlsplit(address).path.lstrip("/")}


def sqlite_stage(extra: Sequence[str]) -> tuple[bool, str]:
    """Everything but the browser and, unless tests are named, what is asked once, on SQLite."""
    chosen = extra or ["-m", "not browser and not once"]
    return pytest_stage([*BY_MODULE, *chosen], {"DATABASE_URL": ""})


def postgres_stage(extra: Sequence[str], server: dict[str, str]) -> tuple[bool, str]:
    """Everything but the browser, on PostgreSQL."""
    return pytest_stage([*BY_MODULE, *extra], server)


def browser_stage(extra: Sequence[str], server: dict[str, str]) -> tuple[bool, str]:
    """The browser tests, once, on PostgreSQL. Without a Chromium the stage fails: it is never skipped."""
    try:
        binary = chromium.found_or_installed()
    except chromium.NoChromium as error:
        raise StageFailure(str(error)) from error
    print(f"Chromium: {binary}", flush=True)
    # In their order: tests that empty the database come before those that read the sample.
    shared = ["-n", WORKERS, "--dist", "load", "--maxschedchunk=1"]
    return pytest_stage(["-m", "browser", *shared, *extra], server | {"SAFELANE_CHROMIUM": binary})


def main(arguments: Sequence[str]) -> int:
    """Run the stages; the exit code."""
    os.environ["SAFELANE_ENV"] = "test"
    extra = [argument for argument in arguments if argument != "--without-browser"]
    with ExitStack() as stack:
        server = cache(lambda: stack.enter_context(on_postgres()))  # one for all stages that need it
        stages: dict[str, Callable[[], tuple[bool, str]]] = {
            "SQLite": lambda: sqlite_stage(extra),
            "PostgreSQL": lambda: postgres_stage(extra, server()),
            "browser": lambda: browser_stage(extra, server()),
        }
        if "--without-browser" in arguments:
            del stages["browser"]
        return summarise("Tests", [timed(name, stage) for name, stage in stages.items()])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
