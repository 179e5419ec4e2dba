"""The pictures of README and docs, taken anew from the product itself.

    python -m tests.screenshots

Makes a demo in a throw-away folder, serves it on 127.0.0.1, opens it in Chromium (found as for `make test`) and writes docs/screenshots/.
Takes about a minute. Look at the pictures before you keep them.
"""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests import bench_demo, chromium
from tests.bench_demo import ROOT, Demo

FOLDER = ROOT / "docs" / "screenshots"
PAGE = "safe-steps/playing-safely/"
PHONE = ViewportSize(width=360, height=780)
SETTLED = 1000  # milliseconds that the admin's scripts take to build the form
NO_MINIMAP = "[class*='minimap'] { display: none !important; }"
NO_FOOTER = "footer { display: none !important; }"
AT_MOST, MAIN_AT_MOST = 900 * 1024, 350 * 1024

PAPER, INK, FRAME = "#eef1f6", "#1d2433", "#20242e"
WIDTH, MARGIN, GAP, CAPTION = 1600, 32, 36, 48
FORM_WIDTH, FORM_VIEW_WIDTH = 724, 1000
BEZEL = 8


@dataclass(frozen=True)
class Camera:
    """A browser looking at a served demo."""

    browser: Browser
    demo: Demo

    def phone(self, code: str, scale: float = 1) -> Image.Image:
        """The top of the page on a small phone without JavaScript, in a language."""
        context = self.browser.new_context(viewport=PHONE, device_scale_factor=scale, java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{self.demo.site}/{code}/{PAGE}", wait_until="networkidle")
        image = opened(page.screenshot())
        context.close()
        return image

    def admin(self, role: str, view: ViewportSize, shoot: Callable[[Page], bytes], scale: float = 1) -> Image.Image:
        """What `shoot` takes of the admin, signed in as someone of the sample."""
        context = self.browser.new_context(viewport=view, device_scale_factor=scale, base_url=self.demo.site)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("#id_username", self.demo.people[role]["username"])
        page.fill("#id_password", self.demo.people[role]["password"])
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        image = opened(shoot(page))
        context.close()
        return image


def opened(png: bytes) -> Image.Image:
    """The pixels."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def open_form(page: Page) -> None:
    """The editor's form of the page."""
    page.goto("/admin/pages/search/?q=Playing+safely")
    page.locator("main a[href*='/edit/']", has_text="Playing safely").first.click()
    page.wait_for_selector("#panel-child-content-audiences-section")
    page.wait_for_timeout(SETTLED)


def form(page: Page) -> bytes:
    """The top of the form."""
    open_form(page)
    return page.screenshot(style=NO_MINIMAP)


def facts(page: Page) -> bytes:
    """Whom it is for, where it applies. RuntimeError when the form does not show what the page says."""
    open_form(page)
    if page.locator("#panel-child-content-audiences-section input:checked").count() != 4:
        raise RuntimeError("The form shows no audiences as chosen, though the page names some.")
    first = page.locator("#panel-child-content-audiences-section")
    first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(300)
    top = first.bounding_box()
    last = page.locator("#panel-child-content-what_is_it_about-section").bounding_box()
    assert top and last
    start, end = top["y"] - 8, last["y"] - 4
    clip = {"x": top["x"] - 56, "y": start, "width": top["width"] + 80, "height": end - start}
    return page.screenshot(style=NO_MINIMAP + NO_FOOTER, clip=clip)  # type: ignore[arg-type]  # a plain dict is what it takes


def coverage(page: Page) -> bytes:
    """The coordinator's report."""
    page.goto("/admin/reports/coverage/", wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    return page.screenshot()


def to_translate(page: Page) -> bytes:
    """What waits for the Arabic translator."""
    page.goto("/admin/translate/", wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    return page.screenshot()


def framed(image: Image.Image, bezel: int, radius: int) -> Image.Image:
    """With rounded corners and a frame, on paper."""
    outer = (image.width + 2 * bezel, image.height + 2 * bezel)
    # Drawn four times as large, so that the corners come out smooth.
    mask = Image.new("L", (outer[0] * 4, outer[1] * 4))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), radius * 4, fill=255)
    inner = Image.new("L", (image.width * 4, image.height * 4))
    ImageDraw.Draw(inner).rounded_rectangle(
        (0, 0, inner.width - 1, inner.height - 1), max(radius - bezel, 0) * 4, fill=255
    )
    frame = Image.new("RGB", outer, PAPER)
    frame.paste(FRAME, mask=mask.resize(outer, Image.Resampling.LANCZOS))
    frame.paste(image, (bezel, bezel), inner.resize(image.size, Image.Resampling.LANCZOS))
    return frame


def main_job(camera: Camera) -> Image.Image:
    """One picture: the editor's form, and the same page on two phones. All pieces are taken at the size they are shown at."""
    phone_width = (WIDTH - 2 * MARGIN - 2 * GAP - FORM_WIDTH) // 2 - 2 * BEZEL
    pieces = []
    for code, caption in (("en", "A girl reads it in English"), ("ar", "A boy reads it in Arabic")):
        pieces.append((caption, framed(camera.phone(code, phone_width / PHONE["width"]), BEZEL, 30)))
    scale = FORM_WIDTH / FORM_VIEW_WIDTH
    view = ViewportSize(width=FORM_VIEW_WIDTH, height=round((pieces[0][1].height - 2) / scale))
    written = framed(camera.admin("editor", view, form, scale), 1, 10)
    pieces.insert(0, ("An editor writes for girls and boys", written))
    height = max(piece.height for _caption, piece in pieces) + 2 * MARGIN + CAPTION
    sheet = Image.new("RGB", (WIDTH, height), PAPER)
    draw, font, x = ImageDraw.Draw(sheet), ImageFont.load_default(size=24), MARGIN
    for caption, piece in pieces:
        draw.text((x + 4, MARGIN - 6), caption, fill=INK, font=font)
        sheet.paste(piece, (x, MARGIN + CAPTION))
        x += piece.width + GAP
    return sheet


def keep(name: str, image: Image.Image) -> int:
    """Write one picture with at most 256 colours; its bytes."""
    path = FOLDER / f"{name}.png"
    few = image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, "PNG", optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)}: {image.width} × {image.height}, {size // 1024} KB\n")
    return size


def take(camera: Camera) -> dict[str, Image.Image]:
    """All pictures by name; the sample as it comes first, then with two pages that nobody has translated."""
    wide = ViewportSize(width=1000, height=1100)
    found = {
        "main-job": main_job(camera),
        "reader-en": camera.phone("en"),
        "reader-ar": camera.phone("ar"),
        "admin-facts": camera.admin("editor", wide, facts),
    }
    camera.demo.inside("bench_content.publish_untranslated")
    return found | {
        "admin-coverage": camera.admin("editor", ViewportSize(width=1000, height=800), coverage),
        "admin-translate": camera.admin("translator_ar", ViewportSize(width=1000, height=600), to_translate),
    }


def main() -> int:
    """Take, compress, write; 1 if the files are heavier than docs should be."""
    binary = chromium.found_or_installed()
    with bench_demo.made() as demo, bench_demo.served(demo), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=chromium.FLAGS)
        pictures = take(Camera(browser, demo))
        browser.close()
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
    sizes = {name: keep(name, image) for name, image in pictures.items()}
    too_heavy = sum(sizes.values()) > AT_MOST or sizes["main-job"] > MAIN_AT_MOST
    sys.stdout.write(f"{sum(sizes.values()) // 1024} KB in all{': too heavy' if too_heavy else ''}.\n")
    return int(too_heavy)


if __name__ == "__main__":
    sys.exit(main())
