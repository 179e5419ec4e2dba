"""Pages as a small phone shows them, each opened once: what it loads, how it lies, and what axe finds in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, CDPSession, Route, ViewportSize
from playwright.sync_api import Page as Tab

AXE = Axe().axe_script
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
SMALL_PHONE = ViewportSize(width=360, height=640)
NARROWEST = ViewportSize(width=320, height=256)  # 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10)
TARGET = 44  # CSS pixels each way (WCAG 2.2, 2.5.5)
QUIET, LOOK_EVERY, PATIENCE = 100, 25, 20_000  # milliseconds
# Runs before the page's own first line.
WATCH = """
    window.shifted = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => { window.shifted += shift.value; }))
        .observe({ type: "layout-shift", buffered: true });
"""
PICTURES = "**/media/images/**"
# Pictures further down come when they are scrolled to; text must not jump then either.
SCROLL_THROUGH = """async () => {
    for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
        scrollTo({ top: at, behavior: "instant" });
        await new Promise(done => requestAnimationFrame(done));
    }
    scrollTo({ top: 0, behavior: "instant" });
}"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Whatever can be pressed and is shown. A link in the middle of a sentence is as high as its line (WCAG 2.5.8 exempts it); the title
# of a tile reaches as far as its tile.
TOO_SMALL = """least => {
    const shown = element => element.checkVisibility() && !element.closest(".unseen") && !element.matches(".unseen");
    const inSentence = element => element.closest(".prose, figcaption, .words") && element.matches("a");
    const area = element => (element.closest("h3") && element.closest(".tile") || element).getBoundingClientRect();
    return [...document.querySelectorAll("a[href], button, summary, input, select")]
        .filter(element => shown(element) && !inSentence(element))
        .filter(element => Math.min(area(element).width, area(element).height) < least - .5)
        .map(element => element.outerHTML.slice(0, 160));
}"""


@dataclass(frozen=True)
class Seen:
    """One page on a phone: bytes over the wire before anyone scrolls, CSS pixels too wide at 320, what is too small to press, and what axe
    finds."""

    address: str
    weight: int
    requests: int
    too_wide: int
    too_small: list[str]
    found: list[str]


class Traffic:
    """Bytes and requests of a page over the wire; waits until nothing is under way."""

    def __init__(self, session: CDPSession) -> None:
        self.weight = self.requests = 0
        self.waiting: set[str] = set()
        self.session = session
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", lambda event: self.waiting.discard(event["requestId"]))
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def begin(self) -> None:
        """From here on it counts for the next page."""
        self.weight = self.requests = 0
        self.waiting.clear()

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.waiting.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        self.weight += int(event["encodedDataLength"])
        self.waiting.discard(event["requestId"])

    def settle(self, tab: Tab) -> None:
        """Until it has been quiet for a while; AssertionError if that never comes."""
        quiet = waited = 0
        while quiet < QUIET:
            assert waited < PATIENCE, f"{tab.url} never comes to rest: {self.waiting}"
            tab.wait_for_timeout(LOOK_EVERY)
            waited += LOOK_EVERY
            quiet = 0 if self.waiting else quiet + LOOK_EVERY


def axe(tab: Tab, options: dict[str, Any]) -> list[str]:
    """What axe finds, one line for each element: the rule and the element."""
    violations = tab.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]


def tour(context: BrowserContext, addresses: list[str], *, colours: bool) -> Iterator[Seen]:
    """The pages one after the other, each with nothing kept from before; with `colours`, axe looks at them too, by day and in the dark."""
    tab = context.new_page()
    traffic = Traffic(context.new_cdp_session(tab))
    for address in addresses:
        tab.set_viewport_size(SMALL_PHONE)
        traffic.begin()
        tab.goto(address)
        traffic.settle(tab)
        weight, requests = traffic.weight, traffic.requests
        tab.set_viewport_size(NARROWEST)
        too_wide = tab.evaluate(TOO_WIDE)
        # As high as the page, so that the bar that stays at hand lies over nothing.
        tab.set_viewport_size(SMALL_PHONE | {"height": tab.evaluate("() => document.body.scrollHeight")})
        yield Seen(address, weight, requests, too_wide, tab.evaluate(TOO_SMALL, TARGET), faults_of(tab, colours))


class Held:
    """Requests that wait to be let go."""

    def __init__(self) -> None:
        self.routes: list[Route] = []
        self.free = False

    def hold(self, route: Route) -> None:
        """One more; once they are free, it goes on at once."""
        if self.free:
            route.continue_()
        else:
            self.routes.append(route)

    def release(self) -> None:
        """All of them go on."""
        self.free = True
        for route in self.routes:
            route.continue_()


def shifts(context: BrowserContext, addresses: list[str]) -> Iterator[tuple[str, float]]:
    """Each page with the sum of its layout shifts, where every picture comes only after the text was painted.

    Without fonts: one that comes later takes its room anew, which is another thing than a jumping picture.
    """
    tab = context.new_page()
    tab.add_init_script(WATCH)
    traffic = Traffic(context.new_cdp_session(tab))
    traffic.session.send("Network.setBlockedURLs", {"urls": ["*.woff2"]})
    for address in addresses:
        pictures = Held()
        traffic.begin()
        tab.route(PICTURES, pictures.hold)
        tab.goto(address, wait_until="domcontentloaded")
        tab.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
        pictures.release()
        traffic.settle(tab)
        tab.evaluate(SCROLL_THROUGH)
        traffic.settle(tab)
        tab.unroute(PICTURES)
        yield address, float(tab.evaluate("() => window.shifted"))


def faults_of(tab: Tab, colours: bool) -> list[str]:
    """What axe finds; of colours, which take longest and are the same in every language, only when asked, in the light and in the dark."""
    tab.evaluate(AXE)
    found = axe(tab, WCAG | {"rules": {"color-contrast": {"enabled": colours}}})
    if colours:
        tab.emulate_media(color_scheme="dark")
        found += [f"dark: {line}" for line in axe(tab, CONTRAST)]
        tab.emulate_media(color_scheme="light")
    return found
