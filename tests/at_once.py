"""Several acts at the same moment, on a database with several connections."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

# For modules whose tests do so.
ON_SEVERAL_CONNECTIONS = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one connection"),
]


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each: "done", or the name of what it raised."""
    outcomes, start = list[str](), threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            outcomes.append("done")
        except Exception as error:  # whatever it is, the test names it
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)
