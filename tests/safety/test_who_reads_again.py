"""Who reads a page again, chosen in its editor: kept with the draft, compared with the version before, never another's people."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from tests import factories
from tests.conftest import signed_in
from tests.obliging import obliging
from tests.publishing.page_form import SAVE, edit_address, opened, send, words


@pytest.fixture(autouse=True)
def pages_go_live(only_real_reviews: None) -> Any:
    """Reviewing is not what is tested here."""
    with obliging():
        yield


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def due(section: OrganisationPage, number: int = 0, **values: Any) -> GuidancePage:
    """A live page that is to be read again so many days from now."""
    return factories.live_guidance(section, review_by=days(number), **values)


@pytest.fixture
def come(editor: User, reviewer: User) -> None:
    """Both have signed in before."""
    User.objects.filter(pk__in=[editor.pk, reviewer.pk]).update(last_login=timezone.now())


def offered(desk: Client, page: Page) -> list[str]:
    """Whom the field offers, less nobody."""
    form = desk.get(edit_address(page)).context["form"]
    return [str(label) for _value, label in form.fields["review_owner"].choices][1:]


def test_the_editors_and_reviewers_of_the_organisation_can_be_named_and_nobody_else(
    come: None, section: OrganisationPage, editor_desk: Client, ready_draft: GuidancePage
) -> None:
    factories.member_of(section.organisation, Role.AUTHOR)
    factories.member_of(section.organisation, Role.EDITOR, username="invited")
    stranger = factories.member_of(factories.OrganisationFactory(), Role.EDITOR, last_login=timezone.now())
    assert sorted(offered(editor_desk, ready_draft)) == ["editor", "reviewer"]
    response = send(editor_desk, edit_address(ready_draft), SAVE, review_owner=stranger.pk)
    assert response.status_code == 200
    assert stranger.username not in words(response)


def test_an_author_may_name_themselves_on_their_own_page(section: OrganisationPage, hotline: Any) -> None:
    author = factories.member_of(section.organisation, Role.AUTHOR, username="author")
    page = factories.guidance_draft(section, owner=author)
    assert "author" in offered(signed_in(author), page)


def test_what_is_chosen_is_kept_with_the_draft_and_shown_again(
    come: None, editor_desk: Client, reviewer: User, ready_draft: GuidancePage
) -> None:
    chosen = {"review_owner": reviewer.pk, "ends_overdue": "on", "grace_days": "5", "review_by": days(60).isoformat()}
    assert send(editor_desk, edit_address(ready_draft), SAVE, **chosen).status_code == 302
    fields = opened(editor_desk, edit_address(ready_draft))
    assert {name: fields[name] for name in chosen} == {name: str(value) for name, value in chosen.items()}
    draft: Any = Page.objects.get(pk=ready_draft.pk).get_latest_revision_as_object()
    (sheet,) = draft.fact_sheet.all()
    assert (sheet.review_owner, sheet.ends_overdue, sheet.grace_days) == (reviewer, True, 5)


def test_the_comparison_of_two_versions_says_who_reads_it_again_and_what_happens_else(
    come: None, section: OrganisationPage, hotline: Any, reviewer: User, reviewer_desk: Client
) -> None:
    page: Any = due(section, 60)
    before = page.latest_revision_id
    factories.give_facts(page, review_by=days(60), review_owner=reviewer, ends_overdue=True, grace_days=5)
    after = page.save_revision().pk
    said = words(reviewer_desk.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, after])))
    assert "reviewer" in said
    assert "when nobody has read it again" in said
    assert "5 days after that date" in said
