"""Redeeming a one-time link. Its token leaves the address at once: it is moved into the session, as a digest."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from cms.accounts.forms import PasswordForm, WelcomeForm
from cms.accounts.links import LinkIsVoid, digest, open_link, redeem
from cms.accounts.models import How, OneTimeLink, Outcome, Purpose
from cms.accounts.sign_in_log import note

LINK = "one_time_link"


@sensitive_variables("token")
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Only looks at the link: programs that fetch every address they see do not use it up. A made-up one opens no session."""
    try:
        open_link(digest(token), now=timezone.now())
    except LinkIsVoid:
        return void(request)
    request.session[LINK] = digest(token)
    return redirect("one_time_link")


@sensitive_post_parameters()
def use(request: HttpRequest) -> HttpResponse:
    """Asks for the password, and on the first visit for the name."""
    if request.user.is_authenticated:
        return TemplateResponse(request, "accounts/link_of_another.html")
    try:
        link = open_link(request.session.get(LINK, ""), now=timezone.now())
        form = form_for(link, request)
        if request.method == "POST" and form.is_valid():
            return done(request, redeem_with(form, link))
    except LinkIsVoid:
        request.session.pop(LINK, None)
        return void(request)
    return TemplateResponse(request, "accounts/link.html", {"form": form, "link": link})


def void(request: HttpRequest) -> HttpResponse:
    """What to do about a link that does not work (any more)."""
    return TemplateResponse(request, "accounts/link_void.html", status=410)


def form_for(link: OneTimeLink, request: HttpRequest) -> PasswordForm:
    """The form that this kind of link asks with."""
    sent = request.POST if request.method == "POST" else None
    if link.purpose != Purpose.WELCOME:
        return PasswordForm(link.person, sent)
    return WelcomeForm(
        link.person, sent, initial={"first_name": link.person.first_name, "last_name": link.person.last_name}
    )


def redeem_with(form: PasswordForm, link: OneTimeLink) -> OneTimeLink:
    """The link, used."""
    given = form.cleaned_data
    names = (given["first_name"], given["last_name"]) if link.purpose == Purpose.WELCOME else None
    return redeem(link.token_digest, password=given["new_password1"], names=names, now=timezone.now())


def done(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """To the sign-in: a link opens no session by itself, so that the second factor is asked for as always."""
    request.session.flush()
    outcome = Outcome.FACTORS_REMOVED if link.purpose == Purpose.ANEW else Outcome.PASSWORD_SET
    note(request, link.person, outcome, how=How.LINK, at=timezone.now())
    return redirect(f"{reverse('account_login')}?why=password")
