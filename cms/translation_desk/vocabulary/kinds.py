"""Kinds of shared rows whose words have a column for each language, and which of them are open to somebody.

They are found in two registers, modeltranslation's and Wagtail's of permission policies: a kind that a room above brings is here by itself.
Who may write what is what the admin's own forms say: the policy for the row, `columns_open_to` for the column. Pictures have a form for
those who may change them; translators describe them here alone (`columns_to_fill`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname
from wagtail.images.forms import get_image_form
from wagtail.images.models import AbstractImage
from wagtail.permissions import policy_registry

from cms import languages
from cms.accounts.models import User
from cms.accounts.translated_fields import enabled_codes
from cms.accounts.writing import columns_open_to, columns_to_fill, rows_open_to
from cms.library.models import Picture
from cms.library.models.picture import PictureQuerySet
from cms.safety.replaying import form_for

OF_PICTURES = _(
    "What each picture shows, for people who cannot see it. It is suggested when the picture is put on a page. Pages that have the picture"
    " already keep their own words."
)


@dataclass(frozen=True)
class Kind:
    """A kind of row, as it is open to one person: the languages whose columns they may fill."""

    model: type[Model]
    codes: frozenset[str]

    @property
    def name(self) -> str:
        """As it stands in addresses: "taxonomy.topic"."""
        return str(self.model._meta.label_lower)

    @property
    def label(self) -> str:
        """“Topics”."""
        return str(capfirst(self.model._meta.verbose_name_plural))

    @property
    def fields(self) -> list[str]:
        """Names of the fields that have words in several languages."""
        return fields_of(self.model)

    @property
    def hint(self) -> str | Promise:
        """What becomes of the words, where nobody would guess it."""
        return OF_PICTURES if issubclass(self.model, Picture) else ""

    def rows_of(self, user: User, code: str) -> QuerySet[Any]:
        """The rows whose words in the language are the person's: those that they may change, and those of which they fill a column.

        A picture that was taken away from readers is none of them.
        """
        rows, filled = self.changed_by(user), columns_to_fill(user, self.model).get(code)
        if filled is not None:
            rows = self.model._default_manager.filter(Q(pk__in=rows.values("pk")) | filled)
        return rows.showable() if isinstance(rows, PictureQuerySet) else rows

    def changed_by(self, user: User) -> QuerySet[Any]:
        """The rows that the person may change, in their own form too, and whose words are theirs."""
        policy: Any = policy_registry.get_by_type(self.model)
        return rows_open_to(user, policy.instances_user_has_any_permission_for(user, ["change"]))


def fields_of(model: type[Model]) -> list[str]:
    """Names of the fields of a registered model that have words in several languages, in the order of its form."""
    translated = translator.get_options_for_model(model).all_fields
    return [field.name for field in model._meta.fields if field.name in translated]


def column(field: str, code: str) -> str:
    """The name of a field's column: "name_ar"."""
    return str(build_localized_fieldname(field, code))


def columns_of(model: type[Model], field: str) -> dict[str, str]:
    """Language code to column, in the order in which languages are listed."""
    found = {one.language: one.name for one in translator.get_options_for_model(model).all_fields[field]}
    return {code: found[code] for code in languages.in_order(found)}


def translated_models() -> list[type[Model]]:
    """Every registered model that the admin has a form for."""
    models = translator.get_registered_models(abstract=False)
    return sorted(filter(_has_form, models), key=lambda model: model._meta.label_lower)


def kinds_for(user: User) -> list[Kind]:
    """Those of which the person may fill a column, by their names."""
    enabled = enabled_codes()
    return sorted(
        (kind for kind in _kinds(user, translated_models(), enabled) if kind.codes), key=lambda kind: kind.label
    )


def has_words(user: User) -> bool:
    """Whether there is any; for the menu, so without asking which languages are enabled, and the library last, which asks the database."""
    models = sorted(translated_models(), key=lambda model: issubclass(model, AbstractImage))
    return any(kind.codes for kind in _kinds(user, models, set(languages.BUILT_IN)))


def words_form(model: type[Model], person: User, row: Model, sent: QueryDict, columns: set[str]) -> ModelForm:
    """The admin's own form of the row for the person, in which all but these columns stays as it is."""
    form: ModelForm
    if issubclass(model, AbstractImage):
        form = get_image_form(model, fields=sorted(columns))(sent, instance=row, user=person)
    else:
        form = form_for(model, person, row, sent)
    for name, field in form.fields.items():
        field.disabled = name not in columns
    return form


def _kinds(user: User, models: Iterable[type[Model]], enabled: set[str]) -> Iterator[Kind]:
    for model in models:
        policy: Any = policy_registry.get_by_type(model)
        codes = frozenset(columns_to_fill(user, model).keys() & enabled)
        if policy.user_has_permission(user, "change") or _owns_some(policy, user):
            codes |= _codes(user, model, enabled)
        yield Kind(model, codes)


def _owns_some(policy: Any, user: User) -> bool:
    """Of the library one may change what one has uploaded, where one may add."""
    return hasattr(policy, "owner_field_name") and policy.user_has_permission(user, "add")


def _codes(user: User, model: type[Model], enabled: set[str]) -> frozenset[str]:
    codes = {code for field in fields_of(model) for code in columns_of(model, field)} & enabled
    if issubclass(model, AbstractImage):
        return frozenset(codes)  # whoever may change a picture describes it in every language
    open_ = columns_open_to(user, model)
    return frozenset(codes if open_ is None else codes & open_)


def _has_form(model: type[Model]) -> bool:
    return issubclass(model, AbstractImage) or hasattr(model, "snippet_viewset")
