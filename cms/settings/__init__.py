"""The settings, driven by the environment (SAFELANE_ENV = demo, test or production).

Without any environment it is the demo: an SQLite file and a secret key of its own under `.demo/`. Production refuses to start
until what it needs is given, and says how to give it.
"""

import os
import re
import secrets
import zoneinfo
from pathlib import Path

import django.conf.locale
from django.core.exceptions import ImproperlyConfigured

from cms import languages
from cms.environment import (
    BASE_DIR,
    DATA_DIR,
    ENVIRONMENT,
    IS_PRODUCTION,
    PROBLEMS,
    env,
    env_bool,
    env_int,
    env_list,
    make_folder,
)
from cms.settings.browsers import *  # noqa: F403
from cms.settings.database import *  # noqa: F403
from cms.settings.logs import *  # noqa: F403
from cms.settings.machine import *  # noqa: F403
from cms.settings.sign_in import *  # noqa: F403
from cms.settings.tasks import *  # noqa: F403
from cms.settings.wagtail import *  # noqa: F403


def demo_secret_key() -> str:
    """A random key kept beside the demo's database, so that sign-ins survive a restart."""
    path = DATA_DIR / "secret_key"
    if not make_folder(DATA_DIR):
        return ""
    if not path.exists() or not path.read_text(encoding="utf-8").strip():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            stream.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="utf-8")


SECRET_KEY = env(
    "SECRET_KEY",
    required_because='Make one with: python -c "import secrets; print(secrets.token_urlsafe(64))", and keep it out of the repository.',
)
if not SECRET_KEY and not IS_PRODUCTION:
    SECRET_KEY = secrets.token_urlsafe(64) if ENVIRONMENT == "test" else demo_secret_key()
if IS_PRODUCTION and 0 < len(SECRET_KEY) < 50:
    PROBLEMS.append(
        'SECRET_KEY is too short. Make one with: python -c "import secrets; print(secrets.token_urlsafe(64))".'
    )

DEBUG = env_bool("DEBUG")
if DEBUG and IS_PRODUCTION:
    PROBLEMS.append("DEBUG is on in production, where it shows secrets to readers: remove the variable.")

ALLOWED_HOSTS = env_list(
    "ALLOWED_HOSTS",
    "localhost,127.0.0.1,[::1],testserver" if not IS_PRODUCTION else "",
    required_because="Set it to the site's host names, comma separated, for example ALLOWED_HOSTS=safety.example.org.",
)
for host in ALLOWED_HOSTS:
    if host.startswith(("*", ".")) and IS_PRODUCTION:
        PROBLEMS.append(
            f"ALLOWED_HOSTS is {host}, which lets others forge the site's address: name each host, such as safety.example.org."
        )
    elif not re.fullmatch(r"\*|\.?[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]", host):
        PROBLEMS.append(f"ALLOWED_HOSTS holds {host!r}: give host names only, without https:// and without a port.")

SITE_URL = env(
    "SITE_URL",
    f"https://{ALLOWED_HOSTS[0]}" if IS_PRODUCTION and ALLOWED_HOSTS else f"http://127.0.0.1:{env_int('PORT', 8000)}",
).rstrip("/")
if not re.fullmatch(r"https?://[^/\s]+", SITE_URL):
    PROBLEMS.append(
        f"SITE_URL is {SITE_URL!r}: give the public address without a path, for example https://safety.example.org."
    )
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS") or [SITE_URL]
for origin in env_list("CSRF_TRUSTED_ORIGINS"):
    if not re.fullmatch(r"https?://[^/\s]+", origin):
        PROBLEMS.append(f"CSRF_TRUSTED_ORIGINS holds {origin!r}: give addresses such as https://safety.example.org.")

INSTALLED_APPS = [
    "cms.audit",
    "cms.accounts",
    "cms.organisations",
    "cms.library",
    "cms.taxonomy",
    "cms.publishing",
    "cms.safety",
    "cms.search",
    "cms.translation_desk",
    "cms.directory",
    "cms.coverage",
    "cms.sample",
    "modeltranslation",
    "wagtailmedia",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.locales",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    "cms.guidance",  # last: after migrations it lays the ground, for which every permission must exist
]

MIDDLEWARE = [
    "cms.accounts.policies.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "cms.accounts.middleware.AdminSessionMiddleware",
    "cms.guidance.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.accounts.middleware.AdminCsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.accounts.middleware.AdminHeadersMiddleware",
    "cms.audit.middleware.ActingMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.sessions.SessionEndMiddleware",
    "cms.accounts.second_factor.SecondFactorMiddleware",
    "cms.organisations.middleware.DoorMiddleware",
    "cms.library.deleting.KeepShownMiddleware",
    "cms.library.storing.MarkedAddressesMiddleware",
    "cms.publishing.middleware.RefusalMiddleware",
    "cms.safety.middleware.ReopenedMiddleware",
    "cms.accounts.unreadable.UnreadableMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "cms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "cms.guidance.shell.shell",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# People
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Languages: the whole set, literal; a Locale made in the admin enables one.
try:
    languages.declare(env("SAFELANE_EXTRA_LANGUAGES"))
except ValueError as error:
    PROBLEMS.append(f"SAFELANE_EXTRA_LANGUAGES: {error}.")
for language in languages.all_languages().values():
    django.conf.locale.LANG_INFO[language.code] = {
        "code": language.code,
        "name": language.name,
        "name_local": language.autonym,
        "bidi": language.rtl,
    }
LANGUAGES = [(language.code, language.name) for language in languages.all_languages().values()]
LANGUAGES_BIDI = [language.code for language in languages.all_languages().values() if language.rtl]
LANGUAGE_CODE = "en"
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
MODELTRANSLATION_LANGUAGES = tuple(languages.BUILT_IN)
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = languages.FALLBACKS
EXTRA_LOCALE_DIR = DATA_DIR / "locale"
LOCALE_PATHS = [BASE_DIR / "locale", EXTRA_LOCALE_DIR]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "cms.settings.formats"
TIME_ZONE = env("TIME_ZONE", "UTC")
if TIME_ZONE not in zoneinfo.available_timezones():
    PROBLEMS.append(f"TIME_ZONE is {TIME_ZONE!r}: give a name such as Africa/Kampala or UTC.")

# Files
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "cms" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", str(BASE_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "cms.library.storing.MediaStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ENVIRONMENT == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Collected by one user, served by another: these are public anyway.
        "OPTIONS": {"file_permissions_mode": 0o644},
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Whom to tell of a hole or a leak, for /.well-known/security.txt (RFC 9116).
SECURITY_CONTACT = env("SECURITY_CONTACT")
if SECURITY_CONTACT and not re.fullmatch(r"(mailto:[^@\s]+@[^@\s]+|https://\S+|tel:\+[0-9-]+)", SECURITY_CONTACT):
    PROBLEMS.append(
        f"SECURITY_CONTACT is {SECURITY_CONTACT!r}: give mailto: and an address, or a page's address with https://."
    )

# Mail: silent until a server is named
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if env('EMAIL_HOST') else 'dummy'}.EmailBackend"
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = env_int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
EMAIL_TIMEOUT = 10  # seconds: somebody waits for the answer
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=True)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "safelane@localhost")

if PROBLEMS:
    raise ImproperlyConfigured(
        "Safelane cannot start:\n" + "\n".join(f"- {problem}" for problem in dict.fromkeys(PROBLEMS))
    )
