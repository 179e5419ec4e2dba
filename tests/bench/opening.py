"""Pages opened in Chromium on a slow connection, as a cheap phone gets them: nothing kept from before."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from tests import chromium

PHONE, DENSITY = ViewportSize(width=360, height=640), 2
KBIT, LATENCY = 400, 400  # kbit/s each way; milliseconds between asking and the first byte of every answer
WITHIN = 60_000  # milliseconds
QUIET, LOOK_EVERY = (
    1000,
    100,
)  # milliseconds: pictures that wait for the layout are asked for a little after the page has loaded
# Painted with words in it (a font still on its way paints nothing), and the whole of the page's HTML has come.
READABLE = """() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0];
    const [page] = performance.getEntriesByType('navigation');
    const heading = document.querySelector('h1');
    return painted && heading && heading.innerText.trim() ? Math.max(painted.startTime, page.domInteractive) : null;
}"""


class Traffic:
    """What goes over the wire of a page: bytes with headers, requests, and which of them still wait for their answers."""

    def __init__(self, session: CDPSession) -> None:
        self.weight = 0.0
        self.requests = 0
        self.waiting: set[str] = set()
        session.on("Network.requestWillBeSent", self.asked)
        session.on("Network.loadingFinished", self.finished)
        session.on("Network.loadingFailed", self.failed)

    def asked(self, event: dict[str, Any]) -> None:
        """A request leaves; what stands in the page itself (data:) is none."""
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.waiting.add(event["requestId"])

    def finished(self, event: dict[str, Any]) -> None:
        """An answer is whole."""
        self.weight += event["encodedDataLength"]
        self.waiting.discard(event["requestId"])

    def failed(self, event: dict[str, Any]) -> None:
        """No answer, or one that nobody wants any more."""
        self.waiting.discard(event["requestId"])

    def settle(self, page: Page) -> None:
        """Wait until nothing has been under way for a while. RuntimeError when that never comes."""
        quiet = waited = 0
        while quiet < QUIET:
            if waited > WITHIN:
                raise RuntimeError(f"{page.url} never comes to rest.")
            page.wait_for_timeout(LOOK_EVERY)
            waited += LOOK_EVERY
            quiet = 0 if self.waiting else quiet + LOOK_EVERY


def slowed(session: CDPSession) -> None:
    """The slow connection, by the browser's own means."""
    speed = KBIT * 1000 / 8
    slow = {"offline": False, "latency": LATENCY, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", slow)


def open_once(browser: Browser, url: str) -> dict[str, float]:
    """One opening with an empty cache: bytes, requests, seconds until the text could be read. RuntimeError for a page without a heading."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=DENSITY, is_mobile=True)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        traffic = Traffic(session)
        slowed(session)
        page.goto(url, wait_until="load", timeout=WITHIN)
        traffic.settle(page)
        milliseconds = page.evaluate(READABLE)
    finally:
        context.close()
    if milliseconds is None:
        raise RuntimeError(f"{url} shows no heading.")
    return {"weight": traffic.weight, "requests": traffic.requests, "readable": milliseconds / 1000}


def openings(
    binary: str, urls: dict[str, str], *, rounds: int, say: Callable[[str], Any]
) -> dict[str, dict[str, list[float]]]:
    """By page all its weights, requests and times; every round opens each page once, so that noise falls on all alike."""
    found: dict[str, dict[str, list[float]]] = {name: {"weight": [], "requests": [], "readable": []} for name in urls}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=chromium.FLAGS)
        open_once(browser, next(iter(urls.values())))  # the browser's own first steps are not the page's
        for number in range(rounds):
            say(f"  round {number + 1} of {rounds}: {len(urls)} pages at {KBIT} kbit/s …")
            for name, url in urls.items():
                for what, value in open_once(browser, url).items():
                    found[name][what].append(value)
        browser.close()
    return found
