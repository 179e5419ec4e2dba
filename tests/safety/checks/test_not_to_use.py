"""Words that the glossary forbids are hints on every page of their language, originals too."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.safety.checking import checked
from cms.safety.checks.table import findings
from cms.safety.checks.written import Level
from cms.safety.content import content_of
from cms.safety.models import AskedLink
from cms.safety.reading import lines_of
from cms.safety.rules import the_checks_refuse_nothing
from cms.taxonomy.glossary.known import NotToUse
from cms.taxonomy.models import ForbiddenWord
from tests import factories
from tests.publishing.page_form import words
from tests.safety.checks.asking import written
from tests.safety.screen import approve, form_of, fresh, review_address

VICTIM = NotToUse("victim", ("victim", "victims"), "It takes dignity away.", "survivor")


def test_a_word_that_is_not_to_be_used_is_a_hint_with_the_reason() -> None:
    found = findings(written("Victims call. A victim asks.", not_to_use=(VICTIM,)))
    assert [(one.level, one.excerpt) for one in found] == [(Level.HINT, "Victims")]
    assert "It takes dignity away." in str(found[0].message) and "survivor" in str(found[0].message)


def test_other_words_are_none() -> None:
    assert findings(written("Survivors call.", not_to_use=(VICTIM,))) == []


@pytest.mark.django_db
def test_an_original_is_looked_through_for_the_words_of_its_language(
    section: OrganisationPage, hotline: Hotline
) -> None:
    ForbiddenWord.objects.create(language="en", words="warning", reason="Say it plainly.")
    ForbiddenWord.objects.create(language="fr", words="signs", reason="Dites-le.")
    content = content_of(factories.guidance_draft(section, title="Know the warning signs"))
    said = " ".join(str(one.message) for one in checked(content, lines_of(content), "en"))
    assert "Say it plainly." in said and "Dites-le." not in said


@pytest.mark.django_db
def test_the_door_to_live_does_not_ask_what_refuses_nothing(section: OrganisationPage, hotline: Hotline) -> None:
    ForbiddenWord.objects.create(language="en", words="warning", reason="Say it plainly.")
    page = factories.guidance_draft(section, standfirst="A warning. Call +1 555 555 0177.")
    with CaptureQueriesContext(connection) as asked:
        said = [str(reason) for reason in the_checks_refuse_nothing(page)]
    assert [one.startswith("“+1 555 555 0177”: A telephone number") for one in said] == [True]
    asked_of = " ".join(query["sql"] for query in asked)
    assert not any(model._meta.db_table in asked_of for model in (ForbiddenWord, AskedLink))


@pytest.mark.django_db
def test_an_approval_that_makes_a_page_live_does_not_ask_the_glossary(
    submitted: GuidancePage, reviewer_desk: Client
) -> None:
    ForbiddenWord.objects.create(language="en", words="warning", reason="Say it plainly.")
    read = reviewer_desk.get(review_address(submitted))
    assert "Say it plainly." in words(read)
    with CaptureQueriesContext(connection) as asked:
        assert approve(reviewer_desk, submitted, seen=form_of(read)["seen"]).status_code == 302
    assert fresh(submitted).live
    assert not any(ForbiddenWord._meta.db_table in query["sql"] for query in asked)


@given(
    st.lists(st.sampled_from(["+1 555 555 0177", "a@example.org", "0.1234, 0.4321", "QX-000", "a victim", "Go back."]))
)
def test_what_refuses_is_the_same_whether_the_rest_is_looked_for_or_not(parts: list[str]) -> None:
    page = written(" ".join(parts), not_to_use=(VICTIM,))
    every = [one for one in findings(page) if one.level is Level.REFUSE]
    assert findings(page, down_to=Level.REFUSE) == every
