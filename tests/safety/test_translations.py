"""A translation is read beside its approved source by a reviewer of that language who did not translate it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.organisations.models import Role
from cms.safety.content import content_of, digest_of
from cms.safety.models import Approval, Kind
from tests import factories
from tests.obliging import obliging
from tests.publishing.page_form import words
from tests.safety.acting import hand_in_arabic
from tests.safety.screen import approve, fresh, review_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def original(section: Any, hotline: Any) -> GuidancePage:
    with obliging():
        return factories.live_guidance(section, title="Know the signs", standfirst="They tell you to stay away.")


@pytest.fixture
def handed_in(original: GuidancePage, arabic: Any, translator: User) -> Any:
    """An Arabic translation, under a live section, handed in by its translator."""
    page = hand_in_arabic(original, translator)
    return fresh(page)


@pytest.fixture
def arabic_reviewer(section: Any, handed_in: Any) -> User:
    return factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar", username="arabic_reviewer")


def desk_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_it_waits_for_a_language_review_and_no_other(handed_in: Any) -> None:
    assert handed_in.current_workflow_task_state.task.name == "Language review"


def test_source_and_translation_stand_side_by_side_each_in_its_direction(handed_in: Any, arabic_reviewer: User) -> None:
    response = desk_of(arabic_reviewer).get(review_address(handed_in))
    shown = response.content.decode()
    assert "Know the signs" in shown and "اعرف علامات الخطر" in shown
    assert '<td lang="en" dir="ltr">Know the signs' in shown
    assert '<td lang="ar" dir="rtl">اعرف علامات الخطر' in shown
    assert "nothing is added, left out or softened" in words(response)


def test_a_reviewer_of_the_language_makes_it_live_against_the_source_as_it_was(
    handed_in: Any, arabic_reviewer: User, original: GuidancePage
) -> None:
    assert approve(desk_of(arabic_reviewer), handed_in).status_code == 302
    assert Page.objects.get(pk=handed_in.pk).live
    approval = Approval.objects.get(page_id=handed_in.pk, kind=Kind.LANGUAGE)
    assert approval.source_digest == digest_of(content_of(GuidancePage.objects.get(pk=original.pk)))
    assert [one["name"] for one in approval.contributors] == ["translator"]


def test_a_safety_reviewer_and_reviewers_of_other_languages_are_not_asked(
    handed_in: Any, section: Any, reviewer: User, translator: User, home: Any
) -> None:
    with obliging():
        factories.live_home("fr")
    french = factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="fr")
    step = handed_in.current_workflow_task_state.task.specific
    assert not any(step.may_review(handed_in, person) for person in (reviewer, french, translator))


def test_the_translator_cannot_approve_it(handed_in: Any, section: Any, translator: User) -> None:
    team = factories.member_of(section.organisation, Role.LANGUAGE_REVIEWER, language="ar").groups.get()
    translator.groups.add(team)
    assert "somebody else has to approve it" in words(approve(desk_of(translator), handed_in))
    assert not Page.objects.get(pk=handed_in.pk).live
