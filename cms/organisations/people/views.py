"""The People screen of an organisation. Doors (doors.py) have let in only those who may; each act asks again."""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from cms.accounts.models import User
from cms.accounts.requests import SignedInRequest
from cms.organisations.models import Organisation, Team
from cms.organisations.people import keeping
from cms.organisations.people.forms import Asked, InviteForm, LinkForm, PostsForm
from cms.organisations.people.joining import keys
from cms.organisations.people.keeping import Link
from cms.organisations.people.listing import (
    Member,
    organisations_kept_by,
    organisations_looked_at_by,
    people_of,
)  # fmt: skip
from cms.organisations.people.mailing import mail
from cms.organisations.people.rules import Refused

ON_A_PAGE = 50
asks = require_http_methods(["GET", "POST"])


@require_http_methods(["GET"])
def index(request: SignedInRequest) -> HttpResponse:
    """The organisations to choose from; the only one at once."""
    found = list(organisations_looked_at_by(request.user))
    if not found and not request.user.is_superuser:
        raise PermissionDenied
    if len(found) == 1 and not request.user.is_superuser:
        return redirect("people:organisation", found[0].pk)
    return TemplateResponse(request, "organisations/people/index.html", {"organisations": found})


@require_http_methods(["GET"])
def people(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    """Everybody of an organisation."""
    organisation = get_object_or_404(organisations_looked_at_by(request.user), pk=organisation_id)
    words = request.GET.get("q", "").strip()[:100]
    found = [one for one in people_of(organisation, by=request.user, now=timezone.now()) if one.says(words)]
    keeps = organisations_kept_by(request.user).filter(pk=organisation.pk).exists()
    context = {"organisation": organisation, "q": words, "keeps": keeps}
    return TemplateResponse(request, "organisations/people/people.html", context | paged(found, request))


def sent(request: SignedInRequest) -> QueryDict | None:
    """What a form was sent with; nothing ticked and nothing written is an answer, too."""
    return request.POST if request.method == "POST" else None


def paged(found: Any, request: SignedInRequest) -> dict[str, Any]:
    """One page of a list, with the numbers of the others."""
    pages = Paginator(found, ON_A_PAGE)
    page = pages.get_page(request.GET.get("p"))
    return {"page": page, "elided_page_range": pages.get_elided_page_range(page.number)}


@sensitive_variables("link")
@asks
def invite(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    """An address and its roles; then the link."""
    organisation = _kept(request, organisation_id)
    form = InviteForm(organisation, sent(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            link = keeping.invite(
                organisation, email=given["email"], posts=given["posts"], by=request.user, now=timezone.now()
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return show(request, link, back=_list(organisation), invited_to=str(organisation))
    return TemplateResponse(request, "organisations/people/invite.html", {"organisation": organisation, "form": form})


@asks
def roles(request: SignedInRequest, organisation_id: int, person_id: int) -> HttpResponse:
    """What somebody does for the organisation, and the ways to a new link and out."""
    organisation, member = _member(request, organisation_id, person_id)
    has = keys(Team.objects.of(member.person).filter(organisation=organisation))
    form = PostsForm(organisation, sent(request), initial={"posts": has})
    if form.is_valid():
        given = form.cleaned_data
        try:
            keeping.change_roles(
                organisation, member.person, posts=given["posts"], by=request.user, confirmed=given["confirm"]
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The roles of %(person)s are changed.") % {"person": member.name})
            return _after(request, organisation)
    context = {"organisation": organisation, "member": member, "form": form}
    return TemplateResponse(request, "organisations/people/roles.html", context)


@asks
def remove(request: SignedInRequest, organisation_id: int, person_id: int) -> HttpResponse:
    """Asks first, and says what follows."""
    organisation, member = _member(request, organisation_id, person_id)
    form = Asked(sent(request))
    if form.is_valid():
        try:
            keeping.remove(
                organisation,
                member.person,
                by=request.user,
                now=timezone.now(),
                confirmed=form.cleaned_data["confirm"],
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(person)s is removed from the organisation.") % {"person": member.name})
            return _after(request, organisation)
    form.asks_to_confirm = member.person.pk == request.user.pk
    context = {"organisation": organisation, "member": member, "form": form}
    return TemplateResponse(request, "organisations/people/remove.html", context)


@sensitive_variables("link")
@asks
def link(request: SignedInRequest, organisation_id: int, person_id: int) -> HttpResponse:
    """A new sign-in link, after saying what it does."""
    organisation, member = _member(request, organisation_id, person_id)
    form = LinkForm(sent(request))
    if form.is_valid():
        try:
            made = keeping.new_link(
                organisation, member.person, by=request.user, now=timezone.now(), anew=form.cleaned_data["anew"]
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return show(request, made, back=_list(organisation))
    context = {
        "form": form,
        "member": member,
        "is_first": not member.came,
        "back": reverse("people:roles", args=[organisation.pk, member.person.pk]),
    }
    return TemplateResponse(request, "organisations/people/link.html", context)


@sensitive_variables("made")
def show(request: SignedInRequest, made: Link, *, back: str, invited_to: str = "") -> HttpResponse:
    """The link, this once; and by mail, where there is a mail server. The same for whoever was invited, known here or new."""
    context = {
        "link": made,
        "name": made.person.email,
        "invited_to": invited_to,
        "mailed": mail(made, to_whom=invited_to),
        "until": timezone.now() + datetime.timedelta(hours=settings.LINK_HOURS),
        "back": back,
    }
    return TemplateResponse(
        request, "organisations/people/shown.html", context
    )  # kept by no cache: Wagtail's admin sees to that


def _kept(request: SignedInRequest, organisation_id: int) -> Organisation:
    return get_object_or_404(organisations_kept_by(request.user), pk=organisation_id)


def _member(request: SignedInRequest, organisation_id: int, person_id: int) -> tuple[Organisation, Member]:
    """Somebody in a team of the organisation; 404 for everybody else there is."""
    organisation = _kept(request, organisation_id)
    own = User.objects.filter(groups__team__organisation=organisation).distinct()
    person = get_object_or_404(own, pk=person_id)
    everybody = people_of(organisation, by=request.user, now=timezone.now(), only=person)
    return organisation, everybody[0]


def _list(organisation: Organisation) -> str:
    return reverse("people:organisation", args=[organisation.pk])


def _after(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """The list; the dashboard for somebody who has just given up looking at it."""
    still = organisations_kept_by(User.objects.get(pk=request.user.pk)).filter(pk=organisation.pk).exists()
    return redirect(_list(organisation) if still else reverse("wagtailadmin_home"))
