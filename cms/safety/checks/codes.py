"""Letters and digits joined as in names of models and in formulas.

By structure alone. A list of real ones would teach them, and would miss the next.
"""

import re
import unicodedata
from collections.abc import Iterator

from cms.safety.checks.calendars import CURRENCIES, DATE, HOURS, STATION, TIME, YEARS, names_in_dates, territories
from cms.safety.checks.plain import Span, blanked, spans
from cms.safety.checks.written import Found, PassageKind, Written

# Addresses are for the checks of links; in them letters and digits are mixed as a matter of course.
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200}", re.IGNORECASE)

_LETTERS = r"[^\W\d_]"
# Letters, perhaps a hyphen or a space, digits, perhaps more of both: the rest is decided by `_is_code`.
_JOINED = re.compile(
    rf"(?<![\w/])(?P<letters>{_LETTERS}{{1,24}})(?P<between>[ .-]?)(?P<digits>\d{{1,10}})"
    rf"(?P<more>(?:-?{_LETTERS}{{1,3}})?(?:[./-]\d{{1,6}})?(?:-?{_LETTERS}{{1,3}})?)(?!\w)"
)
_DIGITS_FIRST = re.compile(
    rf"(?<![\w.,/-])\d{{1,4}}-?(?P<letters>[^\W\d_]{{1,4}})-?(?P<digits>\d{{0,4}}){_LETTERS}{{0,2}}(?!\w)"
)
# Where words are not set apart (Thai, Burmese …), or a letter carries marks: a hyphen between letters and digits.
_MARK = r"(?!\w)[\u0300-\u0fff\u1000-\u109f\u1780-\u17d3]"
_UNCASED = re.compile(rf"(?P<letters>[^\W\d_a-zA-Z](?:{_LETTERS}|{_MARK}){{0,24}})-(?P<digits>\d{{1,4}})(?![\d.])")
_PAPER = re.compile(r"A[3-6]")
_GENERATION = re.compile(r"[2-6]G|[23]D|MP[34]")
_VOWELS = frozenset("aeiouyаеёиоуыэюяієїαεηιουωաեէըիոօ")
_LONG_NAME = 5  # letters: COVID-19 is no name of a model
_IN_SLUG = re.compile(r"(?<![a-z0-9])(?:(?![aeiouy])[a-z](?![aeiouy])[a-z]?|[a-z])-?\d{1,4}[a-z]?(?![a-z0-9])")

_TOKEN = re.compile(r"(?<![\w()])[A-Za-z0-9()]{3,40}(?![\w()])")
# A capital, perhaps a small letter, perhaps how many; each sign can be read in one way only, or a long word would be read in thousands.
_GROUPS = re.compile(r"(?:\(?[A-Z][a-z]?\d{0,6}(?:\)\d{0,3})?){2,20}")
_COUNTED = re.compile(r"\d[A-Z(]|\)\d")
_MATHEMATICS = re.compile(
    r"(?<!\w)(?:\d|[^\W\d_](?!\w))[\d.,]{0,8}\s?[×÷^±√∑∏∫≈∝∂∆]\s?[\w(]"
    r"|[√∑∏∫∂∆]\s?[\w(]"
    r"|(?<!\w)\w{1,2}\s?=\s?\(?[\w.]{1,6}\s?[-+×*/÷^]\s?\(?\w"
)


def designations(text: str, written: Written) -> Iterator[Span]:
    """What looks like the name of a model: letters and digits joined."""
    text = blanked(text, ADDRESS, DATE, TIME, HOURS, STATION)
    for match in _JOINED.finditer(text):
        if _is_code(match, text, written.language):
            yield Span(*match.span())
    for match in _DIGITS_FIRST.finditer(text):
        if _is_reversed_code(match, written.language):
            yield Span(*match.span())
    for match in _UNCASED.finditer(text):
        if not (YEARS.fullmatch(match["digits"]) or _is_name_of_year(match)) and not _has_case(match["letters"]):
            yield Span(*match.span())


def formulas(text: str, _written: Written) -> Iterator[Span]:
    """What looks like a formula, of chemistry or of mathematics."""
    text = blanked(text, ADDRESS, DATE)
    for match in _TOKEN.finditer(text):
        if _GROUPS.fullmatch(match[0]) and _COUNTED.search(match[0]):
            yield Span(*match.span())
    yield from spans(_MATHEMATICS, text)


def in_slugs(written: Written) -> Iterator[Found]:
    """The same in the page's own address, where nothing is a capital."""
    for passage in written.passages:
        if passage.kind == PassageKind.ADDRESS:
            for span in spans(_IN_SLUG, YEARS.sub("", passage.plain.text.casefold())):
                yield Found(passage.place, passage.plain.text[max(0, span.start - 20) : span.end + 20], passage.label)


def _is_code(match: re.Match[str], text: str, language: str) -> bool:
    letters, between, digits, more = match.group("letters", "between", "digits", "more")
    if not _has_case(letters):
        return False  # a hyphen makes it one (_UNCASED); without, it is “and 5”, “of 5”, joined in Arabic
    if _is_innocent(match[0]) or letters.casefold() in names_in_dates(language) or YEARS.fullmatch(digits):
        return False
    if letters.isupper():
        return _is_code_of_capitals(letters, between, digits, more)
    if letters.islower():
        return between != " " and between != "." and len(letters) <= 3 and not (between == "" and len(letters) == 1)
    if between in {" ", "."}:
        return len(letters) <= 3 and not (_begins_sentence(text, match.start()) and _has_vowel(letters))
    return not _is_name_of_year(match) and not (
        between and _begins_sentence(text, match.start()) and _has_vowel(letters)
    )


def _is_code_of_capitals(letters: str, between: str, digits: str, more: str) -> bool:
    if between == "":
        return len(letters) < _LONG_NAME and not (len(digits) >= 4 and letters in territories())
    if between != " ":
        return len(letters) < _LONG_NAME or len(digits) != 2
    if len(letters) == 1 or letters in CURRENCIES:
        return len(letters) == 1 and bool(digits.startswith("0") or more)
    # A standard or a resolution has a longer number: one of four digits, or with a point or a stroke in it.
    numbered = len(digits) >= 4 or "." in more or "/" in more
    return len(letters) <= _LONG_NAME and not numbered


def _is_reversed_code(match: re.Match[str], language: str) -> bool:
    letters = match["letters"]
    if not _has_case(letters) or _is_innocent(match[0]) or letters.casefold() in names_in_dates(language):
        return False
    return (
        bool(match["digits"])
        if letters.islower()
        else letters.isupper() and (bool(match["digits"]) or len(letters) < 4)
    )


def _is_innocent(words: str) -> bool:
    """Paper sizes, mobile networks, sound files."""
    return bool(_PAPER.fullmatch(words) or _GENERATION.fullmatch(words))


def _is_name_of_year(match: re.Match[str]) -> bool:
    """COVID-19, also as written in other scripts: a long name and a year of two digits."""
    return len(match["letters"]) >= _LONG_NAME and match["digits"] == "19"


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ",-'")


def _has_case(letters: str) -> bool:
    return letters[0].lower() != letters[0].upper()


def _has_vowel(letters: str) -> bool:
    return any(unicodedata.normalize("NFD", letter)[0] in _VOWELS for letter in letters.casefold())
