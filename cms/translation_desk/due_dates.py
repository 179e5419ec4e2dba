"""When somebody is reminded of a translation that has a date: rules over dates."""

from datetime import date, timedelta

AHEAD = timedelta(days=7)
EVERY = timedelta(days=7)
A_DAY = timedelta(days=1)


def is_overdue(due: date | None, today: date) -> bool:
    """It should have been done before today."""
    return due is not None and due < today


def reminder_due(due: date | None, today: date) -> date | None:
    """The last day that asked for a reminder: a week before, the day after, then every week; None before all of them."""
    if due is None or today < due - AHEAD:
        return None
    if not is_overdue(due, today):
        return due - AHEAD
    first = due + A_DAY
    return first + EVERY * ((today - first) // EVERY)
