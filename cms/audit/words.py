"""An entry in the words of whoever reads it: here the codes of what is stored become sentences."""

import datetime

from django.apps import apps
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.audit.acting import COMMAND_LINE, NOBODY, THE_SITE
from cms.audit.actions import words_for
from cms.audit.details import MOMENT, in_words
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


def when(entry: Entry) -> str:
    """To the second, where the person who reads is: "two weeks ago" is no evidence."""
    return f"{timezone.localtime(entry.at):{MOMENT}}"


def when_in_utc(entry: Entry) -> datetime.datetime:
    """To the second too, as spreadsheets take it."""
    return timezone.make_naive(entry.at, datetime.UTC).replace(microsecond=0)


def _heading() -> str:
    return _("When (%(zone)s)") % {"zone": timezone.get_current_timezone_name()}


# In which time zone the list is: that of the account of whoever reads it, else the installation's.
heading_of_when = lazy(_heading, str)


def more(entry: Entry) -> str:
    """The details."""
    return in_words(entry)
