"""Whoever hands in a page of advice that nobody has shown to people yet is told so. It is handed in all the same."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.safety.field_testing import takes_field_tests
from cms.safety.models import FieldTest

HANDING_IN = frozenset({"action-submit", "action-restart-workflow"})


def say_that_nobody_tested_it(request: HttpRequest, page: Page) -> None:
    """After a form of the editor was saved."""
    if request.method != "POST" or not HANDING_IN & request.POST.keys() or not takes_field_tests(page):
        return
    if FieldTest.objects.of(page).counted().exists():
        return
    said = _(
        "It is handed in. Nobody has tested it in this language yet: show it to people whom it is for while it waits, and record what "
        "they understood."
    )
    buttons = [messages.button(reverse("safety:field_tests", args=[page.pk]), _("Field tests"))]
    messages.warning(request, said, buttons=buttons)
