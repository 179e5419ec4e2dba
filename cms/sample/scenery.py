"""What the cover pictures are made of: a sheet to draw on, and the land, trees, houses and people of the villages.

Points are in units of a sheet 1280 wide and 800 high, from its top left. Colours are "#rrggbb". People have no faces:
they are nobody, so that everybody may see themselves in them.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

WIDTH, HEIGHT = 1280, 800
FINER = 2  # drawn this many times larger, then made smaller, for smooth edges

Point = tuple[float, float]

SKY_TOP, SKY_LOW, SUN = "#a9d0d6", "#fdebcf", "#fff6df"
FAR, MIDDLE, NEAR, GRASS = "#b4cdbd", "#8fb598", "#6f9f7c", "#cfc886"
EARTH, EARTH_DARK, TRUNK, LEAF, LEAF_DARK, LEAF_WARM = "#f3dcb0", "#cfa56a", "#7b5237", "#4f8a63", "#3c7254", "#86a95a"
TEAL, OCHRE, ROSE, INDIGO, CREAM, PLUM = "#1f6f78", "#dd9436", "#c4574e", "#44588f", "#f7ead3", "#7c4a6d"
SKINS = ("#8b573a", "#a86f49", "#6d432e", "#bb8357")
HAIR, RED, YELLOW, SHADE = "#33261f", "#c8402f", "#efb93d", "#2f4a40"


def smooth(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """A soft curve through all the points (Catmull-Rom), as many short straight pieces."""
    n, steps = len(points), 14
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        a, b, c, d = (points[j % n] if closed else points[min(max(j, 0), n - 1)] for j in (i - 1, i, i + 1, i + 2))
        for step in range(steps):
            t = step / steps
            out.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return out if closed else [*out, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    """The curve's value at `t` of the way from b to c."""
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


class Sheet:
    """A sheet of paper of 1280 by 800 units."""

    def __init__(self) -> None:
        """Begins empty, in the colour of the land."""
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), GRASS)
        self.pen = ImageDraw.Draw(self.image)

    def area(self, points: Sequence[Point], colour: str, *, soft: bool = True) -> None:
        """A filled outline, soft or with corners."""
        outline = smooth(points, closed=True) if soft else points
        self.pen.polygon([(x * FINER, y * FINER) for x, y in outline], fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """A filled oval round a centre."""
        self.pen.ellipse([(x - rx) * FINER, (y - ry) * FINER, (x + rx) * FINER, (y + ry) * FINER], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, corner: float = 0) -> None:
        """A filled box from its top left, with round corners if asked."""
        place = [x * FINER, y * FINER, (x + width) * FINER, (y + height) * FINER]
        self.pen.rounded_rectangle(place, radius=corner * FINER, fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float, *, soft: bool = True) -> None:
        """A stroke with round ends."""
        way = smooth(points, closed=False) if soft and len(points) > 2 else list(points)
        self.pen.line([(x * FINER, y * FINER) for x, y in way], fill=colour, width=round(width * FINER))
        for x, y in way:
            self.oval(x, y, width / 2, width / 2, colour)

    def land(self, edge: Sequence[float], colour: str) -> None:
        """Land from a rolling edge (heights at even steps from left to right) down to the foot of the sheet."""
        step = WIDTH / (len(edge) - 1)
        ridge = smooth([(i * step, y) for i, y in enumerate(edge)], closed=False)
        self.area([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], colour, soft=False)

    def sky(self, sun: Point, low: float) -> None:
        """The morning sky down to `low`, with a pale sun and its glow."""
        fade = Image.linear_gradient("L").resize((WIDTH * FINER, round(low * FINER)))
        top, bottom = (Image.new("RGB", fade.size, colour) for colour in (SKY_TOP, SKY_LOW))
        self.image.paste(Image.composite(bottom, top, fade))
        glow = (
            ImageChops.invert(Image.radial_gradient("L"))
            .resize((900 * FINER, 900 * FINER))
            .point(lambda v: max(0, v - 76) ** 2 // 130)
        )
        self.image.paste(SUN, (round((sun[0] - 450) * FINER), round((sun[1] - 450) * FINER)), glow)
        self.oval(*sun, 44, 44, SUN)

    def cloud(self, x: float, y: float, size: float = 1) -> None:
        """A small cloud."""
        for dx, dy, rx, ry in ((0, 0, 70, 16), (-22, -12, 30, 20), (18, -18, 38, 26)):
            self.oval(x + dx * size, y + dy * size, rx * size, ry * size, "#f8f3e4")

    def tree(self, x: float, foot: float, size: float = 1, leaf: str = LEAF) -> None:
        """A round tree that stands at `foot`."""
        self.oval(x + 14 * size, foot, 62 * size, 9 * size, _darker(GRASS))
        self.line([(x, foot), (x + 3 * size, foot - 60 * size), (x, foot - 120 * size)], TRUNK, 13 * size)
        self.line([(x + 2 * size, foot - 66 * size), (x + 30 * size, foot - 104 * size)], TRUNK, 7 * size)
        for dx, dy, r, shade in (
            (0, -150, 62, 1.0),
            (-46, -122, 42, 0.93),
            (46, -124, 46, 0.93),
            (-12, -172, 40, 1.08),
            (22, -140, 34, 1.08),
        ):
            self.oval(x + dx * size, foot + dy * size, r * size, r * size * 0.9, _darker(leaf, shade))

    def bush(self, x: float, foot: float, size: float = 1, leaf: str = LEAF_DARK) -> None:
        """A low bush."""
        for dx, r in ((-26, 22), (0, 30), (28, 20)):
            self.oval(x + dx * size, foot - r * 0.7 * size, r * size, r * 0.85 * size, leaf)

    def grass(self, left: float, right: float, top: float, foot: float, seed: int, colour: str = LEAF_WARM) -> None:
        """Tufts of grass strewn over a stretch of land, larger towards the foot."""
        chance = random.Random(seed)  # noqa: S311 - strews grass, guards nothing
        for y in sorted(chance.uniform(top, foot) for _ in range(70)):
            x, size = chance.uniform(left, right), 4 + 12 * (y - top) / max(foot - top, 1)
            for lean in (-0.5, 0, 0.5):
                self.line([(x, y), (x + lean * size, y - size)], colour, max(size / 7, 1.2))

    def house(self, x: float, foot: float, size: float = 1, wall: str = CREAM, roof: str = "#b8694a") -> None:
        """A village house, door towards us."""
        self.area(
            [
                (x - 70 * size, foot),
                (x + 96 * size, foot),
                (x + 130 * size, foot + 10 * size),
                (x - 40 * size, foot + 10 * size),
            ],
            _darker(GRASS),
            soft=False,
        )
        self.box(x - 60 * size, foot - 78 * size, 120 * size, 78 * size, wall)
        self.box(x + 14 * size, foot - 78 * size, 46 * size, 78 * size, _darker(wall, 0.93))
        self.area(
            [
                (x - 78 * size, foot - 70 * size),
                (x - 40 * size, foot - 124 * size),
                (x + 44 * size, foot - 124 * size),
                (x + 78 * size, foot - 70 * size),
            ],
            roof,
            soft=False,
        )
        self.box(x - 14 * size, foot - 46 * size, 26 * size, 46 * size, TRUNK, 3 * size)
        for dx in (-46, 26):
            self.box(x + dx * size, foot - 50 * size, 20 * size, 20 * size, "#5d8790", 2 * size)


@dataclass(frozen=True)
class Person:
    """Somebody seen from afar. Heights are to the ground; `size` 1 is a grown-up of 150 units."""

    x: float
    foot: float
    size: float = 1
    skin: str = SKINS[0]
    wear: str = TEAL
    head: str = "hair"  # hair | scarf | plaits
    cloth: str = OCHRE  # the scarf's, or the trousers'
    long: bool = False  # a long dress
    hands: tuple[Point, Point] = ((-30, 62), (30, 62))  # left and right, from the foot upwards
    feet: tuple[float, float] = (-12, 12)

    def at(self, dx: float, up: float) -> Point:
        """A point of the body: so far to the side, so far above the ground."""
        return self.x + dx * self.size, self.foot - up * self.size

    def draw(self, sheet: Sheet) -> None:
        """Shadow, legs, clothes, arms, head."""
        sheet.oval(self.x + 10 * self.size, self.foot + 2, 36 * self.size, 6 * self.size, _darker(EARTH))
        for foot in self.feet:
            sheet.line(
                [self.at(foot * 0.6, 66), self.at(foot, 6)], self.skin if self.long else self.cloth, 13 * self.size
            )
            sheet.line([self.at(foot - 3, 3), self.at(foot + 5, 3)], HAIR, 7 * self.size)
        hem, wide = (16, 30) if self.long else (56, 20)
        body = [(-16, 112), (0, 118), (16, 112), (19, 84), (wide, hem), (0, hem - 4), (-wide, hem), (-19, 84)]
        sheet.area([self.at(*point) for point in body], self.wear)
        for side, hand in zip((-1, 1), self.hands, strict=True):
            elbow = (side * 27 + hand[0]) / 2 + side * 4, (108 + hand[1]) / 2
            sheet.line(
                [self.at(side * 14, 107), self.at(*elbow), self.at(*hand)], _darker(self.wear, 0.9), 11 * self.size
            )
            sheet.oval(*self.at(*hand), 6 * self.size, 6 * self.size, self.skin)
        self._draw_head(sheet)

    def _draw_head(self, sheet: Sheet) -> None:
        """Neck, face without features, and hair or headscarf."""
        sheet.line([self.at(0, 112), self.at(0, 124)], self.skin, 10 * self.size)
        r = 17 * self.size
        if self.head == "scarf":
            sheet.area(
                [
                    self.at(*p)
                    for p in [(0, 156), (19, 146), (19, 122), (24, 106), (0, 98), (-24, 106), (-19, 122), (-19, 146)]
                ],
                self.cloth,
            )
            sheet.oval(*self.at(0, 134), r * 0.66, r * 0.8, self.skin)
            return
        sheet.oval(*self.at(0, 138), r, r * 1.06, HAIR)
        if self.head == "plaits":
            for side in (-1, 1):
                sheet.line([self.at(side * 14, 136), self.at(side * 22, 116)], HAIR, 8 * self.size)
                sheet.oval(*self.at(side * 22, 114), 4 * self.size, 4 * self.size, ROSE)
        sheet.oval(*self.at(0, 132), r * 0.84, r * 0.9, self.skin)


def _darker(colour: str, by: float = 0.88) -> str:
    """The colour times `by`; over 1 makes it lighter."""
    return "#" + "".join(f"{min(255, round(int(colour[i : i + 2], 16) * by)):02x}" for i in (1, 3, 5))
