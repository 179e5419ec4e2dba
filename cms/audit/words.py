"""An entry in the words of whoever reads it: here the codes of what is stored become sentences."""

from typing import Any

from django.apps import apps
from django.utils.encoding import force_str
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.audit.acting import COMMAND_LINE, NOBODY, THE_SITE
from cms.audit.actions import words_for
from cms.audit.models import Entry
from cms.languages import autonym


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


def more(entry: Entry) -> str:
    """The details, as far as they are words or numbers; a yes says nothing without its key."""
    return " · ".join(_listed(value) for key, value in entry.detail.items() if not isinstance(value, bool))


def _listed(value: Any) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
