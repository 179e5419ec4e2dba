"""What people do in the admin by hand, act by act: they come in, write a page with a picture, submit it, approve it."""

from pathlib import Path

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Page

from tests.factories import PASSWORD


def enter(tab: Tab, username: str) -> None:
    """By name and password, to the admin."""
    tab.goto("/admin/login/")
    tab.fill("#id_username", username)
    tab.fill("#id_password", PASSWORD)
    tab.locator("button[type=submit]").click()
    tab.wait_for_url("**/admin/")


def come_by_link(tab: Tab, link: str, first: str, last: str) -> None:
    """Who was invited gives a name and a password."""
    tab.goto(link)
    tab.fill("#id_first_name", first)
    tab.fill("#id_last_name", last)
    tab.fill("#id_new_password1", PASSWORD)
    tab.fill("#id_new_password2", PASSWORD)
    tab.locator("button[type=submit]").click()
    tab.wait_for_url("**/admin/login/**")


def upload_cover(tab: Tab, photo: Path) -> None:
    """Through the chooser's own upload form; the consent is stated there."""
    tab.get_by_role("button", name="Choose a picture").first.click()
    tab.get_by_role("tab", name="Upload").click()
    tab.set_input_files("#id_image-chooser-upload-file", str(photo))
    tab.fill("#id_image-chooser-upload-title", "A path between fields")
    tab.locator("input[name=image-chooser-upload-consent][value=no_person]").check()
    tab.locator("#tab-upload").get_by_role("button", name="Upload").click()
    expect(tab.locator("#id_cover-chooser .chosen img, #id_cover-chooser img").first).to_be_visible()


def add_block(tab: Tab, label: str) -> None:
    """Opens the last “+” of the page's parts and takes a block by its name."""
    tab.locator("#panel-child-content-body-content button[title='Insert a block']").last.click()
    tab.get_by_role("option", name=label, exact=True).click()


def add_card(tab: Tab, label: str, words: str) -> None:
    """A card with its few words."""
    add_block(tab, label)
    tab.locator("#panel-child-content-body-content input[name$='-words']").last.fill(words)


def add_hotline(tab: Tab) -> None:
    """A number out of the list, put where it is needed."""
    add_block(tab, "Hotline")
    tab.get_by_role("button", name="Choose hotline").last.click()
    tab.get_by_role("link", name="555 0142").click()
    expect(tab.locator("#panel-child-content-body-content").get_by_text("555 0142")).to_be_visible()


def settle(tab: Tab) -> None:
    """Waits until autosave has seen the last change (it looks every half second) and sent it."""
    tab.wait_for_timeout(1_500)
    tab.wait_for_load_state("networkidle")


def submit(tab: Tab) -> None:
    """“Submit for review”, out of the menu beside “Save draft”, once autosave has come to rest: Wagtail asks back otherwise."""
    settle(tab)
    tab.get_by_role("button", name="More actions").click()
    with tab.expect_navigation():
        tab.locator("button[name=action-submit]").click()


def open_review(tab: Tab, title: str) -> None:
    """The reviewer finds what waits on the start page, and opens its review."""
    tab.goto("/admin/")
    waiting = tab.locator(".day-group", has_text="Waiting for your review")
    waiting.get_by_role("link", name=title).first.click()
    tab.wait_for_url("**/admin/gate/reviews/*/")


def approve(tab: Tab, title: str, *, weight: str = "") -> None:
    """The reviewer answers the checklist, says what the change means for translations, and approves; readers see it now."""
    open_review(tab, title)
    for box in tab.locator("input[name=answers]").all():
        box.check()
    if weight:
        tab.locator(f"input[name=weight][value={weight}]").check()
    with tab.expect_navigation():
        tab.get_by_role("button", name="Approve", exact=True).click()
    expect(tab.get_by_text(f"“{title}” is live: readers see it now.")).to_be_visible()


def change(tab: Tab, page: Page, field: str, words: str) -> None:
    """The editor puts other words into a field of a page, and hands it in."""
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    tab.locator(field).fill(words)
    submit(tab)
    expect(tab.get_by_text("submitted", exact=False).first).to_be_visible()


def hand_in_section(tab: Tab, section: Page) -> None:
    """The organisation's section in a language, as it is: readers pass it on their way."""
    tab.goto(f"/admin/pages/{section.pk}/edit/")
    submit(tab)
    expect(tab.get_by_text("submitted", exact=False).first).to_be_visible()
