"""The door, asked while the editor still has the form open: reasons stand beside the fields they concern."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.publishing.door import Reason, reasons
from cms.publishing.rules import draft_parent


class DoorForm(WagtailAdminPageForm):
    """Asks every rule when a page is published or submitted; saving a draft asks nothing."""

    _asked = False

    def is_valid(self) -> bool:
        """Valid, and ready to go live where that was asked for."""
        valid = super().is_valid()
        if not valid or self._asked or self.is_deferred_validation:
            return valid and not self.errors
        self._asked = True
        for reason in self._reasons():
            self.add_error(reason.field if reason.field in self.fields else None, str(reason))
        return not self.errors

    def _reasons(self) -> list[Reason]:
        candidate: Any = self.save(commit=False)
        found = reasons(candidate)
        if not candidate.path and self.parent_page is not None:
            found += draft_parent(self.parent_page)
        return found
