"""One-time links: made by an administrator, redeemed by one person, once."""

import datetime
import hashlib
import secrets

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from cms.accounts.models import OneTimeLink, Purpose, User


class LinkIsVoid(Exception):
    """Used, run out, taken back, or for somebody whose account or password has changed since."""


def digest(token: str) -> str:
    """What is stored of a token (SHA-256, hex)."""
    return hashlib.sha256(token.encode()).hexdigest()


def password_digest(person: User) -> str:
    """Differs as soon as the password does."""
    return salted_hmac("cms.accounts.links", person.password, algorithm="sha256").hexdigest()


@transaction.atomic
def make_link(person: User, *, purpose: Purpose, by: User | None, now: datetime.datetime) -> str:
    """The whole address of a new link, said only here; earlier links of the person are void. `by` is None on the server's own console.

    PermissionDenied for a suspended person, and for a superuser unless another asks: a link is as good as the account.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise PermissionDenied(
            _("This account is suspended. An administrator of the installation can open it again; then make the link.")
        )
    if person.is_superuser and by is not None and not by.is_superuser:
        raise PermissionDenied(_("Only a superuser makes links for a superuser."))
    void_links(person, now=now)
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.create(
        person=person,
        purpose=purpose,
        token_digest=digest(token),
        password_digest=password_digest(person),
        made_by=by,
        made_at=now,
        expires_at=now + datetime.timedelta(hours=settings.LINK_HOURS),
    )
    return settings.SITE_URL + reverse("one_time_link_token", args=[token])


def void_links(person: User, *, now: datetime.datetime) -> None:
    """Takes back whatever link of this person is still open."""
    OneTimeLink.objects.filter(person=person, used_at=None, void_at=None).update(void_at=now)


def open_link(token_digest: str, *, now: datetime.datetime) -> OneTimeLink:
    """The link behind a digest; LinkIsVoid where it does not work (any more)."""
    link = OneTimeLink.objects.open_at(now).filter(token_digest=token_digest).select_related("person").first()
    if link is None or not link.person.is_active:
        raise LinkIsVoid
    if not constant_time_compare(link.password_digest, password_digest(link.person)):
        raise LinkIsVoid
    return link


@transaction.atomic
def redeem(token_digest: str, *, password: str, names: tuple[str, str] | None, now: datetime.datetime) -> OneTimeLink:
    """Sets the password (already validated), the names where given, and takes factors away where the link is for that.

    All sessions of the person end. Of two requests at once one gets through, the other LinkIsVoid.
    """
    link = open_link(token_digest, now=now)
    # The person before their links, as whoever makes a link does: two who held one of them each would wait for each other.
    person = User.objects.select_for_update().get(pk=link.person_id)
    if OneTimeLink.objects.open_at(now).filter(pk=link.pk).update(used_at=now) != 1:
        raise LinkIsVoid
    if not person.is_active or not constant_time_compare(link.password_digest, password_digest(person)):
        raise LinkIsVoid
    person.set_password(password)
    if names is not None:
        person.first_name, person.last_name = names
    person.save()
    if link.purpose == Purpose.ANEW:
        Authenticator.objects.filter(user=person).delete()
    link.used_at, link.person = now, person
    return link


def letter(person: User, address: str) -> EmailMessage:
    """The mail that takes a link to its person, in the language of whoever makes it."""
    subject = _("Your link to %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    body = _(
        "With this link you set your password. It works once, for %(hours)d hours, and for nobody but you:\n\n%(address)s\n\n"
        "If you did not expect it, do not open it, and tell an administrator."
    ) % {"hours": settings.LINK_HOURS, "address": address}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email])
