"""Heads: faces without features, under hair, plaits, scarves, wraps and hats."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.sheet import Point, Sheet


@dataclass(frozen=True)
class Head:
    """A head round its middle. Units as in `Person`; heights count up from the middle of the face."""

    x: float
    y: float
    size: float
    skin: str
    hair: str
    cloth: str  # of a scarf, a wrap or a hat
    turn: float = 0  # -1 looks to the left, 1 to the right
    back: bool = False  # seen from behind
    beard: bool = False

    def at(self, dx: float, up: float) -> Point:
        """A point of the head."""
        return self.x + dx * self.size, self.y - up * self.size

    def area(self, sheet: Sheet, points: Sequence[Point], colour: str) -> None:
        """A soft outline round points of the head."""
        sheet.area([self.at(*point) for point in points], colour)

    def oval(self, sheet: Sheet, dx: float, up: float, rx: float, ry: float, colour: str) -> None:
        """An oval on the head."""
        sheet.oval(*self.at(dx, up), rx * self.size, ry * self.size, colour)

    def face(self, sheet: Sheet, wide: float = 14.5, high: float = 15.6, up: float = -2) -> None:
        """The face, turned to where the person looks, or the back of the head."""
        if self.back:
            return
        self.oval(sheet, self.turn * 4.5, up, wide - abs(self.turn) * 1.2, high, self.skin)
        if self.beard:
            chin = [
                (-13, -2),
                (-11.5, -12),
                (0, -19),
                (11.5, -12),
                (13, -2),
                (10, -7),
                (4, -8),
                (0, -7),
                (-4, -8),
                (-10, -7),
            ]
            self.area(sheet, [(dx + self.turn * 4, up) for dx, up in chin], self.hair)

    def ears(self, sheet: Sheet) -> None:
        """Ears, where hair leaves them free."""
        for side in (-1, 1):
            if side * self.turn < 0.5:
                self.oval(sheet, side * 15.5 + self.turn * 1.5, -2, 3.2, 4.4, darker(self.skin, 0.95))


def _hair(head: Head, sheet: Sheet) -> None:
    head.ears(sheet)
    head.oval(sheet, -head.turn * 1.5, 4, 17, 18, head.hair)
    head.face(sheet)


def _curls(head: Head, sheet: Sheet) -> None:
    for dx, up, r in ((-15, 4, 9), (15, 4, 9), (-11, 14, 10), (11, 14, 10), (0, 17, 11), (0, 6, 16)):
        head.oval(sheet, dx - head.turn * 2, up, r, r, head.hair)
    if head.back:
        head.oval(sheet, 0, -2, 15, 14, head.hair)
    head.face(sheet, high=14.6, up=-3)


def _bun(head: Head, sheet: Sheet) -> None:
    head.oval(sheet, -head.turn * 8, 24, 9, 8.5, head.hair)
    _hair(head, sheet)


def _bob(head: Head, sheet: Sheet) -> None:
    fall = [(-19, -17), (-20, 6), (-11, 20), (0, 23), (11, 20), (20, 6), (19, -17), (10, -20), (-10, -20)]
    head.area(sheet, [(dx - head.turn * 1.5, up) for dx, up in fall], head.hair)
    head.face(sheet, wide=13.5)


def _long(head: Head, sheet: Sheet) -> None:
    fall = [(-20, -30), (-20, 4), (-12, 20), (0, 23), (12, 20), (20, 4), (20, -30), (13, -38), (10, -16), (-10, -16)]
    fall.append((-13, -38))
    head.area(sheet, [(dx - head.turn * 1.5, up) for dx, up in fall], head.hair)
    if head.back:
        head.area(sheet, [(-19, -10), (19, -10), (17, -36), (0, -40), (-17, -36)], head.hair)
    head.face(sheet, wide=13.5)


def _plaits(head: Head, sheet: Sheet) -> None:
    head.oval(sheet, -head.turn * 1.5, 4, 17, 18, head.hair)
    for side in (-1, 1):
        sheet.line([head.at(side * 14, 2), head.at(side * 21, -18)], head.hair, 8 * head.size)
        head.oval(sheet, side * 21, -20, 4, 4, head.cloth)
        sheet.line([head.at(side * 21, -23), head.at(side * 22, -28)], head.hair, 6 * head.size)
    head.face(sheet)


def _tail(head: Head, sheet: Sheet) -> None:
    side = -1 if head.turn >= 0 else 1
    if head.back:
        side = 0
    tail = [head.at(side * 13, 10), head.at(side * 24, 2), head.at(side * 22, -18)]
    if not head.back:
        sheet.line(tail, head.hair, 10 * head.size, end=5 * head.size)
    _hair(head, sheet)
    if head.back:
        sheet.line([head.at(0, 10), head.at(0, -26)], darker(head.hair, 0.8), 10 * head.size, end=6 * head.size)
    head.oval(sheet, side * 15, 10, 4, 4, head.cloth)


def _scarf(head: Head, sheet: Sheet) -> None:
    drape = [(0, 22), (17, 15), (19, -6), (21, -20), (20, -31), (0, -36), (-20, -31), (-21, -20), (-19, -6), (-17, 15)]
    if head.back:
        drape = [
            (0, 22),
            (15, 16),
            (19, 0),
            (20, -16),
            (27, -34),
            (0, -40),
            (-27, -34),
            (-20, -16),
            (-19, 0),
            (-15, 16),
        ]
    head.area(sheet, drape, head.cloth)
    if not head.back:
        head.area(sheet, [(-17, -20), (0, -27), (18, -18), (12, -30), (-4, -33)], darker(head.cloth, 0.92))
    head.face(sheet, wide=11.6, high=13.8, up=-1)


def _veil(head: Head, sheet: Sheet) -> None:
    """A loose scarf that shows the hair over the forehead."""
    drape = [(0, 22), (15, 17), (20, 0), (20, -22), (24, -44), (0, -40), (-24, -44), (-20, -22), (-20, 0), (-15, 17)]
    head.area(sheet, drape, head.cloth)
    if head.back:
        return
    head.oval(sheet, head.turn * 3, 2, 14, 15, head.hair)
    head.face(sheet, wide=12.6, high=14)
    sheet.line([head.at(-15, -18), head.at(2, -27), head.at(17, -20)], darker(head.cloth, 0.93), 9 * head.size)


def _wrap(head: Head, sheet: Sheet) -> None:
    """A cloth wound round the hair above the face, knotted at the back."""
    behind = -1 if head.turn > 0 else 1
    for up in (3, 10):
        sheet.line([head.at(behind * 14, 10), head.at(behind * 25, up - 6)], darker(head.cloth, 0.85), 7 * head.size)
    head.ears(sheet)
    head.oval(sheet, 0, 0, 16, 16, head.hair)
    head.face(sheet)
    crown = [(-17, 4), (-20, 14), (-15, 25), (0, 30), (15, 25), (20, 14), (17, 4), (0, 9)]
    head.area(sheet, crown, head.cloth)
    for rise in (0, 8):
        fold = [head.at(-behind * 17, 7 + rise), head.at(0, 14 + rise), head.at(behind * 17, 16 + rise * 0.6)]
        sheet.line(fold, darker(head.cloth, 0.86), 2.2 * head.size)


def _cap(head: Head, sheet: Sheet) -> None:
    _hair(head, sheet)
    crown = [(-18, 8), (-16, 18), (0, 24), (16, 18), (18, 8), (0, 10)]
    head.area(sheet, crown, head.cloth)
    if not head.back:
        brim = head.turn * 10
        sheet.line(
            [head.at(brim - 13, 8), head.at(brim, 9), head.at(brim + 13, 8)], darker(head.cloth, 0.86), 4.6 * head.size
        )


def _straw(head: Head, sheet: Sheet) -> None:
    _hair(head, sheet)
    head.oval(sheet, 0, 12, 31, 7, darker(paint.WHEAT, 0.95))
    head.area(sheet, [(-17, 12), (-14, 24), (0, 28), (14, 24), (17, 12), (0, 10)], paint.WHEAT)
    sheet.line([head.at(-16, 15), head.at(0, 13), head.at(16, 15)], head.cloth, 4.4 * head.size)


def _thin(head: Head, sheet: Sheet) -> None:
    """An old person's hair: only round the sides."""
    head.oval(sheet, -head.turn * 2, -1, 18, 12, head.hair)
    head.oval(sheet, 0, 3, 15.6, 16, head.hair if head.back else head.skin)
    head.face(sheet)
    head.ears(sheet)


KINDS: dict[str, Callable[[Head, Sheet], None]] = {
    "hair": _hair,
    "curls": _curls,
    "bun": _bun,
    "bob": _bob,
    "long": _long,
    "plaits": _plaits,
    "tail": _tail,
    "scarf": _scarf,
    "veil": _veil,
    "wrap": _wrap,
    "cap": _cap,
    "straw": _straw,
    "thin": _thin,
}
