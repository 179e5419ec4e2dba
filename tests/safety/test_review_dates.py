"""When somebody is reminded, and when a page goes offline: rules over dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.safety.review_dates import goes_offline_on, reminder_due

JUNE = date(2030, 6, 1)
DAYS = st.integers(-60, 400)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2030, 5, 1), None),
        (date(2030, 5, 2), date(2030, 5, 2)),
        (date(2030, 5, 31), date(2030, 5, 2)),
        (JUNE, JUNE),
        (date(2030, 6, 7), JUNE),
        (date(2030, 6, 8), date(2030, 6, 8)),
        (date(2030, 6, 16), date(2030, 6, 15)),
    ],
)
def test_thirty_days_before_on_the_day_and_weekly_after(today: date, due: date | None) -> None:
    assert reminder_due(JUNE, today) == due


@given(DAYS)
def test_what_is_due_never_lies_ahead_nor_changes_more_than_once_in_a_week(day: int) -> None:
    today = JUNE + timedelta(days=day)
    due, later = reminder_due(JUNE, today), reminder_due(JUNE, today + timedelta(days=7))
    assert due is None or due <= today
    assert due is None or (later is not None and timedelta() <= later - due <= timedelta(days=37))


@given(st.integers(0, 365))
def test_a_page_stays_at_least_as_many_days_as_were_promised(days: int) -> None:
    assert goes_offline_on(JUNE, days) - JUNE == timedelta(days=days + 1)
