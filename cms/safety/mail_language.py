"""In which language somebody is written to."""

from django.conf import settings

from cms.accounts.models import User


def language_of(person: User) -> str:
    """The one that they chose in their account; else the installation's."""
    profile = getattr(person, "wagtail_userprofile", None)
    return str(profile.get_preferred_language()) if profile is not None else settings.LANGUAGE_CODE
