"""The admin under its content policy: every kind of page and widget is opened and used, and the browser refuses nothing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Locale, Page, Task, Workflow
from wagtail.models import Site as WagtailSite

from cms.directory.models import Hotline
from cms.guidance.models import HomePage
from cms.library.models import Document, Picture, Recording
from tests import factories
from tests.browser.acting import upload_cover
from tests.browser.watching import Complaints
from tests.guidance import articles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "#panel-child-content-body-content"
BLOCKS = (
    "Do", "Don’t", "Warning sign", "Steps", "Section", "Text", "Call-out", "Question and answer", "Picture", "Listen", "File",
    "Hotline", "Related pages",
)  # fmt: skip


@dataclass
class Ground:
    """One of everything that has a page of its own in the admin."""

    section: Page
    pages: dict[str, Any]
    picture: Picture
    leaflet: Document
    recording: Recording


@pytest.fixture
def ground() -> Ground:
    """Two languages, a section with a page of each kind, files, a number, a place, a superuser."""
    home = HomePage.objects.get(locale__language_code="en")
    home.save_revision().publish()
    factories.live_home("ar")
    section = factories.section_under(HomePage.objects.get(pk=home.pk))
    factories.HotlineFactory()
    factories.PlaceFactory()
    factories.UserFactory(username="admin", is_superuser=True)
    shown, leaflet = articles.picture(), articles.document()
    pages = articles.one_of_each(section, shown=shown, leaflet=leaflet)
    return Ground(section, {"home": home, **pages}, shown, leaflet, articles.recording())


def test_the_browser_refuses_nothing_while_the_whole_admin_is_used(
    ground: Ground, photo: Path, sign_in: Callable[[str], Tab]
) -> None:
    tab = sign_in("admin")
    complaints = Complaints(tab.context)
    for use in (
        write_a_page,
        preview_and_comment,
        choose_and_upload,
        upload_several,
        mark_what_matters,
        edit_rows,
        act_on_many,
    ):
        use(tab, ground, photo)
        assert complaints.found == [], use.__name__
    for address in addresses(ground):
        answer = tab.goto(address)
        assert answer is not None and answer.status == 200, address
        assert complaints.found == [], address


def addresses(ground: Ground) -> Iterator[str]:
    """Pages of the admin that are looked at, beside those that are used."""
    lists = ("", "account/", "design/", "sites/", "locales/", "translate/words/", "translate/words/ar/taxonomy.topic/?show=all",
             "translate/sentences/?language=ar&state=unchecked", "translate/files/", "translate/files/upload/",
             "translate/memory/", "translate/memory/upload/",
             "workflows/list/", "workflows/tasks/index/", "snippets/", "snippets/directory/hotline/", "images/", "documents/", "media/",
             "pages/search/?q=path")  # fmt: skip
    yield from (f"/admin/{name}" for name in lists)
    rows = {"workflows": Workflow, "workflows/tasks": Task, "sites": WagtailSite, "locales": Locale,
            "snippets/directory/hotline": Hotline}  # fmt: skip
    yield from (f"/admin/{name}/edit/{model.objects.order_by('pk')[0].pk}/" for name, model in rows.items())
    for page in ground.pages.values():
        yield f"/admin/pages/{page.pk}/edit/"
        yield f"/admin/pages/{page.pk}/view_draft/"
    one = ground.pages["guidance"]
    yield from (
        f"/admin/pages/{one.pk}/{name}/" for name in ("history", "usage", "copy", "move", "delete", "unpublish")
    )
    yield f"/admin/pages/{one.pk}/revisions/compare/earliest...latest/"
    yield f"/admin/pages/add/guidance/guidancepage/{ground.section.pk}/"
    yield from (
        f"/admin/reports/{name}/"
        for name in ("coverage", "locked", "workflow", "site-history", "aging-pages", "page-types-usage")
    )


def write_a_page(tab: Tab, ground: Ground, _photo: Path) -> None:
    """Every kind of part is put into a page, words are written in its rich text, and autosave keeps it."""
    page = ground.pages["guidance"]
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    for label in BLOCKS:
        add_block(tab, label)
    editor = tab.locator(f"{BODY} [role=textbox]").last
    editor.click()
    tab.keyboard.type("Stay on the path")
    expect(editor).to_contain_text("Stay on the path")


def preview_and_comment(tab: Tab, ground: Ground, _photo: Path) -> None:
    """The panels beside the form: preview, checks, comments, status with its schedule."""
    page = ground.pages["story"]
    tab.goto(f"/admin/pages/{page.pk}/edit/")
    tab.get_by_role("button", name="Toggle preview").click()
    expect(
        tab.frame_locator("iframe[data-w-preview-target=iframe]").first.get_by_role("heading", level=1)
    ).to_be_visible()
    tab.get_by_role("button", name="Toggle checks").click()
    expect(tab.locator("[data-content-word-count]")).to_have_text(re.compile("[0-9]"))  # counted in the frame
    tab.get_by_role("button", name="Add comment").first.click()
    tab.get_by_placeholder("Enter your comments").fill("Is this still so?")
    tab.get_by_role("button", name="Comment", exact=True).click()
    expect(tab.get_by_text("Is this still so?")).to_be_visible()
    tab.get_by_role("button", name="Toggle status").click()
    tab.get_by_role("button", name="schedule").click()
    tab.locator("#id_go_live_at").click()
    expect(tab.locator(".xdsoft_datetimepicker:visible .xdsoft_calendar")).to_be_visible()
    tab.keyboard.press("Escape")


def choose_and_upload(tab: Tab, ground: Ground, photo: Path) -> None:
    """The choosers of pictures, recordings, numbers, pages and files, in parts of the page and in fields of their own."""
    tab.goto(f"/admin/pages/add/guidance/guidancepage/{ground.section.pk}/")
    upload_cover(tab, photo)
    for label, button, item in (
        ("Listen", "Choose a recording", ground.recording.title),
        ("Hotline", "Choose hotline", "+1 555"),
        ("Related pages", "Choose a page", ground.pages["story"].title),
        ("File", "Choose a file", ground.leaflet.title),
    ):
        add_block(tab, label)
        tab.locator(BODY).get_by_role("button", name=button).last.click()
        dialogue = tab.locator(".modal.in")
        if label == "Related pages":
            dialogue.locator("input[name=q]").fill(item)
        dialogue.get_by_role("link", name=item).first.click()
        expect(tab.locator(BODY).get_by_text(item).last).to_be_visible()


def upload_several(tab: Tab, ground: Ground, photo: Path) -> None:
    """Several files at once: what is asked about each comes with the answer to its upload."""
    tab.goto("/admin/images/multiple/add/")
    tab.set_input_files("input[type=file]", str(photo))
    expect(tab.locator("#upload-list .status-msg:visible")).to_contain_text("Upload successful")
    tab.goto("/admin/documents/multiple/add/")
    tab.set_input_files("input[type=file]", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"Stay on the path."})
    expect(tab.locator("#upload-list input[name$=title]")).to_be_visible()
    tab.goto("/admin/media/audio/add/")
    expect(tab.get_by_role("button", name="Upload")).to_be_visible()


def mark_what_matters(tab: Tab, ground: Ground, photo: Path) -> None:
    """The focal point of a picture is drawn over it."""
    tab.goto(f"/admin/images/{ground.picture.pk}/")
    tab.locator(".jcrop-tracker").last.hover()
    tab.mouse.down()
    tab.mouse.move(500, 500)
    tab.mouse.up()
    expect(tab.locator("#id_focal_point_width")).not_to_have_value("")


def edit_rows(tab: Tab, ground: Ground, photo: Path) -> None:
    """A row of a page with a date, a workflow whose step is chosen."""
    tab.goto(f"/admin/pages/{ground.pages['guidance'].pk}/edit/")
    tab.get_by_role("textbox", name="Review by").click()
    expect(tab.locator(".xdsoft_datetimepicker:visible .xdsoft_calendar")).to_be_visible()
    tab.goto("/admin/workflows/add/")
    tab.get_by_role("button", name="Add task").click()
    tab.get_by_role("button", name="Choose a task").last.click()
    expect(tab.locator(".modal.in").get_by_role("tab").first).to_be_visible()


def act_on_many(tab: Tab, ground: Ground, photo: Path) -> None:
    """Pages are marked in the list and unpublished; the menu and the search beside it open."""
    tab.goto(f"/admin/pages/{ground.section.pk}/")
    tab.locator("input[data-bulk-action-checkbox]").first.check()
    tab.get_by_role("link", name="Unpublish").click()
    expect(tab.get_by_role("button", name="Yes, unpublish")).to_be_visible()
    tab.goto("/admin/images/")
    tab.locator("main input[name=q]").fill("path")
    expect(tab).to_have_url(re.compile("q=path"))


def add_block(tab: Tab, label: str) -> None:
    """A part after the others, taken out of the list of parts, which shows each in a frame."""
    tab.locator(f"{BODY} > * button[title='Insert a block']").last.click()
    option = tab.locator("[role=option]", has_text=re.compile(f"^{label}$"))
    option.hover()
    option.click()
