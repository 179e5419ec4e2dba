"""How long a piece of work takes, and how many queries it makes."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes once, by the clock on the wall."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def effort(work: Callable[[], Any]) -> float:
    """Seconds of processor time it takes once, SQLite's included: what else the machine does hardly counts."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def queries(work: Callable[[], Any]) -> int:
    """How many queries it makes."""
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def queries_and_seconds(work: Callable[[], Any]) -> dict[str, float]:
    """Both of one time, by the clock on the wall."""
    with CaptureQueriesContext(connection) as captured:
        spent = seconds(work)
    return {"queries": len(captured), "seconds": spent}
