"""Covers of fields and water."""

from cms.sample.scenery import animals, cast, country, things
from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.people import Person
from cms.sample.scenery.sheet import Sheet


def water(sheet: Sheet) -> None:
    """Women and a girl at the village's water point, with containers."""
    sheet.sky((1040, 170), 450)
    country.cloud(sheet, 260, 120, 1.1)
    sheet.land([320, 250, 280, 220, 270, 250, 310], paint.FAR)
    sheet.land([390, 360, 340, 350, 320, 350, 340], paint.MIDDLE)
    sheet.land([450, 430, 440, 420, 430, 424, 440], paint.GRASS)
    country.house(sheet, 190, 470, 0.9)
    country.house(sheet, 330, 456, 0.66, roof=paint.ROOF_DARK)
    country.tree(sheet, 1090, 520, 1.7)
    sheet.land([560, 540, 536, 540, 545, 560, 590], paint.EARTH)
    country.grass(sheet, 0, 360, 480, 540, 8)
    sheet.area([(610, 640), (900, 640), (930, 690), (580, 690)], paint.STONE, soft=False)
    sheet.box(742, 480, 34, 176, "#3f7d86", 8)
    sheet.box(734, 468, 50, 24, "#2f666e", 8)
    sheet.line([(762, 478), (882, 446)], "#2f666e", 11)
    sheet.line([(742, 540), (706, 542), (698, 566)], "#3f7d86", 13)
    sheet.line([(697, 574), (696, 626)], "#8fd0dc", 7)
    things.can(sheet, 696, 676, paint.YELLOW)
    things.can(sheet, 820, 694, "#5b9bb0")
    Person(cast.IMANI, 918, 706, 1.75, turn=-0.8, hands=((-24, 146), (28, 60))).draw(sheet)
    Person(cast.SORA, 500, 700, 1.75, turn=0.7, hands=((-36, 62), (36, 62))).draw(sheet)
    things.can(sheet, 436, 700, paint.YELLOW, 1.1)
    things.can(sheet, 564, 700, "#5b9bb0", 1.1)
    Person(cast.MINA, 330, 736, 1.4, turn=0.7, hands=((-28, 60), (30, 56)), feet=(-12, 12)).draw(sheet)
    things.can(sheet, 374, 742, paint.YELLOW, 0.9)
    country.bush(sheet, 60, 770, 2.0, paint.LEAF)


def farm(sheet: Sheet) -> None:
    """A woman and a man work their field beside a path that everybody uses; goats graze at its edge."""
    sheet.sky((960, 180), 430)
    country.cloud(sheet, 330, 120, 1.2)
    country.cloud(sheet, 650, 80, 0.7)
    country.hills(sheet, 450, 10)
    sheet.land([450, 446, 440, 438, 442, 446, 452], paint.GRASS)
    country.house(sheet, 1080, 470, 0.95)
    country.tree(sheet, 1190, 486, 1.15)
    country.tree(sheet, 220, 468, 0.8, paint.LEAF_DARK)
    _ploughed_field(sheet)
    country.track(sheet, [(952, 452, 34), (950, 510, 60), (896, 590, 110), (900, 680, 170), (1010, 810, 300)])
    country.grass(sheet, 1080, 1270, 520, 790, 51)
    animals.goat(sheet, 1130, 630, 1.15, paint.CREAM, -1, grazes=True)
    animals.goat(sheet, 985, 700, 1.25, paint.WOOD_LIGHT, -1)
    animals.goat(sheet, 1170, 760, 1.3, "#6d5a50", 1, grazes=True)
    Person(
        cast.FARMER, 500, 706, 2.1, turn=-0.9, lean=-14, hands=((-32, 56), (6, 84)), elbows=(1, 1), feet=(-16, 14)
    ).draw(sheet)
    things.hoe(sheet, (532, 496), (392, 690), -1, 1.5)
    for x, y in ((433, 588), (513, 530)):
        sheet.oval(x, y, 13, 13, cast.WARM)
    Person(cast.TALA, 700, 692, 2.1, turn=-0.5, hands=((-24, 74), (24, 74)), feet=(-11, 11)).draw(sheet)
    things.basket(sheet, 700, 566, 1.35, paint.LEAF_WARM)
    for x in (654, 746):
        sheet.oval(x, 534, 13, 13, cast.GOLD)


def _ploughed_field(sheet: Sheet) -> None:
    """Brown soil in rows that run to the hills, with young plants."""
    sheet.area([(60, 470), (862, 462), (806, 640), (880, 800), (0, 800), (0, 520)], paint.SOIL, soft=False)
    for i in range(8):
        top, low = 110 + i * 96, -240 + i * 150
        sheet.area([(top, 466), (top + 14, 466), (low + 46, 800), (low, 800)], darker(paint.SOIL, 0.9), soft=False)
    for y, size, count in ((510, 0.8, 15), (560, 1.0, 12), (630, 1.35, 9), (720, 1.8, 7), (790, 2.1, 6)):
        country.crops(sheet, (20, y + 8), (790, y), count, size)


def harvest(sheet: Sheet) -> None:
    """Women and men bring in the corn; a loaded cart waits on the track beside the field."""
    sheet.sky((300, 210), 430, paint.DUSK_TOP, paint.DUSK_LOW)
    country.cloud(sheet, 800, 120, 1.2)
    for x, y in ((560, 150), (610, 120), (500, 110)):
        animals.bird(sheet, x, y)
    country.hills(sheet, 440, 8)
    sheet.land([446, 440, 436, 434, 438, 440, 444], "#dfc372")
    country.house(sheet, 1120, 462, 0.9)
    country.tree(sheet, 1220, 474, 1.0)
    country.tree(sheet, 80, 470, 0.9, paint.LEAF_DARK)
    country.wheat(sheet, -10, 1290, 470, 560, 61, 0.8)
    sheet.land([600, 584, 572, 566, 566, 572, 580], paint.EARTH)
    things.cart(sheet, 900, 700, 1.5, reach=160)
    for dx, up in ((-90, 178), (-30, 184), (40, 180), (100, 176), (-60, 216), (6, 222), (70, 214), (2, 252)):
        _sheaf(sheet, 890 + dx, 700 - up + 50, 1.0)
    Person(cast.ESTER, 690, 700, 1.95, turn=0.8, hands=((10, 96), (34, 104)), feet=(-12, 12)).draw(sheet)
    _sheaf(sheet, 752, 560, 1.25)
    for x, y in ((738, 514), (764, 520)):
        sheet.oval(x, y, 12, 12, cast.GOLD)
    Person(cast.REAPER, 500, 716, 2.0, turn=0.7, hands=((-22, 88), (22, 88)), feet=(-14, 14)).draw(sheet)
    _sheaf(sheet, 500, 604, 1.5)
    for x in (474, 528):
        sheet.oval(x, 552, 13, 13, cast.DARK)
    Person(cast.TESSA, 330, 700, 1.4, turn=0.7, hands=((-28, 60), (34, 72)), feet=(-12, 12)).draw(sheet)
    things.basket(sheet, 392, 700, 0.95, paint.WHEAT, handle=46)
    sheet.land([760, 752, 750, 756, 760, 756, 750], "#dfc372")
    country.wheat(sheet, -10, 1290, 790, 830, 62, 1.5)


def _sheaf(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A bound sheaf of corn."""
    for i in range(-4, 5):
        tip = (x + i * 7.5 * size, foot - (74 - abs(i) * 3) * size)
        sheet.line([(x + i * 4 * size, foot), (x + i * 1.4 * size, foot - 34 * size), tip], paint.WHEAT, 4 * size)
        sheet.line([(tip[0] - i * size, tip[1] + 16 * size), tip], paint.WHEAT_DARK, 8 * size, end=4 * size)
    sheet.line([(x - 9 * size, foot - 32 * size), (x + 9 * size, foot - 32 * size)], paint.CLAY, 6 * size)
