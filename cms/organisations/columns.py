"""Translators fill their languages' columns of shared rows, and nothing else of them."""

from django.db.models import Model

from cms.accounts.models import User
from cms.accounts.writing import Columns, register
from cms.organisations.models import Role
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
