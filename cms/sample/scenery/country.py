"""The land and what stands on it: clouds, trees, grass, fields, paths, fences and houses."""

import random
from collections.abc import Sequence

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.sheet import Point, Sheet, smooth


def cloud(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    """A small cloud."""
    for dx, dy, rx, ry in ((0, 0, 70, 16), (-22, -12, 30, 20), (18, -18, 38, 26)):
        sheet.oval(x + dx * size, y + dy * size, rx * size, ry * size, paint.CLOUD)


def hills(sheet: Sheet, low: float, lift: float = 0) -> None:
    """Three rows of hills behind each other, whose feet are at `low`; `lift` rolls them differently."""
    rows = (
        ([-150, -190, -150, -205, -165, -190, -140], paint.FAR),
        ([-85, -110, -128, -100, -118, -88, -112], paint.MIDDLE),
        ([-42, -52, -44, -60, -50, -58, -46], paint.NEAR),
    )
    for heights, colour in rows:
        edge = [low + height + lift * (i % 3 - 1) for i, height in enumerate(heights)]
        sheet.land(edge, colour)


def tree(sheet: Sheet, x: float, foot: float, size: float = 1, leaf: str = paint.LEAF) -> None:
    """A round tree that stands at `foot`."""
    sheet.shadow(x + 14 * size, foot, 62 * size, 9 * size)
    sheet.line(
        [(x, foot), (x + 3 * size, foot - 60 * size), (x, foot - 120 * size)], paint.TRUNK, 15 * size, end=10 * size
    )
    sheet.line([(x + 2 * size, foot - 66 * size), (x + 30 * size, foot - 104 * size)], paint.TRUNK, 7 * size)
    for dx, dy, r, shade in (
        (0, -150, 62, 1.0),
        (-46, -122, 42, 0.93),
        (46, -124, 46, 0.93),
        (-12, -172, 40, 1.08),
        (22, -140, 34, 1.08),
    ):
        sheet.oval(x + dx * size, foot + dy * size, r * size, r * size * 0.9, darker(leaf, shade))


def bush(sheet: Sheet, x: float, foot: float, size: float = 1, leaf: str = paint.LEAF_DARK) -> None:
    """A low bush."""
    for dx, r in ((-26, 22), (28, 20), (0, 30)):
        sheet.oval(x + dx * size, foot - r * 0.7 * size, r * size, r * 0.85 * size, darker(leaf, 1 if dx else 1.06))


def grass(
    sheet: Sheet, left: float, right: float, top: float, foot: float, seed: int, colour: str = paint.LEAF_WARM
) -> None:
    """Tufts of grass strewn over a stretch of land, larger towards the foot."""
    chance = random.Random(seed)  # noqa: S311 - strews grass, guards nothing
    for y in sorted(chance.uniform(top, foot) for _ in range(70)):
        x, size = chance.uniform(left, right), 4 + 12 * (y - top) / max(foot - top, 1)
        for lean in (-0.5, 0, 0.5):
            sheet.line([(x, y), (x + lean * size, y - size)], colour, max(size / 7, 1.2))


def flowers(sheet: Sheet, places: Sequence[Point], colour: str, size: float = 1) -> None:
    """Small flowers on stalks."""
    for x, y in places:
        sheet.line([(x, y), (x, y - 16 * size)], paint.LEAF, 3 * size)
        sheet.oval(x, y - 18 * size, 6 * size, 6 * size, colour)
        sheet.oval(x, y - 18 * size, 2.4 * size, 2.4 * size, paint.YELLOW)


def track(sheet: Sheet, points: Sequence[tuple[float, float, float]], colour: str = paint.EARTH) -> None:
    """A trodden way through points of its middle: x, y and how wide it is there."""
    left = smooth([(x - width / 2, y) for x, y, width in points], closed=False)
    right = smooth([(x + width / 2, y) for x, y, width in points], closed=False)
    sheet.area([*left, *reversed(right)], colour, soft=False)


def crops(sheet: Sheet, left: Point, right: Point, count: int, size: float, leaf: str = paint.LEAF) -> None:
    """A row of young plants between two points."""
    for i in range(count):
        t = i / max(count - 1, 1)
        x, y = left[0] + (right[0] - left[0]) * t, left[1] + (right[1] - left[1]) * t
        for lean in (-1, 0, 1):
            tip = (x + lean * 11 * size, y - (20 - abs(lean) * 6) * size)
            sheet.line([(x, y), tip], darker(leaf, 1 + 0.08 * lean), 6 * size, end=2.5 * size)


def wheat(sheet: Sheet, left: float, right: float, top: float, foot: float, seed: int, size: float = 1) -> None:
    """Ripe corn standing thick, row upon row towards us."""
    chance = random.Random(seed)  # noqa: S311 - sways stalks, guards nothing
    y = top
    while y < foot:
        grown = size * (0.55 + 0.45 * (y - top) / max(foot - top, 1))
        x = left + chance.uniform(0, 12)
        while x < right:
            sway = chance.uniform(-5, 7) * grown
            tone = chance.choice((paint.WHEAT, paint.WHEAT_DARK, "#d8ad50"))
            sheet.line([(x, y + 8 * grown), (x + sway, y - 26 * grown)], tone, 3 * grown)
            sheet.line([(x + sway, y - 26 * grown), (x + sway * 1.4, y - 42 * grown)], tone, 8 * grown, end=4 * grown)
            x += 17 * grown
        y += 15 * grown


def fence(sheet: Sheet, start: Point, finish: Point, posts: int, height: float, colour: str = paint.WOOD) -> None:
    """A wooden fence with two rails."""
    for part in (0.42, 0.8):
        sheet.line(
            [(start[0], start[1] - height * part), (finish[0], finish[1] - height * part)], darker(colour, 1.08), 7
        )
    for i in range(posts):
        t = i / (posts - 1)
        x, y = start[0] + (finish[0] - start[0]) * t, start[1] + (finish[1] - start[1]) * t
        sheet.line([(x, y), (x, y - height)], colour, 9)


def house(
    sheet: Sheet, x: float, foot: float, size: float = 1, wall: str = paint.CREAM, roof: str = paint.ROOF
) -> None:
    """A village house, door towards us."""

    def at(*points: Point) -> list[Point]:
        return [(x + dx * size, foot - up * size) for dx, up in points]

    sheet.area(at((-70, 0), (96, 0), (130, -10), (-40, -10)), darker(paint.GRASS), soft=False)
    sheet.box(x - 60 * size, foot - 78 * size, 120 * size, 78 * size, wall)
    sheet.box(x + 14 * size, foot - 78 * size, 46 * size, 78 * size, darker(wall, 0.93))
    sheet.area(at((-78, 70), (-40, 124), (44, 124), (78, 70)), roof, soft=False)
    sheet.box(x - 14 * size, foot - 46 * size, 26 * size, 46 * size, paint.TRUNK, 3 * size)
    for dx in (-46, 26):
        sheet.box(x + dx * size, foot - 50 * size, 20 * size, 20 * size, paint.GLASS, 2 * size)


def school(sheet: Sheet, x: float, foot: float, size: float = 1, roof: str = paint.ROOF) -> None:
    """A low school building with a wide roof and open shutters, from the middle of its foot."""

    def box(dx: float, up: float, width: float, height: float, colour: str, corner: float = 0) -> None:
        sheet.box(x + dx * size, foot - up * size, width * size, height * size, colour, corner * size)

    box(-280, 180, 560, 180, paint.CREAM)
    box(-280, 40, 560, 40, "#7fb0b3")
    slope = ((-320, 170), (-260, 250), (260, 250), (320, 170))
    sheet.area([(x + dx * size, foot - up * size) for dx, up in slope], roof, soft=False)
    box(-40, 130, 80, 130, paint.TRUNK, 4)
    for dx in (-240, -140, 70, 170):
        box(dx, 130, 68, 62, "#4e7f88", 4)
        box(dx + 31, 130, 6, 62, paint.CREAM)
