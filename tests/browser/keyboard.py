"""Reading with the keyboard alone: from stop to stop, each of them seen."""

from playwright.sync_api import Locator
from playwright.sync_api import Page as Tab

AT_MOST = 120
# What a person sees of the element that has the focus: an outline, inside the window, with nothing on top of it.
SEEN = """element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const spots = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
        document.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
    return outlined && spots.some(spot => spot && (element.contains(spot) || spot.contains(element)));
}"""


def press_to(tab: Tab, target: Locator) -> None:
    """Presses Tab until the target has the focus. AssertionError for a stop that is not seen, or a target that is never reached."""
    wanted = target.first.element_handle()
    assert wanted is not None
    for _stop in range(AT_MOST):
        tab.keyboard.press("Tab")
        focused = tab.locator(":focus")
        if focused.count() == 0:  # past the last stop: the browser's own bars, then from the top again
            continue
        focused.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert focused.evaluate(SEEN), (
            f"not seen with the focus on it: {focused.evaluate('element => element.outerHTML')}"
        )
        if focused.evaluate("(element, wanted) => element === wanted", wanted):
            return
    raise AssertionError(f"not reached by the keyboard: {target}")
