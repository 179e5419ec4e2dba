"""The picture that stands for a page without a cover when it is shared: a calm path, with the site's own pictogram.

Kept as `cms/static/share.png`. Drawn anew by `write_share_picture`, which names the file as `write_sprite` does.
"""

from io import BytesIO
from pathlib import Path as File

from PIL import Image

from cms.sample.scenery import cast, country
from cms.sample.scenery import colours as paint
from cms.sample.scenery.people import Person
from cms.sample.scenery.sheet import FINER, HEIGHT, WIDTH, Sheet
from cms.sample.scenery.tracing import pictogram

SIZE = (1200, 630)  # what social networks and messengers show whole
BRAND = "#103e66"  # --brand of site.css
COLOURS = 256  # enough for flat colours and a fading sky, at a third of the bytes


def share_picture() -> bytes:
    """The picture as a PNG with a palette."""
    sheet = Sheet()
    _scene(sheet)
    high = round(WIDTH * SIZE[1] / SIZE[0])
    top = HEIGHT - high
    picture = sheet.image.crop((0, top * FINER, WIDTH * FINER, HEIGHT * FINER))
    small = picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(COLOURS, kmeans=3, dither=Image.Dither.NONE)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def write_share_picture(path: File) -> None:
    """Writes the file that pages name (`cms/static/share.png`)."""
    path.write_bytes(share_picture())


def _scene(sheet: Sheet) -> None:
    """A path to a village between trees, three people on it, and the pictogram as a round sign in the sky."""
    sheet.sky((1010, 300), 500)
    country.cloud(sheet, 180, 250, 1.1)
    country.hills(sheet, 530, 8)
    sheet.land([534, 526, 520, 518, 520, 526, 532], paint.GRASS)
    for x, foot, size, roof in (
        (330, 548, 1.0, paint.ROOF),
        (470, 534, 0.75, paint.ROOF_DARK),
        (900, 546, 1.0, paint.ROOF_LIGHT),
    ):
        country.house(sheet, x, foot, size, roof=roof)
    country.tree(sheet, 1060, 570, 1.25)
    country.tree(sheet, 210, 566, 1.1, paint.LEAF_DARK)
    country.track(sheet, [(672, 522, 30), (676, 570, 60), (640, 640, 170), (610, 720, 330), (600, 820, 560)])
    country.tree(sheet, 70, 690, 1.7)
    country.bush(sheet, 1190, 720, 1.9)
    Person(cast.MARA, 560, 742, 1.15, turn=0.5, hands=((-28, 60), (33, 66))).draw(sheet)
    Person(cast.AYA, 628, 748, 0.8, turn=-0.4, hands=((-42, 94), (36, 96)), feet=(-12, 10)).draw(sheet)
    Person(cast.OMAR, 694, 744, 1.18, turn=-0.5, hands=((-33, 66), (28, 60)), feet=(-11, 12)).draw(sheet)
    sheet.oval(640, 330, 138, 138, "#fffdf7")
    sheet.ring(640, 330, 138, 138, BRAND, 9)
    pictogram(sheet.pen, "path", ((640 - 92) * FINER, (330 - 92) * FINER), 184 * FINER, BRAND)
