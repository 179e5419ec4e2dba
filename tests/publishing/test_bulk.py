"""Publishing many pages at once: those that are ready go live, each of the others says why not."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.guidance.models import GuidancePage, OrganisationPage
from tests import factories
from tests.publishing.page_form import words


def publish_all(client: Client, *pages: Page, **choices: str) -> Any:
    """Tick the pages in the explorer and press Publish."""
    chosen = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?{chosen}&next=/admin/", choices, follow=True)


def live_titles(section: OrganisationPage) -> set[str]:
    """What is live in a section."""
    return set(Page.objects.child_of(section).live().values_list("title", flat=True))


def test_ready_pages_go_live_and_the_unready_one_between_them_says_why_not(
    reviewer_desk: Client, section: OrganisationPage, make_ready: Callable[[str], GuidancePage]
) -> None:
    pages = [make_ready("First"), factories.guidance_draft(section, title="Unready"), make_ready("Last")]
    response = publish_all(reviewer_desk, *pages)
    said = words(response)
    assert response.status_code == 200
    assert live_titles(section) == {"First", "Last"}
    assert "2 pages have been published" in said
    assert "“Unready” was not published. What is missing: Say whom this page is for" in said


def test_each_refused_page_is_named(
    reviewer_desk: Client, section: OrganisationPage, make_ready: Callable[[str], GuidancePage]
) -> None:
    make_ready("Not chosen")
    pages = [factories.guidance_draft(section, title="One"), factories.guidance_draft(section, title="Two")]
    said = words(publish_all(reviewer_desk, *pages))
    assert "“One” was not published" in said
    assert "“Two” was not published" in said
    assert "have been published" not in said
    assert live_titles(section) == set()


def test_a_refused_page_leaves_nothing_half_done(reviewer_desk: Client, section: OrganisationPage) -> None:
    page = factories.guidance_draft(section, title="Unready")
    before = page.revisions.count()
    publish_all(reviewer_desk, page)
    page = GuidancePage.objects.get(pk=page.pk)
    assert (page.live, page.live_revision_id, page.revisions.count()) == (False, None, before)


def test_a_section_and_the_pages_under_it_are_published_together(
    reviewer_desk: Client, section: OrganisationPage, make_ready: Callable[[str], GuidancePage]
) -> None:
    make_ready("Below")
    factories.guidance_draft(section, title="Unready below")
    section.unpublish()
    said = words(publish_all(reviewer_desk, section, include_descendants="on"))
    assert Page.objects.get(pk=section.pk).live
    assert live_titles(section) == {"Below"}
    assert "“Unready below” was not published" in said


def test_all_ready_pages_are_published_as_ever(
    reviewer_desk: Client, section: OrganisationPage, make_ready: Callable[[str], GuidancePage]
) -> None:
    said = words(publish_all(reviewer_desk, make_ready("First"), make_ready("Second")))
    assert "2 pages have been published" in said
    assert live_titles(section) == {"First", "Second"}
