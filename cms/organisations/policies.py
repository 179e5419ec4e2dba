"""Rows that belong to an organisation: its people alone change them, and those who see everything read them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.organisations.roles import POWERS
from cms.organisations.standing import standing_of


class OwnRows(ModelPermissionPolicy):
    """The model's permissions, narrowed to rows of the person's organisations.

    `owner` is the lookup of the organisation. With `shared`, rows of no organisation are everybody's to look at. Nobody deletes with
    `keeps` (an organisation with all its pages is suspended, not deleted).
    """

    def __init__(self, model: type[Model], *, owner: str, shared: bool = False, keeps: bool = False) -> None:
        super().__init__(model)
        self.owner, self.shared, self.keeps = owner, shared, keeps

    def user_has_permission(self, user: User, action: str) -> bool:
        """As the model's, less deleting where rows are kept."""
        return not (self.keeps and action == "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        """The same for several actions."""
        return any(self.user_has_permission(user, action) for action in actions)

    def rows(self, user: User, action: str) -> Q | None:
        """The rows with which somebody may do something; None for none at all."""
        if not self.user_has_permission(user, action):
            return None
        standing = standing_of(user)
        if user.is_superuser or standing.sees_everything:
            return Q()
        own = Q(**{f"{self.owner}__in": self._own(user, action)})
        return own | Q(**{f"{self.owner}__isnull": True}) if self.shared and action == "view" else own

    def _own(self, user: User, action: str) -> set[int]:
        """Organisations whose teams bring the permission: who reviews for one and writes for another keeps only the one's."""
        name = self._get_permission_codenames([action])
        teams = standing_of(user).teams
        found = {team.organisation_id for team in teams if name & POWERS[Role(team.role)].rows}
        return {one for one in found if one is not None}

    def user_may_for(self, user: User, action: str, organisation_id: int | None) -> bool:
        """Whether somebody may do something with a row of that organisation, or of none, which need not be there yet."""
        if not self.user_has_permission(user, action):
            return False
        sees_all = user.is_superuser or standing_of(user).sees_everything
        return sees_all or organisation_id in self._own(user, action)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Any]:
        """The rows with which somebody may do any of these things."""
        found = [rows for action in actions if (rows := self.rows(user, action)) is not None]
        wanted = Q(pk=None)
        for rows in found:
            wanted = Q() if not rows else wanted | rows
            if not rows:
                break
        queryset: QuerySet[Any] = self.model._default_manager.filter(wanted)
        return queryset

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        """Asks the database, so that what a form has put on the instance meanwhile does not count."""
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Model) -> bool:
        """The same for several actions."""
        return bool(self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists())
