"""Who makes, sees and revokes links to drafts, and what is told of it."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.safety.models import DraftLink
from cms.safety.sharing_drafts import may_share, revoke
from tests import factories
from tests.conftest import ready
from tests.publishing.page_form import words
from tests.safety.drafts import TO_WHOM, links_address, made_by, read, shared
from tests.safety.letters import organisation_of
from tests.safety.screen import fresh


def test_the_list_says_how_each_link_stands(editor: User, editor_desk: Client, ready_draft: GuidancePage) -> None:
    shared(ready_draft, editor)
    old, _path = shared(ready_draft, editor)
    DraftLink.objects.filter(pk=old.pk).update(expires_at=timezone.now())
    gone, _path = shared(ready_draft, editor)
    revoke(gone, by=editor, at=timezone.now())
    said = words(editor_desk.get(links_address(ready_draft)))
    for expected in (TO_WHOM, "Open until", "Ran out on", "Revoked on", "the newest"):
        assert expected in said
    shown = BeautifulSoup(editor_desk.get(links_address(ready_draft)).content, "html.parser")
    assert len(shown.select("button.no")) == 1


def test_sharing_and_revoking_stand_in_the_trail_without_words_or_addresses(
    editor: User, editor_desk: Client, ready_draft: GuidancePage
) -> None:
    made_by(editor_desk, ready_draft, days="3")
    entry = Entry.objects.get(action="safety.draft_shared")
    assert (entry.actor_id, entry.object_id, entry.detail) == (editor.pk, str(ready_draft.pk), {"days": 3})
    assert entry.organisation_id == organisation_of(ready_draft).pk


@pytest.mark.parametrize("days", ["0", "31", "-1", "", "many"])
def test_a_link_holds_a_month_at_most(editor_desk: Client, ready_draft: GuidancePage, days: str) -> None:
    assert made_by(editor_desk, ready_draft, days=days).status_code == 200
    assert made_by(editor_desk, ready_draft, to_whom=" ").status_code == 200
    assert made_by(editor_desk, ready_draft, to_whom="x" * 121).status_code == 200
    assert not DraftLink.objects.exists()


def test_who_may_share_a_draft(
    ready_draft: GuidancePage, editor: User, reviewer: User, translator: User, admin: User
) -> None:
    ours = organisation_of(ready_draft)
    theirs = factories.OrganisationFactory()
    may = [editor, reviewer, admin, factories.member_of(None, Role.COORDINATOR)]
    may_not = [translator, factories.member_of(ours, Role.ADMINISTRATOR), factories.member_of(ours, Role.AUTHOR)]
    may_not += [factories.member_of(theirs, role) for role in (Role.EDITOR, Role.SAFETY_REVIEWER, Role.ADMINISTRATOR)]
    assert [may_share(ready_draft, one) for one in may] == [True] * len(may)
    assert [may_share(ready_draft, one) for one in may_not] == [False] * len(may_not)
    for one in may_not:
        with pytest.raises(PermissionDenied):
            shared(ready_draft, one)


def test_nobody_of_another_organisation_makes_sees_or_revokes_links(
    editor: User, ready_draft: GuidancePage, client: Client
) -> None:
    link, path = shared(ready_draft, editor)
    client.force_login(factories.member_of(factories.OrganisationFactory(), Role.SAFETY_REVIEWER, Role.EDITOR))
    made_by(client, ready_draft)
    assert TO_WHOM not in words(client.get(links_address(ready_draft), follow=True))
    client.post(reverse("safety:revoke_draft_link", args=[ready_draft.pk, link.pk]))
    assert DraftLink.objects.get().revoked_at is None
    assert read(path).status_code == 200


def test_a_link_is_not_revoked_through_another_page(
    editor: User, editor_desk: Client, ready_draft: GuidancePage, section: OrganisationPage
) -> None:
    link, _path = shared(ready_draft, editor)
    other = ready(section, "Another page")
    assert editor_desk.post(reverse("safety:revoke_draft_link", args=[other.pk, link.pk])).status_code == 404
    assert editor_desk.get(reverse("safety:revoke_draft_link", args=[ready_draft.pk, link.pk])).status_code == 405
    assert DraftLink.objects.get().revoked_at is None


def test_colleagues_comments_are_not_kept_with_a_link(editor: User, ready_draft: GuidancePage) -> None:
    page = fresh(ready_draft)
    page.wagtail_admin_comments = [Comment(user=editor, text="between us", contentpath="title")]
    page.save_revision(user=editor)
    link, path = shared(page, editor)
    assert "between us" not in str(link.content)
    assert "between us" not in read(path).content.decode()


def test_a_shared_draft_is_in_no_list_for_readers(editor: User, ready_draft: GuidancePage) -> None:
    shared(ready_draft, editor)
    for address in ("/en/", "/sitemap-en.xml", "/en/feeds/", f"/en/search/?q={ready_draft.title}", "/robots.txt"):
        said = Client().get(address).content.decode()
        assert "/drafts/" not in said
        assert ready_draft.title not in said or "search" in address


def test_the_menu_of_a_page_leads_to_its_links_for_those_who_may_share_it(
    editor_desk: Client, ready_draft: GuidancePage, section: OrganisationPage
) -> None:
    shown = editor_desk.get(reverse("wagtailadmin_pages:edit", args=[ready_draft.pk])).content.decode()
    assert links_address(ready_draft) in shown
