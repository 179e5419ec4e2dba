"""The sheet of paper, and the few strokes that everything is drawn with."""

import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from cms.sample.scenery import colours as paint

WIDTH, HEIGHT = 1280, 800
SHADOW = "#3a2c1c"
FINER = 2  # drawn this many times larger, then made smaller, for smooth edges

Point = tuple[float, float]


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

    def __init__(self, ground: str = paint.GRASS) -> None:
        """Begins empty, in the colour of the land."""
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), ground)
        self.pen = ImageDraw.Draw(self.image)

    def area(self, points: Sequence[Point], colour: str, *, soft: bool = True) -> None:
        """A filled outline, soft or with corners."""
        outline = smooth(points, closed=True) if soft else points
        self.pen.polygon([(x * FINER, y * FINER) for x, y in outline], fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """A filled oval round a centre."""
        self.pen.ellipse([(x - rx) * FINER, (y - ry) * FINER, (x + rx) * FINER, (y + ry) * FINER], fill=colour)

    def shadow(self, x: float, y: float, rx: float, ry: float) -> None:
        """A soft darkness on whatever is there, round a centre."""
        size = (round(2 * rx * FINER), round(2 * ry * FINER))
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=46)
        self.image.paste(SHADOW, (round((x - rx) * FINER), round((y - ry) * FINER)), mask)

    def ring(self, x: float, y: float, rx: float, ry: float, colour: str, width: float) -> None:
        """The rim of an oval; `width` goes inwards."""
        place = [(x - rx) * FINER, (y - ry) * FINER, (x + rx) * FINER, (y + ry) * FINER]
        self.pen.ellipse(place, outline=colour, width=round(width * FINER))

    def box(self, x: float, y: float, width: float, height: float, colour: str, corner: float = 0) -> None:
        """A filled box from its top left, with round corners if asked."""
        place = [x * FINER, y * FINER, (x + width) * FINER, (y + height) * FINER]
        self.pen.rounded_rectangle(place, radius=corner * FINER, fill=colour)

    def line(
        self, points: Sequence[Point], colour: str, width: float, *, soft: bool = True, end: float | None = None
    ) -> None:
        """A stroke with round ends; with `end` its width changes evenly to that."""
        way = smooth(points, closed=False) if soft and len(points) > 2 else list(points)
        last = len(way) - 1
        radii = [(width + ((width if end is None else end) - width) * i / last) / 2 for i in range(len(way))]
        for i in range(last):
            (x1, y1), (x2, y2) = way[i], way[i + 1]
            length = math.hypot(x2 - x1, y2 - y1) or 1
            nx, ny = -(y2 - y1) / length, (x2 - x1) / length
            a, b = radii[i], radii[i + 1]
            corners = [(x1 + nx * a, y1 + ny * a), (x2 + nx * b, y2 + ny * b)]
            corners += [(x2 - nx * b, y2 - ny * b), (x1 - nx * a, y1 - ny * a)]
            self.area(corners, colour, soft=False)
        for (x, y), r in zip(way, radii, strict=True):
            self.oval(x, y, r, r, colour)

    def land(self, edge: Sequence[float], colour: str) -> None:
        """Land from a rolling edge (heights at even steps from left to right) down to the foot of the sheet."""
        step = WIDTH / (len(edge) - 1)
        ridge = smooth([(i * step, y) for i, y in enumerate(edge)], closed=False)
        self.area([*ridge, (WIDTH, HEIGHT), (0, HEIGHT)], colour, soft=False)

    def sky(self, sun: Point, low: float, top: str = paint.SKY_TOP, bottom: str = paint.SKY_LOW) -> None:
        """The sky down to `low`, with a pale sun and its glow."""
        fade = Image.linear_gradient("L").resize((WIDTH * FINER, round(low * FINER)), Image.Resampling.BILINEAR)
        above, below = (Image.new("RGB", fade.size, colour) for colour in (top, bottom))
        self.image.paste(Image.composite(below, above, fade))
        glow = (
            ImageChops.invert(Image.radial_gradient("L"))
            .resize((900 * FINER, 900 * FINER), Image.Resampling.BILINEAR)
            .point(lambda v: max(0, v - 76) ** 2 // 130)
        )
        self.image.paste(paint.SUN, (round((sun[0] - 450) * FINER), round((sun[1] - 450) * FINER)), glow)
        self.oval(*sun, 44, 44, paint.SUN)
