"""The mails of one request, each in the language of whoever gets it: it was given to them, or what they asked for was handed back.

Of a review that sends a translation back Wagtail's own mail tells (`cms/organisations/notifying.py`).
"""

import logging

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.models import Page

from cms.accounts.models import User
from cms.languages import autonym
from cms.safety.mail_language import language_of
from cms.translation_desk.models.requested import TranslationRequest
from cms.translation_desk.naming import name_of

logger = logging.getLogger(__name__)


def address_of(request: TranslationRequest) -> str:
    """Where it is read."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('translation_desk:request', args=[request.pk])}"


def tell_given(request: TranslationRequest, source: Page, *, by: User) -> None:
    """To whoever has it now; what could not be sent comes with the daily mail."""
    person = request.taken_by
    if person is not None and _send(person, "given", request, source, by):
        TranslationRequest.objects.filter(pk=request.pk, taken_by=person).update(told_at=timezone.now())


def tell_handed_back(request: TranslationRequest, source: Page, *, by: User, note: str) -> None:
    """To whoever asked for it, with what the translator says."""
    person = request.asked_by
    if person is not None:
        _send(person, "handed_back", request, source, by, note)


def _send(person: User, name: str, request: TranslationRequest, source: Page, by: User, said: str = "") -> bool:
    """After the act, which stays done where the mail cannot be sent. Whether it was."""
    if not person.email or not person.is_active:
        return False
    with override(language_of(person)):
        subjects = {"given": _("A translation for you"), "handed_back": _("A translation was handed back")}
        context = {
            "request": request,
            "title": source.title,
            "language": autonym(request.language),
            "by": name_of(by),
            "said": said,
            "address": address_of(request),
        }
        text = render_to_string(f"translation_desk/mail/{name}.txt", context)
        try:
            send_mail(subjects[name], text, [person.email])
        except Exception:  # whatever it is, the act is done, and the list shows it
            logger.exception("A mail about a translation request could not be sent")
            return False
    return True
