"""When somebody is reminded to read a page again, and when it goes offline: rules over dates."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

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


def told_of_dates(review_by: date | None, *, ends_overdue: bool, grace_days: int, today: date) -> list[str]:
    """What a reviewer has to know of the dates set in a page, which are no part of what it says; nothing where none is set."""
    if review_by is None:
        return []
    day = date_format(review_by, "DATE_FORMAT")
    found = [_("It is to be read again by %(day)s.") % {"day": day}]
    if review_by < today:
        found = [
            _(
                "It was to be read again by %(day)s: readers are told that it may be out of date. Send it back for a new date."
            )
            % {"day": day}
        ]
    if ends_overdue:
        end = date_format(goes_offline_on(review_by, grace_days), "DATE_FORMAT")
        found.append(_("If nobody has read it again, it goes offline by itself on %(day)s.") % {"day": end})
    return found
