"""When somebody is reminded to read a page again, and when it goes offline: rules over dates."""

from datetime import date, timedelta

AHEAD = timedelta(days=30)
EVERY = timedelta(days=7)
A_DAY = timedelta(days=1)


def reminder_due(review_by: date, today: date) -> date | None:
    """The last day that asked for a reminder: thirty days before, the day itself, then every week; None before all of them."""
    if today < review_by - AHEAD:
        return None
    if today < review_by:
        return review_by - AHEAD
    return review_by + EVERY * ((today - review_by) // EVERY)


def goes_offline_on(review_by: date, grace_days: int) -> date:
    """The first day on which it is not to be read any more: so many days after the date are over."""
    return review_by + timedelta(days=grace_days) + A_DAY
