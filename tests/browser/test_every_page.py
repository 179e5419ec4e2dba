"""Every address of the sample's maps in every language, and every other kind of page, on a small phone: for everybody and light."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from cms.sample.files import LANGUAGES
from tests.browser.site import ALL_KINDS, FOUND, Site
from tests.browser.touring import Seen, shifts, tour
from tests.sample.walking import entries, path_of

pytestmark = pytest.mark.browser
FIRST_VIEW = 100 * 1024  # bytes over the wire: page, styles, font, pictures, headers
COLOURS_IN = ("en", "ar")  # colours are the style sheet's, one for each direction
STILL = 0.01  # of layout shift (web.dev/cls: 0.1 is good); a cover that keeps no room gives 0.02 and more
# What is wrong with a page, if anything: each gives what to mend, or nothing.
FAULTS: dict[str, Callable[[Seen], object]] = {
    "axe finds something": lambda page: page.found,
    "a first view heavier than 100 KB": lambda page: page.weight if page.weight > FIRST_VIEW else 0,
    "smaller than a thumb": lambda page: page.too_small,
    "wider than a screen of 320 pixels, as it is at 400 %": lambda page: max(page.too_wide, 0),
}


@pytest.mark.parametrize("half", [0, 1])  # so that no worker has a long one left when the other is done
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_of_a_language_is_for_everybody_and_light(
    reader: Callable[..., BrowserContext], site: Site, code: str, half: int
) -> None:
    mapped = [path_of(entry.address) for entry in entries() if entry.code == code]
    others = [site.path(kind, code) for kind in ALL_KINDS] if code in FOUND else []
    assert len(mapped) >= 30
    addresses = list(dict.fromkeys([*mapped, *others]))[half::2]
    seen = list(tour(reader(device_scale_factor=2), addresses, colours=code in COLOURS_IN))
    faults = {what: {page.address: wrong(page) for page in seen if wrong(page)} for what, wrong in FAULTS.items()}
    assert not {what: pages for what, pages in faults.items() if pages}


@pytest.mark.parametrize("code", FOUND)
def test_nothing_moves_while_pictures_come(reader: Callable[..., BrowserContext], site: Site, code: str) -> None:
    addresses = [site.path(kind, code) for kind in ALL_KINDS]
    assert not {address: moved for address, moved in shifts(reader(), addresses) if moved > STILL}
