"""People who have not arrived: without a role, never signed in, without a second factor."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency
from cms.guidance.dashboard.own_work import name_of, when
from cms.organisations.models import Role


@register
def not_arrived(day: Day) -> Iterator[Group]:
    """For those who keep people: of their own organisations; of all for administrators of the installation."""
    people = _kept_by(day)
    if people is None:
        return
    yield _group(
        day, _("Never signed in"), people.filter(last_login=None), _("Ask them whether the invitation has arrived.")
    )
    if apps.is_installed("allauth.mfa"):
        factors = apps.get_app_config("mfa").get_model("Authenticator")._default_manager.values("user")
        bare = people.filter(last_login__isnull=False).exclude(pk__in=factors)
        yield _group(day, _("Without a second factor"), bare, _("They set it up when they sign in the next time."))
    if day.user.is_superuser:
        placed = User.objects.filter(groups__team__isnull=False).values("pk")
        none = people.filter(is_superuser=False).exclude(pk__in=placed)
        yield _group(day, _("Without a role"), none, _("Give them a role in an organisation, or close their account."))


def _kept_by(day: Day) -> QuerySet[User] | None:
    """The people somebody answers for; None for who keeps none."""
    people = User.objects.filter(is_active=True).exclude(pk=day.user.pk)
    if day.user.is_superuser:
        return people
    organisations = day.standing.organisation_ids_as(Role.ADMINISTRATOR)
    members = User.objects.filter(groups__team__organisation__in=organisations).values("pk")
    return people.filter(pk__in=members) if organisations else None


def _group(day: Day, title: str, people: QuerySet[User], hint: str) -> Group:
    found = list(people.annotate(total=counted()).order_by("date_joined", "pk")[:SHOWN])
    items = [_item(day, person) for person in found]
    return Group(Urgency.SOON, title, items, hint, left=found[0].total - len(found) if found else 0)


def _item(day: Day, person: User) -> Item:
    url = reverse("wagtailusers_users:edit", args=[person.pk]) if day.user.is_superuser else ""
    note = _("invited on %(day)s") % {"day": when(person.date_joined)}
    return Item(name_of(person), url, note=note)
