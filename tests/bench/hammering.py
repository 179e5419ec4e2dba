"""How many requests a second the server answers on one core, asked over kept connections by a few readers at once."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bench import cores
from tests.bench.weighing import BROWSER

READERS = 4
WARM_UP = 0.4  # seconds
AT_MOST = 20_000  # requests of one reader in one turn
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


@dataclass(frozen=True)
class Target:
    """An address, and the process that answers for it."""

    port: int
    address: str
    server: int


def body_length(head: bytes) -> int:
    """How many bytes follow these headers. RuntimeError for anything but a 200 with its length."""
    found = LENGTH.search(head)
    if not head.startswith(b"HTTP/1.1 200") or not found:
        raise RuntimeError(f"Under load the server answered {head[:200]!r}")
    return int(found[1])


async def one_reader(target: Target, until: float) -> int:
    """Asks on one connection until the time is over; how often an answer came whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
    ask = (
        f"GET {target.address} HTTP/1.1\r\nHost: 127.0.0.1:{target.port}\r\nAccept-Encoding: {BROWSER}\r\n\r\n".encode()
    )
    count = 0
    while time.monotonic() < until and count < AT_MOST:
        writer.write(ask)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(body_length(head))
        count += 1
    writer.close()
    return count


async def readers(target: Target, seconds: float) -> int:
    """Answers to all readers together."""
    until = time.monotonic() + seconds
    async with asyncio.timeout(seconds + 30):
        return sum(await asyncio.gather(*(one_reader(target, until) for _ in range(READERS))))


def one_turn(target: Target, seconds: float) -> tuple[float, float | None]:
    """Requests a second, and milliseconds of processor time of the server for each (None where nobody tells)."""
    before, started = cores.processor_seconds(target.server), time.monotonic()
    count = asyncio.run(readers(target, seconds))
    spent, after = time.monotonic() - started, cores.processor_seconds(target.server)
    effort = None if before is None or after is None else (after - before) * 1000 / count
    return count / spent, effort


def rates(
    targets: dict[str, Target], *, core: int | None, turns: int, seconds: float, say: Callable[[str], Any]
) -> dict[str, dict[str, list[float]]]:
    """By target all rates and efforts; a turn takes each target once (A B C A B C …), so that noise falls on all alike."""
    found: dict[str, dict[str, list[float]]] = {name: {"rate": [], "effort": []} for name in targets}
    with cores.held_to(core):
        for target in targets.values():
            one_turn(target, WARM_UP)
        for number in range(turns):
            say(f"  turn {number + 1} of {turns}: {len(targets)} addresses, {seconds:g} s each …")
            for name, target in targets.items():
                rate, effort = one_turn(target, seconds)
                found[name]["rate"].append(rate)
                found[name]["effort"] += [] if effort is None else [effort]
    return found
