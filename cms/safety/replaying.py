"""A waiting change as the form of its row, filled in anew by who proposed it: so that every check and every limit of it holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, Model
from django.forms import ModelForm
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import languages
from cms.directions import apart
from cms.safety.models import ProposedChange
from cms.safety.second_person import Change, changes_of, digest_of_values, sent_values, stored_values


@dataclass(frozen=True)
class Replayed:
    """The form, whether the row is what it was when it was proposed, and what it would change; nothing where it is not valid any more."""

    form: ModelForm
    is_as_it_was: bool
    changes: dict[str, Change]
    after: dict[str, Any]
    digest: str

    @property
    def complaints(self) -> list[str]:
        """What the form refuses, each with the name of its field."""
        return [
            f"{label_of(type(self.form.instance), name)}: {error}" if name in self.form.fields else str(error)
            for name, errors in self.form.errors.items()
            for error in errors
        ]


def replay(proposed: ProposedChange, row: Model | None, *, lock: bool = False) -> Replayed:
    """Fills in only what was proposed: every other field of a row that is there stays as it is by now."""
    form = form_for(proposed.model, proposed.by, row, proposed.sent)
    for name, field in form.fields.items():
        field.disabled = row is not None and name not in proposed.fields
    before = stored_values(form.instance, proposed.fields, lock=lock) if _are_fields(form, proposed.fields) else {}
    valid = form.is_valid()
    after = sent_values(form) if valid else {}
    whole = stored_values(form.instance, form.fields)
    return Replayed(
        form,
        digest_of_values(before) == proposed.digest,
        changes_of(form) if valid else {},
        after,
        digest_of_values({"change": proposed.pk, "before": whole, "after": after}),
    )


def form_for(model: Any, person: Any, row: Model | None, data: Any = None) -> ModelForm:
    """The form in which the person changes rows of the model: with the fields that are theirs."""
    form_class: type[ModelForm] = model.snippet_viewset.get_edit_handler().get_form_class()
    return form_class(data, instance=row, for_user=person)  # type: ignore[call-arg]  # Wagtail's take it


def _are_fields(form: ModelForm, names: list[str]) -> bool:
    """Whether the proposer may still write in all of them: a language may have been taken from them since."""
    return set(names) <= form.fields.keys()


def label_of(model: type[Model], name: str) -> str:
    """What a field is called; in which language its words are, where it has several."""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if hasattr(field, "translated_field"):
        label = capfirst(str(field.translated_field.verbose_name))
        return _("%(label)s (%(language)s)") % {"label": label, "language": languages.autonym(field.language)}
    return str(capfirst(field.verbose_name))


def language_of(model: type[Model], name: str) -> str:
    """The language of what stands in the field (BCP 47); empty where it has none."""
    return str(getattr(model._meta.get_field(name), "language", ""))


def in_words(model: type[Model], name: str, value: Any) -> str:
    """What stands in a field, to be kept: rows by their names, choices by their words, languages by their own names."""
    return ", ".join(_words_of(model, name, value))


def shown(model: type[Model], name: str, value: Any) -> str:
    """The same for a screen: of several names each keeps its direction to itself."""
    words = _words_of(model, name, value)
    return ", ".join(apart(one) for one in words) if isinstance(value, list) else "".join(words)


def _words_of(model: type[Model], name: str, value: Any) -> list[str]:
    field: Any = model._meta.get_field(name)
    if value is None:
        return []
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    if field.is_relation:
        keys = value if isinstance(value, list) else [value]
        known = {str(row.pk): str(row) for row in field.related_model._default_manager.filter(pk__in=keys)}
        return [known.get(key) or str(key) for key in keys]
    if isinstance(value, list):
        return [languages.autonym(one) for one in value]
    if isinstance(field, DateField):
        return [date_format(date.fromisoformat(value), "DATE_FORMAT")]
    return [str(dict(field.flatchoices).get(value) or _numbered(field, value) or value)]


def _numbered(field: Any, value: str) -> Any:
    """The words of a choice that is kept as a number."""
    return {str(key): words for key, words in field.flatchoices}.get(value)
