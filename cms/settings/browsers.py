"""Settings of what browsers are told: policies, headers, cookies. Nothing from elsewhere, nothing inline."""

from csp.constants import NONE, SELF

from cms.environment import IS_PRODUCTION, env_bool, env_int

# The admin's policy is in accounts/policies.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"  # but for the admin, which frames its previews (accounts/middleware.py)
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
HTTPS_ONLY = env_bool("HTTPS_ONLY", default=IS_PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS_ONLY
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("BEHIND_PROXY", default=IS_PRODUCTION) else None
)
SECURE_HSTS_SECONDS = env_int("HSTS_SECONDS", 31_536_000 if HTTPS_ONLY else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env_bool("HSTS_SUBDOMAINS")
# Subdomains are not ours to speak for unless the self-hoster says so: HSTS_SUBDOMAINS=true.
# W003: forgery is checked by AdminCsrfMiddleware, wherever a form is taken.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS_ONLY
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"  # readers never send or get a cookie
# Browsers take a cookie of such a name over https only; the stricter __Host- would send it to every page of the site.
COOKIE_PREFIX = "__Secure-" if HTTPS_ONLY else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
# Not Strict: a link in a mail would lead people who are signed in to the sign-in, and renew the token under their other windows.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = (
    "django.contrib.messages.storage.session.SessionStorage"  # a cookie of its own would be sent everywhere
)
CSRF_COOKIE_HTTPONLY = True  # Wagtail's admin takes the token from the page
