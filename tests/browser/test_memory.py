"""The memory in a real browser: what is offered when somebody comes to a text, taken by keyboard and by hand, in rich text too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Locale

from cms.guidance.models import GuidancePage, HomePage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.models import Origin, TranslatedSegment
from tests import factories
from tests.obliging import obliging
from tests.translation_desk.memories import of_file, of_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RICH = "<p>Ask <b>first</b> of all.</p>"
RICH_AR = "<p>اسأل <b>أولا</b> وقبل كل شيء.</p>"
TITLE_AR = "اعرف علامات الخطر"


@pytest.fixture
def draft(gated: None) -> GuidancePage:
    """An Arabic draft of a page with a rich text; the memory knows its words."""
    with obliging():
        home = HomePage.objects.get(locale__language_code="en")
        home.save_revision().publish()
        arabic = factories.live_home("ar")
        organisation = factories.OrganisationFactory(slug="safe-steps", name_en="Safe Steps", name_ar="خطوات آمنة")
        section = factories.section_under(HomePage.objects.get(pk=home.pk), organisation=organisation)
        factories.HotlineFactory(number="+1 555 555 0142")
        body = [("text", {"heading": "", "text": RICH, "audiences": []})]
        page = factories.live_guidance(section, title="Know the warning signs", body=body)
    translator = factories.member_of(organisation, Role.TRANSLATOR, language="ar", username="translator_ar")
    of_page("Know the warning signs", TITLE_AR, page)
    of_file("Know the 3 warning signs", "اعرف علامات الخطر الـ3", organisation, by=translator)
    of_page(RICH, RICH_AR, page, rich=True)
    made = draft_in(page, Locale.objects.get(pk=arabic.locale_id), by=translator).page
    return GuidancePage.objects.get(pk=made.pk)


def test_what_is_remembered_is_offered_and_taken(draft: GuidancePage, sign_in: Callable[[str], Tab]) -> None:
    tab = sign_in("translator_ar")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url) if "/offers/" in request.url else None)
    tab.goto(f"/admin/translate/{draft.pk}/beside/")
    expect(tab.locator("#row-0 textarea")).to_be_visible()
    assert asked == []

    tab.locator("#row-0 textarea").focus()
    offers = tab.locator("#row-0 .beside-offers > li")
    expect(offers).to_have_count(2)
    expect(tab.locator("#beside-memory-said")).to_contain_text("2 translations")
    expect(offers.nth(0)).to_contain_text("The same text")
    expect(offers.nth(1)).to_contain_text("Numbers differ")
    assert offers.nth(0).locator("[lang=ar]").get_attribute("dir") == "rtl"
    tab.keyboard.press("Alt+1")
    expect(tab.locator("#row-0 textarea")).to_have_value(TITLE_AR)
    expect(tab.locator("#row-0 [data-said]")).to_have_text("Saved")
    expect(tab.locator("#row-0 [data-from-memory]")).to_be_visible()
    assert TranslatedSegment.objects.get(page=draft, path="title").origin == Origin.MEMORY

    rich = tab.locator(".beside-row").filter(has=tab.locator(".Draftail-Editor"))
    rich.locator("[contenteditable=true]").focus()
    rich.get_by_role("button", name="Use this").click()
    expect(rich.locator("[contenteditable=true]")).to_contain_text("اسأل أولا وقبل كل شيء.")
    expect(rich.locator("[data-said]")).to_have_text("Saved")
    note = TranslatedSegment.objects.get(page=draft, path__startswith="body.")
    assert note.origin == Origin.MEMORY and "<b>أولا</b>" in note.text
    tab.locator("#row-0 textarea").fill(f"{TITLE_AR}!")
    expect(tab.locator("#row-0 [data-from-memory]")).to_be_hidden()
    assert len(asked) == 2


def test_without_a_connection_one_types_on(draft: GuidancePage, sign_in: Callable[[str], Tab]) -> None:
    tab = sign_in("translator_ar")
    tab.goto(f"/admin/translate/{draft.pk}/beside/")
    tab.route("**/offers/**", lambda route: route.abort())
    tab.locator("#row-0 textarea").fill("اعرف")
    expect(tab.locator("#row-0 [data-said]")).to_have_text("Saved")
    assert tab.locator(".beside-offers").count() == 0
