"""What editors, reviewers and translators see in the admin, in the order in which the demo is changed by it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize

from tests.screenshots.camera import Camera

SETTLED = 1000  # milliseconds that the admin's scripts take to build a form
SAVED = 2500  # milliseconds until autosave has seen the last change and sent it
NO_MINIMAP = "[class*='minimap'] { display: none !important; }"
NO_FOOTER = "footer { display: none !important; }"

PARTS = "#panel-child-content-body-content"
AUDIENCES = "#panel-child-content-audiences-section"
ABOUT = "#panel-child-content-what_is_it_about-section"
ARABIC_TITLE = "درس آمن"


@dataclass(frozen=True)
class Desk:
    """One screen of the admin: who looks at it, how high and wide the window is, what is done before the picture is taken."""

    role: str
    height: int
    shoot: Callable[[Page], bytes]
    width: int = 1000
    language: str = ""

    def take(self, camera: Camera) -> Image.Image:
        """One window."""
        view = ViewportSize(width=self.width, height=self.height)
        return camera.admin(self.role, view, self.shoot, language=self.language)


def settled(page: Page) -> bytes:
    """The window once the scripts have done their work."""
    page.wait_for_timeout(SETTLED)
    return page.screenshot(style=NO_MINIMAP)


def open_section(page: Page) -> None:
    """The explorer at the English section of the first organisation."""
    page.goto("/admin/pages/search/?q=Safe+Steps")
    page.locator("main a[href*='/edit/']", has_text="Safe Steps").first.click()
    page.goto(page.url.replace("edit/", ""))


def open_form(page: Page, title: str = "Playing safely") -> None:
    """The editor's form of a live page."""
    page.goto(f"/admin/pages/search/?{urlencode({'q': title})}")
    page.locator("main a[href*='/edit/']", has_text=title).first.click()
    page.wait_for_selector(AUDIENCES)
    page.wait_for_timeout(SETTLED)


def explorer(page: Page) -> bytes:
    """Pages of a section, for whom and about what."""
    open_section(page)
    return settled(page)


def form(page: Page) -> bytes:
    """The top of the form."""
    open_form(page)
    return page.screenshot(style=NO_MINIMAP)


def facts(page: Page) -> bytes:
    """Whom it is for, where it applies. RuntimeError when the form does not show what the page says."""
    open_form(page, "Farming and herding")
    first = page.locator(AUDIENCES)
    if first.locator("input:checked").count() != 4:
        raise RuntimeError("The form shows no audiences as chosen, though the page names some.")
    first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(300)
    return page.screenshot(style=NO_MINIMAP + NO_FOOTER, clip=between(first, page.locator(ABOUT)))


def between(first: Locator, following: Locator) -> FloatRect:
    """The rectangle from the top of one panel to the top of another, a little wider than the first."""
    top, end = first.bounding_box(), following.bounding_box()
    assert top and end
    y = top["y"] - 8
    return FloatRect(x=top["x"] - 56, y=y, width=top["width"] + 80, height=end["y"] - 4 - y)


def schedule(page: Page) -> bytes:
    """Where a date to go live and a date to end are set."""
    open_form(page)
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.get_by_text("Go live date/time").wait_for()
    return settled(page)


def write_unfinished(page: Page) -> None:
    """A new page that has a title and a “don’t”, and nothing else."""
    page.goto("/admin/")
    page.locator(".write-lines a", has_text="English").first.click()
    page.locator("a[href*=guidancepage]").first.click()
    page.locator("#id_title").press_sequentially("Walking to the market", delay=20)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    page.wait_for_timeout(SETTLED)
    page.locator(f"{PARTS} button[title='Insert a block']").last.click()
    page.get_by_role("option", name="Don’t", exact=True).click()
    page.locator(f"{PARTS} input[name$='-words']").last.fill("Do not take a short cut")
    page.wait_for_timeout(SAVED)


def submit(page: Page) -> None:
    """“Submit for review”, out of the menu beside “Save draft”."""
    page.get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        page.locator("button[name=action-submit]").click()
    page.wait_for_timeout(SETTLED)


def refused(page: Page) -> bytes:
    """A page that was handed in unfinished: what is missing stands at its place."""
    write_unfinished(page)
    submit(page)
    # Folded, so that the reasons stand on one screen.
    for folded in page.locator(f"#panel-child-content-cover-section, {PARTS} [data-streamfield-child]").all():
        folded.locator("[data-panel-toggle]").first.click()
    page.wait_for_timeout(SETTLED)
    return page.screenshot(style=NO_MINIMAP + NO_FOOTER)


def picture(page: Page) -> bytes:
    """Uploading a picture, with the question for consent."""
    page.goto("/admin/images/add/")
    page.wait_for_timeout(SETTLED)
    return page.screenshot(style=NO_FOOTER)


def translate_into(page: Page) -> bytes:
    """“Translate into …”: the languages that a page does not exist in."""
    page.goto("/admin/pages/search/?q=teacher%E2%80%99s+safe+lesson")
    page.locator("main a[href*='/edit/']", has_text="safe lesson").first.click()
    page.wait_for_timeout(SETTLED)
    page.locator("button.w-h-slim-header[aria-label=Actions]").first.click()
    page.get_by_role("link", name="Translate into …").first.click()
    page.get_by_role("button", name="Make the draft").wait_for()
    return settled(page)


def to_translate(page: Page) -> bytes:
    """What waits for the Arabic translator."""
    page.goto("/admin/translate/", wait_until="networkidle")
    return settled(page)


def by_languages(page: Page) -> bytes:
    """All pages by languages: which are missing, outdated, asked for."""
    page.goto("/admin/translate/overview/", wait_until="networkidle")
    return settled(page)


def side_by_side(page: Page) -> bytes:
    """An outdated page beside its source, where the source has changed."""
    page.goto("/admin/translate/overview/?state=outdated", wait_until="networkidle")
    page.locator("a[href$='/beside/']").first.click()
    page.wait_for_url("**/beside/")
    changed = page.locator(".beside-row--needs_revision").first
    changed.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 160)")
    return settled(page)


def translation(page: Page) -> bytes:
    """An Arabic draft handed in half done: each sentence that is still English is named."""
    page.goto("/admin/translate/")
    page.locator("tr", has_text="safe lesson").get_by_role("button", name="Start").click()
    page.wait_for_url("**/beside/")
    page.get_by_role("link", name="Open the page's own editor").click()
    page.wait_for_url("**/edit/")
    page.wait_for_timeout(SETTLED)
    page.fill("#id_title", ARABIC_TITLE)
    page.wait_for_timeout(SAVED)
    submit(page)
    return page.screenshot(style=NO_MINIMAP)


def coverage(page: Page) -> bytes:
    """The coordinator's report."""
    page.goto("/admin/reports/coverage/", wait_until="networkidle")
    return settled(page)


# Name of the file → what is on it. Those that write into the demo come last.
VIEWS: dict[str, Desk] = {
    "admin-explorer": Desk("editor", 760, explorer, width=1280),
    "admin-facts": Desk("editor", 1100, facts),
    "admin-picture": Desk("editor", 760, picture),
    "admin-schedule": Desk("reviewer", 760, schedule),
    "admin-coverage": Desk("editor", 800, coverage),
    "admin-to-translate": Desk("translator_ar", 640, to_translate),
    **{
        f"{prefix}{name}": Desk(role, height, shoot, width=1280, language=language)
        for prefix, role, language in (
            ("", "translator_ar", ""),
            ("fr-", "safe-steps.translator_fr", "fr"),
            ("ar-", "safe-steps.translator_ar", "ar"),
        )
        for name, height, shoot in (("admin-by-languages", 760, by_languages), ("admin-beside", 900, side_by_side))
    },
    "admin-by-languages": Desk("coordinator", 760, by_languages, width=1280),
    "fr-admin-to-translate": Desk("safe-steps.translator_fr", 640, to_translate, language="fr"),
    "ar-admin-to-translate": Desk("safe-steps.translator_ar", 640, to_translate, language="ar"),
    "admin-translate-into": Desk("editor", 560, translate_into),
    "admin-translation": Desk("translator_ar", 760, translation),
    "admin-refused": Desk("editor", 1080, refused),
}
