"""Panels of the page form for facts: fields of an original, a read-only summary on its translations."""

from functools import partial
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.compare import TextDiff, diff_text
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel, Panel
from wagtail.models import Page

from cms.accounts.models import User
from cms.taxonomy.facts import Facts, facts_of, is_original, original_of, own_facts


def described(facts: Facts) -> dict[str, str]:
    """Field name to the fact in words, for comparison and summary."""
    audiences = [_("made for %(name)s") % {"name": audience.name} for audience in facts.made_for]
    audiences += [_("suitable for %(name)s") % {"name": audience.name} for audience in facts.suitable_for]
    return {
        "audiences": ", ".join(str(name) for name in audiences),
        "scope": str(_("applies everywhere")) if facts.everywhere else ", ".join(str(place) for place in facts.places),
        "topics": ", ".join(str(topic) for topic in facts.topics),
        "situations": ", ".join(str(situation) for situation in facts.situations),
        "message_category": str(facts.message_category or ""),
        "review_by": facts.review_by.isoformat() if facts.review_by else "",
        "sample": str(_("sample, not approved")) if facts.sample else "",
    }


def kept_by(facts: Facts) -> dict[str, str]:
    """The same for who reads the page again and what happens else; one query where somebody is named."""
    owner = User.objects.filter(pk=facts.review_owner_id).first() if facts.review_owner_id else None
    days = ngettext("%(count)d day after that date", "%(count)d days after that date", facts.grace_days)
    return {
        "review_owner": (owner.get_full_name().strip() or owner.get_username()) if owner else "",
        "ends_overdue": _t("when nobody has read it again") if facts.ends_overdue else "",
        "grace_days": days % {"count": facts.grace_days} if facts.ends_overdue else "",
    }


class FactComparison:
    """One fact of two versions of a page, for Wagtail's comparison view."""

    is_field = True
    is_child_relation = False

    def __init__(self, name: str, label: str, obj_a: Page, obj_b: Page) -> None:
        self.label = label
        in_words = described if name not in ("review_owner", "ends_overdue", "grace_days") else kept_by
        self.before, self.after = (in_words(own_facts(one))[name] for one in (obj_a, obj_b))

    def field_label(self) -> str:
        """The form's name for it."""
        return self.label

    def htmldiff(self) -> str:
        """The difference, escaped and marked up."""
        if not self.before:
            return TextDiff([("addition", self.after)]).to_html()
        return diff_text(self.before, self.after).to_html()

    def has_changed(self) -> bool:
        """Whether the words differ."""
        return self.before != self.after


class FactPanel(FieldPanel):
    """A field of FactsForm, which belongs to no column of the page."""

    @cached_property
    def db_field(self) -> None:
        """There is none: the fact is a child row."""

    def get_form_options(self) -> dict[str, Any]:
        """The form declares the field itself; naming it keeps Wagtail from printing it once more below the panels."""
        return {"fields": [self.field_name]}

    class BoundPanel(FieldPanel.BoundPanel):
        """Shown only where the form has the field, that is on originals."""

        def get_comparison(self) -> list[Any]:
            """The fact in words, before and after."""
            name = self.panel.field_name
            return [partial(FactComparison, name, str(self.heading or name.replace("_", " ")))]


class PlacesPanel(MultipleChooserPanel):
    """The places of an original, searched and chosen many at a time."""

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        """Hidden on translations, whose form has no such rows."""

        def __init__(self, **kwargs: Any) -> None:
            form = kwargs["form"]
            self.left_out = form is not None and "place_marks" not in form.formsets
            # Wagtail's panel looks for its rows at once: without them it is bound as if there were no form.
            super().__init__(**(kwargs | {"form": None} if self.left_out else kwargs))

        def is_shown(self) -> bool:
            """Only where the form carries the rows."""
            return not self.left_out


class FactsSummaryPanel(Panel):
    """On a translation: the facts of its original, to read."""

    class BoundPanel(Panel.BoundPanel):
        """Reads the original's facts when it is shown."""

        template_name = "taxonomy/facts_summary_panel.html"

        def is_shown(self) -> bool:
            """Only on translations."""
            return bool(self.instance and self.instance.pk and not is_original(self.instance))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The original and its facts in words."""
            context = super().get_context_data(parent_context)
            facts = facts_of(self.instance)
            words = described(facts) | kept_by(facts)
            labels = {
                "audiences": _("Whom it is for"),
                "scope": _("Where it applies"),
                "topics": _("Topics"),
                "situations": _("Situations"),
                "message_category": _("Message category"),
                "review_by": _("Review by"),
                "review_owner": _("Who reads it again"),
                "ends_overdue": _("Goes offline"),
                "grace_days": _("How many days later"),
                "sample": _("Sample"),
            }
            context["original"] = original_of(self.instance)
            context["rows"] = [(label, escape(words[name])) for name, label in labels.items() if words[name]]
            return context
