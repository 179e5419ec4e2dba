"""Forms of the sign-in, in our words."""

import struct
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.account.models import Login
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.contrib.auth.forms import SetPasswordForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.accounts.adapters import too_many_tries
from cms.accounts.models import User


class SignInForm(LoginForm):
    """Name and password. The fields are called as browsers and password managers know them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = _("User name or e-mail address"), _("Password")
        name.widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "dir": "auto"}
        )
        password.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        password.help_text = ""

    def add_prefix(self, field_name: str) -> str:
        """`login` is allauth's word for the name."""
        return super().add_prefix("username" if field_name == "login" else field_name)

    def _clean_with_password(self, credentials: dict[str, Any]) -> dict[str, Any]:
        """Less allauth's questions about addresses that are not confirmed."""
        adapter = get_adapter(self.request)
        person = adapter.authenticate(self.request, **credentials)
        if person is None:
            raise adapter.validation_error("username_password_mismatch")
        self._login, self.user = Login(user=person), person
        return self.cleaned_data


CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "dir": "ltr"}


def first_use(person: User, code: str) -> bool:
    """Whether an app's code was not used before, for as long as it could count."""
    key = f"accounts.code.{person.pk}.{normalize_user_code(code)}"
    return bool(cache.add(key, "used", 60 * (2 + 2 * settings.MFA_TOTP_TOLERANCE)))


class AddAppForm(ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = CODE | {"inputmode": "numeric"}

    def clean_code(self) -> str:
        """The code counts once, here or when signing in."""
        code = super().clean_code()
        if not first_use(self.user, code):
            raise get_factor_adapter().validation_error("incorrect_code")
        return code

    def secret_in_groups(self) -> str:
        """The key as people type it: in groups of four, which apps take."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class CodeOnceMixin(BaseAuthenticateForm):
    """A code of an app counts once, for as long as it could count: allauth remembers it for one of its three half minutes only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = CODE

    def clean_code(self) -> str:
        """The code, where it fits and was not used before; the wait in minutes after too many."""
        try:
            code = super().clean_code()
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise too_many_tries(context.request, f"mfa-auth-user-{self.user.pk}") from error
            raise
        if self.authenticator.type == Authenticator.Type.TOTP and not first_use(self.user, code):
            raise get_factor_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(CodeOnceMixin, AuthenticateForm):
    """The code when signing in."""


class AgainForm(CodeOnceMixin, ReauthenticateForm):
    """The code when asked again."""


# What the readers of a browser's answer raise where it is none; allauth expects some of it only, and anybody can send anything.
NO_PASSKEY = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


class PasskeyMixin(AuthenticateWebAuthnForm):
    """A browser's answer to a challenge."""

    def clean_credential(self) -> Authenticator:
        """The passkey that answered; refused, whatever is wrong with the answer."""
        try:
            return super().clean_credential()
        except NO_PASSKEY as error:
            raise get_factor_adapter().validation_error("incorrect_code") from error


class PasskeyForm(PasskeyMixin, LoginWebAuthnForm):
    """A passkey in place of name and password."""


class SecondPasskeyForm(PasskeyMixin, AuthenticateWebAuthnForm):
    """A passkey as the second factor."""


class AgainPasskeyForm(PasskeyMixin, ReauthenticateWebAuthnForm):
    """A passkey when asked again."""


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey that also signs in without a password, so it has to know its owner: by finger, face or PIN."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].help_text = _("Such as “My phone”: it tells your passkeys apart.")
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs = {"maxlength": "60", "dir": "auto"}

    def clean(self) -> dict[str, Any]:
        """allauth checks the owner only where the passkey is said to be passwordless: ours always are."""
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean()
        except NO_PASSKEY as error:
            raise get_factor_adapter().validation_error("incorrect_code") from error


class PasswordForm(SetPasswordForm):
    """A password, set by whoever holds a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class WelcomeForm(PasswordForm):
    """The first password, and the name by which others know the person."""

    first_name = forms.CharField(label=_("First name"), max_length=150, widget=forms.TextInput(attrs={"dir": "auto"}))
    last_name = forms.CharField(label=_("Last name"), max_length=150, widget=forms.TextInput(attrs={"dir": "auto"}))
    field_order = ["first_name", "last_name", "new_password1", "new_password2"]
