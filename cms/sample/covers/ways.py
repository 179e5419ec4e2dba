"""Covers of people on their way: on paths, on the way to school, coming home, and standing still."""

import math
from itertools import pairwise

from cms.sample.scenery import animals, cast, country, things
from cms.sample.scenery import colours as paint
from cms.sample.scenery.people import Person
from cms.sample.scenery.seated import Seated
from cms.sample.scenery.sheet import Point, Sheet


def path(sheet: Sheet) -> None:
    """A village path between houses and trees; a woman and a girl walk home on it."""
    sheet.sky((930, 190), 440)
    country.cloud(sheet, 300, 130, 1.3)
    country.cloud(sheet, 620, 90, 0.8)
    country.hills(sheet, 470, 8)
    sheet.land([470, 460, 452, 455, 450, 462, 470], paint.GRASS)
    for x, foot, size, roof in (
        (400, 482, 0.95, paint.ROOF),
        (560, 470, 0.72, paint.ROOF_DARK),
        (905, 484, 1.0, paint.ROOF_LIGHT),
    ):
        country.house(sheet, x, foot, size, roof=roof)
    country.tree(sheet, 290, 488, 1.0, paint.LEAF_DARK)
    country.tree(sheet, 1030, 494, 1.1)
    country.track(sheet, [(704, 456, 26), (706, 510, 46), (660, 570, 96), (600, 660, 240), (600, 810, 520)])
    country.grass(sheet, 40, 420, 520, 780, 3)
    country.grass(sheet, 860, 1250, 520, 780, 4)
    country.tree(sheet, 130, 610, 1.7)
    country.bush(sheet, 1130, 650, 1.7)
    country.bush(sheet, 1210, 690, 1.4, paint.LEAF)
    Person(cast.NADIA, 575, 716, 1.75, turn=0.4, hands=((-28, 60), (33, 66))).draw(sheet)
    Person(cast.AYA, 682, 724, 1.15, turn=-0.6, hands=((-43, 104), (28, 60)), feet=(-12, 10)).draw(sheet)


def warning_sign(sheet: Sheet) -> None:
    """A meadow closed off by tape with a warning sign, far away; the path bends away from it. Nobody is there."""
    sheet.sky((320, 200), 430)
    country.cloud(sheet, 820, 120, 1.2)
    sheet.land([300, 250, 290, 240, 280, 330, 310], paint.FAR)
    sheet.land([370, 330, 360, 340, 370, 330, 360], paint.MIDDLE)
    sheet.land([420, 410, 400, 410, 396, 404, 400], paint.NEAR)
    sheet.land([470, 450, 440, 432, 426, 430, 440], paint.FIELD)
    country.tree(sheet, 1130, 446, 0.8, paint.LEAF_DARK)
    country.tree(sheet, 1200, 452, 0.6)
    country.grass(sheet, 560, 1270, 450, 600, 11, "#a9a85c")
    sheet.land([560, 560, 590, 600, 596, 604, 620], paint.GRASS)
    posts = [(560, 590), (700, 600), (840, 598), (980, 602), (1120, 608), (1260, 620)]
    for x, foot in posts:
        sheet.line([(x, foot), (x, foot - 74)], paint.TRUNK, 7)
    for (x1, y1), (x2, y2) in pairwise(posts):
        _tape(sheet, (x1, y1 - 62), (x2, y2 - 62))
    sheet.line([(770, 604), (770, 470)], paint.TRUNK, 9)
    sheet.area([(770, 372), (836, 484), (704, 484)], paint.RED, soft=False)
    sheet.area([(770, 398), (813, 472), (727, 472)], paint.WHITE, soft=False)
    sheet.line([(770, 424), (770, 446)], paint.RED, 9)
    sheet.oval(770, 461, 5, 5, paint.RED)
    country.track(sheet, [(74, 562, 60), (150, 610, 120), (300, 690, 260), (470, 810, 620)])
    country.grass(sheet, 560, 1260, 650, 790, 5)
    country.tree(sheet, 60, 560, 1.1)
    country.bush(sheet, 330, 590, 1.1)


def _tape(sheet: Sheet, start: Point, end: Point) -> None:
    """A stretch of red and white tape, hanging a little between its posts."""
    pieces = 10
    for i in range(pieces):
        (x1, y1), (x2, y2) = (
            (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + 12 * math.sin(math.pi * t))
            for t in (i / pieces, (i + 1) / pieces)
        )
        sheet.area([(x1, y1), (x2, y2), (x2, y2 + 11), (x1, y1 + 11)], (paint.RED, paint.WHITE)[i % 2], soft=False)


def home_return(sheet: Sheet) -> None:
    """A family comes to the village with a donkey cart and first asks an elder about the way."""
    sheet.sky((220, 170), 430)
    country.cloud(sheet, 640, 110, 1.1)
    country.cloud(sheet, 1080, 150, 0.8)
    country.hills(sheet, 450, 10)
    sheet.land([450, 446, 440, 444, 438, 442, 448], paint.GRASS)
    country.house(sheet, 1130, 520, 1.9, roof=paint.ROOF)
    country.house(sheet, 905, 468, 1.05, roof=paint.ROOF_DARK)
    country.house(sheet, 740, 456, 0.72, roof=paint.ROOF_LIGHT)
    country.tree(sheet, 100, 500, 1.5, paint.LEAF_DARK)
    country.tree(sheet, 610, 470, 0.8)
    sheet.land([590, 576, 566, 556, 548, 540, 544], paint.EARTH)
    sheet.land([770, 776, 770, 764, 770, 776, 784], paint.GRASS)
    country.grass(sheet, 20, 460, 500, 556, 21)
    for x, colour in ((86, paint.PLUM), (248, paint.SKY_CLOTH)):
        things.bundle(sheet, x, 578, 1.05, colour)
    Seated(cast.MINA, 164, 592, 1.15, turn=0.7).draw(sheet)
    things.cart(sheet, 168, 694, 1.45, reach=170)
    animals.donkey(sheet, 422, 698, 1.42)
    sheet.line([(538, 567), (562, 584), (576, 572)], paint.TRUNK, 4)
    Person(cast.JONAS, 648, 712, 1.9, turn=0.9, hands=((-38, 74), (36, 92)), feet=(-12, 12)).draw(sheet)
    Person(cast.MARA, 768, 738, 1.85, turn=0.9, hands=((-25, 62), (32, 94))).draw(sheet)
    sheet.line([(986, 556), (992, 716)], paint.TRUNK, 8)
    Person(cast.OLD_SAMI, 924, 716, 1.9, turn=-0.9, hands=((-40, 96), (33, 80))).draw(sheet)


def school_way(sheet: Sheet) -> None:
    """Girls and boys walk to school together on a wide path; the school is near."""
    sheet.sky((1010, 180), 430)
    country.cloud(sheet, 220, 120, 1.1)
    country.cloud(sheet, 700, 90, 0.8)
    country.hills(sheet, 460, -8)
    sheet.land([462, 452, 446, 440, 444, 446, 452], paint.GRASS)
    country.school(sheet, 720, 478, 0.72)
    country.tree(sheet, 1060, 500, 1.2)
    country.tree(sheet, 400, 484, 1.0, paint.LEAF_DARK)
    country.track(sheet, [(720, 476, 66), (724, 540, 150), (690, 640, 400), (640, 810, 800)])
    country.grass(sheet, 20, 360, 500, 760, 31)
    country.grass(sheet, 1060, 1260, 520, 780, 32)
    country.tree(sheet, 130, 600, 1.6)
    country.flowers(sheet, [(1100, 640), (1136, 672), (1180, 636), (1220, 690), (1076, 700)], paint.ROSE)
    for walker in _pupils():
        walker.draw(sheet)


def _pupils() -> list[Person]:
    """Seven of them, seen from behind; two turn to the others."""
    pupil = cast.pupil
    return [
        Person(pupil("hair", cast.GOLD, paint.INDIGO, paint.MOSS), 590, 640, 1.3, back=True, feet=(-12, 12)),
        Person(pupil("curls", cast.DEEP, paint.TEAL, paint.ROSE, cut="skirt"), 706, 630, 1.28, back=True),
        Person(
            pupil("scarf", cast.SAND, paint.INDIGO, paint.OCHRE, cut="skirt", cloth=paint.SKY_CLOTH),
            812,
            644,
            1.32,
            back=True,
        ),
        Person(
            pupil("plaits", cast.WARM, paint.TEAL, paint.PLUM, cut="skirt", cloth=paint.ROSE),
            470,
            724,
            1.62,
            turn=0.9,
            hands=((-28, 60), (36, 92)),
            feet=(-12, 12),
        ),
        Person(
            pupil("hair", cast.DARK, paint.TEAL, paint.SKY_CLOTH),
            624,
            742,
            1.66,
            back=True,
            hands=((-28, 60), (30, 66)),
            feet=(-13, 12),
        ),
        Person(
            pupil("hair", cast.WARM, paint.INDIGO, paint.RED),
            758,
            756,
            1.28,
            back=True,
            hands=((-28, 62), (42, 104)),
            feet=(-12, 12),
        ),
        Person(
            pupil("tail", cast.PALE, paint.INDIGO, paint.MOSS, cloth=paint.TEAL, hair=paint.HAIR_WARM),
            868,
            742,
            1.64,
            back=True,
            hands=((-34, 70), (28, 60)),
            feet=(-11, 13),
        ),
    ]


def wait(sheet: Sheet) -> None:
    """Somebody stands still on the path at the edge of a field and waves to people far off on the road."""
    sheet.sky((330, 170), 420)
    country.cloud(sheet, 900, 110, 1.2)
    country.cloud(sheet, 1130, 170, 0.7)
    country.hills(sheet, 430, 6)
    sheet.land([430, 424, 420, 418, 420, 424, 430], paint.GRASS)
    country.house(sheet, 1000, 440, 0.62, roof=paint.ROOF_DARK)
    country.tree(sheet, 1240, 470, 0.8, paint.LEAF_DARK)
    country.tree(sheet, 300, 440, 0.55, paint.LEAF_DARK)
    road = [(0, 492), (320, 484), (700, 474), (1280, 466), (1280, 500), (700, 508), (320, 520), (0, 532)]
    sheet.area(road, paint.EARTH, soft=False)
    Person(cast.IMANI, 688, 494, 0.66, hands=((-28, 60), (34, 142))).draw(sheet)
    Person(cast.IVAN, 762, 497, 0.68, hands=((-40, 138), (28, 60))).draw(sheet)
    Person(cast.TINO, 826, 492, 0.48, hands=((-28, 60), (36, 140))).draw(sheet)
    sheet.land([560, 556, 540, 530, 536, 560, 600], paint.MEADOW)
    country.grass(sheet, 700, 1270, 580, 790, 41)
    country.grass(sheet, 10, 330, 580, 790, 42)
    country.track(sheet, [(610, 504, 70), (560, 545, 90), (480, 610, 130), (440, 690, 220), (430, 810, 380)])
    country.tree(sheet, 1130, 650, 1.7)
    country.bush(sheet, 90, 640, 1.6)
    country.flowers(sheet, [(740, 640), (790, 690), (850, 650), (900, 720), (700, 720)], paint.CREAM)
    Person(cast.LENA, 470, 728, 2.25, back=True, hands=((-26, 58), (38, 152)), feet=(-9, 9)).draw(sheet)
