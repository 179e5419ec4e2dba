"""The site's pictograms drawn by Pillow: their SVG paths traced as short straight pieces."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from PIL import ImageDraw

from cms.guidance.pictogram_shapes import SHAPES, Circle, Path
from cms.sample.scenery.sheet import Point

GRID, STROKE = 48, 3  # as in cms.guidance.pictograms
PIECES = 16  # straight pieces that stand for one curve
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}  # numbers that each command of a path needs


def pictogram(pen: ImageDraw.ImageDraw, name: str, place: Point, size: float, colour: str) -> None:
    """Draws one pictogram, `size` pixels square, with its top left at `place`; KeyError for an unknown name."""
    scale = size / GRID
    for line, solid in outlines(name):
        points = [(place[0] + x * scale, place[1] + y * scale) for x, y in line]
        if solid:
            pen.polygon(points, fill=colour)
        _stroke(pen, points, colour, STROKE * scale)


def outlines(name: str) -> Iterator[tuple[list[Point], bool]]:
    """The lines of one pictogram on its grid of 48, and whether each is filled; KeyError for an unknown name."""
    for shape in SHAPES[name]:
        for line in [_round(shape)] if isinstance(shape, Circle) else traced(shape):
            yield line, shape.solid


def _stroke(pen: ImageDraw.ImageDraw, points: list[Point], colour: str, width: float) -> None:
    """A line with round joints and ends."""
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1) or 1
        nx, ny = -(y2 - y1) / length * width / 2, (x2 - x1) / length * width / 2
        pen.polygon([(x1 + nx, y1 + ny), (x2 + nx, y2 + ny), (x2 - nx, y2 - ny), (x1 - nx, y1 - ny)], fill=colour)
    for x, y in points:
        pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=colour)


def _round(circle: Circle) -> list[Point]:
    turns = [math.tau * i / (PIECES * 3) for i in range(PIECES * 3 + 1)]
    return [(circle.cx + circle.r * math.cos(turn), circle.cy + circle.r * math.sin(turn)) for turn in turns]


def traced(path: Path) -> Iterator[list[Point]]:
    """The lines of a path, each as its points. Knows M L H V C S A Z, in both cases; ValueError for another command."""
    line: list[Point] = []
    handle: Point | None = None  # of the curve before, which S goes on from
    for command, numbers in _commands(path.d):
        kind, here = command.upper(), line[-1] if line else (0.0, 0.0)
        values = _absolute(kind, numbers, here) if command.islower() else numbers
        if kind == "S":
            kind, values = "C", [*_mirrored(handle or here, here), *values]
        handle = (values[2], values[3]) if kind == "C" else None
        if kind == "M":
            if len(line) > 1:
                yield line
            line = [(values[0], values[1])]
        elif kind == "Z":
            yield [*line, line[0]]
            line = [line[0]]
        else:
            line += _drawn(kind, values, here)
    if len(line) > 1:
        yield line


def _mirrored(point: Point, here: Point) -> Point:
    return 2 * here[0] - point[0], 2 * here[1] - point[1]


def _drawn(kind: str, values: list[float], here: Point) -> list[Point]:
    """The points to which one command goes on from `here`."""
    if kind == "L":
        return [(values[0], values[1])]
    if kind == "H":
        return [(values[0], here[1])]
    if kind == "V":
        return [(here[0], values[0])]
    if kind == "C":
        return _curve([here, (values[0], values[1]), (values[2], values[3]), (values[4], values[5])])
    radius, large, sweep = values[0], bool(values[3]), bool(values[4])
    return _arc(here, (values[5], values[6]), (radius, values[1]), large=large, sweep=sweep)


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; repeated numbers repeat the command, and after M they are lines."""
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        if letter.upper() not in TAKES:
            raise ValueError(
                f"A pictogram uses {letter}, which is not traced: add it to cms/sample/scenery/tracing.py."
            )
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", rest)]
        need = TAKES[letter.upper()]
        yield letter, numbers[:need]
        again = {"M": "L", "m": "l"}.get(letter, letter)
        for i in range(need, len(numbers), need or 1):
            yield again, numbers[i : i + need]


def _absolute(kind: str, numbers: list[float], here: Point) -> list[float]:
    """Numbers that count from `here` as numbers that count from the corner of the grid."""
    if kind == "H":
        return [numbers[0] + here[0]]
    if kind == "V":
        return [numbers[0] + here[1]]
    if kind == "A":
        return [*numbers[:5], numbers[5] + here[0], numbers[6] + here[1]]
    return [number + here[i % 2] for i, number in enumerate(numbers)]


def _curve(points: list[Point]) -> list[Point]:
    """A cubic Bézier curve."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    out = []
    for i in range(1, PIECES + 1):
        t = i / PIECES
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        out.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return out


def _arc(start: Point, end: Point, radii: Point, *, large: bool, sweep: bool) -> list[Point]:
    """An upright elliptical arc (SVG 1.1, F.6.5): its centre is found, and then it is walked."""
    rx, ry = radii
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    far = (dx / rx) ** 2 + (dy / ry) ** 2
    if far > 1:
        rx, ry, far = rx * math.sqrt(far), ry * math.sqrt(far), 1.0
    off = math.sqrt((1 - far) / far) * (1 if large != sweep else -1)
    cx = off * rx * dy / ry + (start[0] + end[0]) / 2
    cy = -off * ry * dx / rx + (start[1] + end[1]) / 2
    first = math.atan2((start[1] - cy) / ry, (start[0] - cx) / rx)
    turn = math.atan2((end[1] - cy) / ry, (end[0] - cx) / rx) - first
    if sweep and turn < 0:
        turn += math.tau
    elif not sweep and turn > 0:
        turn -= math.tau
    steps = [first + turn * i / PIECES for i in range(1, PIECES + 1)]
    return [(cx + rx * math.cos(step), cy + ry * math.sin(step)) for step in steps]
