"""Which core a process runs on, and how much processor time it took: where the system can say so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROC = Path("/proc")


def two_cores() -> tuple[int, int] | None:
    """One core for the server and another for those who ask; None where there are no two or none can be chosen."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    cores = sorted(os.sched_getaffinity(0))
    return (cores[0], cores[-1]) if len(cores) > 1 else None


@contextmanager
def held_to(core: int | None) -> Iterator[None]:
    """This process, and those it starts meanwhile, on one core; with None wherever the system likes."""
    if core is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def fields(stat: str) -> list[str]:
    """What follows the name in /proc/<pid>/stat: state, parent, … The name may hold spaces and parentheses."""
    return stat.rpartition(")")[2].split()


def processor_seconds(pid: int) -> float | None:
    """What a process and its children have taken so far; None where there is no /proc to tell."""
    if not (PROC / str(pid) / "stat").exists():
        return None
    ticks, parents = {}, {}
    for path in PROC.glob("[0-9]*/stat"):
        try:
            known = fields(path.read_text(encoding="utf-8", errors="replace"))
        except OSError:  # ended meanwhile
            continue
        own = int(path.parent.name)
        parents[own], ticks[own] = int(known[1]), int(known[11]) + int(known[12])
    family = {pid}
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    return sum(ticks[one] for one in family if one in ticks) / os.sysconf("SC_CLK_TCK")
