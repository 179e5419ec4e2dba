"""Second factors: who needs one, who has one, and whether this session was opened with it."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import GroupApprovalTask, GroupPagePermission

from cms.accounts.models import User

# Whoever has one of these administers. Some belong to rooms above this one: a permission that does not exist is nobody's.
ADMINISTERS = (
    "organisations.keep_people",
    "organisations.see_everything",
    "accounts.add_user",
    "accounts.change_user",
    "auth.add_group",
    "auth.change_group",
)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes stand in for one of these
PASSED = "second_factor_of"


def needs_second_factor(person: User) -> bool:
    """Whether this person can publish, approve or administer."""
    if person.is_superuser:
        return True
    if GroupPagePermission.objects.filter(group__user=person, permission__codename="publish_page").exists():
        return True
    if GroupApprovalTask.objects.filter(groups__user=person, active=True).exists():
        return True
    return any(person.has_perm(permission) for permission in ADMINISTERS)


def in_need_of_one(people: QuerySet[User]) -> QuerySet[User]:
    """Those of the people for whom `needs_second_factor` holds, in one query."""
    administers = Q()
    for name in ADMINISTERS:
        app, codename = name.split(".")
        administers |= Q(content_type__app_label=app, codename=codename)
    rights = Permission.objects.filter(administers).values("pk")
    publish = GroupPagePermission.objects.filter(permission__codename="publish_page").values("group")
    approve = GroupApprovalTask.objects.filter(active=True).values("groups")
    groups = Group.objects.filter(Q(pk__in=publish) | Q(pk__in=approve) | Q(permissions__in=rights)).values("pk")
    in_groups = User.groups.through.objects.filter(group__in=groups).values("user")
    by_themselves = User.user_permissions.through.objects.filter(permission__in=rights).values("user")
    return people.filter(Q(is_superuser=True) | Q(pk__in=in_groups) | Q(pk__in=by_themselves))


def must_have_second_factor(person: User) -> bool:
    """Whether this installation asks this person for one."""
    return settings.SECOND_FACTOR_REQUIRED and needs_second_factor(person)


def has_second_factor(person: User) -> bool:
    """Whether there is a passkey or an authenticator app."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()


def may_lose_one(person: User) -> bool:
    """Whether a factor can go: not the last one of somebody who has to have one."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS).count() > 1 or not must_have_second_factor(
        person
    )


def mark_passed(request: HttpRequest, person: User) -> None:
    """Notes in the session that this person has just shown a second factor. It counts for nobody else."""
    request.session[PASSED] = str(person.pk)


def has_passed(request: HttpRequest, person: User) -> bool:
    """Whether this session was opened, or went on, with a second factor of this person."""
    return request.session.get(PASSED) == str(person.pk)


def recovery_codes_left(person: User) -> int | None:
    """How many can still be used; None where none were made."""
    kept = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return None if kept is None else len(kept.wrap().get_unused_codes())
