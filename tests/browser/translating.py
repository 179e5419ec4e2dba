"""What translators do by hand, in whatever language the screens speak: find a page, write beside its source, hand it in."""

import re

from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

STATE = re.compile(r"\bdesk-state--(\w+)")


def state_of(tab: Tab, title: str, code: str) -> str:
    """How far a page is in a language, as the table of pages by languages has it."""
    cell = cell_of(tab, title, code).get_attribute("class") or ""
    found = STATE.search(cell)
    assert found is not None, cell
    return found[1]


def cell_of(tab: Tab, title: str, code: str) -> Locator:
    """Its cell in that table, of which only this language is shown."""
    tab.goto(f"/admin/translate/overview/?language={code}")
    row = tab.locator(".desk-matrix tbody tr").filter(has=tab.get_by_text(title, exact=True))
    return row.locator("td .desk-state")


def begin(tab: Tab, title: str, code: str) -> None:
    """A draft of a page that is missing, out of that table."""
    cell_of(tab, title, code).click()
    with tab.expect_navigation():
        tab.locator("main form button[type=submit]").last.click()
    tab.wait_for_url("**/beside/")


def row_of(tab: Tab, source: str) -> Locator:
    """The row of a text of the source."""
    return tab.locator(".beside-row").filter(has=tab.locator(".beside-source").get_by_text(source, exact=True))


def fill(tab: Tab, source: str, words: str) -> None:
    """The field beside a text of the source."""
    row_of(tab, source).locator("textarea").fill(words)


def say_done(tab: Tab, source: str) -> None:
    """What stands there is right; waits until that is saved."""
    row = row_of(tab, source)
    row.locator("input[type=checkbox]").check()
    expect(row).to_have_class(re.compile("beside-row--done"))


def hand_in(tab: Tab) -> None:
    """For its review; back on the start page then."""
    tab.locator("button[name=hand-in]").click()
    tab.wait_for_url("**/admin/")
