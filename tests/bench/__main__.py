"""What readers' pages cost beside a minimal Wagtail page and a static file, and what the editors' heavier work costs.

    python -m tests.bench [--quick]

Works in a throw-away demo with the sample, on SQLite. Talks to 127.0.0.1 only, takes some minutes (with --quick one or two), prints the
tables and writes them to docs/bench.md. It is no test: it fails only when it cannot measure.
"""

import argparse
import json
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass

from tests import bench_demo, chromium
from tests.bench import beside, cores, desk_opening, hammering, kinds, opening, weighing, writing
from tests.bench.beside import Minimal
from tests.bench_demo import ROOT, Demo

REPORT = ROOT / "docs" / "bench.md"
NO_BROWSER = "Safelane: make bench opens pages in a browser, but {error}\n"


@dataclass(frozen=True)
class Plan:
    """How often and how long each thing is measured."""

    rounds: int  # of every page inside the process
    openings: int  # of every page in the slow browser
    turns: int  # of every address under load
    seconds: float  # of one such turn


WHOLE, QUICK = Plan(rounds=20, openings=3, turns=5, seconds=1.2), Plan(rounds=5, openings=1, turns=2, seconds=0.5)


def say(line: str) -> None:
    """One line for whoever waits."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def served(demo: Demo, minimal: Minimal, binary: str, plan: Plan) -> writing.Measured:
    """What is measured from outside, with both sites served on one core."""
    pair = cores.two_cores()
    server_core, reader_core = pair or (None, None)
    with ExitStack() as stack:
        started = time.monotonic()
        with cores.held_to(server_core):
            server = stack.enter_context(bench_demo.served(demo))
            starting = time.monotonic() - started
            other = stack.enter_context(
                bench_demo.granian(beside.APPLICATION, minimal.port, minimal.environment, answering=beside.ADDRESS)
            )
        addresses = weighing.present(demo.port, kinds.addresses())
        say("Weighing pages …")
        weights = weighing.weights(minimal.port, {writing.WAGTAIL: beside.ADDRESS})
        weights |= weighing.weights(demo.port, addresses)
        say("Opening pages in a slow browser …")
        urls = {writing.WAGTAIL: minimal.url}
        urls |= {name: demo.site + addresses[name] for name in kinds.opened_slowly(addresses)}
        openings = opening.openings(binary, urls, rounds=plan.openings, say=say)
        beside_opened = desk_opening.openings(
            binary, demo.site, demo.people["translator_ar"], rounds=plan.openings, say=say
        )
        say("Asking the server as fast as it answers …")
        targets = targets_of(demo.port, server, addresses)
        targets[writing.WAGTAIL] = hammering.Target(minimal.port, beside.ADDRESS, other.pid)
        rates = hammering.rates(targets, core=reader_core, turns=plan.turns, seconds=plan.seconds, say=say)
    return {
        "addresses": addresses,
        "weights": weights,
        "openings": openings,
        "beside_opened": beside_opened,
        "rates": rates,
        "held": pair is not None,
        "starting": starting,
    }


def targets_of(port: int, server: subprocess.Popen, addresses: dict[str, str]) -> dict[str, hammering.Target]:
    """The style sheet as the static file, and every kind of page in English."""
    sheet = weighing.sheets(port, addresses[kinds.named("home", kinds.ORIGINAL)])[0]
    english = {name: address for name, address in addresses.items() if kinds.language_of(name) == kinds.ORIGINAL}
    asked = {writing.STATIC: sheet} | english
    return {name: hammering.Target(port, address, server.pid) for name, address in asked.items()}


def inside(demo: Demo, addresses: dict[str, str], plan: Plan) -> writing.Measured:
    """What is measured inside one process, which leaves the demo with more pages."""
    asked, results = demo.folder / "asked.json", demo.folder / "measured.json"
    asked.write_text(json.dumps({"addresses": addresses, "rounds": plan.rounds}), encoding="utf-8")
    demo.inside("bench.inside.main", str(asked), str(results))
    return json.loads(results.read_text(encoding="utf-8"))


def measure(binary: str, plan: Plan) -> writing.Measured:
    """Everything."""
    started = time.monotonic()
    with bench_demo.made() as demo:
        making = time.monotonic() - started
        say(f"Preparing a {writing.WAGTAIL} …")
        minimal = beside.made(demo.folder / "minimal")
        measured = served(demo, minimal, binary, plan)
        say("Measuring inside the process …")
        measured["inside"] = inside(demo, measured["addresses"], plan)
    return measured | {
        "making": making,
        "wagtail_queries": minimal.queries,
        "rounds": plan.rounds,
        "openings_rounds": plan.openings,
        "turns": plan.turns,
        "turn_seconds": plan.seconds,
        "chromium": chromium.version(binary),
        "quick": plan is QUICK,
        "seconds": time.monotonic() - started,
    }


def main() -> int:
    """Measure, print, write; 1 with a line that says what to do when something needed is not there."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measures pages, and writes docs/bench.md.")
    parser.add_argument("--quick", action="store_true", help="few repetitions, for trying the bench itself")
    plan = QUICK if parser.parse_args().quick else WHOLE
    try:
        measured = measure(chromium.found_or_installed(), plan)
    except chromium.NoChromium as error:
        sys.stderr.write(NO_BROWSER.format(error=error))
        return 1
    except weighing.NotServed as error:
        sys.stderr.write(f"Safelane: {error}\n")
        return 1
    text = "\n".join(writing.report(measured)) + "\n"
    REPORT.write_text(text, encoding="utf-8")
    say(f"\n{text}\nWritten to {REPORT.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
