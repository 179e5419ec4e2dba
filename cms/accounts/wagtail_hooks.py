"""Where the admin leads to the pages of the sign-in, and what it needs to run without inline scripts."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.users.models import UserProfile

from cms.accounts.models import User


class SignInPanel(BaseSettingsPanel):
    """Links in place of Wagtail's form for the password; before all else, since what protects the account is looked for here."""

    name = "sign_in"
    title = _("Sign-in")
    order = 50
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


@hooks.register("insert_global_admin_js", order=-1)
def begin_without_inline_scripts() -> str:
    """Before any form is read by the browser."""
    return format_html('<script src="{}"></script>', static("admin-start.js"))


@hooks.register("register_rich_text_features", order=100)
def nothing_from_other_sites(features: Any) -> None:
    """Videos and posts of other sites would tell them who reads: no text offers to put them in."""
    features.default_features = [name for name in features.default_features if name != "embed"]
