"""For whom a service is at work now: whoever presses the button waits for it, and takes up a process of the server meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.translation_desk.writing import CannotWrite

AT_ONCE = 2  # in the whole installation
GIVEN_BACK_AFTER = 60  # seconds, where a power cut kept it from being given back
KEY = "translation_desk.machine.turn"


@contextmanager
def turn(person: User) -> Iterator[None]:
    """One of the few that there are, and the person's only one. Raises CannotWrite where there is none now."""
    own = f"{KEY}.of.{person.pk}"
    if not cache.add(own, 1, GIVEN_BACK_AFTER):
        raise CannotWrite(_("The machine is at work for you already. Press the button again when it is done."))
    try:
        places = (f"{KEY}.{number}" for number in range(AT_ONCE))
        place = next((place for place in places if cache.add(place, 1, GIVEN_BACK_AFTER)), None)
        if place is None:
            raise CannotWrite(_("The machine is at work for others. Press the button again in a minute."))
        try:
            yield
        finally:
            cache.delete(place)
    finally:
        cache.delete(own)
