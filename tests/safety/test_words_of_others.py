"""Words that came onto a page from another one, and pages that go to another organisation."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.exchange.offering import offer
from cms.guidance.exchange.taking import copy_into
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.publishing.door import NotReady
from cms.safety.contributors import contributors_to
from tests import factories
from tests.conftest import signed_in
from tests.obliging import obliging
from tests.safety.acting import hand_in, now, reviewer_of, save, take_step, turned_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def eve(section: Any) -> User:
    """A safety reviewer who writes."""
    return reviewer_of(section, "eve")


@pytest.fixture
def other(home: HomePage, section: Any) -> OrganisationPage:
    """The section of another organisation."""
    with obliging():
        return factories.section_under(home, organisation=factories.OrganisationFactory())


@pytest.fixture
def in_both(other: OrganisationPage, eve: User) -> User:
    """She reviews there too."""
    eve.groups.add(factories.member_of(other.organisation, Role.SAFETY_REVIEWER).groups.get())
    return eve


def written_by(page: Page, person: User) -> None:
    """As a version and, since aliases show nothing else, as the page stands."""
    save(page, person, standfirst="Words of a reviewer.")
    stored = now(page)
    stored.standfirst = "Words of a reviewer."
    stored.save()


def test_an_alias_that_becomes_a_page_remembers_who_wrote_it(
    section: Any, ready_draft: Any, editor: User, eve: User
) -> None:
    written_by(ready_draft, eve)
    alias = now(ready_draft).create_alias(update_slug="alias")
    ConvertAliasPageAction(alias, user=editor).execute()
    hand_in(alias, editor)
    turned_away(alias, eve)
    take_step(alias, reviewer_of(section, "bob"))
    assert contributors_to(now(alias)) == []


def test_an_alias_that_was_made_and_converted_in_the_admin_does_too(section: Any, ready_draft: Any, eve: User) -> None:
    written_by(ready_draft, eve)
    carol = reviewer_of(section, "carol")
    desk, parent = signed_in(carol), now(ready_draft).get_parent().pk
    data = {"new_title": "Alias", "new_slug": "alias", "new_parent_page": parent, "alias": "on"}
    desk.post(reverse("wagtailadmin_pages:copy", args=[ready_draft.pk]), data)
    alias = GuidancePage.objects.get(slug="alias")
    assert alias.alias_of_id == ready_draft.pk
    desk.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    hand_in(alias, carol)
    turned_away(alias, eve)


def test_who_writes_in_the_source_after_the_alias_was_made_counts(
    section: Any, ready_draft: Any, editor: User, eve: User
) -> None:
    alias = now(ready_draft).create_alias(update_slug="alias")
    save(ready_draft, eve, standfirst="Words of a reviewer.")
    with obliging():
        now(ready_draft).get_latest_revision().publish()
    assert now(alias).standfirst == "Words of a reviewer."
    ConvertAliasPageAction(now(alias), user=editor).execute()
    assert eve in contributors_to(now(alias))


def test_a_copy_of_what_another_organisation_offers_remembers_who_wrote_it(
    ready_draft: Any, other: OrganisationPage, in_both: User, editor: User
) -> None:
    save(ready_draft, in_both, standfirst="Words of a reviewer.")
    with obliging():
        now(ready_draft).get_latest_revision().publish()
    made = offer(now(ready_draft), by=editor, at=timezone.now(), to=None, reference=True, copy=True)
    theirs = factories.member_of(other.organisation, Role.EDITOR)
    page = copy_into(other, made, by=theirs, at=timezone.now())
    hand_in(page, theirs)
    turned_away(page, in_both)
    again = now(page).copy(update_attrs={"slug": "again"}, copy_revisions=False, keep_live=False, user=theirs)
    assert in_both in contributors_to(now(again))
    take_step(page, reviewer_of(other, "bob"))
    save(page, theirs, title="Another heading")
    hand_in(page, theirs)
    take_step(page, in_both)


def test_a_translation_is_its_translators_alone(
    arabic: HomePage, ready_draft: Any, translator: User, eve: User
) -> None:
    save(ready_draft, eve, standfirst="Words of a reviewer.")
    with obliging():
        factories.section_under(arabic, organisation=now(ready_draft).section.organisation)
    page = now(ready_draft).copy_for_translation(arabic.locale, exclude_fields=["owner"])
    assert eve not in contributors_to(page)


def test_a_live_page_does_not_move_to_an_organisation_whose_reviewers_never_saw_it(
    ready_draft: Any, reviewer: User, other: OrganisationPage, in_both: User
) -> None:
    save(ready_draft, in_both, standfirst="Words of a reviewer.")
    hand_in(ready_draft, in_both)
    assert take_step(ready_draft, reviewer).organisation_id == now(ready_draft).section.organisation_id
    with pytest.raises(NotReady, match="reviewed for another organisation"):
        MovePageAction(now(ready_draft), other, pos="last-child", user=in_both).execute()
    assert now(ready_draft).live and now(ready_draft).section.pk != other.pk


def test_a_page_that_was_moved_offline_is_reviewed_there_by_somebody_else(
    ready_draft: Any, reviewer: User, other: OrganisationPage, in_both: User
) -> None:
    save(ready_draft, in_both, standfirst="Words of a reviewer.")
    hand_in(ready_draft, in_both)
    take_step(ready_draft, reviewer)
    now(ready_draft).unpublish()
    MovePageAction(now(ready_draft), other, pos="last-child", user=in_both).execute()
    with pytest.raises(NotReady, match="reviewed for another organisation"):
        now(ready_draft).get_latest_revision().publish()
    hand_in(ready_draft, in_both)
    turned_away(ready_draft, in_both)
    take_step(ready_draft, reviewer_of(other, "bob"))
    assert now(ready_draft).live


def test_a_page_that_was_moved_past_the_gate_is_hidden_by_the_nightly_look(
    ready_draft: Any, other: OrganisationPage
) -> None:
    with obliging():
        now(ready_draft).get_latest_revision().publish()
    assert Client().get(f"/p/{ready_draft.pk}", follow=True).status_code == 200
    Page.objects.filter(pk=now(ready_draft).section.pk).update(path=other.path[:-4] + "ZZZZ")
    Page.objects.filter(pk=ready_draft.pk).update(path=f"{other.path}0001")
    with pytest.raises(CommandError):
        call_command("verify_gate")
    assert Client().get(f"/p/{ready_draft.pk}", follow=True).status_code == 404


def test_who_renamed_an_organisation_does_not_approve_what_its_section_says_then(
    section: OrganisationPage, admin: User
) -> None:
    organisation: Any = section.organisation
    organisation.name_en = section.title
    organisation.save()
    admin.groups.add(factories.member_of(organisation, Role.SAFETY_REVIEWER).groups.get())
    address = reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])
    form = {"name_en": "A name of an administrator", "slug": organisation.slug, "state": organisation.state}
    assert signed_in(admin).post(address, form).status_code == 302
    newest = now(section).get_latest_revision()
    assert (newest.as_object().title, newest.user) == ("A name of an administrator", admin)
    hand_in(section, admin)
    turned_away(section, admin)
    take_step(section, reviewer_of(section, "bob"))
    assert now(section).title == "A name of an administrator"
