"""For whom a service is at work now: whoever presses the button waits for it, and takes up a process of the server meanwhile."""

import uuid
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
    own, sign = f"{KEY}.of.{person.pk}", uuid.uuid4().hex
    if not cache.add(own, sign, GIVEN_BACK_AFTER):
        raise CannotWrite(_("The machine is at work for you already. Press the button again when it is done."))
    try:
        places = (f"{KEY}.{number}" for number in range(AT_ONCE))
        place = next((place for place in places if cache.add(place, sign, GIVEN_BACK_AFTER)), None)
        if place is None:
            raise CannotWrite(_("The machine is at work for others. Press the button again in a minute."))
        try:
            yield
        finally:
            _give_back(place, sign)
    finally:
        _give_back(own, sign)


def _give_back(place: str, sign: str) -> None:
    """Unless it ran out, and is somebody else's by now."""
    if cache.get(place) == sign:
        cache.delete(place)
