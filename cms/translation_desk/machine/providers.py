"""What a service of machine translation has to be able to do, and which one this installation uses."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from cms.translation_desk.machine.libretranslate import LibreTranslate

BUILT_IN: dict[str, type[Any]] = {"libretranslate": LibreTranslate}


class Provider(Protocol):
    """A service, made anew for each use with the address and the key of the settings: `Ours(url=…, key=…)`. Its methods raise
    MachineUnavailable, and answer or give up within ten seconds."""

    def __init__(self, *, url: str, key: str) -> None: ...

    def languages(self) -> Mapping[str, Collection[str]]:
        """Codes of the languages that it translates from, each with those that it translates into, as the service writes them."""

    def translate(self, texts: Sequence[str], *, source: str, target: str, rich: bool) -> Sequence[str]:
        """A translation for each text, in their order. `rich`: they are HTML, and so is what comes back."""


def name_of_chosen() -> str:
    """As the settings name it; empty while there is none."""
    return str(settings.MACHINE_TRANSLATION)


def chosen() -> Provider | None:
    """None while machine translation is off."""
    name = name_of_chosen()
    if not name:
        return None
    made: Any = BUILT_IN.get(name) or import_string(name)
    provider: Provider = made(url=settings.MACHINE_TRANSLATION_URL, key=settings.MACHINE_TRANSLATION_KEY)
    return provider
