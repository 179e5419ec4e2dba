"""What one piece of work costs, once."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_and_seconds(work: Callable[[], Any]) -> dict[str, float]:
    """Queries, and seconds by the clock on the wall."""
    with CaptureQueriesContext(connection) as captured:
        started = time.perf_counter()
        work()
        seconds = time.perf_counter() - started
    return {"queries": len(captured), "seconds": seconds}
