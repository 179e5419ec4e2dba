"""Tells whoever replaced a picture, a recording or a document, took a number away, or asked for an authority, what became of the pages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.audit.admin_side import is_of_admin
from cms.publishing.explaining import links_for
from cms.safety.authority_asked import listening as listening_for_authority
from cms.safety.reopening import listening
from cms.safety.spelled import listening as listening_for_numbers

HIDDEN = _(
    "Readers no longer find these pages, since they show this. Hand each in for review, as it is; then they find it again."
)
OFFLINE = _(
    "These pages are offline: the number that you hid stands in their words. Take it out of each, and hand it in for review."
)
SPELLED = _(
    "The number that was shown until now stands in the words of these pages, and readers still find it there. Write the right one, "
    "or take it out, and hand each in for review."
)


class ReopenedMiddleware:
    """For the admin only: the library's own views, Wagtail's and wagtailmedia's, know no hook after a file was replaced."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not is_of_admin(request):
            return self.get_response(request)
        with listening() as hidden, listening_for_numbers() as spelling, listening_for_authority() as noted:
            response = self.get_response(request)
        for pages, said in ((hidden, HIDDEN), (spelling.offline, OFFLINE), (spelling.live, SPELLED)):
            if pages:
                messages.warning(request, named(pages, request.user, said))
        for words in noted.in_words():
            messages.warning(request, words)
        return response


def named(pages: Iterable[Page], user: Any, said: Any) -> SafeString:
    """The pages by their titles in safe HTML, with links where the person may go."""
    link = links_for(user)
    rows = ((page.title, link(page)) for page in pages)
    return format_html("{}<ul>{}</ul>", said, format_html_join("", "<li><bdi>{}</bdi>{}</li>", rows))
