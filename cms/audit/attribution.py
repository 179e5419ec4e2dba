"""To which organisation, and which language, an act belongs. Rooms above know their own rows and register how to tell."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import override
from wagtail.models import Locale

Attribution = Callable[[Any], "tuple[int, str] | None"]

_attributions: list[Attribution] = []


def register(function: Attribution) -> Attribution:
    """A function from a row to (id, name) of its organisation, or None where it cannot tell. The last one registered is asked first."""
    if function not in _attributions:
        _attributions.append(function)
    return function


def unregister(function: Attribution) -> None:
    """For tests."""
    _attributions.remove(function)


def organisation_of(instance: Any) -> tuple[int, str] | None:
    """The organisation of a row (a page, a person, a picture …), as far as any room can tell, by one name whoever asks."""
    with in_one_language():
        for function in reversed(_attributions) if instance is not None else ():
            found = function(instance)
            if found is not None:
                return found
    return None


def in_one_language() -> override:
    """What entries keep is in the installation's own language, not in that of whoever acts: else one thing goes by many names."""
    return override(settings.LANGUAGE_CODE)


def language_of(instance: Any) -> str:
    """The code of a row's language, or '' where it has none."""
    locale = instance if isinstance(instance, Locale) else getattr(instance, "locale", None)
    return locale.language_code if isinstance(locale, Locale) else ""
