"""A browser that looks at a served demo: as a reader, or signed in as someone of the sample."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, Response, ViewportSize

from tests.bench_demo import Demo

Look = Callable[[Page], None]
Shoot = Callable[[Page], bytes]

PATIENCE = 20_000  # milliseconds


class NotThere(Exception):
    """There is no such view in this product yet; the message is its address."""


@dataclass(frozen=True)
class Camera:
    """Takes pictures of one demo."""

    browser: Browser
    demo: Demo

    def reader(
        self,
        path: str,
        view: ViewportSize,
        *,
        look: Look | None = None,
        media: Literal["screen", "print"] = "screen",
        whole: bool = False,
        scale: float = 1,
    ) -> Image.Image:
        """What a reader sees at an address once `look` has been done there; NotThere where the demo has no such address."""
        context = self.browser.new_context(viewport=view, device_scale_factor=scale, base_url=self.demo.site)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        there(page.goto(path, wait_until="networkidle"), path)
        page.emulate_media(media=media)
        if look is not None:
            look(page)
            page.wait_for_load_state("networkidle")
        image = opened(page.screenshot(full_page=whole))
        context.close()
        return image

    def admin(
        self, role: str, view: ViewportSize, shoot: Shoot, *, scale: float = 1, language: str = ""
    ) -> Image.Image:
        """What `shoot` takes of the admin, signed in as someone of the sample who has chosen a language, if one is given."""
        context = self.browser.new_context(
            viewport=view, device_scale_factor=scale, base_url=self.demo.site, locale="en-GB"
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("#id_username", self.demo.people[role]["username"])
        page.fill("#id_password", self.demo.people[role]["password"])
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        if language:
            page.goto("/admin/account/")
            page.locator("select[name$=preferred_language]").select_option(language)
            page.locator("form button[type=submit].button").last.click()
            page.wait_for_load_state("networkidle")
        image = opened(shoot(page))
        context.close()
        return image


def there(response: Response | None, path: str) -> None:
    """NotThere for an address that answers with an error."""
    if response is None or not response.ok:
        raise NotThere(path)


def opened(png: bytes) -> Image.Image:
    """The pixels."""
    return Image.open(io.BytesIO(png)).convert("RGB")
