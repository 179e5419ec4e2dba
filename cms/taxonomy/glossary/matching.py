"""Finding words in a text: whole words, in whatever script and way of writing; forms that nobody gave are not guessed.

Words end where ICU says so (Unicode UAX 29; dictionaries for Burmese, Khmer, Lao and Thai, which write none of it). In Arabic an article,
a conjunction or a preposition may be joined to the front.
"""

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from icu4py.breakers import WordBreaker

from cms.taxonomy.glossary.folding import Folded, folded, key_of

WITHOUT_SPACES = frozenset({"my", "km", "lo", "th"})
JOINING = frozenset({"ar"})
_JOINED = re.compile("[وف]?[بكل]?(?:ال|ل)?")
# In these an apostrophe parts words: "l'eau", "survivor's". In others it is a letter.
ELIDING = frozenset({"en", "fr"})
_APOSTROPHES = frozenset("'’ʼ")
SHORTEST_STEM = 3  # letters
SHORT_WORD = 4  # letters: articles and the like, which each sentence chooses for itself


@dataclass(frozen=True)
class Found:
    """From where to where in the text, and which of the words it is."""

    start: int
    end: int
    which: Hashable


class Finder:
    """Looks for words of a language (BCP 47), each in any of several ways, told apart by a key."""

    def __init__(self, sought: Mapping[Hashable, Iterable[str]], language: str) -> None:
        self.language = language.split("-")[0]
        ways = ((key_of(way, self.language), which) for which, several in sought.items() for way in several)
        self._ways = [(way, which) for way, which in ways if any(sign.isalnum() for sign in way)]

    def find(self, text: str) -> list[Found]:
        """In reading order, none within another: of those that overlap the longer one, of equal ones the earlier."""
        shape = folded(text, self.language)
        places = [(place, way, which) for way, which in self._ways for place in _places(shape.text, way)]
        if not places:
            return []
        edges, taken = _edges(text, self.language), list[Found]()
        for place, way, which in sorted(places, key=lambda one: (-len(one[1]), one[0])):
            if (span := _whole(shape, place, place + len(way), edges, self.language)) is not None:
                one = Found(*span, which)
                if all(one.end <= other.start or other.end <= one.start for other in taken):
                    taken.append(one)
        return sorted(taken, key=lambda one: one.start)


def is_used(text: str, words: str, language: str) -> bool:
    """Whether the words may be there in some form. Generous, as many languages bend words: the beginning of the longer ones is enough."""
    language = language.split("-")[0]
    shape, wanted = folded(text, language).text, key_of(words, language)
    if wanted in shape or language in WITHOUT_SPACES:
        return wanted.replace(" ", "") in shape.replace(" ", "")
    there = [form for word in _words(shape) for form in _bare(word, language)]
    every = _words(wanted)
    telling = [word for word in every if len(word) > SHORT_WORD] or every
    return all(any(_alike(form, other) for form in _bare(word, language) for other in there) for word in telling)


def _words(shape: str) -> list[str]:
    return re.findall(r"\w+", shape)


def _bare(word: str, language: str) -> list[str]:
    """As it stands, and without what may be joined to its front."""
    joined = _JOINED.match(word) if language in JOINING else None
    return [form for form in (word, word[joined.end() :] if joined else "") if form]


def _alike(one: str, other: str) -> bool:
    """Whether they begin with the same stem: three fifths of the word, three letters at least."""
    stem = max(SHORTEST_STEM, -(-len(one) * 3 // 5))
    return one[:stem] == other[:stem]


def _places(text: str, way: str) -> Iterator[int]:
    place = text.find(way)
    while place >= 0:
        yield place
        place = text.find(way, place + 1)


def _edges(text: str, language: str) -> list[int]:
    """Where words begin and end, in order."""
    found = {0, len(text)}
    for start, end in WordBreaker(_breakable(text), language).segments():
        found |= {start, end}
    if language in ELIDING:
        found |= {edge for place, sign in enumerate(text) if sign in _APOSTROPHES for edge in (place, place + 1)}
    return sorted(found)


def _breakable(text: str) -> str:
    """As long as the text. ICU counts signs beyond the first 65,536 (Adlam, emoji) twice, and takes no half ones."""
    return "".join(sign if sign < "\ud800" or "\ue000" <= sign <= "\uffff" else _stand_in(sign) for sign in text)


def _stand_in(sign: str) -> str:
    return "a" if sign.isalnum() else "\ufffc"


def _whole(shape: Folded, begin: int, end: int, edges: list[int], language: str) -> tuple[int, int] | None:
    """The span in the text, where it is made of whole words; None where it begins or ends within one."""
    start, stop = shape.starts[begin], shape.ends[end - 1]
    within = (begin and shape.starts[begin - 1] == start) or (end < len(shape.text) and shape.ends[end] == stop)
    if within or edges[bisect_right(edges, stop) - 1] != stop:
        return None
    edge = edges[bisect_right(edges, start) - 1]
    if edge == start:
        return start, stop
    joined = "".join(sign for sign, place in zip(shape.text, shape.starts, strict=True) if edge <= place < start)
    return (start, stop) if language in JOINING and _JOINED.fullmatch(joined) else None
