"""Every address of the sample's maps in every language, and every other kind of page, on a small phone: for everybody, light, and still."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from cms.sample.files import LANGUAGES
from tests.browser.site import ALL_KINDS, FOUND, Site
from tests.browser.touring import Seen, tour
from tests.sample.walking import entries, path_of

pytestmark = pytest.mark.browser
FIRST_VIEW = 100 * 1024  # bytes over the wire: page, styles, font, pictures, headers
STILL = 0.001  # of layout shift (web.dev/cls): less than a line's worth of rounding
# What is wrong with a page, if anything: each gives what to mend, or nothing.
FAULTS: dict[str, Callable[[Seen], object]] = {
    "axe finds something, by day or in the dark": lambda page: page.found,
    "a first view heavier than 100 KB": lambda page: page.weight if page.weight > FIRST_VIEW else 0,
    "something moves while pictures come": lambda page: page.shifted if page.shifted > STILL else 0,
    "smaller than a thumb": lambda page: page.too_small,
    "wider than a screen of 320 pixels, as it is at 400 %": lambda page: max(page.too_wide, 0),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_of_a_language_is_for_everybody_light_and_still(
    reader: Callable[..., BrowserContext], site: Site, code: str
) -> None:
    mapped = [path_of(entry.address) for entry in entries() if entry.code == code]
    others = [site.path(kind, code) for kind in ALL_KINDS] if code in FOUND else []
    assert len(mapped) >= 30
    seen = list(tour(reader(device_scale_factor=2), list(dict.fromkeys([*mapped, *others]))))
    faults = {what: {page.address: wrong(page) for page in seen if wrong(page)} for what, wrong in FAULTS.items()}
    assert not {what: pages for what, pages in faults.items() if pages}
