"""Covers of help: a call, health workers on the road, and advice on rights."""

from cms.sample.scenery import cast, country, rooms, things
from cms.sample.scenery import colours as paint
from cms.sample.scenery.colours import darker
from cms.sample.scenery.people import Person
from cms.sample.scenery.seated import InWheelchair, SeatedSideways
from cms.sample.scenery.sheet import Sheet

THUMB = (
    (214, 640),
    (222, 540),
    (196, 470),
    (150, 420),
    (110, 392),
    (84, 404),
    (92, 440),
    (134, 480),
    (150, 560),
    (170, 650),
)


def phone(sheet: Sheet) -> None:
    """Two hands hold a phone that is calling; fields and a village behind."""
    sheet.sky((960, 210), 520)
    country.cloud(sheet, 300, 150, 1.4)
    sheet.land([430, 360, 400, 340, 400, 370, 420], paint.FAR)
    sheet.land([520, 480, 470, 490, 460, 490, 470], paint.MIDDLE)
    sheet.land([600, 580, 590, 570, 580, 572, 590], paint.GRASS)
    country.house(sheet, 180, 606, 0.9)
    country.house(sheet, 1090, 600, 0.8, roof=paint.ROOF_DARK)
    country.tree(sheet, 330, 612, 1.0, paint.LEAF_DARK)
    country.tree(sheet, 960, 604, 0.8)
    for side in (-1, 1):
        sheet.line([(640 + side * 420, 840), (640 + side * 300, 740), (640 + side * 190, 630)], cast.WARM, 116)
        sheet.line([(640 + side * 440, 850), (640 + side * 352, 772)], paint.TEAL, 164)
        sheet.line([(640 + side * 372, 842), (640 + side * 280, 742)], "#2b858c", 16)
        palm = ((236, 650), (236, 560), (206, 470), (150, 430), (60, 520), (70, 690), (170, 730))
        sheet.area([(640 + side * dx, y) for dx, y in palm], cast.WARM)
    _screen(sheet)
    for side in (-1, 1):
        sheet.area([(640 + side * dx, y) for dx, y in THUMB], cast.WARM)
        sheet.line([(640 + side * 106, 408), (640 + side * 118, 420)], "#d6a884", 20)


def _screen(sheet: Sheet) -> None:
    """The phone from the front, calling."""
    sheet.box(490, 120, 300, 560, "#26322f", 40)
    sheet.box(506, 136, 268, 528, "#f9f4e6", 28)
    sheet.oval(640, 290, 92, 92, "#cfe3d4")
    sheet.oval(640, 290, 66, 66, "#2f7d5b")
    sheet.line([(612, 268), (618, 300), (638, 320), (668, 322)], "#ffffff", 17)
    for y, width in ((430, 170), (466, 120)):
        sheet.box(640 - width / 2, y, width, 16, "#d9d2bd", 8)
    sheet.box(548, 560, 184, 58, "#2f7d5b", 29)


def on_the_road(sheet: Sheet) -> None:
    """A health worker has come in a white car; the caller, phone in hand, meets her on the road."""
    sheet.sky((220, 170), 420)
    country.cloud(sheet, 620, 100, 1.1)
    country.hills(sheet, 430, 8)
    sheet.land([436, 432, 428, 428, 430, 434, 440], paint.GRASS)
    country.house(sheet, 150, 480, 1.1)
    country.house(sheet, 300, 468, 0.85, roof=paint.ROOF_DARK)
    country.tree(sheet, 1200, 500, 1.4)
    country.tree(sheet, 440, 474, 0.9, paint.LEAF_DARK)
    country.grass(sheet, 20, 1260, 480, 540, 101)
    sheet.land([568, 560, 556, 554, 554, 556, 560], "#d9c7a2")
    sheet.land([584, 576, 572, 570, 570, 572, 576], paint.EARTH)
    sheet.land([776, 772, 770, 770, 772, 774, 778], paint.GRASS)
    things.car(sheet, 800, 682, 1.62, -1)
    Person(cast.HEALTH_WORKER, 610, 730, 2.15, turn=-0.9, hands=((-34, 92), (28, 62)), feet=(-11, 11)).draw(sheet)
    sheet.line([(652, 604), (654, 592), (690, 592), (692, 604)], darker(paint.TEAL, 0.8), 7, soft=False)
    sheet.box(632, 602, 80, 54, paint.TEAL, 8)
    sheet.oval(671, 594, 13, 13, cast.DEEP)
    Person(cast.CALLER, 420, 736, 2.15, turn=0.9, hands=((-30, 88), (38, 90)), feet=(-12, 12)).draw(sheet)
    things.phone(sheet, 356, 536, 2.1)
    sheet.oval(357, 552, 13, 13, cast.WARM)


def rights(sheet: Sheet) -> None:
    """A man in a wheelchair and a woman talk with an adviser at her desk."""
    rooms.room(sheet, "#e3e7da", "#c9a377", 640)
    rooms.window(sheet, 450, 90, 300, 230)
    rooms.shelf(sheet, 850, 1180, 250)
    spines = ((34, 110, paint.TEAL), (28, 96, paint.OCHRE), (38, 118, paint.INDIGO), (30, 102, paint.ROSE))
    rooms.books(sheet, 880, 250, (*spines, (30, 108, paint.MOSS), (34, 114, paint.PLUM)))
    rooms.pot(sheet, 110, 690, 1.7)
    rooms.chair(sheet, 330, 744, 2.3, 1)
    SeatedSideways(cast.DINA, 336, 744, 2.3, turn=1, hands=((22, 76), (30, 74))).draw(sheet)
    Person(cast.ADVISER, 905, 742, 2.35, turn=-0.9, hands=((-38, 98), (26, 84)), feet=(0, 0)).draw(sheet)
    rooms.desk(sheet, 890, 764, 400, 186)
    sheet.area([(790, 566), (866, 566), (874, 556), (806, 556)], paint.WHITE, soft=False)
    rooms.cup(sheet, 1030, 568, 1.3, paint.ROSE)
    InWheelchair(cast.KOFI, 540, 762, 2.3, turn=1, hands=((26, 76), (50, 100))).draw(sheet)
