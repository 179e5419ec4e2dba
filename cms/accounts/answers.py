"""How the admin answers somebody whom it does not let go on: a page leads on, a request from a script gets a status."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.accounts.stopping import Reason

# In the empty session after one that a script's request has ended: why the next page is the sign-in.
WHY = "why_signed_out"


def is_in_background(request: HttpRequest) -> bool:
    """Whether a script asks, which can show no page: autosave, a ping, a chooser."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return True
    return request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"


def way_back(request: HttpRequest) -> str:
    """The address of the page where the person was, within the admin; "" where that is not known."""
    if request.method == "GET" and not is_in_background(request):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host() or not came_from.path.startswith(reverse("wagtailadmin_home")):
        return ""
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")


def sent_to_sign_in(request: HttpRequest, why: str) -> HttpResponse:
    """To the sign-in, which says why (a key of `views.entrance.WHY`) and leads back; 401 for a script, and the sign-in says it later."""
    if is_in_background(request):
        request.session[WHY] = str(why)
        return refused_in_background(
            _("You are signed out. Open this page in a new tab, sign in there, and try again."), 401
        )
    query = {"why": why}
    if back := way_back(request):
        query["next"] = back
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(query)}")


def refused_in_background(sentence: str, status: int, code: str = "sign_in") -> JsonResponse:
    """What Wagtail's scripts understand as a refusal."""
    said = {"success": False, "error_code": code, "error_message": sentence, "html": ""}
    return JsonResponse(said, status=status)


def stopped(request: HttpRequest, reason: Reason) -> HttpResponse:
    """403 for somebody who may not work here any more; says why and whom to ask, to a script's person again at the sign-in."""
    if is_in_background(request):
        request.session[WHY] = reason.key
        return refused_in_background(str(reason), 403)
    return TemplateResponse(request, "accounts/stopped.html", {"reason": reason}, status=403).render()


def cannot_count(request: HttpRequest) -> HttpResponse:
    """503 while attempts cannot be counted: until they can, nobody may try."""
    response = TemplateResponse(request, "accounts/cannot_count.html", status=503).render()
    response.headers["Retry-After"] = "300"
    return response
