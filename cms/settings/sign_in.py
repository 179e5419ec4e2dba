"""Settings of the sign-in, second factor, ends of sessions, limits, and what of allauth is used."""

from typing import Any

from cms.environment import IS_PRODUCTION, PROBLEMS, env, env_bool, env_int


def _at_least_one(name: str, default: int) -> int:
    """A whole number above nought."""
    number = env_int(name, default)
    if number < 1:
        PROBLEMS.append(f"{name} is {str(number)!r}: set it to a whole number above 0, such as {default}.")
        return default
    return number


LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"
CSRF_FAILURE_VIEW = "cms.accounts.views.failing.stale_form"
AUTHENTICATION_BACKENDS = ["cms.accounts.signing_in.PeopleBackend"]
# Wagtail's own forms for passwords are off: ours ends the other sessions and is limited.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
# Invitations find people by their address: whoever could give themselves another's would get what that one is given.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# Asked of everyone who can publish, approve or administer (accounts/factors.py).
SECOND_FACTOR_REQUIRED = env_bool("SECOND_FACTOR_REQUIRED", default=IS_PRODUCTION)
if IS_PRODUCTION and not SECOND_FACTOR_REQUIRED:
    PROBLEMS.append("SECOND_FACTOR_REQUIRED is off, which production does not allow: remove the variable.")
    SECOND_FACTOR_REQUIRED = True

# Sessions end on the server: after so long without a request, and after so long whatever happens.
SESSION_IDLE_AGE = 60 * _at_least_one("SESSION_IDLE_MINUTES", 120)
SESSION_COOKIE_AGE = 60 * 60 * _at_least_one("SESSION_HOURS", 12)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LINK_HOURS = _at_least_one("LINK_HOURS", 72)
SIGN_IN_LOG_DAYS = 180

# allauth: sign-in, second factors, asking again. No sign-up, no mail, no reset: their views are not in accounts/urls.py.
ACCOUNT_ADAPTER = "cms.accounts.adapters.PeopleAdapter"
ACCOUNT_FORMS = {"login": "cms.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# By address (ip) and by account (key). Kept in the shared cache; where that fails, nobody is let try (accounts/limits.py).
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/5m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# Each proxy of ours adds the address it was called from at the end of X-Forwarded-For; what stands before that was sent by the client.
BEHIND_PROXY = env_bool("BEHIND_PROXY", default=IS_PRODUCTION)
ALLAUTH_TRUSTED_PROXY_COUNT = _at_least_one("PROXY_COUNT", 1) if BEHIND_PROXY else 0

MFA_ADAPTER = "cms.accounts.adapters.FactorAdapter"
MFA_FORMS: dict[str, Any] = {
    "activate_totp": "cms.accounts.forms.AddAppForm",
    "authenticate": "cms.accounts.forms.SecondFactorForm",
    "reauthenticate": "cms.accounts.forms.AgainForm",
    "login_webauthn": "cms.accounts.forms.PasskeyForm",
    "authenticate_webauthn": "cms.accounts.forms.SecondPasskeyForm",
    "reauthenticate_webauthn": "cms.accounts.forms.AgainPasskeyForm",
    "add_webauthn": "cms.accounts.forms.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by administrators
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # two for each sign-in: the challenge and the answer
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = env("SITE_NAME", "Safelane")
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
