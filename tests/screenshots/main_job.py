"""README's picture: the editor's form, and the same page on two phones."""

from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import ViewportSize

from tests.screenshots import desk
from tests.screenshots.camera import Camera
from tests.screenshots.readers import PAGE, PHONE
from tests.screenshots.sheets import GAP, MARGIN, PHONE_FRAME, phone, side_by_side, window

WIDTH = 1600
FORM_WIDTH, FORM_VIEW_WIDTH = 724, 1000


@dataclass(frozen=True)
class MainJob:
    """All pieces are taken at the size they are shown at."""

    def take(self, camera: Camera) -> Image.Image:
        """One sheet."""
        phone_width = (WIDTH - 2 * MARGIN - 2 * GAP - FORM_WIDTH) // 2 - 2 * PHONE_FRAME
        pieces = []
        for code, caption in (("en", "A girl reads it in English"), ("ar", "A boy reads it in Arabic")):
            read = camera.reader(f"/{code}/{PAGE}", PHONE, scale=phone_width / PHONE["width"])
            pieces.append((caption, phone(read)))
        scale = FORM_WIDTH / FORM_VIEW_WIDTH
        view = ViewportSize(width=FORM_VIEW_WIDTH, height=round((pieces[0][1].height - 2) / scale))
        written = window(camera.admin("editor", view, desk.form, scale=scale))
        return side_by_side([("An editor writes for girls and boys", written), *pieces])


VIEWS = {"main-job": MainJob()}
