"""The sample's cover pictures, drawn by code: calm, warm, without words, and with nobody near danger."""

import math
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from PIL import Image

from cms.sample import scenery as land
from cms.sample.scenery import Person, Sheet


def draw(name: str, size: tuple[int, int] = (1280, 800)) -> bytes:
    """The cover of that name as a JPEG of `size` pixels; KeyError for a name that is not in `COVERS`."""
    sheet = Sheet()
    COVERS[name](sheet)
    out = BytesIO()
    sheet.image.resize(size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()


def _path(sheet: Sheet) -> None:
    """A village path between houses and trees; a woman and a girl walk home on it."""
    sheet.sky((930, 190), 440)
    sheet.cloud(300, 130, 1.3)
    sheet.cloud(620, 90, 0.8)
    sheet.land([330, 270, 310, 250, 300, 280, 320], land.FAR)
    sheet.land([390, 370, 330, 370, 340, 380, 350], land.MIDDLE)
    sheet.land([430, 410, 420, 400, 410, 400, 420], land.NEAR)
    sheet.land([470, 460, 452, 455, 450, 462, 470], land.GRASS)
    for x, foot, size, roof in ((420, 478, 0.8, "#b8694a"), (560, 466, 0.62, "#a5593f"), (905, 480, 0.85, "#c47a52")):
        sheet.house(x, foot, size, roof=roof)
    sheet.tree(320, 484, 0.9, land.LEAF_DARK)
    sheet.tree(1010, 490, 1.0)
    sheet.area(
        [
            (690, 458),
            (722, 458),
            (742, 500),
            (700, 560),
            (720, 640),
            (900, 840),
            (900, 900),
            (300, 900),
            (340, 840),
            (480, 660),
            (600, 570),
            (672, 510),
        ],
        land.EARTH,
    )
    sheet.grass(40, 420, 520, 780, 3)
    sheet.grass(860, 1250, 520, 780, 4)
    sheet.tree(130, 610, 1.7)
    sheet.bush(1130, 650, 1.7)
    sheet.bush(1210, 690, 1.4, land.LEAF)
    Person(600, 690, 1.12, land.SKINS[1], land.PLUM, "scarf", land.OCHRE, long=True, hands=((-32, 66), (36, 60))).draw(
        sheet
    )
    Person(672, 700, 0.78, land.SKINS[1], land.TEAL, "plaits", land.INDIGO, hands=((-40, 74), (28, 60))).draw(sheet)


def _warning_sign(sheet: Sheet) -> None:
    """A meadow closed off by tape with a warning sign, far away; the path bends away from it. Nobody is there."""
    sheet.sky((320, 200), 430)
    sheet.cloud(820, 120, 1.2)
    sheet.land([300, 250, 290, 240, 280, 330, 310], land.FAR)
    sheet.land([370, 330, 360, 340, 370, 330, 360], land.MIDDLE)
    sheet.land([420, 410, 400, 410, 396, 404, 400], land.NEAR)
    sheet.land([470, 450, 440, 432, 426, 430, 440], "#c9bd73")
    sheet.tree(1130, 446, 0.8, land.LEAF_DARK)
    sheet.tree(1200, 452, 0.6)
    sheet.grass(560, 1270, 450, 600, 11, "#a9a85c")
    sheet.land([560, 560, 590, 600, 596, 604, 620], land.GRASS)
    posts = [(560, 590), (700, 600), (840, 598), (980, 602), (1120, 608), (1260, 620)]
    for x, foot in posts:
        sheet.line([(x, foot), (x, foot - 74)], land.TRUNK, 7)
    for (x1, y1), (x2, y2) in pairwise(posts):
        _tape(sheet, (x1, y1 - 62), (x2, y2 - 62))
    sheet.line([(770, 604), (770, 470)], land.TRUNK, 9)
    sheet.area([(770, 372), (836, 484), (704, 484)], land.RED, soft=False)
    sheet.area([(770, 398), (813, 472), (727, 472)], "#fffaf0", soft=False)
    sheet.line([(770, 424), (770, 446)], land.RED, 9)
    sheet.oval(770, 461, 5, 5, land.RED)
    sheet.area(
        [(40, 562), (110, 566), (240, 640), (560, 700), (780, 820), (780, 880), (160, 880), (150, 800), (110, 700)],
        land.EARTH,
    )
    sheet.grass(560, 1260, 650, 790, 5)
    sheet.tree(60, 560, 1.1)
    sheet.bush(330, 590, 1.1)


def _tape(sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A stretch of red and white tape, hanging a little between its posts."""
    pieces = 10
    for i in range(pieces):
        a, b = i / pieces, (i + 1) / pieces
        way = [
            (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + 12 * math.sin(math.pi * t))
            for t in (a, b)
        ]
        sheet.area(
            [way[0], way[1], (way[1][0], way[1][1] + 11), (way[0][0], way[0][1] + 11)],
            (land.RED, "#fffaf0")[i % 2],
            soft=False,
        )


def _water(sheet: Sheet) -> None:
    """Women and a girl at the village's water point, with containers."""
    sheet.sky((1040, 170), 450)
    sheet.cloud(260, 120, 1.1)
    sheet.land([320, 250, 280, 220, 270, 250, 310], land.FAR)
    sheet.land([390, 360, 340, 350, 320, 350, 340], land.MIDDLE)
    sheet.land([450, 430, 440, 420, 430, 424, 440], land.GRASS)
    sheet.house(190, 470, 0.9)
    sheet.house(330, 456, 0.66, roof="#a5593f")
    sheet.tree(1090, 520, 1.7)
    sheet.land([560, 540, 536, 540, 545, 560, 590], land.EARTH)
    sheet.grass(0, 360, 480, 540, 8)
    sheet.area([(640, 640), (900, 640), (930, 690), (610, 690)], "#c9c4b4", soft=False)
    sheet.box(752, 480, 34, 176, "#3f7d86", 8)
    sheet.box(744, 468, 50, 24, "#2f666e", 8)
    sheet.line([(772, 478), (880, 430)], "#2f666e", 11)
    sheet.line([(752, 540), (716, 542), (708, 566)], "#3f7d86", 13)
    sheet.line([(707, 574), (706, 626)], "#8fd0dc", 7)
    _can(sheet, 706, 676, land.YELLOW)
    _can(sheet, 846, 690, "#5b9bb0")
    Person(
        908, 700, 1.5, land.SKINS[2], land.INDIGO, "scarf", land.ROSE, long=True, hands=((-22, 174 - 10), (34, 66))
    ).draw(sheet)
    Person(520, 690, 1.5, land.SKINS[0], land.ROSE, "scarf", land.CREAM, long=True, hands=((-36, 52), (36, 52))).draw(
        sheet
    )
    _can(sheet, 466, 690, land.YELLOW)
    _can(sheet, 575, 690, "#5b9bb0")
    Person(330, 730, 1.1, land.SKINS[1], land.OCHRE, "plaits", land.TEAL, hands=((-30, 60), (32, 46))).draw(sheet)
    _can(sheet, 366, 736, land.YELLOW, 0.72)
    sheet.bush(60, 760, 2.0, land.LEAF)


def _can(sheet: Sheet, x: float, foot: float, colour: str, size: float = 1) -> None:
    """A water container with its handle."""
    sheet.line(
        [
            (x - 14 * size, foot - 52 * size),
            (x - 8 * size, foot - 66 * size),
            (x + 12 * size, foot - 66 * size),
            (x + 16 * size, foot - 52 * size),
        ],
        colour,
        7 * size,
    )
    sheet.box(x - 24 * size, foot - 54 * size, 48 * size, 54 * size, colour, 8 * size)
    sheet.line([(x - 12 * size, foot - 38 * size), (x + 12 * size, foot - 38 * size)], "#ffffff", 3 * size)


def _playground(sheet: Sheet) -> None:
    """Girls and boys play in a school yard."""
    sheet.sky((240, 170), 430)
    sheet.cloud(900, 110, 1.2)
    sheet.land([320, 290, 250, 290, 260, 300, 280], land.FAR)
    sheet.land([400, 380, 390, 370, 380, 360, 380], land.MIDDLE)
    sheet.land([470, 460, 450, 452, 450, 456, 460], land.GRASS)
    _school(sheet)
    sheet.land([540, 528, 524, 526, 524, 530, 540], land.EARTH)
    sheet.tree(1130, 560, 1.7)
    sheet.tree(90, 540, 1.2, land.LEAF_DARK)
    Person(
        330, 650, 1.15, land.SKINS[0], land.TEAL, "hair", land.INDIGO, hands=((-44, 96), (40, 104)), feet=(-22, 16)
    ).draw(sheet)
    sheet.oval(410, 700, 21, 21, land.CREAM)
    sheet.line([(394, 692), (412, 704), (428, 694)], land.ROSE, 5)
    Person(
        505, 720, 1.2, land.SKINS[3], land.ROSE, "hair", land.SHADE, hands=((-46, 88), (38, 62)), feet=(-28, 14)
    ).draw(sheet)
    rope = [(756, 606), (740, 690), (800, 726), (880, 732), (950, 722), (1008, 690), (990, 606)]
    sheet.line(rope, land.PLUM, 5)
    Person(
        874, 706, 1.2, land.SKINS[1], land.OCHRE, "plaits", land.TEAL, hands=((-97, 82), (97, 82)), feet=(-8, 8)
    ).draw(sheet)
    Person(1090, 680, 1.05, land.SKINS[2], land.PLUM, "plaits", land.CREAM, hands=((-34, 112), (34, 112))).draw(sheet)


def _school(sheet: Sheet) -> None:
    """A low school building with a wide roof and open shutters."""
    sheet.box(380, 350, 560, 180, land.CREAM)
    sheet.box(380, 490, 560, 40, "#7fb0b3")
    sheet.area([(340, 360), (400, 280), (920, 280), (980, 360)], "#b8694a", soft=False)
    sheet.box(620, 400, 80, 130, land.TRUNK, 4)
    for x in (420, 520, 730, 830):
        sheet.box(x, 400, 68, 62, "#4e7f88", 4)
        sheet.box(x + 31, 400, 6, 62, land.CREAM)


def _phone(sheet: Sheet) -> None:
    """Two hands hold a phone that is calling; fields and a village behind."""
    sheet.sky((960, 210), 520)
    sheet.cloud(300, 150, 1.4)
    sheet.land([430, 360, 400, 340, 400, 370, 420], land.FAR)
    sheet.land([520, 480, 470, 490, 460, 490, 470], land.MIDDLE)
    sheet.land([600, 580, 590, 570, 580, 572, 590], land.GRASS)
    sheet.house(180, 606, 0.9)
    sheet.house(1090, 600, 0.8, roof="#a5593f")
    sheet.tree(330, 612, 1.0, land.LEAF_DARK)
    sheet.tree(960, 604, 0.8)
    skin, nail = land.SKINS[1], "#d6a884"
    for side in (-1, 1):
        sheet.line([(640 + side * 420, 840), (640 + side * 300, 740), (640 + side * 190, 630)], skin, 116)
        sheet.line([(640 + side * 440, 850), (640 + side * 352, 772)], land.TEAL, 164)
        sheet.line([(640 + side * 372, 842), (640 + side * 280, 742)], "#2b858c", 16)
        palm = ((236, 650), (236, 560), (206, 470), (150, 430), (60, 520), (70, 690), (170, 730))
        sheet.area([(640 + side * dx, y) for dx, y in palm], skin)
    sheet.box(490, 120, 300, 560, "#26322f", 40)
    sheet.box(506, 136, 268, 528, "#f9f4e6", 28)
    sheet.oval(640, 290, 92, 92, "#cfe3d4")
    sheet.oval(640, 290, 66, 66, "#2f7d5b")
    sheet.line([(612, 268), (618, 300), (638, 320), (668, 322)], "#ffffff", 17)
    for y, width in ((430, 170), (466, 120)):
        sheet.box(640 - width / 2, y, width, 16, "#d9d2bd", 8)
    sheet.box(548, 560, 184, 58, "#2f7d5b", 29)
    for side in (-1, 1):
        thumb = (
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
        sheet.area([(640 + side * dx, y) for dx, y in thumb], land.SKINS[1])
        sheet.line([(640 + side * 106, 408), (640 + side * 118, 420)], nail, 20)


COVERS: dict[str, Callable[[Sheet], None]] = {
    "path": _path,
    "warning-sign": _warning_sign,
    "water": _water,
    "playground": _playground,
    "phone": _phone,
}
