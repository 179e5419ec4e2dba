"""The languages Safelane is built with: BCP 47 code, English name, autonym, direction.

Data only. Every built-in language has a column per translated label from the first migration, so this table is never read from
the environment: an installation enables a language by making a Wagtail Locale in the admin. A further language can be declared by
the environment (`SAFELANE_EXTRA_LANGUAGES`): it gets pages and an empty catalogue, its vocabulary falls back to English.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Language(NamedTuple):
    """One language: BCP 47 code, its name in English, its name in itself, and whether it is written right to left."""

    code: str
    name: str
    autonym: str
    rtl: bool = False


BUILT_IN: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English"),
        Language("fr", "French", "Français"),
        Language("es", "Spanish", "Español"),
        Language("pt", "Portuguese", "Português"),
        Language("ar", "Arabic", "العربية", rtl=True),
        Language("prs", "Dari", "دری", rtl=True),
        Language("ps", "Pashto", "پښتو", rtl=True),
        Language("ckb", "Central Kurdish (Sorani)", "کوردیی ناوەندی", rtl=True),
        Language("kmr", "Northern Kurdish (Kurmanji)", "Kurmancî"),
        Language("fa", "Persian", "فارسی", rtl=True),
        Language("ur", "Urdu", "اردو", rtl=True),
        Language("tr", "Turkish", "Türkçe"),
        Language("az", "Azerbaijani", "Azərbaycanca"),
        Language("hy", "Armenian", "Հայերեն"),
        Language("uk", "Ukrainian", "Українська"),
        Language("ru", "Russian", "Русский"),
        Language("my", "Burmese", "မြန်မာဘာသာ"),
        Language("km", "Khmer", "ខ្មែរ"),
        Language("lo", "Lao", "ລາວ"),
        Language("th", "Thai", "ไทย"),
        Language("vi", "Vietnamese", "Tiếng Việt"),
        Language("fil", "Filipino", "Filipino"),
        Language("id", "Indonesian", "Bahasa Indonesia"),
        Language("hi", "Hindi", "हिन्दी"),
        Language("ne", "Nepali", "नेपाली"),
        Language("si", "Sinhala", "සිංහල"),
        Language("ta", "Tamil", "தமிழ்"),
        Language("bn", "Bengali", "বাংলা"),
        Language("am", "Amharic", "አማርኛ"),
        Language("ti", "Tigrinya", "ትግርኛ"),
        Language("om", "Oromo", "Afaan Oromoo"),
        Language("so", "Somali", "Soomaali"),
        Language("ha", "Hausa", "Hausa"),
        Language("kr", "Kanuri", "Kanuri"),
        Language("ff", "Fulah", "Fulfulde"),
        Language("bm", "Bambara", "Bamanankan"),
        Language("mos", "Mooré", "Mooré"),
        Language("ln", "Lingala", "Lingála"),
        Language("sw", "Swahili", "Kiswahili"),
        Language("ht", "Haitian Creole", "Kreyòl ayisyen"),
    )
}

# What a browser may send for a language of ours under another tag.
BROWSER_TAGS = {"fa-af": "prs", "ku": "kmr", "ku-latn": "kmr", "ku-arab": "ckb", "tl": "fil", "in": "id"}

# Whom to fall back to, before English, where a reader of the one usually reads the other.
FALLBACKS = {"prs": ("fa", "en"), "fa": ("prs", "en"), "default": ("en",)}

_EXTRA = re.compile(r"^(?P<code>[a-z]{2,3}(-[A-Za-z0-9]{2,8})*):(?P<autonym>[^:,]{1,60})(:(?P<direction>ltr|rtl))?$")
_extra: dict[str, Language] = {}


def declare(text: str) -> list[Language]:
    """Read further languages from `code:autonym[:rtl]`, comma separated, and remember them for this process.

    Raises ValueError with the remedy when an entry is malformed or names a built-in language.
    """
    declared = []
    for entry in filter(None, (part.strip() for part in text.split(","))):
        match = _EXTRA.match(entry)
        if not match:
            raise ValueError(
                f"{entry!r} is not code:autonym or code:autonym:rtl, for example zgh:ⵜⴰⵎⴰⵣⵉⵖⵜ or ug:ئۇيغۇرچە:rtl"
            )
        code = match["code"].lower()
        if code in BUILT_IN:
            raise ValueError(f"{code!r} is built in already: enable it in the admin under Settings, Locales")
        autonym = match["autonym"].strip()
        declared.append(Language(code, autonym, autonym, rtl=match["direction"] == "rtl"))
    _extra.clear()
    _extra.update({language.code: language for language in declared})
    return declared


def all_languages() -> dict[str, Language]:
    """Built-in languages and those the environment declared, by code."""
    return BUILT_IN | _extra


def language(code: str) -> Language:
    """The language of a code, or a nameless left-to-right one for a code nobody declared."""
    return all_languages().get(code) or Language(code, code, code)


def autonym(code: str) -> str:
    """The language's name in itself."""
    return language(code).autonym


def in_order(codes: Iterable[str]) -> list[str]:
    """Codes in the order of this table, wherever languages are listed; those that nobody declared come last."""
    places = {code: place for place, code in enumerate(all_languages())}
    return sorted(codes, key=lambda code: (places.get(code, len(places)), code))


def direction(code: str) -> str:
    """`rtl` or `ltr`, for an HTML `dir` attribute."""
    return "rtl" if language(code).rtl else "ltr"


def preferred(accept_language: str, available: Iterable[str]) -> str | None:
    """The available language that an `Accept-Language` header (RFC 9110) asks for first, or None.

    A regional tag falls back to its language (`fr-CA` to `fr`), and known other tags are mapped (`fa-AF` to Dari).
    """
    choices = set(available)
    for tag in _by_quality(accept_language[:500]):
        for candidate in (BROWSER_TAGS.get(tag), tag, BROWSER_TAGS.get(tag.split("-")[0]), tag.split("-")[0]):
            if candidate in choices:
                return candidate
    return None


def _by_quality(header: str) -> list[str]:
    ranked = []
    for position, part in enumerate(header.lower().split(",")):
        tag, _, parameters = part.strip().partition(";")
        quality = re.match(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$", parameters)
        weight = float(quality[1]) if quality else 1.0 if not parameters.strip() else 0.0
        if tag and weight > 0:
            ranked.append((-weight, position, tag.strip()))
    return [tag for _, _, tag in sorted(ranked)]
