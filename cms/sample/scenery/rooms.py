"""Rooms, and the furniture in them."""

from collections.abc import Sequence

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.sheet import Point, Sheet


def room(sheet: Sheet, wall: str = paint.WALL, floor: str = paint.FLOOR, edge: float = 610) -> None:
    """A wall and a floor, with the light of the window on the wall."""
    sheet.box(0, 0, 1280, edge, wall)
    sheet.box(0, edge, 1280, 800 - edge, floor)
    sheet.box(0, edge - 14, 1280, 18, darker(wall, 0.88))
    sheet.area([(0, 700), (1280, 690), (1280, 698), (0, 708)], darker(floor, 0.95), soft=False)


def window(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """A window with hills and the morning sky in it."""
    frame = 14
    sheet.box(x - frame, y - frame, width + 2 * frame, height + 2 * frame, paint.WOOD, 6)
    sheet.box(x, y, width, height, "#cfe3e0")
    sheet.oval(x + width * 0.72, y + height * 0.32, width * 0.09, width * 0.09, paint.SUN)
    for part, colour, bend in ((0.56, paint.FAR, 0.08), (0.7, paint.MIDDLE, -0.06), (0.84, paint.GRASS, 0.03)):
        ridge = [
            (x, y + height * part),
            (x + width * 0.5, y + height * (part - bend)),
            (x + width, y + height * (part + bend)),
        ]
        sheet.area([*ridge, (x + width, y + height), (x, y + height)], colour, soft=False)
    sheet.box(x + width / 2 - 4, y, 8, height, paint.WOOD)
    sheet.box(x, y + height / 2 - 4, width, 8, paint.WOOD)
    sheet.box(x - frame - 10, y + height + frame - 4, width + 2 * frame + 20, 14, darker(paint.WOOD, 0.9), 4)


def table(sheet: Sheet, x: float, foot: float, width: float, height: float, colour: str = paint.WOOD) -> None:
    """A table from the front, by the middle of its foot."""
    for side in (-1, 1):
        leg = x + side * (width / 2 - 26)
        sheet.line([(leg, foot - height), (leg, foot - 6)], darker(colour, 0.85), 20, end=14)
    sheet.box(x - width / 2 + 14, foot - height + 8, width - 28, 26, darker(colour, 0.85))
    sheet.box(x - width / 2, foot - height - 10, width, 24, colour, 8)
    sheet.box(x - width / 2 + 6, foot - height - 10, width - 12, 7, darker(colour, 1.12), 4)


def desk(sheet: Sheet, x: float, foot: float, width: float, height: float, colour: str = paint.WOOD_LIGHT) -> None:
    """A desk with a closed front, by the middle of its foot."""
    sheet.box(x - width / 2 + 16, foot - height, width - 32, height, darker(colour, 0.9), 4)
    sheet.box(x - width / 2 + 34, foot - height + 30, width - 68, height - 50, darker(colour, 0.84), 6)
    sheet.box(x - width / 2, foot - height - 12, width, 24, colour, 8)
    sheet.box(x - width / 2 + 6, foot - height - 12, width - 12, 7, darker(colour, 1.12), 4)


def chair(sheet: Sheet, x: float, foot: float, size: float, ahead: int = 0, colour: str = paint.WOOD) -> None:
    """A wooden chair: towards us, or with its front to the right (1) or the left (-1)."""

    def at(dx: float, up: float) -> Point:
        return x + (ahead or 1) * dx * size, foot - up * size

    dark = darker(colour, 0.85)
    if ahead:
        for dx in (-20, 22):
            sheet.line([at(dx, 32), at(dx * 1.1, 2)], dark, 7 * size)
        sheet.line([at(-22, 32), at(-27, 96)], colour, 8 * size)
        sheet.line([at(-22, 32), at(26, 32)], colour, 9 * size)
        return
    for dx in (-24, 24):
        sheet.line([at(dx, 96), at(dx, 3)], dark, 7 * size)
    for up in (92, 76, 60):
        sheet.line([at(-24, up), at(24, up)], colour, 9 * size)
    sheet.box(*at(-28, 38), 56 * size, 10 * size, colour, 4 * size)


def books(sheet: Sheet, x: float, foot: float, spines: Sequence[tuple[float, float, str]], lean: float = 0) -> float:
    """Books side by side (width, height, colour), the last one leaning by `lean` units; returns where the row ends."""
    for i, (width, height, colour) in enumerate(spines):
        tilt = lean if i == len(spines) - 1 else 0
        back = [(x + tilt, foot - height), (x + tilt + width, foot - height), (x + width, foot), (x, foot)]
        sheet.area(back, colour, soft=False)
        for part in (0.16, 0.8):
            cut = foot - height * (1 - part)
            shift = tilt * (1 - part)
            sheet.line([(x + shift + 4, cut), (x + shift + width - 4, cut)], darker(colour, 1.3), max(2, height / 40))
        x += width + 3
    return x


def pot(sheet: Sheet, x: float, foot: float, size: float = 1, colour: str = paint.CLAY, leaf: str = paint.LEAF) -> None:
    """A plant in a pot."""
    for dx, up in ((-34, 86), (-18, 110), (2, 122), (22, 108), (36, 82)):
        stem = [(x, foot - 40 * size), (x + dx * 0.6 * size, foot - up * 0.8 * size), (x + dx * size, foot - up * size)]
        sheet.line(stem, darker(leaf, 0.9 + abs(dx) / 200), 13 * size, end=4 * size)
    outline = ((-26, 46), (26, 46), (19, 0), (-19, 0))
    sheet.area([(x + dx * size, foot - up * size) for dx, up in outline], colour, soft=False)
    sheet.box(x - 29 * size, foot - 52 * size, 58 * size, 12 * size, darker(colour, 1.1), 3 * size)


def cup(sheet: Sheet, x: float, foot: float, size: float = 1, colour: str = paint.TEAL) -> None:
    """A cup."""
    sheet.ring(x + 13 * size, foot - 13 * size, 8 * size, 8 * size, colour, 3.4 * size)
    sheet.box(x - 13 * size, foot - 26 * size, 26 * size, 26 * size, colour, 6 * size)


def shelf(sheet: Sheet, left: float, right: float, y: float, thick: float = 16, colour: str = paint.WOOD) -> None:
    """A board on the wall, on two brackets."""
    for x in (left + 60, right - 60):
        sheet.area(
            [(x - 7, y), (x + 7, y), (x + 7, y + thick + 34), (x - 7, y + thick + 20)], darker(colour, 0.8), soft=False
        )
    sheet.box(left, y, right - left, thick, colour, 5)
    sheet.box(left + 4, y, right - left - 8, 5, darker(colour, 1.14), 3)
