"""Contact data of people: telephone numbers, e-mail addresses, handles and messengers' links that nobody said are for the public."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from cms.safety.checks.calendars import DATE, HOURS, TIME, YEARS
from cms.safety.checks.plain import Plain, Span, blanked
from cms.safety.checks.written import Found, Written

SHORTEST_NUMBER = 7  # digits: shorter ones are emergency numbers, counts and years
LONGEST_NUMBER = 15  # digits (ITU-T E.164)

_NUMBER = re.compile(r"(?<![A-Za-z0-9])\+?\(?\d(?:[ ()./-]{0,3}\d){6,24}(?![A-Za-z0-9])")
_ROUND = re.compile(r"\d{1,3}(?:[ .]\d{3})*(?:[ .]000)+")  # 2 000 000
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}(?:[ -]{1,3}\d{1,3}\.\d{3})+")  # 1.500 - 2.300
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{2,63}){1,5}")
# Written so that robots do not see it: name (at) example (dot) org
_MAIL_IN_WORDS = re.compile(r"[\w.+-]{1,64}\s{0,3}[\[({]\s?(?:at|@)\s?[\])}]\s{0,3}[\w-]{1,63}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.+@/-])@[^\W\d_][\w.]{2,30}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)

# All but a messenger's, which is a telephone number where it holds one.
_WEB = re.compile(r"(?:https?://|www\.)(?![a-z]{1,8}\.me/)[^\s<>\"]{1,2000}", re.IGNORECASE)

TALKING = frozenset(
    {
        "tel",
        "sms",
        "mailto",
        "callto",
        "facetime",
        "xmpp",
        "sip",
        "sips",
        "whatsapp",
        "viber",
        "tg",
        "sgnl",
        "skype",
        "im",
    }
)
# A messenger's links go to one person or group; all of them have a one-letter or a two-letter host, a dot, and "me".
_MESSENGER = re.compile(r"(?:^|//|\.)(?:wa|t|m|signal|telegram|line|viber|ig)\.me/", re.IGNORECASE)


def numbers(text: str, written: Written) -> Iterator[Span]:
    """Telephone numbers that are not among those that may be shown."""
    shown = _digits_shown(written)
    for match in _NUMBER.finditer(blanked(text, _WEB, DATE, TIME, HOURS)):
        words = match[0]
        if _is_telephone(words) and not is_shown(_digits(words), shown):
            yield Span(*match.span())


def mails(text: str, written: Written) -> Iterator[Span]:
    """E-mail addresses, also those written around, that are not among what may be shown."""
    shown = _words_shown(written)
    for pattern in (_MAIL, _MAIL_IN_WORDS):
        for match in pattern.finditer(text):
            if _squeezed(match[0]) not in shown:
                yield Span(*match.span())


def handles(text: str, written: Written) -> Iterator[Span]:
    """Names on social media (@name), and messengers' links, that are not among what may be shown."""
    shown = _words_shown(written)
    for match in _HANDLE.finditer(blanked(text, _URL, _MAIL)):
        if _squeezed(match[0]).rstrip(".") not in shown and _squeezed(match[0])[1:].rstrip(".") not in shown:
            yield Span(*match.span())
    for match in re.finditer(r"(?<![\w./])[^\s<>\"]{0,200}", text):
        called = len(_digits(match[0])) >= SHORTEST_NUMBER  # `numbers` says so
        if not called and _MESSENGER.search(match[0]) and _bare(match[0]) not in shown:
            yield Span(*match.span())


def numbers_in_links(written: Written) -> Iterator[Found]:
    """Links that call or write to somebody not among what may be shown."""
    digits, words = _digits_shown(written), _words_shown(written)
    for link in written.links:
        scheme, _, rest = unquote(link.url[:2000]).partition(":")
        if scheme.strip().casefold() in TALKING or _MESSENGER.search(link.url[:2000]):
            number = _digits(Plain(rest).text)
            known = _bare(rest) in words or (len(number) >= SHORTEST_NUMBER and is_shown(number, digits))
            if not known and (len(number) >= SHORTEST_NUMBER or "@" in rest):
                yield Found(link.place, link.url)


def handles_in_links(written: Written) -> Iterator[Found]:
    """Links to a messenger or to somebody's page on social media (/@name), without a number, not among what may be shown."""
    words = _words_shown(written)
    for link in written.links:
        rest = unquote(link.url[:2000]).partition(":")[2]
        named = bool(_MESSENGER.search(link.url[:2000])) or _names_somebody(link.url[:2000])
        if named and len(_digits(rest)) < SHORTEST_NUMBER and _bare(link.url) not in words:
            yield Found(link.place, link.url)


def numbers_not_shown(written: Written) -> Iterator[str]:
    """The digits of every telephone number in texts and links that is not among those that may be shown."""
    for passage in written.passages:
        text = passage.plain.text
        yield from (_digits(text[span.start : span.end]) for span in numbers(text, written))
    for found in numbers_in_links(written):
        yield digits_of(unquote(found.words[:2000]))


def digits_of(words: str) -> str:
    """The digits of whatever script, as 0 to 9."""
    return _digits(Plain(words).text)


def is_shown(number: str, shown: frozenset[str]) -> bool:
    """Whether digits are those of a shown number, with or without the code of the country."""
    core = number.lstrip("0")
    return any(
        one == number
        or (min(len(one), len(core)) >= SHORTEST_NUMBER and (one.endswith(core) or core.endswith(one.lstrip("0"))))
        for one in shown
    )


def _is_telephone(words: str) -> bool:
    digits = _digits(words)
    if not SHORTEST_NUMBER <= len(digits) <= LONGEST_NUMBER:
        return False
    return not any(innocent.fullmatch(words) for innocent in (_ROUND, _THOUSANDS, YEARS))


def _names_somebody(url: str) -> bool:
    try:
        return urlsplit(url).path.startswith("/@")
    except ValueError:
        return False


def _digits(text: str) -> str:
    return "".join(sign for sign in text if "0" <= sign <= "9")


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _bare(address: str) -> str:
    """An address without its scheme and what is around it."""
    return _squeezed(address).removeprefix("https:").removeprefix("http:").strip("/.,;:()").removeprefix("mailto:")


def _digits_shown(written: Written) -> frozenset[str]:
    return frozenset(filter(None, (digits_of(one) for one in written.may_be_shown)))


def _words_shown(written: Written) -> frozenset[str]:
    return frozenset(_bare(Plain(one).text) for one in written.may_be_shown)
