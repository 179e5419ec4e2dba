"""The animals of the village, from the side."""

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.sheet import Point, Sheet


def goat(
    sheet: Sheet,
    x: float,
    foot: float,
    size: float = 1,
    colour: str = paint.CREAM,
    ahead: int = 1,
    *,
    grazes: bool = False,
) -> None:
    """A goat; `ahead` is 1 to the right, -1 to the left. It grazes or looks up."""

    def at(dx: float, up: float) -> Point:
        return x + ahead * dx * size, foot - up * size

    sheet.shadow(x, foot, 44 * size, 6 * size)
    for dx, shade in ((-22, 0.82), (20, 0.82), (-28, 0.95), (26, 0.95)):
        sheet.line([at(dx, 30), at(dx + 1, 4)], darker(colour, shade), 7 * size, end=5 * size)
        sheet.line([at(dx, 2), at(dx + 3, 2)], paint.HAIR, 5 * size)
    sheet.area(
        [at(*p) for p in ((-34, 54), (0, 54), (30, 58), (36, 44), (30, 28), (0, 24), (-32, 28), (-38, 42))], colour
    )
    sheet.line([at(-36, 52), at(-44, 60)], colour, 7 * size, end=4 * size)
    nx, ny = (52, 16) if grazes else (46, 78)
    sheet.line([at(26, 48), at(nx - 8, ny)], colour, 20 * size, end=14 * size)
    nose = (62, 6) if grazes else (64, 68)
    sheet.line([at(nx - 4, ny), at(*nose)], colour, 16 * size, end=9 * size)
    back = (nx - 8, ny + 8)
    sheet.line([at(*back), at(back[0] - 14, back[1] + 14)], darker(paint.TRUNK, 0.8), 5 * size, end=2.5 * size)
    sheet.line([at(nx - 8, ny + 4), at(nx - 22, ny - 2)], darker(colour, 0.82), 7 * size, end=4 * size)
    beard = (nose[0] - 7, nose[1] - 6)
    sheet.line([at(*beard), at(beard[0] - 2, max(beard[1] - 12, 1))], darker(colour, 0.85), 5 * size, end=2 * size)


def donkey(sheet: Sheet, x: float, foot: float, size: float = 1, colour: str = "#9c9187", ahead: int = 1) -> None:
    """A donkey that walks."""

    def at(dx: float, up: float) -> Point:
        return x + ahead * dx * size, foot - up * size

    sheet.shadow(x, foot, 70 * size, 8 * size)
    for dx, step, shade in ((-34, 8, 0.8), (30, -8, 0.8), (-42, -8, 0.94), (38, 10, 0.94)):
        sheet.line(
            [at(dx, 52), at(dx + step / 2, 26), at(dx + step, 5)], darker(colour, shade), 13 * size, end=8 * size
        )
        sheet.line([at(dx + step, 3), at(dx + step + 4, 3)], paint.HAIR, 8 * size)
    body = ((-50, 88), (-10, 86), (30, 90), (52, 80), (50, 58), (20, 46), (-20, 46), (-50, 54), (-58, 72))
    sheet.area([at(*p) for p in body], colour)
    sheet.line([at(-55, 80), at(-64, 60), at(-64, 42)], darker(colour, 0.85), 5 * size)
    sheet.line([at(-64, 44), at(-65, 34)], paint.HAIR, 9 * size, end=5 * size)
    sheet.line([at(40, 78), at(66, 112)], colour, 32 * size, end=22 * size)
    sheet.line([at(34, 92), at(52, 112), at(62, 126)], paint.HAIR, 7 * size)
    for dx in (54, 64):
        sheet.line([at(dx + 4, 122), at(dx - 2, 148)], darker(colour, 0.9), 10 * size, end=5 * size)
    sheet.line([at(66, 114), at(92, 94)], colour, 26 * size, end=17 * size)
    sheet.line([at(90, 95), at(94, 92)], "#e3dbcd", 17 * size)
    sheet.line([at(78, 116), at(82, 92)], paint.TRUNK, 3.4 * size)
    sheet.oval(*at(74, 113), 2.4 * size, 2.4 * size, paint.HAIR)


def hen(sheet: Sheet, x: float, foot: float, size: float = 1, colour: str = paint.CLAY, ahead: int = 1) -> None:
    """A hen that looks for grain."""

    def at(dx: float, up: float) -> Point:
        return x + ahead * dx * size, foot - up * size

    for dx in (-2, 5):
        sheet.line([at(dx, 12), at(dx + 1, 1)], paint.OCHRE, 2.6 * size)
    sheet.area(
        [at(*p) for p in ((-22, 34), (-10, 24), (8, 26), (15, 36), (20, 26), (14, 12), (-4, 8), (-18, 18))], colour
    )
    sheet.oval(*at(16, 36), 7 * size, 7 * size, colour)
    sheet.oval(*at(16, 44), 4 * size, 3.4 * size, paint.RED)
    sheet.line([at(22, 35), at(27, 33)], paint.YELLOW, 4 * size, end=1.5 * size)
    sheet.area([at(*p) for p in ((-12, 24), (2, 26), (8, 18), (-4, 13))], darker(colour, 0.85))


def bird(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    """A bird far off in the sky."""
    for side in (-1, 1):
        wing = [(x, y), (x + side * 10 * size, y - 7 * size), (x + side * 20 * size, y - 4 * size)]
        sheet.line(wing, "#7d949b", 3 * size, end=1.4 * size)
