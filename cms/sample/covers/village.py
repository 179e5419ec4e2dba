"""Covers of work and talk in the village: a workshop, a building site, a market, a meeting, a tree being planted."""

from cms.sample.scenery import cast, country, rooms, things
from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.people import Person
from cms.sample.scenery.seated import InWheelchair, OnTheGround, SeatedSideways
from cms.sample.scenery.sheet import Sheet


def scrap(sheet: Sheet) -> None:
    """A man and a boy mend bicycles in a workshop on the market: a safer income."""
    sheet.sky((1080, 150), 380)
    country.cloud(sheet, 160, 110, 0.9)
    country.hills(sheet, 420, 8)
    sheet.land([430, 426, 424, 424, 424, 428, 432], paint.GRASS)
    country.house(sheet, 1170, 500, 1.3, roof=paint.ROOF_DARK)
    country.tree(sheet, 80, 520, 1.4, paint.LEAF_DARK)
    sheet.land([540, 536, 534, 534, 536, 540, 546], paint.EARTH)
    _workshop(sheet)
    sheet.shadow(560, 726, 190, 12)
    Person(cast.MENDER, 552, 712, 2.15, turn=0.7, hands=((-22, 74), (30, 82)), feet=(-12, 12)).draw(sheet)
    things.bicycle(sheet, 530, 726, 1.75, paint.ROSE)
    for x, y in ((504, 556), (616, 540)):
        sheet.oval(x, y, 13, 13, cast.DARK)
    Person(cast.APPRENTICE, 830, 716, 1.7, turn=-0.8, hands=((-26, 74), (22, 74)), feet=(-12, 12)).draw(sheet)
    things.wheel(sheet, 826, 656, 58, paint.RUBBER, 12)
    for x in (786, 868):
        sheet.oval(x, 614, 11, 11, cast.DARK)
    things.bicycle(sheet, 1080, 694, 1.3, paint.TEAL, -1)
    things.basket(sheet, 316, 700, 1.1, paint.OCHRE, handle=44)


def _workshop(sheet: Sheet) -> None:
    """An open front with a striped awning; wheels hang on the wall, and baskets stand on a board."""
    sheet.box(250, 300, 690, 300, paint.WALL_WARM)
    sheet.box(250, 570, 690, 30, darker(paint.WALL_WARM, 0.86))
    sheet.box(290, 352, 610, 12, paint.WOOD, 4)
    for x, r in ((340, 44), (450, 44), (706, 40), (806, 44)):
        sheet.line([(x, 358), (x, 380)], paint.TRUNK, 4)
        things.wheel(sheet, x, 378 + r, r, paint.RUBBER, 12)
    for i in range(10):
        low, high = 220 + i * 75, 246 + i * 69.8
        colour = (paint.TEAL, paint.CREAM)[i % 2]
        sheet.oval(low + 37.5, 334, 37.5, 17, colour)
        sheet.area([(high, 250), (high + 70.2, 250), (low + 75.4, 334), (low, 334)], colour, soft=False)
    for x in (246, 944):
        sheet.line([(x, 346), (x, 606)], paint.TRUNK, 11)


def building(sheet: Sheet) -> None:
    """Women and men build the wall of a house anew, with clean bricks."""
    sheet.sky((200, 170), 420)
    country.cloud(sheet, 760, 110, 1.2)
    country.hills(sheet, 440, 8)
    sheet.land([446, 440, 438, 436, 438, 442, 446], paint.GRASS)
    country.house(sheet, 130, 490, 1.2)
    country.tree(sheet, 1200, 500, 1.3)
    sheet.land([560, 556, 552, 552, 552, 556, 562], paint.EARTH)
    things.wall_of_bricks(sheet, 340, 650, [11, 11, 11, 11, 10, 8, 7, 7, 6], (58, 29))
    sheet.box(496, 470, 130, 122, paint.WOOD, 4)
    sheet.box(508, 482, 106, 98, "#cfe3e0")
    sheet.area([(508, 552), (556, 534), (614, 548), (614, 580), (508, 580)], paint.MIDDLE, soft=False)
    for x in (344, 984):
        sheet.line([(x, 656), (x, 230)], paint.WOOD, 12)
    sheet.line([(320, 240), (1010, 240)], paint.WOOD, 14)
    sheet.line([(328, 250), (666, 140), (1000, 250)], paint.WOOD, 12, soft=False)
    sheet.line([(666, 140), (666, 244)], paint.WOOD, 10)
    _stack(sheet, 150, 720)
    Person(cast.ROSA, 416, 722, 2.1, turn=0.8, hands=((-26, 60), (36, 96)), feet=(-12, 12)).draw(sheet)
    sheet.line([(494, 518), (522, 498)], paint.WOOD, 8)
    sheet.area([(516, 506), (550, 490), (528, 474)], paint.METAL, soft=False)
    Person(cast.BUILDER, 690, 732, 2.15, turn=-0.6, hands=((-23, 76), (23, 76)), feet=(-13, 13)).draw(sheet)
    for i in range(3):
        sheet.box(640, 562 - i * 24, 100, 22, darker("#cf8a66", 1 - 0.05 * (i % 2)), 2)
    for x in (640, 740):
        sheet.oval(x, 572, 13, 13, cast.DARK)
    sheet.box(808, 477, 56, 27, "#cf8a66", 2)
    Person(cast.BRICKLAYER, 966, 722, 2.1, turn=-0.9, hands=((-46, 110), (28, 60)), feet=(-12, 12)).draw(sheet)
    things.sack(sheet, 1100, 724, 1.3, "#d7d2c4")


def _stack(sheet: Sheet, left: float, foot: float) -> None:
    """New bricks, stacked."""
    sheet.shadow(left + 96, foot, 120, 8)
    for row in range(3):
        for i in range(4 - row):
            tone = darker("#cf8a66", 1 - 0.05 * ((i + row) % 2))
            sheet.box(left + row * 24 + i * 48, foot - 27 - row * 27, 46, 25, tone, 2)


def talk(sheet: Sheet) -> None:
    """Women, men and young people sit in a circle under the big tree and talk."""
    sheet.sky((1060, 190), 420, paint.DUSK_TOP, paint.DUSK_LOW)
    country.cloud(sheet, 160, 110, 1.0)
    country.hills(sheet, 430, 8)
    sheet.land([436, 432, 430, 428, 430, 434, 440], paint.GRASS)
    country.house(sheet, 130, 480, 1.1)
    country.house(sheet, 1090, 474, 1.0, roof=paint.ROOF_DARK)
    country.grass(sheet, 10, 1270, 500, 780, 81)
    country.tree(sheet, 640, 560, 3.3)
    sheet.oval(650, 664, 470, 112, "#dcc992")
    for x in (292, 1000):
        sheet.shadow(x, 652, 44, 10)
        sheet.box(x - 32, 592, 64, 60, paint.WOOD, 8)
        sheet.oval(x, 594, 32, 9, paint.WOOD_LIGHT)
    SeatedSideways(cast.DINA, 292, 652, 1.75, turn=1).draw(sheet)
    OnTheGround(cast.YUSUF, 432, 616, 1.65, turn=0.5).draw(sheet)
    OnTheGround(cast.OLD_BEN, 566, 600, 1.65, turn=0.3, hands=((-27, 66), (36, 100))).draw(sheet)
    OnTheGround(cast.ADA, 728, 600, 1.65, turn=-0.5).draw(sheet)
    OnTheGround(cast.CUSTOMER, 866, 616, 1.65, turn=-0.6).draw(sheet)
    SeatedSideways(cast.IVAN, 1000, 652, 1.75, turn=-1, hands=((-36, 92), (-26, 74))).draw(sheet)
    OnTheGround(cast.INES, 500, 744, 1.85, back=True).draw(sheet)
    OnTheGround(cast.OMAR, 784, 748, 1.85, back=True).draw(sheet)


def together(sheet: Sheet) -> None:
    """People of all ages plant a young tree: one uses a wheelchair, one a stick, and a child waters."""
    sheet.sky((1030, 170), 430)
    country.cloud(sheet, 260, 120, 1.2)
    country.cloud(sheet, 720, 80, 0.7)
    country.hills(sheet, 450, 10)
    sheet.land([450, 446, 440, 440, 442, 446, 452], paint.GRASS)
    country.house(sheet, 1120, 478, 1.05)
    country.house(sheet, 190, 474, 0.95, roof=paint.ROOF_DARK)
    country.tree(sheet, 60, 500, 1.2, paint.LEAF_DARK)
    sheet.land([560, 552, 546, 544, 546, 550, 558], paint.MEADOW)
    country.grass(sheet, 20, 1260, 580, 790, 91, "#8fa552")
    _young_tree(sheet, 634, 704)
    sheet.line([(366, 560), (372, 704)], paint.TRUNK, 8)
    Person(cast.OLD_MIRA, 304, 704, 1.9, turn=0.8, hands=((-28, 60), (32, 78))).draw(sheet)
    InWheelchair(cast.DAVI, 452, 730, 2.0, turn=1, hands=((44, 94), (46, 84))).draw(sheet)
    sheet.line([(540, 510), (568, 722)], paint.WOOD, 7)
    sheet.area([(556, 702), (582, 700), (582, 738), (570, 750), (560, 740)], paint.METAL)
    for x, y in ((544, 542), (546, 562)):
        sheet.oval(x, y, 13, 13, cast.DEEP)
    Person(
        cast.HANA, 782, 728, 2.0, turn=-0.9, lean=-10, hands=((-56, 70), (-40, 62)), elbows=(-1, 1), feet=(-12, 14)
    ).draw(sheet)
    Person(cast.LULU, 886, 740, 1.3, turn=-0.8, hands=((-30, 70), (28, 60)), feet=(-11, 11)).draw(sheet)
    things.can(sheet, 846, 744, paint.SKY_CLOTH, 0.9)
    Person(cast.TOMAS, 996, 716, 2.0, turn=-0.8, hands=((-32, 90), (28, 60)), feet=(-12, 12)).draw(sheet)


def _young_tree(sheet: Sheet, x: float, foot: float) -> None:
    """A sapling in freshly turned earth, tied to its stake."""
    sheet.oval(x, foot + 8, 92, 20, darker(paint.SOIL, 0.9))
    sheet.oval(x, foot + 2, 60, 16, paint.SOIL)
    sheet.line([(x + 20, foot), (x + 20, foot - 150)], paint.WOOD_LIGHT, 7)
    sheet.line([(x, foot), (x + 2, foot - 90), (x, foot - 190)], paint.TRUNK, 10, end=5)
    sheet.line([(x, foot - 108), (x + 20, foot - 112)], paint.CREAM, 5)
    for dx, up, r, shade in (
        (-34, 168, 24, 0.95),
        (30, 176, 26, 0.95),
        (0, 204, 34, 1.0),
        (-12, 226, 22, 1.08),
        (8, 182, 20, 1.08),
    ):
        sheet.oval(x + dx, foot - up, r, r * 0.9, darker(paint.LEAF, shade))


def market(sheet: Sheet) -> None:
    """A shopkeeper talks with a customer over her counter."""
    rooms.room(sheet, "#e9dcc0", "#c9a377", 640)
    for y in (190, 330, 470):
        rooms.shelf(sheet, 90, 1190, y)
    _wares(sheet)
    Person(cast.SHOPKEEPER, 530, 730, 2.5, turn=0.8, hands=((-24, 82), (34, 94)), feet=(0, 0)).draw(sheet)
    rooms.desk(sheet, 510, 776, 540, 190, paint.WOOD_LIGHT)
    things.basket(sheet, 320, 578, 1.4, paint.RED)
    things.basket(sheet, 704, 578, 1.2, paint.OCHRE)
    Person(cast.CUSTOMER, 900, 780, 2.55, turn=-0.9, hands=((-32, 92), (27, 60)), feet=(-11, 11)).draw(sheet)
    things.basket(sheet, 968, 716, 1.4, paint.LEAF_WARM, handle=40)
    sheet.oval(969, 626, 15, 15, cast.SAND)


def _wares(sheet: Sheet) -> None:
    """Tins, jars, cloth and fruit on the shop's boards."""
    for i in range(8):
        x = 120 + i * 58
        sheet.box(x, 128, 42, 62, (paint.ROSE, paint.TEAL, paint.OCHRE, paint.MOSS)[i % 4], 5)
        sheet.box(x, 146, 42, 22, paint.CREAM)
    cloths = (paint.PLUM, paint.SKY_CLOTH, paint.YELLOW, paint.INDIGO, paint.ROSE)
    for i, colour in enumerate(cloths):
        sheet.box(700 + i * 94, 160 - (i % 2) * 14, 84, 30 + (i % 2) * 14, colour, 8)
        sheet.line([(712 + i * 94, 176), (772 + i * 94, 176)], darker(colour, 0.86), 3)
    for i in range(5):
        x = 124 + i * 64
        sheet.box(x, 262, 48, 68, "#dfe9e2", 10)
        sheet.box(x, 286, 48, 44, (paint.OCHRE, paint.CLAY, paint.LEAF_WARM)[i % 3], 8)
        sheet.box(x + 3, 252, 42, 14, paint.WOOD, 4)
    for i in range(6):
        sheet.oval(770 + i * 44, 312, 20, 18, (paint.OCHRE, paint.RED, paint.LEAF_WARM)[i % 3])
    for i in range(2):
        things.sack(sheet, 1090 + i * 60, 332, 0.9, (paint.SAND, "#cbb48a")[i])
    for i in range(6):
        sheet.box(130 + i * 46, 418, 34, 52, (paint.YELLOW, paint.SKY_CLOTH, paint.ROSE)[i % 3], 5)
    for i in range(4):
        sheet.box(1010 + i * 44, 410 - (i % 2) * 12, 34, 60 + (i % 2) * 12, (paint.TEAL, paint.CLAY)[i % 2], 5)
