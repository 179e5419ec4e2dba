"""The door, asked while the editor still has the form open: reasons stand beside the fields they concern."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.organisations.references import not_theirs, references_of, without
from cms.publishing.comments import refused_deletions, resolved_with_their_parts
from cms.publishing.door import Reason, reasons
from cms.publishing.explaining import said_together


class DoorForm(WagtailAdminPageForm):
    """Asks every rule when a page is published or submitted; saving a draft asks nothing."""

    # Fields whose own list holds nothing but what the person may choose.
    narrowed_already: ClassVar[frozenset[str]] = frozenset()
    missing: Sequence[Reason] = ()  # fine as a draft, but not ready for what was asked
    _asked = False

    def __init__(self, data: Any = None, *args: Any, instance: Any = None, for_user: Any = None, **kwargs: Any) -> None:
        if data and instance is not None and for_user is not None and not for_user.is_superuser:
            data = resolved_with_their_parts(data, instance, for_user)
        super().__init__(data, *args, instance=instance, for_user=for_user, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuses what the person could not have chosen in the form: another organisation's picture, file, number or draft."""
        cleaned: dict[str, Any] = super().clean()
        for name, value in [one for one in cleaned.items() if one[0] not in self.narrowed_already]:
            refused = not_theirs(self.for_user, references_of(value), getattr(self.instance, name, None))
            if refused:
                sent: Any = self.data  # type: ignore[has-type]  # of the form
                self.data = without(sent, name, {key for _model, key in refused})
            for model, key in refused:
                message = _("%(kind)s %(key)s is not yours to use. Choose another one, or ask for it to be shared.")
                self.add_error(name, message % {"kind": capfirst(model._meta.verbose_name), "key": key})
        return cleaned

    def is_valid(self) -> bool:
        """Valid, and ready to go live where that was asked for."""
        valid = super().is_valid() and self._deletes_own_words_only()
        if not valid or self._asked or self.is_deferred_validation:
            return valid and not self.errors
        self._asked = True
        if self._sends_back():
            return True
        self.missing = self._reasons()
        self._put_beside_fields()
        return not self.errors

    def _put_beside_fields(self) -> None:
        """Each reason beside the field that it names, which also marks the field's tab; on the page as a whole where it has none."""
        beside: dict[str | None, list[str]] = {}
        for reason in self.missing:
            beside.setdefault(reason.field if reason.field in self.fields else None, []).append(str(reason))
        for name, words in beside.items():
            for error in said_together(words):
                self.add_error(name, error)

    def _deletes_own_words_only(self) -> bool:
        comments = self.formsets.get("comments")
        if comments is None or self.for_user is None or self.for_user.is_superuser:
            return True
        refused = dict.fromkeys(refused_deletions(comments, self.for_user))
        for reason in refused:
            self.add_error(None, reason)
        return not refused

    def _sends_back(self) -> bool:
        """Whether a reviewer asks for changes, or a review is called off: neither brings the page nearer to going live."""
        rejects = self.data.get("workflow-action-name") == "reject" and "action-workflow-action" in self.data
        return rejects or "action-cancel-workflow" in self.data

    def _hands_in(self) -> bool:
        """Whether the page is only handed in for review: what somebody else must mend first does not hold that up."""
        return "action-submit" in self.data or "action-restart-workflow" in self.data

    def _reasons(self) -> list[Reason]:
        return [reason for reason in self._all_reasons() if not (reason.elsewhere and self._hands_in())]

    def _all_reasons(self) -> list[Reason]:
        candidate: Any = self.save(commit=False)
        if candidate.path or self.parent_page is None:
            return reasons(candidate)
        candidate.path = self.parent_page.path + "0" * candidate.steplen  # as if it stood there: rules look above it
        try:
            return reasons(candidate)
        finally:
            candidate.path = ""
