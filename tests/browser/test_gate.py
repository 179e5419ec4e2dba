"""The gate by hand: nobody approves their own words, nothing changes while it is read, warnings and withdrawals count at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.guidance.ground import ensure_ground
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import DraftLink
from tests import factories
from tests.browser.acting import approve, enter, open_review, submit
from tests.browser.looking import look
from tests.obliging import obliging

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, CHANGED = "Walk on known paths", "Walk on paths that people use"


@pytest.fixture
def section(settings: Any, live_server: Any, gated: None) -> OrganisationPage:
    """Two live languages, a section, a number, somebody in every role that counts here."""
    cache.clear()
    settings.SITE_URL = live_server.url
    settings.SECOND_FACTOR_REQUIRED = False
    ensure_ground()
    with obliging():
        home = HomePage.objects.get(locale__language_code="en")
        home.save_revision().publish()
        factories.live_home("ar")
        section = factories.section_under(HomePage.objects.get(pk=home.pk))
    factories.HotlineFactory()
    organisation = section.organisation
    factories.member_of(organisation, Role.EDITOR, Role.SAFETY_REVIEWER, username="author")
    factories.member_of(organisation, Role.EDITOR, username="editor")
    factories.member_of(organisation, Role.SAFETY_REVIEWER, username="reviewer")
    factories.member_of(None, Role.COORDINATOR, username="coordinator")
    return section


@pytest.fixture
def draft(section: OrganisationPage) -> GuidancePage:
    """All but a review: written by the author, who reviews other pages."""
    author = factories.User.objects.get(username="author")
    page = factories.guidance_draft(section, title=TITLE, slug="paths")
    factories.give_facts(page)
    page.save()
    page.save_revision(user=author, log_action=True)
    return GuidancePage.objects.get(pk=page.pk)


@pytest.fixture
def live(draft: GuidancePage, section: OrganisationPage) -> GuidancePage:
    """Reviewed and live, in two languages."""
    with obliging():
        draft.get_latest_revision().publish()
        factories.live_translation(GuidancePage.objects.get(pk=draft.pk), HomePage.objects.get(slug="home-ar").locale)
    return GuidancePage.objects.get(pk=draft.pk)


def edit(tab: Tab, page: GuidancePage) -> None:
    tab.goto(f"/admin/pages/{page.pk}/edit/")


def test_nobody_approves_their_own_words_and_nothing_changes_while_it_is_read(
    draft: GuidancePage, sign_in: Callable[[str], Tab], phone: Callable[..., Tab]
) -> None:
    author = sign_in("author")
    edit(author, draft)
    submit(author)
    open_review(author, TITLE)
    expect(author.get_by_text("somebody else has to approve it")).to_be_visible()
    expect(author.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    look(author, "review-of-ones-own", within=".review")
    edit(author, draft)
    expect(author.get_by_text("nobody can change it now", exact=False).first).to_be_visible()
    expect(author.get_by_role("button", name="Approve", exact=False)).to_have_count(0)

    reviewer = sign_in("reviewer")
    open_review(reviewer, TITLE)
    look(reviewer, "review", within=".review")
    reviewer.get_by_role("button", name="Approve", exact=True).click()
    expect(reviewer.get_by_text("Answer every question of the checklist", exact=False)).to_be_visible()
    approve(reviewer, TITLE)
    reader = phone()
    reader.goto(f"/p/{draft.pk}")
    expect(reader.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def test_a_page_sent_back_is_changed_and_only_the_change_is_read_again(
    live: GuidancePage, sign_in: Callable[[str], Tab]
) -> None:
    editor, reviewer = sign_in("editor"), sign_in("reviewer")
    edit(editor, live)
    editor.fill("#id_title", CHANGED)
    submit(editor)
    open_review(reviewer, TITLE)  # lists name a live page as readers know it
    expect(reviewer.get_by_text("What changed since it was approved")).to_be_visible()
    expect(reviewer.locator(".review-rows tbody tr")).to_have_count(1)
    look(reviewer, "review-of-a-change", within=".review")
    reviewer.locator("textarea[name=comment]").fill("Say which paths.")
    with reviewer.expect_navigation():
        reviewer.get_by_role("button", name="Send it back").click()
    expect(reviewer.get_by_text("is sent back to those who write it", exact=False)).to_be_visible()
    edit(editor, live)
    expect(editor.get_by_text("Say which paths.").first).to_be_visible()


def test_a_coordinator_warns_at_once_and_a_reviewer_withdraws_in_all_languages(
    draft: GuidancePage, live: GuidancePage, sign_in: Callable[[str], Tab], phone: Callable[..., Tab]
) -> None:
    editor = sign_in("editor")
    edit(editor, live)
    editor.fill("#id_title", "Stay at home today")
    editor.get_by_role("button", name="Save draft").click()
    editor.wait_for_load_state("networkidle")
    coordinator = sign_in("coordinator")
    coordinator.goto(f"/admin/gate/emergency/{live.pk}/")
    look(coordinator, "emergency", within="main")
    with coordinator.expect_navigation():
        coordinator.get_by_role("button", name="Publish now, before its review").click()
    reader = phone(javascript=True)  # axe asks in the page
    reader.goto(f"/p/{live.pk}")
    expect(reader.get_by_text("It has not been reviewed yet.", exact=False)).to_be_visible()
    look(reader, "emergency-of-reader", within="main")

    reviewer = sign_in("reviewer")
    reviewer.goto(f"/admin/gate/withdraw/{live.pk}/")
    look(reviewer, "withdraw", within="main")
    reviewer.get_by_label("something in it was wrong or unsafe").check()
    with reviewer.expect_navigation():
        reviewer.get_by_role("button", name="Withdraw in all languages").click()
    for code in ("en", "ar"):
        version = GuidancePage.objects.get(translation_key=live.translation_key, locale__language_code=code)
        response = reader.goto(f"/p/{version.pk}")
        assert response is not None
        assert response.status == 410
        reader.goto(f"/{code}/")
        expect(reader.get_by_role("link", name=version.title)).to_have_count(0)
    reader.goto(f"/p/{live.pk}")
    look(reader, "withdrawn-of-reader", within="main")


def test_a_draft_is_shared_by_a_link_that_runs_out(
    draft: GuidancePage, sign_in: Callable[[str], Tab], phone: Callable[..., Tab]
) -> None:
    editor = sign_in("editor")
    edit(editor, draft)
    editor.goto(f"/admin/gate/pages/{draft.pk}/drafts/")
    editor.get_by_label("To whom").fill("Provincial office, for approval")
    look(editor, "share-draft", within="main")
    with editor.expect_navigation():
        editor.get_by_role("button", name="Make the link").click()
    address = editor.locator("input[readonly]").first.input_value()
    reader = phone(javascript=True)  # axe asks in the page
    reader.goto(address)
    expect(reader.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(reader.get_by_text("Draft, not approved.", exact=False).first).to_be_visible()
    look(reader, "shared-draft", within="main")
    DraftLink.objects.update(expires_at=timezone.now())
    response = reader.goto(address)
    assert response is not None
    assert response.status == 404
    expect(reader.get_by_text("ask whoever sent it to you", exact=False)).to_be_visible()
    assert reader.context.cookies() == []


def test_a_review_in_arabic(draft: GuidancePage, window: Callable[..., Tab], sign_in: Callable[[str], Tab]) -> None:
    author = sign_in("author")
    edit(author, draft)
    submit(author)
    tab = window(locale="ar")
    enter(tab, "reviewer")
    tab.goto(f"/admin/gate/reviews/{GuidancePage.objects.get(pk=draft.pk).current_workflow_task_state.pk}/")
    look(tab, "review-ar", within=".review")
