"""The villagers of the pictures. Some are met again in several of them, as in any village. Names are invented."""

from cms.sample.scenery import colours as paint
from cms.sample.scenery.people import Villager

DARK, WARM, DEEP, GOLD, SAND, PALE = paint.SKINS

# Women
NADIA = Villager("scarf", WARM, paint.PLUM, cut="dress", trim=paint.OCHRE)
SORA = Villager("scarf", DARK, paint.ROSE, cut="dress", cloth=paint.CREAM)
IMANI = Villager("wrap", DEEP, paint.INDIGO, cut="dress", cloth=paint.ROSE, trim=paint.YELLOW)
TALA = Villager("straw", GOLD, paint.ROSE, paint.INK, cloth=paint.TEAL, short=True)
ESTER = Villager("wrap", GOLD, paint.ROSE, paint.INDIGO, cloth=paint.TEAL, cut="skirt")
MARA = Villager("bun", WARM, paint.TEAL, paint.OCHRE, cut="skirt", trim=paint.CREAM)
LENA = Villager("tail", WARM, paint.TEAL, paint.INK, cloth=paint.OCHRE, short=True)
BRICKLAYER = Villager("wrap", DEEP, paint.SKY_CLOTH, paint.INK, cloth=paint.ROSE, short=True)
ROSA = Villager("tail", GOLD, paint.OCHRE, paint.INDIGO, cloth=paint.RED, short=True)
DINA = Villager("veil", WARM, paint.INDIGO, cut="dress", cloth=paint.ROSE)
ADA = Villager("wrap", GOLD, paint.TEAL, cut="dress", cloth=paint.YELLOW)
HANA = Villager("scarf", GOLD, paint.ROSE, paint.INDIGO, cloth=paint.TEAL)
OLD_MIRA = Villager("bun", WARM, paint.PLUM, hair=paint.HAIR_GREY, cut="dress", trim=paint.CREAM)
SHOPKEEPER = Villager("wrap", DARK, paint.TEAL, cloth=paint.YELLOW, apron=paint.CREAM)
MOTHER = Villager("bun", GOLD, paint.PLUM, hair=paint.HAIR_BROWN)
TEACHER = Villager("bob", WARM, paint.CREAM, paint.INK, coat=paint.TEAL)
ADVISER = Villager("bob", GOLD, paint.CREAM, hair=paint.HAIR_BROWN, coat=paint.TEAL)
HEALTH_WORKER = Villager("bun", DEEP, paint.SKY_CLOTH, paint.INK, coat=paint.WHITE)

# Men
FARMER = Villager("cap", WARM, paint.SKY_CLOTH, paint.INK, cloth=paint.CLAY)
REAPER = Villager("straw", DARK, paint.CREAM, paint.MOSS, cloth=paint.TEAL, short=True)
MENDER = Villager("cap", DARK, paint.CREAM, paint.INK, cloth=paint.INK, beard=True, apron=paint.TEAL, short=True)
JONAS = Villager("cap", WARM, paint.ROSE, paint.INK, cloth=paint.INK)
OLD_SAMI = Villager("thin", DARK, paint.CREAM, hair=paint.HAIR_GREY, beard=True, cut="dress", coat=paint.MOSS)
OLD_BEN = Villager("thin", WARM, paint.CREAM, paint.MOSS, hair=paint.HAIR_GREY, beard=True)
BUILDER = Villager("cap", DARK, paint.TEAL, paint.INK, cloth=paint.YELLOW, beard=True)
KOFI = Villager("hair", DARK, paint.OCHRE, paint.INK, beard=True)
DAVI = Villager("hair", DEEP, paint.YELLOW, paint.INK, short=True)
TOMAS = Villager("hair", PALE, paint.MOSS, paint.INK, hair=paint.HAIR_WARM, beard=True)
IVAN = Villager("hair", PALE, paint.OCHRE, paint.INK, hair=paint.HAIR_BROWN)
FATHER = Villager("hair", WARM, paint.SKY_CLOTH, beard=True)
CUSTOMER = Villager("hair", SAND, paint.ROSE, paint.INK, hair=paint.HAIR_BROWN, beard=True)
CALLER = Villager("hair", WARM, paint.OCHRE, short=True)

# Young people
LILA = Villager("long", WARM, paint.ROSE, short=True)
MALIK = Villager("hair", DEEP, paint.YELLOW, paint.INK)
SAFA = Villager("scarf", GOLD, paint.PLUM, paint.INK, cloth=paint.SKY_CLOTH)
PETER = Villager("cap", PALE, paint.MOSS, hair=paint.HAIR_BROWN, cloth=paint.TEAL)
ZOLA = Villager("curls", DARK, paint.TEAL, paint.OCHRE, cut="skirt", short=True)
YUSUF = Villager("curls", DEEP, paint.OCHRE, paint.INK)
INES = Villager("tail", SAND, paint.PLUM, paint.TEAL)
OMAR = Villager("hair", WARM, paint.SKY_CLOTH, paint.INK)

# Girls
AYA = Villager("plaits", WARM, paint.TEAL, cloth=paint.ROSE, child=True)
MINA = Villager("plaits", WARM, paint.OCHRE, paint.TEAL, cloth=paint.ROSE, child=True)
NURA = Villager("plaits", DEEP, paint.ROSE, cloth=paint.YELLOW, short=True, child=True)
EVA = Villager("tail", GOLD, paint.ROSE, paint.SHADE, cloth=paint.YELLOW, child=True)
TESSA = Villager("tail", DARK, paint.OCHRE, paint.TEAL, cloth=paint.RED, child=True)
KAYA = Villager("bob", WARM, paint.OCHRE, paint.PLUM, child=True)
LULU = Villager("plaits", GOLD, paint.YELLOW, cloth=paint.ROSE, child=True)

# Boys
NOAH = Villager("hair", DARK, paint.TEAL, child=True)
SETH = Villager("curls", DEEP, paint.PLUM, paint.CREAM, child=True)
KEN = Villager("curls", DARK, paint.TEAL, paint.CREAM, short=True, child=True)
LEO = Villager("hair", SAND, paint.YELLOW, paint.TEAL, hair=paint.HAIR_BROWN, short=True, child=True)
APPRENTICE = Villager("hair", DARK, paint.OCHRE, short=True, child=True)
TINO = Villager("hair", WARM, paint.TEAL, child=True)


def pupil(
    head: str, skin: str, legs: str, bag: str, *, cut: str = "shirt", cloth: str = paint.OCHRE, hair: str = paint.HAIR
) -> Villager:
    """A girl or a boy in the white shirt of the school, with a bag; a skirt by `cut="skirt"`."""
    return Villager(head, skin, paint.CREAM, legs, bag=bag, cut=cut, cloth=cloth, hair=hair, child=True)
