"""Mail to people who were invited, where a mail server is named. After the act: a server that is down undoes nothing."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from cms.accounts.links import send_link
from cms.organisations.people.keeping import Link

logger = logging.getLogger(__name__)


def mail(link: Link, *, to_whom: str) -> bool:
    """Whether the link, or word of the new roles, was handed over to the mail server. `to_whom` is the organisation's name."""
    try:
        return send_link(link.person, link.address) if link.works else _tell(link, to_whom)
    except (OSError, SMTPException):
        logger.exception("A mail could not be sent.")
        return False


def _tell(link: Link, to_whom: str) -> bool:
    if not settings.EMAIL_HOST:
        return False
    subject = _("Your new roles in %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
    body = _(
        "You were given roles in %(organisation)s. You need no new password: sign in as always, and you see them.\n\n%(address)s\n\n"
        "If you did not expect it, tell an administrator."
    ) % {"organisation": to_whom, "address": f"{settings.SITE_URL}/admin/"}
    return send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [link.person.email]) == 1
