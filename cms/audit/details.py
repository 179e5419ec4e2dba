"""The details of an entry in words: they are kept as codes and names of fields, and said in the language of whoever reads."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy

from cms.audit.models import Entry
from cms.languages import autonym

MOMENT = "%Y-%m-%d %H:%M:%S"

PHRASES = {
    "changed": gettext_lazy("fields: %(value)s"),
    "command": gettext_lazy("command %(value)s"),
    "from": gettext_lazy("from “%(value)s”"),
    "from_language": gettext_lazy("from the language %(value)s"),
    "further": gettext_lazy("further ones of this minute are not kept"),
    "goes_live_at": gettext_lazy("for %(value)s"),
    "into": gettext_lazy("into “%(value)s”"),
    "is": gettext_lazy("now “%(value)s”"),
    "report": gettext_lazy("list “%(value)s”"),
    "revision": gettext_lazy("version %(value)s"),
    "superuser": gettext_lazy("with every right"),
    "task": gettext_lazy("step “%(value)s”"),
    "was": gettext_lazy("before “%(value)s”"),
    "workflow": gettext_lazy("workflow “%(value)s”"),
}

# As django-allauth calls them.
FACTORS = {
    "totp": gettext_lazy("authenticator app"),
    "webauthn": gettext_lazy("passkey"),
    "recovery_codes": gettext_lazy("recovery codes"),
}

Teller = Callable[[Entry, Any], str]
_tellers: dict[str, Teller] = {}


def tell_by(key: str, teller: Teller) -> None:
    """How what is kept under a key is said: a function from the entry and one value. Without one it is shown as it is kept."""
    _tellers[key] = teller


def in_words(entry: Entry) -> str:
    """All of them."""
    return " · ".join(_told(entry, key, value) for key, value in entry.detail.items())


def _told(entry: Entry, key: str, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    if key == "changed":
        values = _without_doubles(entry, values)
    teller = _tellers.get(key)
    shown = ", ".join(str(teller(entry, one) if teller is not None else one) for one in values)
    return str(PHRASES.get(key, "%(value)s")) % {"value": shown}


def _field_of(entry: Entry, name: str) -> Any:
    """The field of the entry's kind; None where there is none any more."""
    app_label, _dot, model = entry.kind.partition(".")
    try:
        return apps.get_model(app_label, model)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return None


def _without_doubles(entry: Entry, names: list[str]) -> list[str]:
    """Without fields of which a language's own is there: the words of one language are kept in both."""
    fields = [_field_of(entry, name) for name in names]
    doubled = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    return [name for name in names if name not in doubled]


def _field(entry: Entry, name: str) -> str:
    """As its form calls it; words in one of the languages with the name of that language."""
    field = _field_of(entry, name)
    if hasattr(field, "translated_field"):
        return f"{force_str(field.translated_field.verbose_name)} ({autonym(field.language)})"
    return force_str(getattr(field, "verbose_name", name))


def _list(entry: Entry, name: str) -> str:
    """The title of the screen from which something was taken; its code where there is no such screen any more."""
    try:
        view: Any = resolve(reverse(name)).func
    except (NoReverseMatch, Resolver404):
        return name
    screen: Any = getattr(view, "view_class", None)
    if not hasattr(screen, "get_page_title"):
        return name
    return force_str(screen(**view.view_initkwargs).get_page_title()) or name


def _moment(entry: Entry, text: str) -> str:
    moment = parse_datetime(text)
    return text if moment is None or timezone.is_naive(moment) else f"{timezone.localtime(moment):{MOMENT}}"


tell_by("changed", _field)
tell_by("factor", lambda entry, kind: str(FACTORS.get(kind, kind)))
tell_by("format", lambda entry, suffix: suffix.upper())
tell_by("from_language", lambda entry, code: autonym(code))
tell_by("goes_live_at", _moment)
tell_by("report", _list)
