"""A page into Arabic and on: missing, translated, outdated by its source, confirmed, and taken offline where it would be dangerous."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import ViewportSize, expect

from cms.guidance.models import GuidancePage
from tests import factories
from tests.browser.acting import approve, change, enter
from tests.browser.looking import PHONE, fits, look
from tests.browser.translating import begin, fill, hand_in, row_of, say_done, state_of
from tests.browser.watching import Complaints, Strangers
from tests.translation_desk.pages import ground

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL_LAPTOP = ViewportSize(width=1024, height=768)
TITLE, TITLE_AR = "Walking to the market", "الطريق إلى السوق"
STANDFIRST = "How to choose a safe way to the market and back."
STANDFIRST_SMALL = "How to choose a safe way to the market, and back."
DO, DO_NOW = "Walk where people walk every day", "Walk only where people walk every day"
DONT, DONT_NOW = "Do not take a short cut", "Do not take a short cut, not even in company"
IN_ARABIC = {
    TITLE: TITLE_AR,
    STANDFIRST: "كيف تختارون طريقًا آمنًا إلى السوق والعودة منه.",
    DO: "امشوا حيث يمشي الناس كل يوم",
    DONT: "لا تسلكوا طريقًا مختصرًا",
}
DO_AR_NOW = "لا تمشوا إلا حيث يمشي الناس كل يوم"
WORDS_OF_CARD = "#panel-child-content-body-content input[name$='-words']"


@pytest.fixture
def page(gated: None) -> GuidancePage:
    """Live in English; nobody has begun it in Arabic."""
    body = [factories.card(words=DO), factories.card("dont", words=DONT)]
    return ground("ar", title=TITLE, standfirst=STANDFIRST, slug="market", body=body)


@pytest.fixture
def translator(window: Callable[..., Tab], page: GuidancePage, live_server: Any) -> Any:
    """At a small laptop, the admin in Arabic; their browser complains of nothing and asks nobody but the site."""
    tab = window(locale="ar")
    tab.set_viewport_size(SMALL_LAPTOP)
    complaints, strangers = Complaints(tab.context), Strangers(tab.context, live_server.url)
    enter(tab, "translator_ar")
    assert tab.locator("html").get_attribute("dir") == "rtl"
    yield tab
    assert complaints.found == []
    assert strangers.found == []


def test_a_page_is_translated_outdated_confirmed_and_withdrawn(
    page: GuidancePage,
    translator: Tab,
    sign_in: Callable[[str], Tab],
    phone: Callable[..., Tab],
) -> None:
    editor, reviewer, reviewer_ar, reader = sign_in("editor"), sign_in("reviewer"), sign_in("reviewer_ar"), phone()
    in_arabic = f"/ar/{page.get_parent().slug}/market/"

    # From missing to current, by two people.
    assert state_of(translator, TITLE, "ar") == "missing"
    begin(translator, TITLE, "ar")
    for english, arabic in IN_ARABIC.items():
        fill(translator, english, arabic)
        say_done(translator, english)
    look_at_it(translator)
    assert state_of(translator, TITLE, "ar") == "in_progress"
    translator.go_back()
    hand_in(translator)
    assert state_of(translator, TITLE, "ar") == "in_review"
    assert_nothing_there(reader, in_arabic)
    approve(reviewer_ar, TITLE_AR)
    assert state_of(translator, TITLE, "ar") == "current"
    reads(reader, in_arabic, IN_ARABIC[DO])
    expect(reader.locator(".notice.outdated")).to_have_count(0)

    # A small change outdates nothing.
    change(editor, page, "#id_standfirst", STANDFIRST_SMALL)
    approve(reviewer, TITLE, weight="small")
    assert state_of(translator, TITLE, "ar") == "current"
    reads(reader, in_arabic, IN_ARABIC[DO])
    expect(reader.locator(".notice.outdated")).to_have_count(0)

    # A major one does: readers are told, the translator sees what is other, and has their own words still.
    change(editor, page, f"{WORDS_OF_CARD} >> nth=0", DO_NOW)
    approve(reviewer, TITLE, weight="major")
    assert state_of(translator, TITLE, "ar") == "outdated"
    reads(reader, in_arabic, IN_ARABIC[DO])
    assert_newer_is_offered(reader, page)
    translator.locator(".desk-matrix a.desk-state--outdated").click()
    translator.wait_for_url("**/beside/")
    shows_the_difference(translator)

    # Confirmed by the two, it is current again.
    fill(translator, DO_NOW, DO_AR_NOW)
    say_done(translator, DO_NOW)
    hand_in(translator)
    approve(reviewer_ar, TITLE_AR)
    assert state_of(translator, TITLE, "ar") == "current"
    reads(reader, in_arabic, DO_AR_NOW)
    expect(reader.locator(".notice.outdated")).to_have_count(0)

    # An urgent one takes it offline at once.
    change(editor, page, f"{WORDS_OF_CARD} >> nth=1", DONT_NOW)
    approve(reviewer, TITLE, weight="urgent")
    assert_taken_down(reader, in_arabic, page)


def look_at_it(tab: Tab) -> None:
    """Side by side on a phone, on a small laptop and on a larger one, in Arabic: nothing too wide, nothing wrong for axe."""
    look(tab, "beside-ar", within=".beside")
    tab.set_viewport_size(SMALL_LAPTOP)
    fits(tab, SMALL_LAPTOP["width"], "beside-ar")


def shows_the_difference(tab: Tab) -> None:
    """One text needs revision, with the old and the new source and the old translation in its field; the others are done."""
    row = row_of(tab, DO_NOW)
    expect(tab.locator(".beside-row--needs_revision")).to_have_count(1)
    expect(tab.locator(".beside-row--done")).to_have_count(len(IN_ARABIC) - 1)
    expect(row.locator(".beside-change dd").first).to_have_text(DO)
    expect(row.locator(".beside-change dd").last).to_have_text(DO_NOW)
    expect(row.locator(".beside-change ins")).to_have_text("only")
    expect(row.locator("textarea")).to_have_value(IN_ARABIC[DO])
    look(tab, "beside-ar-revision", within=".beside")
    tab.set_viewport_size(SMALL_LAPTOP)
    fits(tab, SMALL_LAPTOP["width"], "beside-ar-revision")


def reads(tab: Tab, address: str, words: str) -> None:
    """On a small phone, right to left."""
    tab.goto(address)
    expect(tab.get_by_role("heading", name=TITLE_AR, level=1)).to_be_visible()
    expect(tab.get_by_text(words, exact=True)).to_be_visible()
    assert tab.locator("html").get_attribute("dir") == "rtl"
    box = tab.locator("main").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]


def assert_nothing_there(tab: Tab, address: str) -> None:
    """Not in Arabic yet."""
    tab.goto(address)
    expect(tab.get_by_text(TITLE_AR)).to_have_count(0)


def assert_newer_is_offered(tab: Tab, page: GuidancePage) -> None:
    """In the reader's language, with a link to the English page."""
    notice = tab.locator(".notice.outdated")
    expect(notice).to_be_visible()
    assert any("\u0600" <= letter <= "\u06ff" for letter in notice.inner_text())
    notice.get_by_role("link").click()
    expect(tab.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(tab.get_by_text(DO_NOW, exact=True)).to_be_visible()


def assert_taken_down(tab: Tab, address: str, page: GuidancePage) -> None:
    """Gone, with the reason, and a link to the English page."""
    answer = tab.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(tab.get_by_text(IN_ARABIC[DO])).to_have_count(0)
    assert tab.locator("html").get_attribute("lang") == "ar"
    expect(tab.locator("main .lead")).to_be_visible()
    tab.locator("main").get_by_role("link", name=TITLE).click()
    expect(tab.get_by_text(DONT_NOW, exact=True)).to_be_visible()
