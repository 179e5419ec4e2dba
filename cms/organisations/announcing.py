"""Signals for rooms above."""

from django.dispatch import Signal

# Sent inside the transaction that saved it, with `organisation` as it is and `before` as it was (None for a new one).
organisation_kept = Signal()

# Sent inside the transaction, when somebody is in no team of it any more, with `organisation` and `person`.
person_left = Signal()
