"""People who sit: on chairs, on walls, on the ground, and in a wheelchair."""

from dataclasses import dataclass
from typing import ClassVar

from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.people import Person
from cms.sample.scenery.sheet import Point, Sheet


@dataclass(frozen=True)
class Seated(Person):
    """Somebody who sits towards us, the seat 34 units above `foot`."""

    hands: tuple[Point, Point] = ((-15, 70), (15, 70))
    drop: ClassVar[float] = 26

    def _draw_legs(self, sheet: Sheet) -> None:
        bare = self.who.cut != "shirt"
        for side, foot in zip((-1, 1), self.feet, strict=True):
            colour = self.who.skin if bare else darker(self.who.legs, 0.93)
            knee = self.at(side * 11, 36)
            sheet.line(
                [knee, self.at(foot, 8)], colour, (11 if bare else 14) * self.size, end=(9 if bare else 12) * self.size
            )
            self._draw_shoe(sheet, foot, 0)
        if bare:
            cloth = self.who.wear if self.who.cut == "dress" else self.who.legs
            hem = 12 if self.who.cut == "dress" else 24
            lap = [(-18, 44), (18, 44), (22, 32), (23, hem), (0, hem - 3), (-23, hem), (-22, 32)]
            sheet.area([self.at(*point) for point in lap], darker(cloth, 0.95))
        else:
            for side in (-1, 1):
                sheet.line([self.at(side * 8, 42), self.at(side * 11, 35)], self.who.legs, 17 * self.size)

    def _hem(self) -> tuple[float, float]:
        return 62, 19


@dataclass(frozen=True)
class SeatedSideways(Person):
    """Somebody who sits and faces the side named by `turn` (1 right, -1 left), the seat 34 units above `foot`."""

    hands: tuple[Point, Point] = ((20, 74), (26, 72))
    drop: ClassVar[float] = 26

    @property
    def ahead(self) -> int:
        """1 when facing right, -1 when facing left."""
        return 1 if self.turn >= 0 else -1

    def _draw_legs(self, sheet: Sheet) -> None:
        for near in (0, 1):
            shade = 0.9 if not near else 1.0
            bare = self.who.cut != "shirt"
            knee, foot = self.ahead * (34 + 3 * near), self.ahead * (36 - 5 * (1 - near))
            colour = darker(self.who.skin if bare else self.who.legs, shade)
            sheet.line(
                [self.at(knee, 38), self.at(foot, 8)], colour, (11 if bare else 14) * self.size, end=10 * self.size
            )
            thigh = self.who.wear if self.who.cut == "dress" else self.who.legs
            sheet.line([self.at(self.ahead * 2, 40), self.at(knee, 38)], darker(thigh, shade), 17 * self.size)
            self._draw_shoe(sheet, foot, 0)
        if self.who.cut != "shirt":
            cloth = self.who.wear if self.who.cut == "dress" else self.who.legs
            hem = 14 if self.who.cut == "dress" else 26
            skirt = [(20, 47), (40, 46), (45, 34), (44, hem), (28, hem - 2), (25, 30)]
            sheet.area([self.at(self.ahead * dx, up) for dx, up in skirt], cloth)

    def _hem(self) -> tuple[float, float]:
        return 58, 18


@dataclass(frozen=True)
class OnTheGround(Person):
    """Somebody who sits on the ground with crossed legs."""

    hands: tuple[Point, Point] = ((-27, 66), (27, 66))
    drop: ClassVar[float] = 50

    def _draw_shadow(self, sheet: Sheet) -> None:
        sheet.shadow(*self.at(4, 0), 52 * self.size, 8 * self.size)

    def _draw_legs(self, sheet: Sheet) -> None:
        if self.who.cut != "shirt":
            cloth = self.who.wear if self.who.cut == "dress" else self.who.legs
            spread = [(-18, 26), (18, 26), (40, 12), (36, 1), (0, -2), (-36, 1), (-40, 12)]
            sheet.area([self.at(*point) for point in spread], darker(cloth, 0.95))
            return
        for side in (-1, 1):
            thigh = [self.at(side * 8, 16), self.at(side * 24, 15), self.at(side * 36, 9)]
            sheet.line(thigh, self.who.legs, 16 * self.size)
        for side in (-1, 1):
            shin = [self.at(side * 36, 8), self.at(side * 14, 4), self.at(-side * 8, 4)]
            sheet.line(shin, darker(self.who.legs, 0.92), 12 * self.size)
            sheet.oval(*self.at(-side * 15, 3), 7 * self.size, 5 * self.size, paint.HAIR)

    def _hem(self) -> tuple[float, float]:
        return 62, 20


@dataclass(frozen=True)
class InWheelchair(SeatedSideways):
    """Somebody in a wheelchair, facing the side named by `turn`; `foot` is the ground under the wheels."""

    drop: ClassVar[float] = 14
    frame: ClassVar[str] = paint.RUBBER

    def _draw_shadow(self, sheet: Sheet) -> None:
        sheet.shadow(*self.at(self.ahead * 12, 0), 62 * self.size, 7 * self.size)

    def _draw_legs(self, sheet: Sheet) -> None:
        way, s = self.ahead, self.size
        sheet.line([self.at(-way * 20, 94), self.at(-way * 17, 40)], self.frame, 7 * s)
        sheet.line([self.at(-way * 20, 94), self.at(-way * 30, 96)], self.frame, 6 * s)
        for near in (0, 1):
            shade = 1.0 if near else 0.88
            knee, foot = way * (33 + 4 * near), way * (42 + 2 * near)
            sheet.line([self.at(knee, 50), self.at(foot, 18)], darker(self.who.legs, shade), 14 * s, end=12 * s)
            sheet.line([self.at(way * 2, 50), self.at(knee, 50)], darker(self.who.legs, shade), 17 * s)
            sheet.line([self.at(foot - 2 * way, 13), self.at(foot + 8 * way, 13)], paint.HAIR, 8 * s)
        sheet.line([self.at(way * 30, 42), self.at(way * 38, 8), self.at(way * 56, 7)], self.frame, 5 * s, soft=False)

    def _draw_arms(self, sheet: Sheet) -> None:
        """The near wheel is in front of the body, and the arms are in front of the wheel."""
        s, way = self.size, self.ahead
        sheet.line([self.at(-way * 18, 40), self.at(way * 30, 40)], self.frame, 7 * s)
        x, y = self.at(-way * 2, 33)
        sheet.ring(x, y, 33 * s, 33 * s, self.frame, 5 * s)
        sheet.ring(x, y, 26 * s, 26 * s, paint.METAL, 2 * s)
        for dx, up in ((1, 0), (0.5, 0.87), (-0.5, 0.87)):
            sheet.line([(x - dx * 28 * s, y - up * 28 * s), (x + dx * 28 * s, y + up * 28 * s)], paint.METAL, 1.6 * s)
        sheet.oval(x, y, 5 * s, 5 * s, self.frame)
        small = self.at(way * 36, 8)
        sheet.oval(*small, 8.5 * s, 8.5 * s, self.frame)
        sheet.oval(*small, 3.5 * s, 3.5 * s, paint.METAL)
        super()._draw_arms(sheet)
