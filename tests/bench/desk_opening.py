"""The side-by-side editor opened on a slow connection by a translator who has been in the admin before: what it brings beyond that."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests import chromium
from tests.bench.opening import WITHIN, Traffic, slowed

LAPTOP = ViewportSize(width=1024, height=768)
WRITABLE = "() => performance.now()"


def openings(
    binary: str, site: str, person: dict[str, str], *, rounds: int, say: Callable[[str], Any]
) -> dict[str, list[float]]:
    """Bytes with headers, requests, and seconds until the first text can be written; one value a round."""
    found: dict[str, list[float]] = {"weight": [], "requests": [], "writable": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=chromium.FLAGS)
        for number in range(rounds):
            say(f"  side by side, round {number + 1} of {rounds} …")
            for what, value in open_once(browser, site, person).items():
                found[what].append(value)
        browser.close()
    return found


def open_once(browser: Browser, site: str, person: dict[str, str]) -> dict[str, float]:
    """Signs in, opens the page's own editor at full speed, then side by side on the slow connection."""
    context = browser.new_context(viewport=LAPTOP, base_url=site)
    context.set_default_timeout(WITHIN)
    try:
        tab = context.new_page()
        tab.goto("/admin/login/")
        tab.fill("#id_username", person["username"])
        tab.fill("#id_password", person["password"])
        tab.locator("button[type=submit]").click()
        tab.wait_for_url("**/admin/")
        tab.goto("/admin/translate/overview/?state=outdated")
        beside = tab.locator("a[href$='/beside/']").first.get_attribute("href") or ""
        page = beside.split("/")[-3]
        tab.goto(f"/admin/pages/{page}/edit/", wait_until="networkidle")
        session = context.new_cdp_session(tab)
        traffic = Traffic(session)
        slowed(session)
        tab.goto(beside, wait_until="commit")
        tab.locator("#row-0 textarea").wait_for()
        milliseconds = tab.evaluate(WRITABLE)
        traffic.settle(tab)
    finally:
        context.close()
    return {"weight": traffic.weight, "requests": traffic.requests, "writable": milliseconds / 1000}
