"""An entry in the words of whoever reads it: here the codes of what is stored become sentences."""

from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.audit.acting import COMMAND_LINE, NOBODY, THE_SITE
from cms.audit.actions import words_for
from cms.audit.models import Entry
from cms.languages import autonym

DETAILS = {
    "changed": gettext_lazy("fields: %(value)s"),
    "command": gettext_lazy("command %(value)s"),
    "from": gettext_lazy("from “%(value)s”"),
    "from_language": gettext_lazy("from the language %(value)s"),
    "further": gettext_lazy("further ones of this minute are not kept"),
    "goes_live_at": gettext_lazy("for %(value)s"),
    "into": gettext_lazy("into “%(value)s”"),
    "is": gettext_lazy("now “%(value)s”"),
    "revision": gettext_lazy("version %(value)s"),
    "superuser": gettext_lazy("with every right"),
    "task": gettext_lazy("step “%(value)s”"),
    "was": gettext_lazy("before “%(value)s”"),
    "workflow": gettext_lazy("workflow “%(value)s”"),
}


def who(entry: Entry) -> str:
    """The name of then. What is no person is said in the reader's language."""
    if entry.actor_id is not None:
        return entry.actor
    names = {COMMAND_LINE: _("Command line"), NOBODY: _("Nobody signed in"), THE_SITE: _("The site itself")}
    return names.get(entry.actor, entry.actor)


def what(entry: Entry) -> str:
    """What was done."""
    return words_for(entry.action)


def kind(entry: Entry) -> str:
    """Guidance page, person, picture …; the code for a kind that no longer exists."""
    app_label, _dot, name = entry.kind.partition(".")
    try:
        return capfirst(force_str(apps.get_model(app_label, name)._meta.verbose_name))
    except LookupError:
        return entry.kind


def language(entry: Entry) -> str:
    """In itself."""
    return autonym(entry.language) if entry.language else ""


def when(entry: Entry) -> str:
    """To the second, where the person who reads is: "two weeks ago" is no evidence."""
    return f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}"


def more(entry: Entry) -> str:
    """The details. One whose key has no words here is shown as it is stored."""
    return " · ".join(_told(key, value) for key, value in entry.detail.items())


def _told(key: str, value: Any) -> str:
    shown = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return str(DETAILS.get(key, "%(value)s")) % {"value": shown}
