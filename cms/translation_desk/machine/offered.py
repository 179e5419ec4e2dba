"""Whether the service carries one language into another, and what it calls them."""

from collections.abc import Collection, Mapping
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from cms.translation_desk.machine.providers import Provider, name_of_chosen
from cms.translation_desk.machine.unavailable import MachineUnavailable

# What a service may call a language of ours (BCP 47, lower case). Never a neighbour: Dari is not Persian.
ALSO = {"fil": ("tl",), "pt-br": ("pb",), "zh-hans": ("zh",), "zh-hant": ("zt",)}
KEPT_FOR = 60 * 60  # seconds that the service's list is believed
SILENT_FOR = 60  # seconds before a service that did not answer is asked again

Languages = Mapping[str, Collection[str]]


def called(code: str, among: Collection[str]) -> str | None:
    """Our language as the service writes it; None where it has it not."""
    known = {one.casefold(): one for one in among}
    wanted = (code.casefold(), *ALSO.get(code.casefold(), ()))
    return next((known[one] for one in wanted if one in known), None)


def pair_of(source: str, target: str, languages: Languages) -> tuple[str, str] | None:
    """Both as the service writes them; None where it does not carry the one into the other."""
    theirs = called(source, languages)
    into = called(target, languages[theirs]) if theirs is not None else None
    return (theirs, into) if theirs is not None and into is not None and theirs != into else None


def languages_of(provider: Provider) -> Languages:
    """Asked once an hour, by one at a time; nothing for whoever looks meanwhile, and for a minute of a service that does not answer."""
    key = f"translation_desk.machine.{name_of_chosen()}.{sha256(settings.MACHINE_TRANSLATION_URL.encode()).hexdigest()}"
    known: Languages | None = cache.get(key)
    if known is None and cache.add(f"{key}.asked", 1, SILENT_FOR):
        known = _asked(provider)
        cache.set(key, known, KEPT_FOR if known else SILENT_FOR)
        cache.delete(f"{key}.asked")
    return known or {}


def _asked(provider: Provider) -> Languages:
    try:
        return {code: sorted(targets) for code, targets in provider.languages().items()}
    except MachineUnavailable:
        return {}
