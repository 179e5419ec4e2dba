"""Coordinates by their structure, in text and in addresses: places of danger go to the hotline, never into a page."""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote

from cms.safety.checks.plain import Plain, Span, spans
from cms.safety.checks.written import Found, Written

_EDGE = r"(?<![\w.])"
_HEMISPHERE = r"[NSEWnsew]"

# Four digits after the point are about ten metres; a thing with so many that is no coordinate is not written for readers.
_FINE = rf"{_EDGE}[-+]?\d{{1,3}}(?:\.\d{{4,12}}|,\d{{4,12}})(?!\d)(?!\.\d)"
_PAIR = re.compile(rf"{_FINE}[\s°NSEWnsew,;/]{{1,8}}[-+]?\d{{1,3}}[.,]\d{{4,12}}(?!\d)(?!\.\d)")
_LONE = re.compile(rf"{_EDGE}[-+]?\d{{1,3}}\.\d{{5,12}}(?!\d)(?!\.\d)")
# Less fine ones are coordinates when a degree sign, a hemisphere or a label says so. Not a temperature.
_MARKED = re.compile(
    rf"{_EDGE}[-+]?\d{{1,3}}[.,]\d{{2,12}}\s?(?:°(?!\s?[CFKمሴ])|[NSEW](?![\w']))"
    r"|(?<!\w)[NSEW]\s?\d{1,3}[.,]\d{2,12}(?!\d)"
    r"|(?<![^\W\d_])(?i:lat|lon|lng|long|latitude|longitude)\s?[:=]?\s?[-+]?\d{1,3}[.,]\d{1,12}",
)
_SEXAGESIMAL = re.compile(
    rf"{_EDGE}\d{{1,3}}\s?°\s?\d{{1,2}}(?:[.,]\d{{1,6}})?\s?(?:'|(?=\s?{_HEMISPHERE}\b))"
    rf"|{_EDGE}\d{{1,3}}[\s°:-]\s?\d{{1,2}}[\s':-]\s?\d{{1,2}}(?:[.,]\d{{1,6}})?\s?[\"']{{0,2}}\s?[NSEW](?![\w'])"
)
# Metres in a zone (UTM), and letters for squares of 100 km (MGRS); I and O are never used.
_UTM = re.compile(
    r"(?<!\w)\d{1,2}\s?[C-HJ-NP-Xc-hj-np-x],?\s{0,3}(?:m?E\s?)?\d{6}(?:\.\d{1,12})?\s?m?E?,?\s{0,3}\d{6,7}(?!\d)"
)
_MGRS = re.compile(
    r"(?<!\w)\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{4}|\d{6}|\d{8}|\d{10}|\d{2,5}\s\d{2,5})(?!\w)"
    r"|(?<!\w)\d{1,2}[c-hj-np-x][a-hj-np-z]{2}(?:\d{4}|\d{6}|\d{8}|\d{10})(?!\w)"
)
_OPEN_CODE = "23456789CFGHJMPQRVWXcfghjmpqrvwx"
_PLUS_CODE = re.compile(
    rf"(?<![\w+])(?=[\d]*[A-Za-z+])[{_OPEN_CODE}]{{4,8}}\+(?=\d*[A-Za-z])[{_OPEN_CODE}]{{2,3}}(?!\w)"
)
_THREE_WORDS = re.compile(r"(?<![:/\w])///\s?[^\W\d_]{1,40}\.[^\W\d_]{1,40}\.[^\W\d_]{1,40}")
_GEO = re.compile(r"(?<!\w)geo:\s?[-+]?\d{1,3}(?:\.\d{1,20})?,", re.IGNORECASE)
# In an address any two numbers with a fraction, near each other, are a point on a map.
_IN_ADDRESS = re.compile(r"\d{1,3}\.\d{2,20}[^\d\s]{1,12}\d{1,3}\.\d{2,20}")
_AT = re.compile(r"@-?\d{1,3}\.\d{1,20},-?\d{1,3}\.\d")

PATTERNS = (_PAIR, _LONE, _MARKED, _SEXAGESIMAL, _UTM, _MGRS, _PLUS_CODE, _THREE_WORDS, _GEO, _AT)


def in_text(text: str, _written: Written) -> Iterator[Span]:
    """Coordinates and codes of a place in a text."""
    return chain.from_iterable(spans(pattern, text) for pattern in PATTERNS)


def in_links(written: Written) -> Iterator[Found]:
    """Links that carry a point on a map."""
    for link in written.links:
        address = Plain(unquote(link.url[:4000])).text
        if any(pattern.search(address) for pattern in (_IN_ADDRESS, _GEO, _AT, _PLUS_CODE, _THREE_WORDS)):
            yield Found(link.place, link.url)
