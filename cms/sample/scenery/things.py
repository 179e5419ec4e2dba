"""Things that people use: a cart, a car, a bicycle, tools, containers, goods."""

import math

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.sheet import Point, Sheet


def wheel(sheet: Sheet, x: float, y: float, r: float, colour: str, spokes: int = 8) -> None:
    """A wheel with spokes."""
    for i in range(spokes):
        turn = math.tau * i / spokes + 0.2
        sheet.line([(x, y), (x + math.cos(turn) * r * 0.92, y + math.sin(turn) * r * 0.92)], colour, max(1.5, r / 16))
    sheet.ring(x, y, r, r, colour, max(3.0, r / 7))
    sheet.oval(x, y, r / 6, r / 6, colour)


def cart(sheet: Sheet, x: float, foot: float, size: float = 1, ahead: int = 1, reach: float = 190) -> None:
    """A two-wheeled wooden cart with shafts that reach forward to the animal or the person who pulls."""

    def at(dx: float, up: float) -> Point:
        return x + ahead * dx * size, foot - up * size

    sheet.shadow(x, foot, 100 * size, 9 * size)
    sheet.line([at(60, 62), at(reach, 70)], paint.WOOD, 8 * size)
    sheet.area([at(-90, 100), at(86, 100), at(86, 58), at(-90, 58)], darker(paint.WOOD, 0.8), soft=False)
    for up in (62, 78, 94):
        sheet.line([at(-92, up), at(88, up)], darker(paint.WOOD_LIGHT, 1 if up != 78 else 0.93), 13 * size)
    for dx in (-86, -4, 80):
        sheet.line([at(dx, 58), at(dx, 102)], paint.WOOD, 8 * size)
    wheel(sheet, *at(0, 42), 42 * size, paint.TRUNK, 10)


def bundle(sheet: Sheet, x: float, foot: float, size: float, colour: str) -> None:
    """Bedding rolled in cloth and tied."""
    sheet.area(
        [
            (x + dx * size, foot - up * size)
            for dx, up in ((-34, 4), (-38, 24), (-26, 42), (0, 48), (28, 42), (38, 22), (34, 4))
        ],
        colour,
    )
    for dx in (-14, 14):
        band = [
            (x + dx * size, foot - 3 * size),
            (x + dx * 1.15 * size, foot - 24 * size),
            (x + dx * size, foot - 44 * size),
        ]
        sheet.line(band, darker(colour, 0.78), 4 * size)


def can(sheet: Sheet, x: float, foot: float, colour: str, size: float = 1) -> None:
    """A water container with its handle."""
    handle = [(-14, 52), (-8, 66), (12, 66), (16, 52)]
    sheet.line([(x + dx * size, foot - up * size) for dx, up in handle], colour, 7 * size)
    sheet.box(x - 24 * size, foot - 54 * size, 48 * size, 54 * size, colour, 8 * size)
    sheet.line([(x - 12 * size, foot - 38 * size), (x + 12 * size, foot - 38 * size)], "#ffffff", 3 * size)


def basket(sheet: Sheet, x: float, foot: float, size: float, fill: str, handle: float = 0) -> None:
    """A woven basket, full, with a handle of that height or none."""
    colour = paint.WOOD_LIGHT
    if handle:
        bow = [(-30, 38), (-20, 38 + handle * 0.8), (0, 38 + handle), (20, 38 + handle * 0.8), (30, 38)]
        sheet.line([(x + dx * size, foot - up * size) for dx, up in bow], darker(colour, 0.9), 6 * size)
    for dx, up in ((-20, 40), (-2, 46), (18, 41), (-11, 44), (9, 45)):
        sheet.oval(x + dx * size, foot - up * size, 12 * size, 11 * size, darker(fill, 1 + dx / 300))
    outline = ((-34, 38), (34, 38), (26, 0), (-26, 0))
    sheet.area([(x + dx * size, foot - up * size) for dx, up in outline], colour, soft=False)
    for up in (12, 24):
        half = 26 + up * 0.21
        sheet.line(
            [(x - half * size, foot - up * size), (x + half * size, foot - up * size)], darker(colour, 0.85), 2.4 * size
        )
    sheet.line([(x - 35 * size, foot - 38 * size), (x + 35 * size, foot - 38 * size)], darker(colour, 0.9), 7 * size)


def sack(sheet: Sheet, x: float, foot: float, size: float, colour: str = paint.SAND) -> None:
    """A full sack, tied at the top."""
    outline = ((-24, 2), (-28, 24), (-20, 48), (-6, 56), (-10, 68), (10, 68), (6, 56), (20, 48), (28, 24), (24, 2))
    sheet.area([(x + dx * size, foot - up * size) for dx, up in outline], colour)
    sheet.line([(x - 8 * size, foot - 57 * size), (x + 8 * size, foot - 57 * size)], darker(colour, 0.7), 4 * size)


def bicycle(sheet: Sheet, x: float, foot: float, size: float = 1, colour: str = paint.ROSE, ahead: int = 1) -> None:
    """A bicycle seen from the side."""

    def at(dx: float, up: float) -> Point:
        return x + ahead * dx * size, foot - up * size

    for dx in (-50, 54):
        wheel(sheet, *at(dx, 34), 34 * size, paint.RUBBER, 12)
    back, crank, seat, neck, front = at(-50, 34), at(-4, 32), at(-16, 76), at(36, 82), at(54, 34)
    for tube in (
        (back, crank),
        (crank, seat),
        (seat, back),
        (at(-14, 70), at(37, 76)),
        (crank, at(38, 70)),
        (neck, front),
    ):
        sheet.line(list(tube), colour, 5.4 * size)
    sheet.line([seat, at(-18, 86)], paint.METAL, 4 * size)
    sheet.line([at(-30, 88), at(-6, 87)], paint.HAIR, 8 * size)
    sheet.line([neck, at(34, 94), at(48, 100), at(54, 94)], paint.METAL, 4.6 * size)
    sheet.oval(*crank, 9 * size, 9 * size, paint.METAL)
    sheet.line([at(-4, 32), at(4, 18)], paint.RUBBER, 3.6 * size)
    sheet.line([at(0, 17), at(9, 17)], paint.RUBBER, 4.6 * size)


def car(sheet: Sheet, x: float, foot: float, size: float = 1, ahead: int = 1, stripe: str = paint.TEAL) -> None:
    """A high white car, as health workers drive, with a plain stripe and a lamp; no emblem."""

    def at(dx: float, up: float) -> Point:
        return x + ahead * dx * size, foot - up * size

    def area(*points: Point, colour: str, soft: bool = False) -> None:
        sheet.area([at(*point) for point in points], colour, soft=soft)

    sheet.shadow(*at(0, 0), 190 * size, 12 * size)
    hull = (
        (-166, 40),
        (-166, 158),
        (-156, 172),
        (60, 172),
        (84, 164),
        (120, 104),
        (168, 92),
        (176, 74),
        (176, 34),
        (-160, 34),
    )
    area(*hull, colour=paint.WHITE)
    sheet.oval(*at(-154, 160), 12 * size, 12 * size, paint.WHITE)
    area((-166, 64), (176, 64), (176, 34), (-166, 34), colour=darker(paint.WHITE, 0.9))
    area((-166, 92), (174, 86), (176, 72), (-166, 74), colour=stripe)
    for left, right in ((-150, -86), (-74, 2)):
        area((left, 156), (right, 156), (right, 108), (left, 108), colour=paint.GLASS)
        area((left + 8, 156), (left + 26, 156), (left + 8, 122), (left + 0, 122), colour=darker(paint.GLASS, 1.18))
    area((14, 156), (58, 156), (74, 150), (98, 108), (14, 108), colour=paint.GLASS)
    area((24, 156), (42, 156), (22, 120), (14, 120), colour=darker(paint.GLASS, 1.18))
    for dx in (-80, 8):
        sheet.line([at(dx, 160), at(dx, 40)], darker(paint.WHITE, 0.82), 2.4 * size)
    sheet.line([at(18, 98), at(34, 98)], darker(paint.WHITE, 0.7), 4 * size)
    area((-30, 172), (18, 172), (12, 188), (-24, 188), colour="#5b9bd0")
    sheet.oval(*at(170, 82), 6 * size, 9 * size, "#f6d87a")
    sheet.oval(*at(-164, 84), 4 * size, 9 * size, paint.RED)
    sheet.line([at(-170, 38), at(178, 38)], paint.RUBBER, 8 * size)
    for dx in (-98, 106):
        sheet.oval(*at(dx, 32), 38 * size, 38 * size, darker(paint.WHITE, 0.8))
        sheet.oval(*at(dx, 31), 32 * size, 32 * size, paint.RUBBER)
        sheet.oval(*at(dx, 31), 16 * size, 16 * size, paint.METAL)
        sheet.oval(*at(dx, 31), 6 * size, 6 * size, paint.RUBBER)


def hoe(sheet: Sheet, top: Point, foot: Point, ahead: int = 1, size: float = 1) -> None:
    """A hoe from the end of its handle to its blade on the ground."""
    sheet.line([top, foot], paint.WOOD, 6 * size)
    x, y = foot
    sheet.area(
        [
            (x - ahead * 2 * size, y - 6 * size),
            (x + ahead * 26 * size, y + 3 * size),
            (x + ahead * 22 * size, y + 14 * size),
            (x - ahead * 4 * size, y + 6 * size),
        ],
        paint.METAL,
        soft=False,
    )


def phone(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    """A telephone in a hand."""
    sheet.box(x - 6 * size, y - 11 * size, 12 * size, 22 * size, paint.RUBBER, 3 * size)
    sheet.box(x - 4 * size, y - 8 * size, 8 * size, 15 * size, "#cfe3d4", 1 * size)


def wall_of_bricks(
    sheet: Sheet, left: float, foot: float, rows: list[int], brick: Point, colour: str = "#c77f5b"
) -> None:
    """A wall laid in courses from the foot upwards: each row has so many bricks, every second begins with a half one."""
    wide, high = brick
    for row, count in enumerate(rows):
        y, shift = foot - (row + 1) * high, (row % 2) * wide / 2
        if shift:
            sheet.box(left, y, shift - 3, high - 3, darker(colour, 0.97), 2)
        for i in range(count):
            tone = (1.0, 1.06, 0.95, 1.03, 0.98)[(i * 3 + row * 2) % 5]
            width = wide if not shift or i < count - 1 else wide / 2
            sheet.box(left + shift + i * wide, y, width - 3, high - 3, darker(colour, tone), 2)
