"""One shape for every way of writing the same word: what is indexed and what is looked for go through the same door.

Pure functions of text and language (BCP 47); the tables are in `alphabets`.
"""

import re
import unicodedata
from functools import cache, lru_cache

from cms.search.alphabets import ACCENTS, AFFIXES, APOSTROPHES, BREAKS, ETHIOPIC, LETTERS, LOOSE_MARKS, ORDERS, Ending

LONGEST_QUERY = 200  # characters
MOST_WORDS = 8
MOST_PIECES = 12
OPERATORS = frozenset({"AND", "OR", "NOT"})


def normalise(text: str, language: str) -> str:
    """The text as it is indexed: folded letters, words with one space between them, none in languages without spaces.

    Applied twice it changes nothing more.
    """
    language = _primary(language)
    between = "" if language in BREAKS else " "
    kept = LOOSE_MARKS.sub("", "".join(map(_kept, _unfolded(text))))
    folded = ACCENTS.sub(r"\1", unicodedata.normalize("NFKD", between.join(kept.split())))
    folded = unicodedata.normalize("NFC", folded.translate(LETTERS))
    for rows in ETHIOPIC.get(language, ()):
        folded = folded.translate(rows)
    return folded


def words(query: str, language: str) -> list[str]:
    """The words looked for, normalised and without endings: at most 8, out of the first 200 characters; [] for nothing.

    Quotes, operators and signs are ignored.
    """
    language = _primary(language)
    typed = query[:LONGEST_QUERY]
    if len(query) > LONGEST_QUERY:
        typed = (typed.rsplit(maxsplit=1) or [""])[0]  # the word that the cut went through says nothing
    typed = unicodedata.normalize("NFKC", typed)
    typed = LOOSE_MARKS.sub("", "".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in typed))
    found: dict[str, None] = {}
    for written in typed.split():
        if written not in OPERATORS:
            found.update(dict.fromkeys(_stems(written, language)))
    return list(found)[:MOST_WORDS]


def forms(word: str, language: str) -> list[str]:
    """The shapes under which a page may have this word; any one of them will do.

    In Amharic and Tigrinya an ending changes the last letter itself (ልጅ, ልጆች): every order of it counts.
    """
    row, order = divmod(ord(word[-1]), ORDERS + 1)
    if _primary(language) not in ETHIOPIC or len(word) < 2 or not "ሀ" <= word[-1] <= "ፗ" or order >= ORDERS:
        return [word]
    orders = (word[:-1] + chr(row * (ORDERS + 1) + order) for order in range(ORDERS))
    return list(dict.fromkeys(normalise(form, language) for form in orders))


def pieces(word: str, language: str) -> list[str]:
    """Overlapping pieces of a long word in a language without spaces, most of which a page about it has; else []."""
    if _primary(language) not in BREAKS:
        return []
    pattern, size = BREAKS[_primary(language)]
    syllables = [syllable for syllable in pattern.split(word) if syllable]
    if len(syllables) <= size:
        return []
    overlapping = ("".join(syllables[start : start + size]) for start in range(len(syllables) - size + 1))
    return list(dict.fromkeys(overlapping))[:MOST_PIECES]


def _stems(written: str, language: str) -> list[str]:
    beginning, ending = _affixes(language)
    return [ending.sub("", word) for word in normalise(beginning.sub("", written), language).split()]


@cache
def _affixes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Beginning and ending of a language as patterns that leave a stem: three letters, or two syllables."""
    affixes = AFFIXES.get(language, Ending())
    stem = "." * (2 if language in ETHIOPIC or language in BREAKS else 3)
    beginning = re.compile(f"^(?:{affixes.beginning})(?={stem})" if affixes.beginning else "(?!)", re.IGNORECASE)
    ending = re.compile(unicodedata.normalize("NFC", f"(?<={stem})(?:{affixes.ending})$") if affixes.ending else "(?!)")
    return beginning, ending


def _primary(language: str) -> str:
    return language.split("-")[0].lower()


def _unfolded(text: str) -> str:
    """Without case and compatibility forms, letters apart from their marks."""
    text = "".join(sign for sign in text if sign not in APOSTROPHES)
    for _round in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", text)


@lru_cache(maxsize=10_000)
def _kept(sign: str) -> str:
    """A letter or mark itself, a digit as 0 to 9, nothing for what has no shape of its own, a space for all else."""
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category in {"Cf", "Cs"} or sign in APOSTROPHES:
        return ""
    return sign if category[0] in "LMN" else " "
