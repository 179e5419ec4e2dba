"""Says why a page was refused, where Wagtail would only say "you do not have permission"."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cms.audit.admin_side import is_of_admin
from cms.publishing.door import NotReady
from cms.publishing.explaining import listed
from cms.publishing.refusals import listening


class RefusalMiddleware:
    """For the admin only: replaces Wagtail's answer to a refused publication by the reasons, beside the page's form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not is_of_admin(request):
            return self.get_response(request)
        with listening() as met:
            response = self.get_response(request)
        if not met or response.status_code not in {302, 403}:
            return response
        if response.status_code == 403:
            return HttpResponseForbidden(
                "\n".join(str(refusal) for refusal in met), content_type="text/plain; charset=utf-8"
            )
        return self._explain(request, response, met)

    def _explain(self, request: HttpRequest, response: HttpResponse, met: list[NotReady]) -> HttpResponse:
        for message in list(messages.get_messages(request)):
            if message.level < messages.ERROR:  # an error is Wagtail's own "no permission", which would mislead
                messages.add_message(request, message.level, message.message, message.extra_tags)
        for refusal in met:
            messages.error(request, explanation(refusal, request.user))
        if response.headers.get("Location") != reverse("wagtailadmin_home"):
            return response  # the view went on without the refused page and knows where to go
        page = met[0].page
        if len(met) == 1 and page.pk:
            return redirect("wagtailadmin_pages:edit", page.pk)
        return redirect("wagtailadmin_home")


def explanation(refusal: NotReady, user: Any) -> str:
    """The refusal as safe HTML for a message: the page's title and a list of reasons."""
    title = _("“%(title)s” was not published. What is missing:") % {"title": refusal.page.title}
    return format_html("{}{}", title, listed(refusal.reasons, user))
