"""One settings module, driven by the environment (SAFELANE_ENV = demo, test or production).

Without any environment it is the demo: an SQLite file and a secret key of its own under `.demo/`. Production refuses to start
until what it needs is given, and says how to give it.
"""

import logging
import os
import re
import secrets
import sys
import urllib.parse
import zoneinfo
from pathlib import Path
from typing import Any

import dj_database_url
import django.conf.locale
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from cms import languages
from cms.environment import ENVIRONMENT, IS_PRODUCTION, PROBLEMS, env, env_bool, env_int, env_list, make_folder
from cms.sign_in_settings import *  # noqa: F403 - its __all__ says what

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env("DATA_DIR", str(BASE_DIR / ".demo")))


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
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS") or [SITE_URL]
for origin in env_list("CSRF_TRUSTED_ORIGINS"):
    if not re.fullmatch(r"https?://[^/\s]+", origin):
        PROBLEMS.append(f"CSRF_TRUSTED_ORIGINS holds {origin!r}: give addresses such as https://safety.example.org.")


# Two database roles: tables belong to the one of MIGRATION_DATABASE_URL, the site runs as the other (docs/audit.md).
AS_OWNER = Path(sys.argv[0]).name == "manage.py" and sys.argv[1:2] in (
    ["migrate"],
    ["createcachetable"],
    ["grant_runtime_role"],
)


def database() -> dict[str, Any]:
    """The database of DATABASE_URL; PostgreSQL in production, an SQLite file under DATA_DIR otherwise."""
    remedy = "Set it to DATABASE_URL=postgres://USER:PASSWORD@HOST:5432/NAME."
    given = env("DATABASE_URL", required_because=remedy)
    name, url = "DATABASE_URL", given or f"sqlite:///{DATA_DIR / 'db.sqlite3'}"
    if AS_OWNER and env("MIGRATION_DATABASE_URL"):
        name, url = "MIGRATION_DATABASE_URL", env("MIGRATION_DATABASE_URL")
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except Exception:  # the library raises several kinds; the address may hold a password, so it is not repeated
        PROBLEMS.append(f"{name} is not a database address. {remedy.replace('DATABASE_URL', name)}")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    if "sqlite" in config["ENGINE"]:
        if IS_PRODUCTION and given:
            PROBLEMS.append(f"DATABASE_URL is SQLite, which is for a first look only. {remedy}")
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        make_folder(Path(config["NAME"]).parent)
    elif "postgresql" not in config["ENGINE"]:
        PROBLEMS.append(f"DATABASE_URL is not a PostgreSQL address. {remedy}")
    return config


def runtime_role() -> dict[str, str]:
    """Name and password of the role that the site runs as, for `grant_runtime_role`, which is connected as the owner."""
    address = urllib.parse.urlsplit(env("DATABASE_URL").rpartition("@")[0] + "@")
    parts = {"USER": address.username, "PASSWORD": address.password} if AS_OWNER else {}
    return {key: urllib.parse.unquote(value or "") for key, value in parts.items()}


# A request is no transaction: with SQLite's immediate mode every reader would take the write lock.
DATABASES = {"default": database() | {"ATOMIC_REQUESTS": False}}
RUNTIME_DATABASE_ROLE = runtime_role()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes and containers: Wagtail keeps the sites' root paths here, and a new language must be known to all at once.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Tries to sign in are counted here: it must not fill up and forget them while somebody tries many names.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # Wagtail would keep pickled renditions; readers' pages fetch theirs in one query anyway.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

INSTALLED_APPS = [
    "cms.audit",
    "cms.accounts",
    "cms.organisations",
    "cms.library",
    "cms.taxonomy",
    "cms.publishing",
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
    "cms.publishing.middleware.RefusalMiddleware",
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
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
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

# Wagtail
WAGTAIL_SITE_NAME = env("SITE_NAME", "Safelane")
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, languages.autonym(code)) for code in ("en", "fr", "es", "pt", "ar", "fa", "tr", "uk", "ru", "my", "vi", "id")
]
# The system's list also holds names that browsers do not know, such as "localtime".
WAGTAIL_USER_TIME_ZONES = sorted(name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend"}}
WAGTAILIMAGES_IMAGE_MODEL = "library.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.library.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000  # a small file can unpack to half a gigabyte
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILMEDIA = {
    "MEDIA_MODEL": "library.Recording",
    "MEDIA_FORM_BASE": "cms.library.forms.RecordingForm",
    "AUDIO_EXTENSIONS": ["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "webm"],
    "VIDEO_EXTENSIONS": [],
}
WAGTAILDOCS_DOCUMENT_MODEL = "library.Document"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "txt", "csv"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.library.document_forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # always to be saved, never shown by the browser within the site

# Whom to tell of a hole or a leak, for /.well-known/security.txt (RFC 9116).
SECURITY_CONTACT = env("SECURITY_CONTACT")
if SECURITY_CONTACT and not re.fullmatch(r"(mailto:[^@\s]+@[^@\s]+|https://\S+|tel:\+[0-9-]+)", SECURITY_CONTACT):
    PROBLEMS.append(
        f"SECURITY_CONTACT is {SECURITY_CONTACT!r}: give mailto: and an address, or a page's address with https://."
    )

# Browsers: nothing from elsewhere, nothing inline. The admin's policy is in accounts/policies.py.
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

# Mail: silent until a server is named
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if env('EMAIL_HOST') else 'dummy'}.EmailBackend"
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = env_int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=True)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "safelane@localhost")


# A log is reader data: no address, path, query or user agent of a reader is written. Errors are, without the request.
def without_address(record: logging.LogRecord) -> bool:
    """Keeps the page's address out of Django's "Internal Server Error: /ar/help/"."""
    if record.name == "django.request":
        record.msg, record.args = "A request failed with status %s.", (getattr(record, "status_code", 500),)
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_address": {"()": "django.utils.log.CallbackFilter", "callback": without_address}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_address"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "cms": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

if PROBLEMS:
    raise ImproperlyConfigured(
        "Safelane cannot start:\n" + "\n".join(f"- {problem}" for problem in dict.fromkeys(PROBLEMS))
    )
