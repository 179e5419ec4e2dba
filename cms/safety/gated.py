"""What page types mix in: whenever such a page is saved live, the gate notes what it shows."""

from typing import Any, ClassVar

from django.db import models, transaction

from cms.organisations.models import Organisation
from cms.publishing.receivers import shows_something_new
from cms.safety.enough import Pass
from cms.safety.holding import hold_page
from cms.safety.passing import is_gated, keep


class Gated(models.Model):
    """Mixed into a page type; abstract, so that no migration names it. `not_shown_fields`: of its own, what readers are not shown."""

    not_shown_fields: ClassVar[frozenset[str]] = frozenset()
    # Set by the rule (rules.py) as the page is about to be saved, so that nothing is asked twice.
    known_pass: Pass | None = None

    class Meta:
        abstract = True

    def answered_for_by(self) -> Organisation | None:
        """The organisation whose people review it; None where it belongs to none."""
        return None

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Whole or not at all, and not while somebody else withdraws or approves the page."""
        page: Any = super()
        with transaction.atomic():
            hold_page(self.pk)
            page.publish(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the note of what readers are shown, or not at all."""
        page: Any = self
        fields = kwargs.get("update_fields")
        if not page.live or not is_gated(page) or not shows_something_new(fields):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            super().save(*args, **kwargs)
            known, self.known_pass = self.known_pass, None
            # Only what was saved counts: with some of the fields, the database has others than the memory.
            keep(
                page if fields is None else type(page)._base_manager.get(pk=page.pk), known if fields is None else None
            )
