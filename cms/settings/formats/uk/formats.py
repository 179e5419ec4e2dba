"""Dates in Ukrainian, as they stand within a sentence."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
