"""Every way a page can go live asks the same rules: shell, copy, alias, move, revert, and what people click in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Page

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.publishing.door import NotReady
from cms.taxonomy.models import PageAudience
from tests import factories
from tests.publishing.page_form import words
from tests.standing import standing


@standing
def live_page(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live page that lacks nothing."""
    return factories.live_guidance(section)


@pytest.fixture
def no_longer_ready(live_page: GuidancePage, hotline: Hotline) -> GuidancePage:
    """A live page whose last hotline is gone since."""
    hotline.delete()
    return live_page


def is_live(page: Page) -> bool:
    """What the database says."""
    return Page.objects.get(pk=page.pk).live


# In code and in the shell


def save(page: GuidancePage) -> None:
    """The plainest way."""
    page.live = True
    page.save()


def save_only_the_flag(page: GuidancePage) -> None:
    """With the one field named."""
    page.live = True
    page.save(update_fields=["live"])


def save_unclean(page: GuidancePage) -> None:
    """Past full_clean()."""
    page.live = True
    page.save(clean=False)


def save_as_plain_page(page: GuidancePage) -> None:
    """Through the base class, which knows nothing of facts."""
    plain = Page.objects.get(pk=page.pk)
    plain.live = True
    plain.save()


def publish_page(page: GuidancePage) -> None:
    """Page.publish() on its newest revision."""
    page.publish(page.get_latest_revision())


def publish_revision(page: GuidancePage) -> None:
    """Revision.publish()."""
    page.save_revision().publish()


def publish_unchecked(page: GuidancePage) -> None:
    """Without asking for anybody's permission."""
    page.get_latest_revision().publish(skip_permission_checks=True)


def copy_as_live(page: GuidancePage) -> None:
    """The draft pretends to be live while it is copied."""
    page.live = True
    page.copy(update_attrs={"slug": "copied"}, keep_live=True)


WAYS = [
    save,
    save_only_the_flag,
    save_unclean,
    save_as_plain_page,
    publish_page,
    publish_revision,
    publish_unchecked,
    copy_as_live,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_in_code_makes_an_unready_page_live(
    empty_draft: GuidancePage, way: Callable[[GuidancePage], None]
) -> None:
    with pytest.raises(NotReady, match="Say whom this page is for"):
        way(empty_draft)
    assert not is_live(empty_draft)
    assert not Page.objects.live().child_of(empty_draft.get_parent()).exists()


def test_a_new_page_cannot_be_added_live_and_unready(section: OrganisationPage, hotline: Hotline) -> None:
    with pytest.raises(NotReady):
        section.add_child(instance=GuidancePage(title="At once", standfirst="Words.", body=[factories.card()]))
    assert not Page.objects.filter(slug="at-once").exists()


def test_a_live_page_that_lacks_something_since_cannot_be_saved_with_new_words(no_longer_ready: GuidancePage) -> None:
    no_longer_ready.title = "Other words"
    with pytest.raises(NotReady, match="No working hotline"):
        no_longer_ready.save(update_fields=["title"])
    assert GuidancePage.objects.get(pk=no_longer_ready.pk).title == "Know the warning signs"


def test_a_live_page_that_lacks_something_since_may_be_edited_locked_and_taken_offline(
    no_longer_ready: GuidancePage,
) -> None:
    no_longer_ready.title = "Draft words"
    no_longer_ready.save_revision()
    no_longer_ready.locked = True
    no_longer_ready.save(update_fields=["locked", "locked_by", "locked_at"])
    no_longer_ready.unpublish()
    assert not is_live(no_longer_ready)


def test_an_older_version_that_lacks_something_cannot_be_published_again(ready_draft: GuidancePage) -> None:
    old, ready_revision = ready_draft.revisions.order_by("pk")
    ready_revision.publish()
    with pytest.raises(NotReady):
        old.publish()
    assert PageAudience.objects.filter(page=ready_draft).count() == 2
    assert is_live(ready_draft)


def test_a_copy_of_a_live_page_keeps_its_facts_and_is_live_itself(live_page: GuidancePage) -> None:
    copied = live_page.copy(update_attrs={"slug": "copied"}, keep_live=True)
    assert is_live(copied)
    assert PageAudience.objects.filter(page=copied).count() == 4


def test_a_live_copy_of_what_lacks_something_since_is_refused_whole(no_longer_ready: GuidancePage) -> None:
    with pytest.raises(NotReady):
        no_longer_ready.copy(update_attrs={"slug": "copied"}, keep_live=True)
    assert not Page.objects.filter(slug="copied").exists()
    assert not is_live(no_longer_ready.copy(update_attrs={"slug": "copied"}, keep_live=False))


def test_a_live_copy_does_not_go_under_a_draft_section(live_page: GuidancePage, home: HomePage) -> None:
    other = factories.section_under(home)
    other.unpublish()
    with pytest.raises(NotReady, match="Publish the page above it first"):
        live_page.copy(to=other, keep_live=True)
    assert not Page.objects.child_of(other).exists()


def test_an_alias_of_what_lacks_something_since_is_refused(no_longer_ready: GuidancePage) -> None:
    with pytest.raises(NotReady, match="No working hotline"):
        no_longer_ready.create_alias(update_slug="alias")
    assert not Page.objects.filter(slug="alias").exists()


def test_an_alias_in_another_language_is_refused(live_page: GuidancePage, arabic: HomePage) -> None:
    arabic_section = factories.section_under(arabic)
    with pytest.raises(NotReady, match="An alias shows the words of another language"):
        live_page.create_alias(
            parent=arabic_section, update_locale=arabic.locale, reset_translation_key=False, update_slug="alias"
        )
    assert not Page.objects.filter(slug="alias").exists()


def test_wagtails_own_copy_for_translation_makes_no_live_aliases_of_parents(
    live_page: GuidancePage, arabic: HomePage
) -> None:
    action = CopyPageForTranslationAction(live_page, arabic.locale, copy_parents=True, alias=True)
    with pytest.raises(NotReady, match="An alias shows the words of another language"):
        action.execute(skip_permission_checks=True)


def test_a_live_page_cannot_be_moved_under_a_draft_section(live_page: GuidancePage, home: HomePage) -> None:
    other = factories.section_under(home)
    other.unpublish()
    before = live_page.path
    with pytest.raises(NotReady, match="Publish the page above it first"):
        live_page.move(other, pos="last-child")
    assert Page.objects.get(pk=live_page.pk).path == before


def test_a_live_page_moves_to_another_live_section(live_page: GuidancePage, home: HomePage) -> None:
    other = factories.section_under(home)
    live_page.move(other, pos="last-child")
    moved = Page.objects.get(pk=live_page.pk)
    assert moved.live
    assert moved.get_parent().pk == other.pk


def test_a_live_page_is_neither_moved_nor_copied_into_the_tree_of_another_language(
    live_page: GuidancePage, arabic: HomePage
) -> None:
    elsewhere = factories.section_under(arabic)
    with pytest.raises(NotReady, match="This page is in English, but the page above it is in Arabic"):
        live_page.move(elsewhere, pos="last-child")
    with pytest.raises(NotReady, match="This page is in English, but the page above it is in Arabic"):
        live_page.copy(to=elsewhere, keep_live=True)
    assert not Page.objects.child_of(elsewhere).exists()


# In the admin


def copied(client: Client, page: Page, target: Page, **choices: str) -> Any:
    """The copy form, sent."""
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(target.pk), **choices}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)


@pytest.mark.parametrize("choice", ["publish_copies", "alias"])
def test_a_refused_copy_or_alias_says_why_in_the_admin(
    reviewer_desk: Client, no_longer_ready: GuidancePage, section: OrganisationPage, choice: str
) -> None:
    response = copied(reviewer_desk, no_longer_ready, section, **{choice: "on"})
    said = words(response)
    assert response.status_code == 200
    assert "was not published. What is missing:" in said
    assert "No working hotline serves this page" in said
    assert "you do not have permission" not in said
    assert not Page.objects.filter(slug="copy").exists()


def test_a_refused_move_says_why_in_the_admin(admin_desk: Client, live_page: GuidancePage, home: HomePage) -> None:
    other = factories.section_under(home)
    other.unpublish()
    address = reverse("wagtailadmin_pages:move_confirm", args=[live_page.pk, other.pk])
    response = admin_desk.post(address, follow=True)
    assert response.status_code == 200
    assert f"Publish the page above it first: “{other.title}”." in words(response)
    assert Page.objects.get(pk=live_page.pk).get_parent().pk != other.pk


def test_a_refusal_in_a_dialogue_is_said_in_plain_words(
    reviewer_desk: Client, no_longer_ready: GuidancePage, section: OrganisationPage
) -> None:
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(section.pk), "publish_copies": "on"}
    response = reviewer_desk.post(
        reverse("wagtailadmin_pages:copy", args=[no_longer_ready.pk]),
        data,
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 403
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "No working hotline serves this page" in response.content.decode()


def test_titles_in_a_refusal_are_shown_as_text(
    admin_desk: Client, section: OrganisationPage, home: HomePage, hotline: Hotline
) -> None:
    page = factories.live_guidance(section, title="<script>alert(1)</script>")
    other = factories.section_under(home)
    other.unpublish()
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk])
    response = admin_desk.post(address, follow=True)
    assert "<script>alert(1)</script>" not in response.content.decode()
    assert "“<script>alert(1)</script>” was not published" in words(response)


def test_somebody_without_permission_is_still_told_so(editor_desk: Client, live_page: GuidancePage) -> None:
    response = editor_desk.post(reverse("wagtailadmin_pages:unpublish", args=[live_page.pk]), follow=True)
    assert "you do not have permission" in words(response)
    assert is_live(live_page)
