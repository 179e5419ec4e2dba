"""What readers see: each view of the list below in English, Arabic and Burmese on a small phone, or once on a wide screen.

A view that the product does not have yet may stand in the list: it is named at the end of the run, and left out.
"""

from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Page, ViewportSize

from tests.screenshots.camera import Camera, Look
from tests.screenshots.sheets import on_paper, phone, side_by_side, window

LANGUAGES = ("en", "ar", "my")
PAGE = "safe-steps/playing-safely/"
PLACE = "places/XA01/"

PHONE = ViewportSize(width=360, height=780)
WIDE = ViewportSize(width=1280, height=900)
# A4 at 96 dots an inch, less the 12 mm that the print stylesheet leaves free on each side.
PAPER = ViewportSize(width=703, height=1032)
PAPER_MARGIN = 45
# Large enough to read, small enough for a sheet of three.
PAPER_SCALE = 0.6


def as_it_opens(_page: Page) -> None:
    """Nothing is done: the top of the page."""


def share(page: Page) -> None:
    """Down to what passes the page on, with its code shown."""
    page.locator(".share summary").click()
    code = page.locator(".share img")
    # Above the bar that stays at the foot of the screen.
    code.evaluate("image => scrollBy(0, image.getBoundingClientRect().bottom - innerHeight + 120)")
    code.evaluate("image => image.decode()")


def languages(page: Page) -> None:
    """The language picker, open."""
    page.locator("details.picker summary").click()


def narrowed(page: Page) -> None:
    """The filters above a list, open."""
    page.locator("main details summary").first.click()


@dataclass(frozen=True)
class OnPhones:
    """One address below the language, on a phone in each language."""

    path: str
    look: Look = as_it_opens

    def take(self, camera: Camera) -> Image.Image:
        """Three phones side by side."""
        shots = [camera.reader(f"/{code}/{self.path}", PHONE, look=self.look) for code in LANGUAGES]
        return side_by_side([("", phone(shot)) for shot in shots])


@dataclass(frozen=True)
class OnAScreen:
    """One address on a wide screen."""

    path: str
    look: Look = as_it_opens

    def take(self, camera: Camera) -> Image.Image:
        """One window."""
        return camera.reader(self.path, WIDE, look=self.look)


@dataclass(frozen=True)
class OnPaper:
    """A page as it is printed: its first sheet, with the code."""

    path: str

    def take(self, camera: Camera) -> Image.Image:
        """Three sheets side by side."""
        sheets = []
        for code in LANGUAGES:
            whole = camera.reader(
                f"/{code}/{self.path}", PAPER, look=printed, media="print", whole=True, scale=PAPER_SCALE
            )
            height, margin = round(PAPER["height"] * PAPER_SCALE), round(PAPER_MARGIN * PAPER_SCALE)
            sheet = whole.crop((0, 0, whole.width, min(height, whole.height)))
            sheets.append(("", window(on_paper(sheet, height, margin))))
        return side_by_side(sheets)


def printed(page: Page) -> None:
    """Waits for the code, which paper alone shows unasked."""
    page.locator("img.qr").evaluate("image => { image.loading = 'eager'; return image.decode(); }")


# Name of the file → what is on it.
VIEWS: dict[str, OnPhones | OnAScreen | OnPaper] = {
    "reader-home": OnPhones(""),
    "reader-door": OnPhones("for/girls/"),
    "reader-page": OnPhones(f"{PAGE}?for=girls"),
    "reader-place": OnPhones(PLACE),
    "reader-languages": OnPhones(PAGE, languages),
    "reader-share": OnPhones(PAGE, share),
    "reader-print": OnPaper(PAGE),
    "reader-wide": OnAScreen("/ar/"),
    "reader-resources": OnAScreen("/en/resources/", narrowed),
}
