"""The sample's cover pictures, drawn by code: calm, warm, without words, and with nobody near danger."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from cms.sample.covers import fields, help, learning, play, village, ways
from cms.sample.scenery.sheet import Sheet

COVERS: dict[str, Callable[[Sheet], None]] = {
    "path": ways.path,
    "warning-sign": ways.warning_sign,
    "water": fields.water,
    "playground": play.playground,
    "phone": help.phone,
    "farm": fields.farm,
    "scrap": village.scrap,
    "home-return": ways.home_return,
    "school-way": ways.school_way,
    "friends": play.friends,
    "building": village.building,
    "talk": village.talk,
    "wait": ways.wait,
    "help": help.on_the_road,
    "family": learning.family,
    "lesson": learning.lesson,
    "rights": help.rights,
    "together": village.together,
    "market": village.market,
    "harvest": fields.harvest,
    "holidays": play.holidays,
    "shelf": learning.shelf,
}


def draw(name: str, size: tuple[int, int] = (1280, 800)) -> bytes:
    """The cover of that name as a JPEG of `size` pixels; KeyError for a name that is not in `COVERS`."""
    sheet = Sheet()
    COVERS[name](sheet)
    out = BytesIO()
    sheet.image.resize(size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()
