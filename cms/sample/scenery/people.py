"""People who stand, walk, bend and wave."""

import math
from dataclasses import KW_ONLY, dataclass
from typing import ClassVar

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.heads import KINDS, Head
from cms.sample.scenery.sheet import Point, Sheet

HIP = 60  # the height round which a body leans
UPPER_ARM = 25


@dataclass(frozen=True)
class Villager:
    """How somebody looks, whatever they are doing."""

    head: str  # one of heads.KINDS
    skin: str
    wear: str
    legs: str = paint.INDIGO  # trousers or skirt
    _: KW_ONLY
    hair: str = paint.HAIR
    cloth: str = paint.OCHRE  # of the scarf, the hat or the ribbons
    beard: bool = False
    cut: str = "shirt"  # shirt | skirt | dress
    short: bool = False  # short sleeves
    trim: str = ""  # the colour of the hem
    coat: str = ""  # an open coat or waistcoat over the shirt
    apron: str = ""
    bag: str = ""  # a school bag
    child: bool = False  # a larger head


@dataclass(frozen=True)
class Person:
    """Somebody seen from afar. Heights are to the ground; `size` 1 is a grown-up of 156 units."""

    who: Villager
    x: float
    foot: float
    size: float = 1
    _: KW_ONLY
    turn: float = 0  # -1 looks to the left, 1 to the right
    lean: float = 0  # degrees, to the right
    back: bool = False  # seen from behind
    hands: tuple[Point, Point] = ((-28, 60), (28, 60))  # left and right, from the foot upwards
    elbows: tuple[int, int] = (1, 1)  # -1 bends an elbow the other way
    feet: tuple[float, float] = (-10, 10)
    lift: tuple[float, float] = (0, 0)  # how high each foot is raised

    drop: ClassVar[float] = 0  # how much lower than standing the body is

    def at(self, dx: float, up: float) -> Point:
        """A point so far to the side, so far above the ground."""
        return self.x + dx * self.size, self.foot - up * self.size

    def on(self, dx: float, up: float) -> Point:
        """A point of the body, wherever leaning or sitting has taken it."""
        rise = up - HIP
        if rise <= 0:
            return self.at(dx, up - self.drop)
        turn = math.radians(self.lean)
        moved = dx * math.cos(turn) + rise * math.sin(turn), rise * math.cos(turn) - dx * math.sin(turn)
        return self.at(moved[0], HIP + moved[1] - self.drop)

    def draw(self, sheet: Sheet) -> None:
        """Shadow, legs, clothes, arms, head."""
        self._draw_shadow(sheet)
        self._draw_legs(sheet)
        if self.back:
            self._draw_arms(sheet)
        self._draw_body(sheet)
        if not self.back:
            self._draw_arms(sheet)
        self._draw_head(sheet)

    def _draw_shadow(self, sheet: Sheet) -> None:
        sheet.shadow(*self.at(6, 1), 36 * self.size, 6 * self.size)

    def _draw_legs(self, sheet: Sheet) -> None:
        bare = self.who.cut != "shirt"
        for side, foot, lift in zip((-1, 1), self.feet, self.lift, strict=True):
            hip = self.at(side * 8, 64)
            ankle = self.at(foot, 8 + lift)
            colour = self.who.skin if bare else self.who.legs
            sheet.line([hip, ankle], colour, (12 if bare else 15) * self.size, end=(9 if bare else 12) * self.size)
            self._draw_shoe(sheet, foot, lift)
        if self.who.cut == "skirt":
            skirt = [(-17, 72), (17, 72), (23, 50), (27, 22), (0, 18), (-27, 22), (-23, 50)]
            sheet.area([self.on(*point) for point in skirt], self.who.legs)

    def _draw_shoe(self, sheet: Sheet, dx: float, up: float) -> None:
        ahead = 5 * self.turn if self.turn else 0
        sheet.line([self.at(dx - 4 + ahead, up + 4), self.at(dx + 4 + ahead, up + 4)], paint.HAIR, 8 * self.size)

    def _draw_body(self, sheet: Sheet) -> None:
        sheet.line([self.on(0, 110), self.on(0, 124)], darker(self.who.skin, 0.93), 11 * self.size)
        sheet.area([self.on(*point) for point in self._outline()], self.who.wear)
        if self.who.trim:
            hem, wide = self._hem()
            sheet.line(
                [self.on(-wide + 3, hem + 5), self.on(0, hem + 2), self.on(wide - 3, hem + 5)],
                self.who.trim,
                4 * self.size,
            )
        if not self.back:
            collar = [self.on(dx + self.turn * 2, up) for dx, up in ((-7, 117), (7, 117), (0, 106))]
            sheet.area(collar, darker(self.who.skin, 0.93), soft=False)
        self._draw_over(sheet)

    def _hem(self) -> tuple[float, float]:
        """Height and half the width of the lower edge of what is worn."""
        return (14, 30) if self.who.cut == "dress" else (54, 20)

    def _outline(self) -> list[Point]:
        hem, wide = self._hem()
        return [(-16, 111), (0, 117), (16, 111), (20, 88), (wide, hem), (0, hem - 4), (-wide, hem), (-20, 88)]

    def _draw_over(self, sheet: Sheet) -> None:
        """What is worn over the shirt: an open coat, an apron, a bag."""
        hem, wide = self._hem()
        if self.who.coat:
            for side in (-1, 1):
                panel = [(4, 114), (16, 112), (21, 88), (21, 62), (20, 48), (9, 46), (7, 80)]
                sheet.area([self.on(side * dx, up) for dx, up in panel], self.who.coat)
        if self.who.apron:
            cloth = [(-11, 98), (11, 98), (16, 74), (wide - 5, hem + 2), (-wide + 5, hem + 2), (-16, 74)]
            sheet.area([self.on(*point) for point in cloth], self.who.apron)
            for side in (-1, 1):
                sheet.line([self.on(side * 9, 97), self.on(side * 7, 113)], self.who.apron, 3.4 * self.size)
        if self.who.bag and self.back:
            sheet.area(
                [self.on(*p) for p in ((-14, 108), (14, 108), (17, 90), (16, 68), (-16, 68), (-17, 90))], self.who.bag
            )
            sheet.line([self.on(-11, 82), self.on(11, 82)], darker(self.who.bag, 0.8), 4 * self.size)
        elif self.who.bag:
            side = -1 if self.turn > 0 else 1
            sheet.line([self.on(-side * 13, 112), self.on(side * 17, 74)], darker(self.who.bag, 0.85), 4 * self.size)
            x, y = self.on(side * 20, 74)
            half = 12 * self.size
            sheet.box(x - half, y - 4 * self.size, half * 2, half * 1.7, self.who.bag, 4 * self.size)

    def _draw_arms(self, sheet: Sheet) -> None:
        sleeve = darker(self.who.coat or self.who.wear, 0.9)
        for side, hand, bend in zip((-1, 1), self.hands, self.elbows, strict=True):
            shoulder, palm = self.on(side * 14, 106), self.at(hand[0], hand[1] - self.drop)
            elbow = self._elbow(shoulder, palm, side, bend)
            if self.who.short:
                sheet.line([shoulder, elbow, palm], self.who.skin, 10 * self.size, end=8 * self.size)
                sheet.line([shoulder, _along(shoulder, elbow, 0.75)], sleeve, 13 * self.size)
            else:
                sheet.line([shoulder, elbow, palm], sleeve, 13 * self.size, end=10 * self.size)
            sheet.oval(*palm, 6.4 * self.size, 6.4 * self.size, self.who.skin)

    def _elbow(self, shoulder: Point, palm: Point, side: int, bend: int) -> Point:
        """Where the arm bends: outwards or down, unless it is stretched."""
        (x1, y1), (x2, y2) = shoulder, palm
        reach = math.hypot(x2 - x1, y2 - y1)
        out = 0.9 * math.sqrt(max(0.0, (UPPER_ARM * self.size) ** 2 - (reach / 2) ** 2))
        nx, ny = (y1 - y2) / (reach or 1), (x2 - x1) / (reach or 1)
        if (nx * side * 0.6 + ny * 1.2) * bend < 0:
            nx, ny = -nx, -ny
        return (x1 + x2) / 2 + nx * out, (y1 + y2) / 2 + ny * out

    def _draw_head(self, sheet: Sheet) -> None:
        x, y = self.on(0, 134 + (2 if self.who.child else 0))
        size = self.size * (1.13 if self.who.child else 1)
        who = self.who
        head = Head(x, y, size, who.skin, who.hair, who.cloth, self.turn, self.back, who.beard)
        KINDS[who.head](head, sheet)


def _along(start: Point, finish: Point, part: float) -> Point:
    return start[0] + (finish[0] - start[0]) * part, start[1] + (finish[1] - start[1]) * part
