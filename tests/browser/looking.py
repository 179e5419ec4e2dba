"""Looks at a screen as people have it: on a small phone and on a laptop, with axe where it is a screen of ours."""

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

PHONE = ViewportSize(width=360, height=740)
LAPTOP = ViewportSize(width=1280, height=1000)


def look(tab: Page, name: str, *, within: str = "") -> None:
    """Nothing wider than a small phone; with `within` (a selector) nothing wrong there for axe.

    Keeps a picture of both where SAFELANE_BROWSER_PICTURES names a folder.
    """
    tab.wait_for_load_state()
    if within:
        expect(tab.locator(within)).to_be_visible()
    for view in (PHONE, LAPTOP):
        tab.set_viewport_size(view)
        fits(tab, view["width"], name)
        keep_picture(tab, f"{name}-{view['width']}")
    if within:
        found = Axe().run(tab, context=within)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def fits(tab: Page, width: int, name: str) -> None:
    """Waits until the window is so wide and nothing wider is in it. Asked from outside: the admin's policy lets no page evaluate text."""
    seen: list[int] = []
    for _try in range(25):
        seen = tab.evaluate("[innerWidth, document.documentElement.scrollWidth]")
        if seen[0] == width and seen[1] <= width:
            return
        tab.wait_for_timeout(200)
    raise AssertionError(f"{name}: {seen[1]} wide in a window of {seen[0]}")


def keep_picture(tab: Page, name: str) -> None:
    """What the window shows, for whoever looks at it later."""
    folder = os.environ.get("SAFELANE_BROWSER_PICTURES")
    if folder:
        tab.wait_for_timeout(300)  # what moves has come to rest
        tab.screenshot(path=f"{folder}/{name}.png", full_page=True)
