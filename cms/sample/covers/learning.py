"""Covers of learning: at home, at school, and a shelf of books."""

from cms.sample.scenery import cast, rooms
from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.people import Person
from cms.sample.scenery.seated import OnTheGround
from cms.sample.scenery.sheet import Point, Sheet


def family(sheet: Sheet) -> None:
    """A mother and a father talk with their two children at the table."""
    rooms.room(sheet, "#f0dfc0", "#c99f6e", 640)
    rooms.window(sheet, 500, 110, 280, 210)
    rooms.shelf(sheet, 90, 380, 280)
    for x, colour in ((130, paint.TEAL), (200, paint.OCHRE), (262, paint.ROSE), (326, paint.INDIGO)):
        rooms.cup(sheet, x, 280, 1.3, colour)
    sheet.box(930, 130, 150, 180, paint.WOOD, 6)
    sheet.box(942, 142, 126, 156, "#dfe8d8")
    sheet.area([(942, 250), (990, 210), (1030, 240), (1068, 216), (1068, 298), (942, 298)], paint.MIDDLE, soft=False)
    sheet.oval(1040, 178, 14, 14, paint.YELLOW)
    rooms.pot(sheet, 1180, 700, 1.6)
    Person(cast.MOTHER, 390, 770, 2.5, turn=0.8, hands=((-22, 87), (38, 96))).draw(sheet)
    Person(cast.LULU, 566, 742, 1.95, turn=-0.6, hands=((-16, 94), (16, 94))).draw(sheet)
    Person(cast.TINO, 730, 740, 1.85, turn=0.6, hands=((-16, 98), (16, 98))).draw(sheet)
    Person(cast.FATHER, 896, 770, 2.5, turn=-0.8, hands=((-38, 104), (24, 87))).draw(sheet)
    _laid_table(sheet)


def _laid_table(sheet: Sheet) -> None:
    """A table with a cloth that hangs to the floor, fruit and cups on it."""
    sheet.shadow(640, 772, 460, 22)
    sheet.area([(262, 566), (1018, 566), (1058, 622), (222, 622)], "#f8efdb", soft=False)
    sheet.area([(222, 622), (1058, 622), (1046, 774), (234, 774)], "#ecdfc2", soft=False)
    sheet.area([(222, 636), (1058, 636), (1056, 654), (224, 654)], paint.ROSE, soft=False)
    sheet.area([(232, 742), (1048, 742), (1047, 756), (233, 756)], paint.TEAL, soft=False)
    for x, colour in ((500, paint.ROSE), (800, paint.TEAL)):
        rooms.cup(sheet, x, 612, 1.4, colour)
    fruits = (
        (-28, 16, paint.OCHRE),
        (0, 24, paint.RED),
        (28, 16, paint.LEAF_WARM),
        (-12, 9, paint.YELLOW),
        (16, 8, paint.OCHRE),
    )
    for dx, up, colour in fruits:
        sheet.oval(650 + dx, 590 - up, 17, 16, colour)
    sheet.area([(584, 586), (716, 586), (690, 612), (610, 612)], paint.SKY_CLOTH, soft=False)


def lesson(sheet: Sheet) -> None:
    """A teacher and children round a board with a picture of a path."""
    rooms.room(sheet, "#e4e6d2", "#cfa878", 580)
    rooms.window(sheet, 70, 130, 170, 210)
    rooms.window(sheet, 1060, 130, 170, 210)
    _picture_board(sheet, 400, 96, 420, 320)
    Person(cast.TEACHER, 928, 690, 2.35, turn=-0.8, hands=((-46, 122), (28, 62)), feet=(-11, 11)).draw(sheet)
    sheet.line([(822, 404), (756, 350)], paint.WOOD_LIGHT, 6)
    rooms.pot(sheet, 1120, 640, 1.3)
    hand_up = ((-27, 66), (40, 144))
    OnTheGround(cast.YUSUF, 350, 676, 1.7, turn=0.8).draw(sheet)
    OnTheGround(cast.INES, 520, 662, 1.65, back=True, hands=hand_up).draw(sheet)
    OnTheGround(cast.LEO, 700, 670, 1.65, back=True).draw(sheet)
    OnTheGround(cast.NOAH, 424, 772, 1.9, back=True).draw(sheet)
    OnTheGround(cast.SAFA, 628, 778, 1.9, back=True).draw(sheet)
    OnTheGround(cast.MINA, 830, 774, 1.9, back=True).draw(sheet)


def _picture_board(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """A board on the wall with a drawn path, a house and a tree."""
    sheet.box(x - 14, y - 14, width + 28, height + 28, paint.WOOD, 8)
    sheet.box(x, y, width, height, "#fbf6e6", 2)
    sheet.box(x, y + height * 0.55, width, height * 0.45, "#cfdcae")
    sheet.area(
        [
            (x, y + height * 0.56),
            (x + width * 0.3, y + height * 0.42),
            (x + width * 0.62, y + height * 0.5),
            (x + width, y + height * 0.4),
            (x + width, y + height * 0.6),
            (x, y + height * 0.6),
        ],
        paint.FAR,
        soft=False,
    )
    edge = [(0.68, 0.6), (0.74, 0.6), (0.7, 0.72), (0.56, 0.82), (0.62, 1.0), (0.22, 1.0), (0.36, 0.82), (0.6, 0.7)]
    sheet.area([(x + width * dx, min(y + height * dy, y + height)) for dx, dy in edge], "#eac98c", soft=False)
    sheet.oval(x + width * 0.16, y + height * 0.2, 24, 24, paint.YELLOW)
    sheet.box(x + width * 0.78, y + height * 0.46, 58, 46, paint.CREAM)
    left, foot = x + width * 0.78, y + height * 0.46
    sheet.area([(left - 10, foot + 2), (left + 29, foot - 34), (left + 68, foot + 2)], paint.ROOF, soft=False)
    sheet.box(left + 22, foot + 18, 16, 28, paint.TRUNK)
    sheet.line([(x + width * 0.2, y + height * 0.8), (x + width * 0.2, y + height * 0.58)], paint.TRUNK, 8)
    sheet.oval(x + width * 0.2, y + height * 0.5, 38, 34, paint.LEAF)


def shelf(sheet: Sheet) -> None:
    """Books and papers on two shelves, with a plant: things to read and to use."""
    sheet.box(0, 0, 1280, 800, "#e9e2cd")
    sheet.area([(0, 0), (520, 0), (160, 800), (0, 800)], "#efe9d8", soft=False)
    rooms.shelf(sheet, 130, 1150, 366, 22)
    rooms.shelf(sheet, 130, 1150, 686, 22)
    first = ((46, 190, paint.TEAL), (36, 166, paint.OCHRE), (54, 204, paint.INDIGO), (40, 176, paint.ROSE))
    end = rooms.books(sheet, 300, 366, (*first, (34, 158, paint.MOSS), (50, 196, paint.PLUM), (38, 190, paint.CLAY)))
    rooms.books(sheet, end + 44, 366, ((42, 180, paint.SKY_CLOTH),), -42)
    _folders(sheet, 790, 366)
    rooms.pot(sheet, 220, 366, 1.35)
    second = ((44, 186, paint.ROSE), (52, 200, paint.TEAL), (36, 168, paint.YELLOW), (46, 190, paint.INK))
    rooms.books(sheet, 700, 686, (*second, (40, 174, paint.OCHRE), (48, 196, paint.MOSS)))
    _papers(sheet, 300, 686)
    rooms.cup(sheet, 1080, 686, 1.9, paint.CLAY)
    for dx, colour in ((-14, paint.YELLOW), (0, paint.TEAL), (14, paint.ROSE)):
        sheet.line([(1080 + dx * 0.6, 640), (1080 + dx * 1.3, 580)], colour, 8)
        sheet.line([(1080 + dx * 1.26, 584), (1080 + dx * 1.36, 572)], paint.WOOD_LIGHT, 6, end=2)
    rooms.cup(sheet, 1080, 686, 1.9, paint.CLAY)


def _folders(sheet: Sheet, left: float, foot: float) -> None:
    """Box files with a blank label each."""
    for i, colour in enumerate((paint.INK, paint.TEAL, paint.OCHRE)):
        x = left + i * 78
        sheet.box(x, foot - 200, 70, 200, colour, 5)
        sheet.box(x + 16, foot - 170, 38, 66, paint.CREAM, 4)
        sheet.oval(x + 35, foot - 52, 13, 13, darker(colour, 0.7))


def _papers(sheet: Sheet, left: float, foot: float) -> None:
    """A pile of lying books, and a booklet that shows the drawing of a path."""
    for i, (width, colour) in enumerate(((300, paint.INDIGO), (270, paint.OCHRE), (284, paint.TEAL))):
        y = foot - (i + 1) * 36
        sheet.box(left + i * 8, y, width, 33, colour, 6)
        sheet.box(left + i * 8 + width - 40, y + 5, 40, 23, paint.CREAM, 2)
    _booklet(sheet, left + 76, foot - 110)


def _booklet(sheet: Sheet, left: float, foot: float) -> None:
    """A booklet that leans upright; its cover shows a path, a tree and the sun."""

    def at(*points: Point) -> list[Point]:
        return [(left + dx + up * 0.07, foot - up) for dx, up in points]

    sheet.area(at((9, 0), (143, 0), (143, 162), (9, 162)), darker("#e9e2cd", 0.86), soft=False)
    sheet.area(at((0, 0), (134, 0), (134, 162), (0, 162)), paint.WHITE, soft=False)
    sheet.area(at((10, 10), (124, 10), (124, 84), (10, 84)), "#cfdcae", soft=False)
    sheet.area(
        at((36, 10), (92, 10), (82, 40), (98, 70), (92, 84), (82, 84), (80, 66), (56, 40)), "#eac98c", soft=False
    )
    sheet.line(at((30, 50), (30, 76)), paint.TRUNK, 6)
    sheet.oval(*at((30, 90))[0], 18, 17, paint.LEAF)
    sheet.oval(*at((100, 130))[0], 13, 13, paint.YELLOW)
