"""People who have not arrived: without a role, never signed in, without the second factor that they need."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.accounts.factors import FACTORS, in_need_of_one
from cms.accounts.models import User
from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency
from cms.guidance.dashboard.own_work import name_of, when
from cms.organisations.models import Role
from cms.organisations.people.listing import invited_since_last_seen


@register
def not_arrived(day: Day) -> Iterator[Group]:
    """For those who keep people: of their own organisations; of all for administrators of the installation."""
    people = _kept_by(day)
    if people is None:
        return
    away = Q(invited_since=True) | Q(last_login=None)
    yield _group(day, _("Never signed in"), people.filter(away), _("Ask them whether the invitation has arrived."))
    if settings.SECOND_FACTOR_REQUIRED:
        factors = Authenticator.objects.filter(type__in=FACTORS).values("user")
        bare = in_need_of_one(people.exclude(away)).exclude(pk__in=factors)
        yield _group(day, _("Without a second factor"), bare, _("They set it up when they sign in the next time."))
    if day.user.is_superuser:
        placed = User.objects.filter(groups__team__isnull=False).values("pk")
        none = people.filter(is_superuser=False).exclude(pk__in=placed)
        yield _group(day, _("Without a role"), none, _("Give them a role in an organisation, or close their account."))


def _kept_by(day: Day) -> QuerySet[User] | None:
    """The people somebody answers for; None for who keeps none."""
    people = User.objects.filter(is_active=True).exclude(pk=day.user.pk)
    if day.user.is_superuser:
        return people.annotate(invited_since=Value(False))
    organisations = day.standing.organisation_ids_as(Role.ADMINISTRATOR)
    members = User.objects.filter(groups__team__organisation__in=organisations).values("pk")
    if not organisations:
        return None
    return people.filter(pk__in=members).annotate(invited_since=invited_since_last_seen(organisations))


def _group(day: Day, title: str, people: QuerySet[User], hint: str) -> Group:
    found = list(people.annotate(total=counted()).order_by("date_joined", "pk")[:SHOWN])
    items = [_item(day, person) for person in found]
    return Group(Urgency.SOON, title, items, hint, left=found[0].total - len(found) if found else 0)


def _item(day: Day, person: User) -> Item:
    """Of somebody who has not come since they were invited, those who invited them know the address and no more."""
    if day.user.is_superuser:
        note = _("invited on %(day)s") % {"day": when(person.date_joined)}
        return Item(name_of(person), reverse("people:account", args=[person.pk]), note=note)
    came = person.last_login is not None and not vars(person).get("invited_since")
    return Item(name_of(person) if came else person.email, reverse("people:index"))
