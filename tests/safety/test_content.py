"""What a page shows as data: everything that readers are shown, nothing else, in one form whatever way it was made."""

import datetime
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, get_page_models

from cms.guidance.models import GuidancePage
from cms.safety.classified import (
    NOT_SHOWN_OF_PAGES,
    NOT_SHOWN_OF_ROWS,
    NOT_SHOWN_RELATIONS,
    SHOWN_OF_PAGES,
    SHOWN_OF_ROWS,
)
from cms.safety.content import content_of, digest_of
from tests import factories
from tests.guidance.articles import article, described, picture
from tests.obliging import obliging

pytestmark = pytest.mark.django_db

# Of each kind of page, besides those of every page. A new field is thought of here, and in `not_shown_fields` of its type.
SHOWN: dict[str, set[str]] = {
    "guidance.HomePage": {"standfirst", "first_steps"},
    "guidance.OrganisationPage": {"organisation", "standfirst"},
    "guidance.GuidancePage": {"standfirst", "cover", "cover_alt", "body"},
    "guidance.StoryPage": {"standfirst", "cover", "cover_alt", "body"},
    "guidance.ResourcePage": {
        "standfirst", "cover", "cover_alt", "kind", "document", "link", "publisher", "year", "licence",
    },
    "guidance.CampaignPage": {"standfirst", "cover", "cover_alt", "starts_on", "ends_on", "body"},
    "guidance.SharedPage": {"taker"},
}  # fmt: skip


def digest(page: Any) -> str:
    return digest_of(content_of(page))


@pytest.fixture
def page(section: Any, hotline: Any) -> Any:
    """With a picture of its own, facts and several parts."""
    photo = picture("A photograph")
    with obliging():
        return _with_parts(section, photo)


def _with_parts(section: Any, photo: Any) -> Any:
    body = [
        factories.card(words="Go back the way you came", picture=described(photo, "A path")),
        ("text", {"heading": "Why", "text": '<p>Because <a href="https://example.org/a">others</a> did.</p>'}),
    ]
    return article(section, title="With a picture", body=body, cover=photo, cover_alt="A path")


def test_every_field_of_every_kind_of_page_is_classified() -> None:
    common = SHOWN_OF_PAGES | NOT_SHOWN_OF_PAGES
    assert not SHOWN_OF_PAGES & NOT_SHOWN_OF_PAGES
    for model in get_page_models():
        own = {field.name for field in model._meta.local_fields if not field.is_relation or field.name != "page_ptr"}
        expected = common if model is Page else SHOWN[model._meta.label] | getattr(model, "not_shown_fields", set())
        assert own == expected, model


def test_every_row_of_a_pages_own_is_classified() -> None:
    for relation in (one for model in get_page_models() for one in get_all_child_relations(model)):
        name = relation.get_accessor_name()
        if name in NOT_SHOWN_RELATIONS:
            continue
        fields = {field.name for field in relation.related_model._meta.concrete_fields}
        assert fields == SHOWN_OF_ROWS[name] | NOT_SHOWN_OF_ROWS[name]
        assert not SHOWN_OF_ROWS[name] & NOT_SHOWN_OF_ROWS[name]


def test_no_kind_of_page_refers_to_many_rows_in_a_way_that_the_digest_does_not_know() -> None:
    assert [model for model in get_page_models() if get_all_child_m2m_relations(model)] == []


def test_the_draft_the_revision_and_what_is_stored_say_the_same(page: Any) -> None:
    stored = GuidancePage.objects.get(pk=page.pk)
    assert digest(stored) == digest(page) == digest(stored.get_latest_revision_as_object())
    list(stored.body[0].value.items())  # parts that were looked at are kept in another form
    assert digest(stored) == digest(page)


NO_PICTURE = [
    None,
    {"image": None, "decorative": None, "alt_text": None},
    {"image": None, "decorative": False, "alt_text": ""},
    {"image": None, "decorative": True, "alt_text": "Left over"},
]


@pytest.mark.parametrize("empty", NO_PICTURE)
def test_a_card_without_a_picture_is_the_same_however_that_is_kept(page: Any, empty: Any) -> None:
    kind, value = factories.card(words="Go back the way you came")
    page.body = json.dumps([{"type": kind, "value": value}])
    without = digest(page)
    page.body = json.dumps([{"type": kind, "value": value | {"picture": empty}}])
    assert digest(page) == without
    list(page.body[0].value.items())
    assert digest(page) == without


def test_where_and_when_a_page_is_shown_changes_nothing(page: Any) -> None:
    before = digest(page)
    page.go_live_at = page.expire_at = timezone.now() + datetime.timedelta(days=1)
    page.locked, page.owner, page.path = True, None, "00010009"
    page.fact_sheet.get().review_by = datetime.date(2030, 1, 1)
    assert digest(page) == before


@pytest.mark.parametrize("field", ["title", "slug", "search_description", "standfirst", "cover_alt"])
def test_any_other_word_is_another_digest(page: Any, field: str) -> None:
    before = digest(page)
    setattr(page, field, f"{getattr(page, field)}x")
    assert digest(page) != before


def test_a_part_changed_moved_or_left_out_is_another_digest(page: Any) -> None:
    raw = list(page.body.raw_data)
    seen = {digest(page)}
    page.body = json.dumps(list(raw)[::-1])
    seen.add(digest(page))
    page.body = json.dumps(list(raw)[:1])
    seen.add(digest(page))
    assert len(seen) == 3


def test_the_ids_of_parts_are_of_no_matter(page: Any) -> None:
    before = digest(page)
    for part in page.body.raw_data:
        part["id"] = "00000000-0000-0000-0000-000000000000"
    assert digest(page) == before


def test_another_link_under_the_same_words_is_another_digest(page: Any) -> None:
    before = digest(page)
    page.body.raw_data[1]["value"]["text"] = page.body.raw_data[1]["value"]["text"].replace("/a", "/b")
    assert digest(page) != before


def test_another_file_of_a_picture_is_another_digest_and_another_credit_is_not(page: Any) -> None:
    before, photo = digest(page), page.cover
    photo.credit = "Somebody"
    photo.save()
    assert digest(GuidancePage.objects.get(pk=page.pk)) == before
    type(photo).objects.filter(pk=photo.pk).update(file_hash="0" * 40)
    assert digest(GuidancePage.objects.get(pk=page.pk)) != before


def test_for_whom_a_page_is_counts(page: Any) -> None:
    before = digest(page)
    page.audience_marks.set(list(page.audience_marks.all())[:1])
    assert digest(page) != before


def test_content_takes_at_most_eight_queries(page: Any) -> None:
    stored = GuidancePage.objects.get(pk=page.pk)
    with CaptureQueriesContext(connection) as asked:
        content_of(stored)
    assert len(asked) <= 8
