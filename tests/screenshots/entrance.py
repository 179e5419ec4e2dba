"""Pictures of the sign-in. By the name of this machine: at a number it offers no passkeys."""

from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import ViewportSize

from tests.screenshots.camera import Camera

SHEET = ViewportSize(width=720, height=640)


@dataclass(frozen=True)
class SignIn:
    """The page before the admin."""

    def take(self, camera: Camera) -> Image.Image:
        """As it opens."""
        return camera.reader(f"{camera.demo.site.replace('127.0.0.1', 'localhost')}/admin/login/", SHEET)


VIEWS = {"sign-in": SignIn()}
