"""What somebody is told at the next sign-in after they were invited: nobody is made part of an organisation without knowing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import signals
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Team
from cms.organisations.people.joining import INVITED
from cms.organisations.people.posts import in_words


@receiver(signals.user_logged_in, dispatch_uid="people.greet")
def greet(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A sentence for each organisation that has invited the person since the sign-in before this one, whose time is still on the row."""
    invitations = Entry.objects.filter(
        action=INVITED, kind=user._meta.label_lower, object_id=str(user.pk), organisation_id__isnull=False
    )
    if user.last_login is not None:
        invitations = invitations.filter(at__gte=user.last_login)
    for organisation in Organisation.objects.filter(pk__in=set(invitations.values_list("organisation_id", flat=True))):
        teams = list(Team.objects.of(user).filter(organisation=organisation).select_related("organisation"))
        if teams:
            sentence = _("You work for %(organisation)s now, as: %(roles)s.")
            words = {"organisation": organisation, "roles": ", ".join(in_words(teams))}
            messages.info(request, sentence % words, fail_silently=True)
