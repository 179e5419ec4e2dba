"""Translators fill their languages' columns of shared rows, and nothing else of them; an organisation describes itself."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from cms.accounts.models import User
from cms.accounts.writing import Columns, fill_columns, narrow_rows, register
from cms.organisations.models import Organisation, Role, Team
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


@fill_columns
def pictures_described_in_their_language(user: User, model: type[Model]) -> dict[str, Q]:
    """Those that a team of a language may put on its pages: on the shelf of its organisation, and on the one that all share."""
    if not issubclass(model, get_image_model()):
        return {}
    teams = [team for team in standing_of(user).teams if team.role in BY_LANGUAGE]
    return {
        code: _on_shelves_of([team for team in teams if team.language == code], user, model)
        for code in {team.language for team in teams}
    }


def _on_shelves_of(teams: Iterable[Team], user: User, model: type[Model]) -> Q:
    """At or below the collections from which these teams choose; asks once for each person."""
    policy: Any = policy_registry.get_by_type(model)
    groups = {team.group_id for team in teams}
    paths = {
        right.collection.path
        for right in policy.get_cached_permissions_for_user(user)
        if right.group_id in groups and right.permission.codename == "choose_image"
    }
    return reduce(or_, (Q(collection__path__startswith=path) for path in sorted(paths)), Q(pk=None))
