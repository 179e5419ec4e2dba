"""Where the admin leads to the pages of the sign-in."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.users.models import UserProfile

from cms.accounts.models import User


class SignInPanel(BaseSettingsPanel):
    """Links in place of Wagtail's form for the password."""

    name = "sign_in"
    title = _("Sign-in")
    order = 500
    template_name = "accounts/panel.html"
    form_class = forms.Form

    def get_form(self) -> forms.Form:
        """Nothing to fill in."""
        return forms.Form()


@hooks.register("register_account_settings_panel")
def sign_in_panel(request: HttpRequest, user: User, profile: UserProfile) -> SignInPanel:
    """In the account of each person."""
    return SignInPanel(request, user, profile)


@hooks.register("register_account_menu_item")
def sign_ins_item(request: HttpRequest) -> dict[str, Any]:
    """Who signed in with the person's name."""
    return {
        "url": reverse("sign_ins"),
        "label": _("Your sign-ins"),
        "help_text": _("Who signed in with your name, or tried to."),
    }
