"""Accounts: made, removed, closed, given or deprived of rights, by whichever way (a form, a command, a shell)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from cms.audit.attribution import in_one_language, organisation_of
from cms.audit.recording import record

User = get_user_model()

NAMES = ("username", "email", "first_name", "last_name")
WATCHED = frozenset({"password", "is_superuser", "is_active", *NAMES})


@receiver(pre_save, sender=User, dispatch_uid="audit.account_before")
def account_before(sender: type[Model], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Remembers on the row what its save will change: names of fields, never what is in them."""
    instance.audit_changed = frozenset()
    watched = WATCHED if update_fields is None else WATCHED & set(update_fields)
    # Signing in saves a stronger digest of the same password now and then: nobody changed anything.
    if watched == {"password"} and getattr(instance, "_password", None) is None:
        watched = frozenset()
    if instance._state.adding or not watched:
        return
    before = sender._base_manager.filter(pk=instance.pk).values(*watched).first()
    instance.audit_changed = frozenset(
        name for name, value in (before or {}).items() if getattr(instance, name) != value
    )


@receiver(post_save, sender=User, dispatch_uid="audit.account_saved")
def account_saved(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    """One entry for each thing that changed."""
    if created:
        record("people.created", subject=instance, detail={"superuser": True} if instance.is_superuser else {})
        return
    changed = instance.audit_changed
    if "password" in changed:
        record("people.password_changed", subject=instance)
    if "is_superuser" in changed:
        record("people.made_superuser" if instance.is_superuser else "people.no_longer_superuser", subject=instance)
    if "is_active" in changed:
        record("people.activated" if instance.is_active else "people.deactivated", subject=instance)
    names = [name for name in NAMES if name in changed]
    if names:
        record("people.changed", subject=instance, detail={"changed": names})


@receiver(pre_delete, sender=User, dispatch_uid="audit.account_going")
def account_going(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Remembers where it belongs: its roles go before it does."""
    instance.audit_organisation = organisation_of(instance)


@receiver(post_delete, sender=User, dispatch_uid="audit.account_removed")
def account_removed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Their own entries stay, under the name of then."""
    record("people.removed", subject=instance, organisation=instance.audit_organisation, attributed=False)


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="audit.groups")
def groups_changed(action: str, instance: Any, reverse: bool, model: type[Model], pk_set: Any, **kwargs: Any) -> None:
    """Roles are groups."""
    _given_or_taken(("people.joined_group", "people.left_group", "groups"), action, instance, reverse, model, pk_set)


@receiver(m2m_changed, sender=User.user_permissions.through, dispatch_uid="audit.permissions")
def permissions_changed(
    action: str, instance: Any, reverse: bool, model: type[Model], pk_set: Any, **kwargs: Any
) -> None:
    """Rights given to a person and to no role."""
    codes = ("people.permission_given", "people.permission_taken", "permissions")
    _given_or_taken(codes, action, instance, reverse, model, pk_set)


def _given_or_taken(
    codes: tuple[str, str, str], action: str, instance: Any, reverse: bool, model: type[Model], pk_set: Any
) -> None:
    """One entry a person and organisation, from either side of the relation; a `clear` tells its rows only beforehand."""
    given, taken, key = codes
    code = {"post_add": given, "post_remove": taken, "pre_clear": taken}.get(action)
    if code is None:
        return
    if action == "pre_clear":
        others = getattr(instance, "user_set" if reverse else key.replace("permissions", "user_permissions")).all()
    else:
        others = model._base_manager.filter(pk__in=pk_set or ()).order_by("pk")
    named = list(others)
    people, things = (named, [instance]) if reverse else ([instance], named)
    for organisation, names in _by_organisation(things).items():
        for person in people:
            record(code, subject=person, organisation=organisation, detail={key: names})


def _by_organisation(things: Iterable[Model]) -> dict[tuple[int, str] | None, list[str]]:
    """Names of roles and rights by the organisation that they are of; None for those of none, which are told where the person works."""
    found: dict[tuple[int, str] | None, list[str]] = defaultdict(list)
    with in_one_language():
        for thing in things:
            found[organisation_of(thing)].append(str(thing))
    return {organisation: sorted(names) for organisation, names in found.items()}
