"""How the stages of the tests and the checks went: a heading and a line each, and a closing summary."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


class StageFailure(Exception):
    """A stage could not be run; the message says in one line what to do."""


@dataclass(frozen=True)
class Outcome:
    """How one stage went."""

    name: str
    passed: bool
    detail: str
    seconds: float

    def line(self) -> str:
        """One line of the summary."""
        return f"  {self.name:<28} {'passed' if self.passed else 'FAILED':<7} {self.seconds:6.1f} s  {self.detail}"


def timed(name: str, run: Callable[[], tuple[bool, str]]) -> Outcome:
    """Run one stage under its heading; whatever goes wrong in it is its own failure."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    try:
        passed, detail = run()
    except StageFailure as failure:
        passed, detail = False, str(failure)
    except Exception as error:
        passed, detail = False, f"{type(error).__name__}: {error}"
    outcome = Outcome(name, passed, detail, time.monotonic() - started)
    print(f"-- {outcome.line().strip()}", flush=True)
    return outcome


def summarise(title: str, outcomes: Sequence[Outcome]) -> int:
    """Print the closing summary; the exit code."""
    print(f"\n== {title}")
    for outcome in outcomes:
        print(outcome.line())
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    seconds = sum(outcome.seconds for outcome in outcomes)
    print(
        f"{title}: FAILED ({', '.join(failed)})" if failed else f"{title}: all passed",
        f"in {seconds:.0f} s",
        flush=True,
    )
    return 1 if failed or not outcomes else 0
