"""What writing systems and languages do to a word, as tables: data only. `normalising` applies them.

Letters fold for every language alike (a page holds names of many scripts), unless two languages disagree. Beginnings and
endings are taken off what a reader types, never off a page: what is left of the word is then found inside the page's words.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

# Typed in many shapes, or not at all: м'яч, м’яч, мʼяч, мяч.
APOSTROPHES = frozenset("'’‘‛ʼʻʽʹ′`´ꞌ＇")

# Marks that readers leave out: Arabic vowel signs, hamza and madda over a letter, the stretch (tatweel), stress marks.
LOOSE_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0300\u0301]+"
)
# Accents over Latin letters, and over the Russian е. Not over и and і: й and ї are letters of their own.
ACCENTS = re.compile("([a-z\u00df-\u02afе])[\u0300-\u036f]+")

LETTERS = (
    # Arabic script: ta marbuta, alef maqsura, the yeh, kaf and heh of other keyboards, alef wasla
    str.maketrans("ةىیېۍکڪھہەۃٱ", "ه" + "ي" * 4 + "ك" * 2 + "ه" * 4 + "ا")
    # Latin letters of Turkish, Azerbaijani, Vietnamese, Hausa, Fulah, Bambara, Mooré, Kanuri, for keyboards without them
    | str.maketrans("ıəđøłɓɗƙƴɲŋɛɔɩʋǝ", "iedolbdkynneoive")
    | str.maketrans({"æ": "ae", "œ": "oe"})
)

# The seven orders of an Ethiopic letter, and rows that sound alike: the first is written for the second.
ORDERS = 7
_AMHARIC = {"ሐ": "ሀ", "ኀ": "ሀ", "ኸ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"}
_TIGRINYA = {"ኀ": "ሐ", "ሠ": "ሰ", "ፀ": "ጸ"}  # ሀ and ሐ, አ and ዐ differ in Tigrinya


def _rows(pairs: dict[str, str]) -> dict[int, str]:
    return {ord(one) + order: chr(ord(other) + order) for one, other in pairs.items() for order in range(ORDERS)}


# Then the orders that sound alike in those rows.
ETHIOPIC: dict[str, list[Mapping[int, int | str]]] = {
    "am": [_rows(_AMHARIC), str.maketrans("ሃኣዉ", "ሀአው")],
    "ti": [_rows(_TIGRINYA), str.maketrans("ኣዉ", "አው")],
}


class Ending(NamedTuple):
    """What may be cut off a typed word, as patterns: its beginning as typed, its ending as normalised."""

    beginning: str = ""
    ending: str = ""


# Longest first at each side; `normalising` leaves at least three letters.
_ENGLISH = Ending(ending="ies|(?<=[sxzh])es|s")
_IBERIAN = Ending(ending="es|s")
_PERSIAN = Ending(ending="هايشان|هايي|هاي|ها|ان")
_TURKIC = Ending(ending="(?:l[ae]r)(?:i|in|a|e|da|de|dan|den)?")
_ETHIOPIC_PREFIXES = "የ|በ|ለ|ከ|ስለ|እንደ|ወደ"
AFFIXES: dict[str, Ending] = {
    "en": _ENGLISH,
    "fr": Ending("(?:[ldjmnstc]|qu)['’ʼ]", "aux|es|s|x"),
    "es": _IBERIAN,
    "pt": _IBERIAN,
    "ar": Ending("[وف]?(?:[بك]?ال|لل)|و", "اتهم|اتها|ات|ون|ين|ان|وا|تهم|تها|تي|ته|هم|هن|ها|كم|نا|يه|ه|ي"),
    "fa": _PERSIAN,
    "prs": _PERSIAN,
    "tr": _TURKIC,
    "az": _TURKIC,
    "hy": Ending(ending="(?:ներ|եր)?(?:ից|ով|ում|ի|ը|ն)|ներ|եր"),
    "uk": Ending(
        ending="(?:[ое]?к)?(?:ами|ями|еві|єві|ові|ого|ього|ому|ьому|ими|іми|ією|ам|ям|ах|ях|ом|ем|єм|ою|ею|єю|ів|їв|ей|ій|ий"
        "|им|ім|их|іх|ії|ію|ої|йте|іть|ять|ють|уть|ать|ємо|єте|єш|ть|ти|ла|ло|ли|[аоуеєиіїюяьйв])(?:ся|сь)?|[ое]к"
    ),
    "ru": Ending(
        ending="(?:[ое]?к)?(?:ами|ями|ого|его|ому|ему|ыми|ими|ием|ам|ям|ах|ях|ом|ем|ою|ею|ов|ев|ей|ий|ый|ой|ым|им|ых|их|ая|яя"
        "|ое|ее|ую|юю|ые|ие|ию|ии|ия|йте|ешь|ишь|ете|ите|ет|ют|ит|ят|ат|ут|ть|ти|ла|ло|ли|[аоуеыиюяьйл])(?:ся|сь)?|[ое]к"
    ),
    "my": Ending(ending="(?:များ|တွေ|တို့|ကို|သည်|တယ်|မှာ|မှ|တွင်|အား|နှင့်|အတွက်|ရဲ့)+"),
    "am": Ending(_ETHIOPIC_PREFIXES, "ዎቻቸው|ዎቻችን|ዎችን|ዎቹን|ዎች|ዎቹ|ቻቸው|ቻችን|ችን|ቹን|ች|ቹ|ዋ|ው|ን"),
    "ti": Ending(ending="ታትን|ታት"),
}

# Written without spaces: where a syllable begins or, where no rule finds syllables, a letter with its marks; and how many of
# them make a piece that tells one word from another.
BREAKS: dict[str, tuple[re.Pattern[str], int]] = {
    "my": (re.compile("(?<!္)(?=[က-ဪဿ](?!့?[်္]))"), 2),
    "km": (re.compile("(?<!\u17d2)(?=[^\u17b4-\u17d3])"), 3),
    "lo": (re.compile("(?<![ເ-ໄ])(?=[^\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece])"), 3),
    "th": (re.compile("(?<![เ-ไ])(?=[^\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"), 3),
}
