"""Mail to people who were invited, where a mail server is named. After the act is kept: a server that is slow or down holds nothing up."""

import logging
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _

from cms.accounts.links import letter
from cms.organisations.people.keeping import Link

logger = logging.getLogger(__name__)


def mail(link: Link, *, to_whom: str) -> bool:
    """Whether the link, or word of the new roles, goes out once the act is kept. `to_whom` is the organisation's name."""
    if not settings.EMAIL_HOST:
        return False
    address = link.address if link.works else link.by_mail
    message = letter(link.person, address) if address else _word_of_roles(link, to_whom)
    transaction.on_commit(partial(_send, message))
    return True


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("A mail could not be sent.")


def _word_of_roles(link: Link, to_whom: str) -> EmailMessage:
    subject = _("Your new roles in %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    body = _(
        "You were given roles in %(organisation)s. You need no new password: sign in as always, and you see them.\n\n%(address)s\n\n"
        "If you did not expect it, tell an administrator."
    ) % {"organisation": to_whom, "address": f"{settings.SITE_URL}/admin/"}
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [link.person.email])
