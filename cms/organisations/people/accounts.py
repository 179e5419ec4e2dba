"""People of the installation, and every account in it: for superusers, in place of Wagtail's forms for users and groups."""

from django.http import HttpResponse
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
from cms.organisations.models import Role, Team
from cms.organisations.people import installation
from cms.organisations.people.forms import AccountForm, Asked, InstallationForm, InstallationInviteForm, LinkForm
from cms.organisations.people.listing import described, people_of_installation
from cms.organisations.people.rules import Refused
from cms.organisations.people.views import asks, paged, sent, show


@require_http_methods(["GET"])
def people(request: SignedInRequest) -> HttpResponse:
    """Every account, those of the installation first."""
    words = request.GET.get("q", "").strip()[:100].replace("\x00", "")
    context = paged(people_of_installation(words), request)
    members = described(context["page"].object_list, now=timezone.now())
    return TemplateResponse(
        request, "organisations/people/installation.html", context | {"members": members, "q": words}
    )


@sensitive_variables("made")
@asks
def invite(request: SignedInRequest) -> HttpResponse:
    """A coordinator, or another superuser."""
    form = InstallationInviteForm(sent(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = installation.invite(
                given["email"],
                coordinator=given["coordinator"],
                superuser=given["superuser"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            if made.works:
                return show(request, made, back=reverse("people:installation"))
            messages.success(
                request, _("%(person)s has the new roles when they next sign in.") % {"person": made.person}
            )
            return redirect("people:account", made.person.pk)
    return TemplateResponse(request, "organisations/people/installation_invite.html", {"form": form})


@asks
def account(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Name and address; and the ways to everything else about an account."""
    person = get_object_or_404(User, pk=person_id)
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm.of(person)
    if form.is_valid():
        given = form.cleaned_data
        try:
            installation.correct(
                person,
                first_name=given["first_name"],
                last_name=given["last_name"],
                email=given["email"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:account", person.pk)
    return _shown(request, person, form, InstallationForm(initial=_powers_of(person)))


@require_http_methods(["POST"])
def powers(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Coordinator or not, administrator of the installation or not."""
    person = get_object_or_404(User, pk=person_id)
    form = InstallationForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            installation.change(
                person,
                coordinator=given["coordinator"],
                superuser=given["superuser"],
                by=request.user,
                now=timezone.now(),
                confirmed=given["confirm"],
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The roles of %(person)s are changed.") % {"person": person})
            mine = person.pk == request.user.pk and not given["superuser"]
            return redirect("wagtailadmin_home" if mine else "people:installation")
    return _shown(request, person, AccountForm.of(person), form)


@asks
def state(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Suspends and reinstates, after asking."""
    person = get_object_or_404(User, pk=person_id)
    name = person.get_full_name().strip() or person.email
    form = Asked(sent(request))
    if form.is_valid():
        try:
            if request.POST.get("act") == "reinstate":
                installation.reinstate(person, by=request.user)
                messages.success(request, _("%(person)s may work again.") % {"person": name})
            else:
                installation.suspend(person, by=request.user)
                messages.success(request, _("%(person)s is suspended, and out of every session.") % {"person": name})
            return redirect("people:account", person.pk)
        except Refused as refusal:
            form.refuse(refusal)
    return TemplateResponse(request, "organisations/people/state.html", {"person": person, "name": name, "form": form})


@sensitive_variables("made")
@asks
def link(request: SignedInRequest, person_id: int) -> HttpResponse:
    """A new sign-in link for anybody."""
    person = get_object_or_404(User, pk=person_id)
    form = LinkForm(sent(request))
    back = reverse("people:account", args=[person.pk])
    if form.is_valid():
        try:
            made = installation.new_link(person, by=request.user, now=timezone.now(), anew=form.cleaned_data["anew"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return show(request, made, back=back)
    (member,) = described([person], now=timezone.now())
    context = {"form": form, "member": member, "is_first": not member.came, "back": back}
    return TemplateResponse(request, "organisations/people/link.html", context)


def _powers_of(person: User) -> dict[str, bool]:
    coordinates = Team.objects.of(person).filter(organisation=None, role=Role.COORDINATOR).exists()
    return {"coordinator": coordinates, "superuser": person.is_superuser}


def _shown(request: SignedInRequest, person: User, form: AccountForm, powers_form: InstallationForm) -> HttpResponse:
    (member,) = described([User.objects.get(pk=person.pk)], now=timezone.now())
    context = {
        "member": member,
        "form": form,
        "powers_form": powers_form,
        "organisations": installation.organisations_of(person),
    }
    return TemplateResponse(request, "organisations/people/account.html", context)
