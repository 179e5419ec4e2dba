"""Side by side on a bad connection: what was written is there again, whatever happened in between, and over nobody's words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, HomePage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.writing import NewText, write_segments
from tests import factories
from tests.browser.acting import enter
from tests.obliging import obliging

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE_AR = "علامات الخطر"
THEIRS_AR = "اعرفوا علامات الخطر"
ASK_AR = "اسألوا أولاً"
KEPT = "It is kept on this device"


@pytest.fixture
def draft(gated: None) -> GuidancePage:
    """An untouched Arabic draft of a page with a rich text, and somebody who writes Arabic."""
    with obliging():
        HomePage.objects.get(locale__language_code="en").save_revision().publish()
        arabic = factories.live_home("ar")
        organisation = factories.OrganisationFactory(slug="safe-steps", name_en="Safe Steps", name_ar="خطوات آمنة")
        section = factories.section_under(HomePage.objects.get(locale__language_code="en"), organisation=organisation)
        factories.HotlineFactory(number="+1 555 555 0142")
        body = [factories.card(), ("text", {"heading": "", "text": "<p>Ask <b>first</b> of all.</p>", "audiences": []})]
        page: Any = factories.live_guidance(section, title="Know the warning signs", body=body)
        person: User = factories.member_of(organisation, Role.TRANSLATOR, language="ar", username="translator_ar")
        factories.member_of(organisation, Role.TRANSLATOR, language="ar", username="translator_ar_2")
        made = draft_in(page, arabic.locale, by=person).page
    return GuidancePage.objects.get(pk=made.pk)


def address(draft: GuidancePage) -> str:
    return reverse("translation_desk:side_by_side", args=[draft.pk])


def now(draft: GuidancePage) -> Any:
    return GuidancePage.objects.get(pk=draft.pk).get_latest_revision_as_object()


def row(tab: Tab, label: str) -> Any:
    return tab.locator(".beside-row").filter(has_text=label)


def write_rich(tab: Tab, words: str) -> None:
    place = row(tab, "Ask first of all.").locator("[contenteditable=true]")
    place.click()
    tab.keyboard.press("Control+a")
    tab.keyboard.type(words)


def test_what_was_written_without_a_connection_is_there_again_and_saved(
    draft: GuidancePage, sign_in: Callable[[str], Tab]
) -> None:
    tab = sign_in("translator_ar")
    tab.goto(address(draft))
    tab.context.set_offline(True)
    title = tab.locator("#row-0 textarea")
    title.fill(TITLE_AR)
    write_rich(tab, ASK_AR)
    expect(tab.locator("#row-0").get_by_text(KEPT, exact=False)).to_be_visible()
    expect(row(tab, "Ask first of all.").get_by_text(KEPT, exact=False)).to_be_visible()
    tab.close(run_before_unload=False)
    again = sign_in_again(tab)
    again.goto(address(draft))
    expect(again.locator("#row-0 textarea")).to_have_value(TITLE_AR)
    expect(row(again, "Ask first of all.").locator("[contenteditable=true]")).to_have_text(ASK_AR)
    expect(again.locator("#row-0 [data-said]")).to_have_text("Saved")
    expect(row(again, "Ask first of all.").locator("[data-said]")).to_have_text("Saved")
    assert now(draft).title == TITLE_AR and ASK_AR in str(now(draft).body[1].value["text"].source)


def test_what_was_kept_here_never_takes_the_place_of_what_somebody_else_wrote_meanwhile(
    draft: GuidancePage, sign_in: Callable[[str], Tab]
) -> None:
    tab = sign_in("translator_ar")
    tab.goto(address(draft))
    tab.context.set_offline(True)
    tab.locator("#row-0 textarea").fill(TITLE_AR)
    expect(tab.locator("#row-0").get_by_text(KEPT, exact=False)).to_be_visible()
    other = User.objects.get(username="translator_ar_2")
    theirs = NewText(THEIRS_AR, draft.title)
    with obliging():
        write_segments(draft, {"title": theirs}, by=other, at=timezone.now())
    tab.close(run_before_unload=False)
    again = sign_in_again(tab)
    again.goto(address(draft))
    expect(again.locator("#row-0").get_by_text("Somebody else has changed this meanwhile", exact=False)).to_be_visible()
    expect(again.locator("#row-0 textarea")).to_have_value(TITLE_AR)
    assert now(draft).title == THEIRS_AR


def test_whose_session_has_ended_is_told_and_finds_the_words_again(
    draft: GuidancePage, sign_in: Callable[[str], Tab]
) -> None:
    tab = sign_in("translator_ar")
    tab.goto(address(draft))
    tab.context.clear_cookies()
    tab.locator("#row-0 textarea").fill(TITLE_AR)
    expect(tab.locator("#row-0").get_by_text("you are signed out", exact=False)).to_be_visible()
    enter(tab, "translator_ar")
    tab.goto(address(draft))
    expect(tab.locator("#row-0 [data-said]")).to_have_text("Saved")
    assert now(draft).title == TITLE_AR


def sign_in_again(tab: Tab) -> Tab:
    """The same browser, with a connection."""
    tab.context.set_offline(False)
    return tab.context.new_page()


def test_opening_it_after_the_pages_own_editor_brings_little_more(
    draft: GuidancePage, sign_in: Callable[[str], Tab]
) -> None:
    """The test server compresses no file; what comes over the wire of a real one is in docs/bench.md."""
    tab = sign_in("translator_ar")
    tab.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    tab.wait_for_load_state("networkidle")
    came: list[int] = []
    session = tab.context.new_cdp_session(tab)
    session.on("Network.loadingFinished", lambda event: came.append(int(event["encodedDataLength"])))
    session.send("Network.enable")
    tab.goto(address(draft))
    expect(tab.frame_locator("#beside-phone").locator("h1")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    assert len(came) > 2 and sum(came) <= 100_000
