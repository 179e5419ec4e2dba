"""Consent of the people seen or heard: what was recorded, and that it can be withdrawn."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.TextChoices):
    """How it stands with the people in a picture or recording; a child's consent is given by its guardian."""

    NOT_STATED = "", _("Not stated yet")
    NO_PERSON = "no_person", _("No person can be recognised")
    RECORDED = "recorded", _("Consent is recorded")
    GUARDIAN = "guardian", _("A guardian's consent is recorded (for a child)")
    WITHDRAWN = "withdrawn", _("Consent was withdrawn")


PICTURE_HELP = _(
    "A person who can be recognised must have agreed, and for a child a guardian. Choosing “withdrawn” takes the picture off"
    " every page at once and deletes its public files."
)
# While it is uploaded, nothing can be withdrawn yet.
NEW_PICTURE_HELP = _("A person who can be recognised must have agreed, and for a child a guardian.")
NEW_RECORDING_HELP = _("A person who can be heard must have agreed, and for a child a guardian.")
RECORDING_HELP = _(
    "A person who can be heard must have agreed, and for a child a guardian. Choosing “withdrawn” takes the recording off"
    " every page at once."
)
