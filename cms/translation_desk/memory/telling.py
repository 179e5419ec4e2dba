"""Where remembered words come from, and how old they are, in a sentence."""

from datetime import datetime

from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from cms.directions import apart
from cms.translation_desk.models import Remembered
from cms.translation_desk.naming import name_of


def origin_of(entry: Remembered, at: datetime) -> str:
    """Of an entry read `with_origin`, told at a moment."""
    age = timesince(entry.at, at, depth=1)
    if entry.page is not None:
        said = _("From “%(title)s”, %(age)s ago")
        return said % {"title": apart(entry.page.title), "age": age}
    name = name_of(entry.by)
    if not name:
        said = _("From the file %(file)s, uploaded %(age)s ago. Nobody has reviewed it.")
        return said % {"file": apart(entry.file_name), "age": age}
    said = _("From the file %(file)s, uploaded by %(name)s, %(age)s ago. Nobody has reviewed it.")
    return said % {"file": apart(entry.file_name), "name": apart(name), "age": age}
