"""The mail to those who may be the second person: a number that is wrong for readers cannot wait until somebody happens to sign in.

It names nothing: what is hidden from readers is not sent through the mail either.
"""

from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail

from cms.accounts.models import User
from cms.organisations.models import Role
from cms.safety.mail_language import language_of
from cms.safety.models import ProposedChange
from cms.safety.waiting_changes import may_decide

OVERSEERS = Q(is_superuser=True) | Q(groups__team__role=Role.COORDINATOR)


def second_persons(proposed: ProposedChange) -> list[User]:
    """Those of the organisation who may decide the change; where it has none, or for what is everybody's, the overseers who may."""
    active = User.objects.filter(is_active=True).exclude(pk=proposed.by_id).order_by("pk").distinct()
    own = (
        active.filter(groups__team__organisation=proposed.organisation_id)
        if proposed.organisation_id
        else active.none()
    )
    for people in (own, active.filter(OVERSEERS)):
        found = [one for one in people.select_related("wagtail_userprofile") if may_decide(proposed, one)]
        if found:
            return found
    return []


def tell_second_persons(proposed: ProposedChange) -> None:
    """One mail each, in their own language, once the change is kept."""
    transaction.on_commit(partial(_send, proposed))


def tell_of_several(proposed: Sequence[ProposedChange]) -> None:
    """One mail each for all that one person proposed in one go, once it is kept."""
    if len(proposed) == 1:
        tell_second_persons(proposed[0])
    elif proposed:
        transaction.on_commit(partial(_send_list, list(proposed)))


def _send_list(proposed: Sequence[ProposedChange]) -> None:
    # Who may decide one may decide all of the same kind, fields and organisation.
    alike = {(one.kind, one.organisation_id, tuple(one.fields)): one for one in proposed}
    people = {person.pk: person for one in alike.values() for person in second_persons(one)}
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('safety:changes')}"
    for person in people.values():
        if not person.email:
            continue
        with override(language_of(person)):
            text = _(
                "Somebody has changed several numbers, places or words that readers rely on. They are shown the old ones until a second "
                "person approves the changes. Look at each, then approve or refuse it:\n\n%(address)s"
            )
            send_mail(_("Changes wait for a second person"), text % {"address": address}, [person.email])


def _send(proposed: ProposedChange) -> None:
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('safety:change', args=[proposed.pk])}"
    for person in second_persons(proposed):
        if not person.email:
            continue
        with override(language_of(person)):
            text = _(
                "Somebody has changed a number, a place or a word that readers rely on. They are shown the old one until a second "
                "person approves the change. Look at it, then approve or refuse it:\n\n%(address)s"
            )
            send_mail(_("A change waits for a second person"), text % {"address": address}, [person.email])
