"""Translators fill their languages' columns of shared rows, and nothing else of them; an organisation describes itself."""

from typing import Any

from django.db.models import Model, QuerySet

from cms.accounts.models import User
from cms.accounts.writing import Columns, narrow_rows, register
from cms.organisations.models import Organisation, Role
from cms.organisations.models.team import BY_LANGUAGE
from cms.organisations.roles import POWERS
from cms.organisations.standing import standing_of


@register
def columns_of_their_languages(user: User, model: type[Model]) -> Columns:
    """The whole row where any role for all languages lets the person change it; else their languages' columns."""
    standing = standing_of(user)
    wanted = f"change_{model._meta.model_name}"
    whole = any(wanted in POWERS[Role(team.role)].rows for team in standing.teams if team.role not in BY_LANGUAGE)
    return None if user.is_superuser or whole else standing.languages_as(*BY_LANGUAGE)


@narrow_rows
def described_by_themselves(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Overseers say of an organisation who else approves its pages, and word nothing of it: forms.py."""
    if not issubclass(rows.model, Organisation) or user.is_superuser:
        return rows
    return rows.filter(pk__in=standing_of(user).organisation_ids_as(Role.ADMINISTRATOR))
