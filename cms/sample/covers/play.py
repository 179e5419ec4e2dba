"""Covers of children and young people at play and together."""

from cms.sample.scenery import cast, country, things
from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.people import Person
from cms.sample.scenery.seated import Seated
from cms.sample.scenery.sheet import Sheet


def playground(sheet: Sheet) -> None:
    """Girls and boys play in a school yard."""
    sheet.sky((240, 170), 430)
    country.cloud(sheet, 900, 110, 1.2)
    sheet.land([320, 290, 250, 290, 260, 300, 280], paint.FAR)
    sheet.land([400, 380, 390, 370, 380, 360, 380], paint.MIDDLE)
    sheet.land([470, 460, 450, 452, 450, 456, 460], paint.GRASS)
    country.school(sheet, 660, 530)
    sheet.land([540, 528, 524, 526, 524, 530, 540], paint.EARTH)
    country.tree(sheet, 1150, 560, 1.7)
    country.tree(sheet, 90, 540, 1.2, paint.LEAF_DARK)
    Person(cast.NOAH, 345, 668, 1.4, turn=0.7, hands=((-36, 80), (36, 88)), feet=(-16, 14)).draw(sheet)
    ball(sheet, 440, 716, 22)
    Person(cast.EVA, 530, 726, 1.45, turn=-0.7, hands=((-38, 78), (34, 84)), feet=(-24, 12), lift=(6, 0)).draw(sheet)
    rope = [(756, 598), (738, 690), (800, 738), (862, 746), (930, 738), (988, 690), (972, 598)]
    sheet.line(rope, paint.PLUM, 5)
    for x, end in ((783, 755), (945, 973)):
        sheet.line([(x, 595), (end, 600)], paint.PLUM, 5)
    Person(cast.MINA, 864, 714, 1.45, hands=((-56, 82), (56, 82)), feet=(-8, 8)).draw(sheet)
    Person(cast.SETH, 1070, 690, 1.3, turn=-0.7, hands=((-40, 134), (28, 60)), feet=(-11, 11)).draw(sheet)


def ball(sheet: Sheet, x: float, y: float, r: float) -> None:
    """A football, plainly striped."""
    sheet.oval(x + 4, y + r, r, r / 4, darker(paint.EARTH, 0.84))
    sheet.oval(x, y, r, r, paint.WHITE)
    sheet.line([(x - r * 0.8, y - r * 0.3), (x, y + r * 0.1), (x + r * 0.8, y - r * 0.3)], paint.ROSE, r / 4)
    sheet.line([(x, y + r * 0.1), (x, y + r * 0.85)], paint.ROSE, r / 4)


def friends(sheet: Sheet) -> None:
    """Teenagers sit with their phones on a low wall in the village square."""
    sheet.sky((1060, 170), 420, paint.DUSK_TOP, paint.DUSK_LOW)
    country.cloud(sheet, 500, 90, 1.0)
    country.hills(sheet, 430, 8)
    sheet.land([440, 436, 432, 430, 432, 436, 440], paint.GRASS)
    for x, foot, size, roof in (
        (150, 520, 1.6, paint.ROOF),
        (390, 470, 1.0, paint.ROOF_DARK),
        (880, 468, 1.0, paint.ROOF_LIGHT),
        (1130, 500, 1.45, paint.ROOF),
    ):
        country.house(sheet, x, foot, size, roof=roof)
    country.tree(sheet, 650, 560, 2.1)
    sheet.land([560, 556, 552, 550, 552, 556, 560], paint.EARTH)
    _low_wall(sheet, 250, 1060, 700, 76)
    Seated(cast.LILA, 372, 704, 2.05, turn=0.9, feet=(-8, 12), hands=((-4, 80), (18, 76))).draw(sheet)
    Seated(cast.MALIK, 506, 704, 2.1, turn=-0.9, hands=((-26, 88), (14, 68)), feet=(-13, 11)).draw(sheet)
    things.phone(sheet, 446, 562, 1.8)
    Seated(cast.SAFA, 706, 704, 2.05, turn=0.6, hands=((-9, 84), (12, 84)), feet=(-9, 10)).draw(sheet)
    things.phone(sheet, 709, 570, 1.8)
    for x in (694, 724):
        sheet.oval(x, 584, 12, 12, cast.GOLD)
    Seated(cast.PETER, 838, 704, 2.1, turn=-0.7, hands=((-28, 64), (26, 64)), feet=(-12, 13)).draw(sheet)
    Person(cast.ZOLA, 974, 740, 2.05, turn=-0.8, hands=((-32, 92), (26, 60))).draw(sheet)


def _low_wall(sheet: Sheet, left: float, right: float, foot: float, height: float) -> None:
    """A plastered wall to sit on."""
    sheet.oval((left + right) / 2, foot, (right - left) / 1.95, 12, darker(paint.EARTH, 0.86))
    sheet.box(left, foot - height, right - left, height, "#ddd2bb", 6)
    for i, x in enumerate(range(round(left) + 40, round(right) - 60, 118)):
        sheet.box(x, foot - height + 26 + (i % 2) * 18, 62, 20, "#d0c3a8", 6)
    sheet.box(left - 10, foot - height - 6, right - left + 20, 18, "#eee5d2", 8)


def holidays(sheet: Sheet) -> None:
    """Children fly a kite and play football on the village's own ground."""
    sheet.sky((250, 170), 440)
    country.cloud(sheet, 980, 210, 1.1)
    country.cloud(sheet, 560, 90, 0.8)
    country.hills(sheet, 470, 10)
    sheet.land([470, 462, 456, 452, 456, 460, 466], paint.GRASS)
    country.house(sheet, 180, 486, 1.0)
    country.house(sheet, 330, 476, 0.8, roof=paint.ROOF_DARK)
    country.tree(sheet, 1180, 520, 1.6)
    country.tree(sheet, 60, 510, 1.1, paint.LEAF_DARK)
    sheet.land([540, 528, 522, 520, 522, 526, 534], paint.MEADOW)
    for x in (866, 1046):
        sheet.line([(x, 560), (x, 452)], paint.WHITE, 8)
    sheet.line([(866, 452), (1046, 452)], paint.WHITE, 8)
    country.grass(sheet, 20, 1260, 560, 790, 71, "#9fb35f")
    _kite(sheet, 730, 170, (466, 508))
    Person(cast.NURA, 420, 712, 1.75, turn=0.8, hands=((6, 104), (26, 116)), feet=(-16, 14)).draw(sheet)
    Person(cast.LEO, 560, 690, 1.4, turn=0.6, hands=((-28, 62), (38, 146)), feet=(-14, 14)).draw(sheet)
    Person(cast.KEN, 735, 738, 1.75, turn=0.8, hands=((-40, 84), (36, 78)), feet=(-14, 26), lift=(0, 8)).draw(sheet)
    ball(sheet, 818, 726, 22)
    Person(cast.KAYA, 960, 690, 1.55, turn=-0.8, hands=((-40, 92), (40, 92)), feet=(-20, 20)).draw(sheet)


def _kite(sheet: Sheet, x: float, y: float, held: tuple[float, float]) -> None:
    """A kite with a tail, on a string."""
    sheet.line([held, ((held[0] + x) / 2 + 30, (held[1] + y) / 2 + 46), (x, y)], "#8d8a80", 2.4)
    top, right, foot, left = (x + 26, y - 84), (x + 66, y - 2), (x - 30, y + 84), (x - 58, y - 34)
    sheet.area([top, right, foot, left], paint.ROSE, soft=False)
    sheet.area([top, right, (x + 2, y - 14)], paint.YELLOW, soft=False)
    sheet.area([foot, left, (x + 2, y - 14)], paint.OCHRE, soft=False)
    sheet.area([right, foot, (x + 2, y - 14)], paint.TEAL, soft=False)
    tail = [foot, (x - 10, y + 124), (x - 56, y + 150), (x - 30, y + 190)]
    sheet.line(tail, paint.PLUM, 4)
    for dx, dy in ((-12, 122), (-54, 150), (-32, 186)):
        for side in (-1, 1):
            bow = [(x + dx, y + dy), (x + dx + side * 16, y + dy - 9), (x + dx + side * 16, y + dy + 9)]
            sheet.area(bow, paint.ROSE, soft=False)
