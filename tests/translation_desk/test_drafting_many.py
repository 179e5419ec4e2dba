"""Many drafts at once: one page in many languages, many pages in one, each as whole as one that is made alone."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, get_page_models

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.directory.models import Hotline
from cms.guidance.ground import prepare_language
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.translation_desk.drafting import CannotTranslate, draft_all, draft_in, draft_in_languages
from cms.translation_desk.planting import LEFT_OUT
from tests import factories

CODES = ["fr", "ar", "es", "pt", "fa", "tr", "uk", "ru", "my", "vi", "id", "am", "ti", "so", "ha", "km", "lo", "si"]

pytestmark = pytest.mark.django_db


def languages(codes: list[str]) -> list[Locale]:
    """Enabled, each with its home."""
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in codes]
    for locale in locales:
        prepare_language(locale)
    return locales


def test_a_page_in_eighteen_languages_takes_at_most_two_hundred_queries(
    section: OrganisationPage, hotline: Hotline, arabic: HomePage, translator: User
) -> None:
    locales = languages(CODES)
    pages = [factories.live_guidance(section, title=f"Page {number}", slug=f"page-{number}") for number in range(2)]
    draft_in_languages(pages[0], locales, by=translator)
    assert all(section.get_translation_or_none(locale) for locale in locales)
    with CaptureQueriesContext(connection) as queries:
        drafted = draft_in_languages(pages[1], locales, by=translator)
    assert [one.page.locale.language_code for one in drafted] == CODES
    assert len(queries) <= 130


def test_sections_that_are_missing_are_drafted_once_for_all(original: GuidancePage, translator: User) -> None:
    locales = languages(CODES[:5])
    for locale in locales:
        for below in Page.objects.filter(locale=locale, depth=3):
            below.delete()
    other = factories.live_guidance(original.get_parent(), title="Another page", slug="another")
    drafted = draft_all([(page, locale) for page in (original, other) for locale in locales], by=translator)
    assert all(one.created and len(one.parents) == 1 for one in drafted)
    assert Page.objects.filter(locale__in=locales, depth=3).count() == 5
    for locale in locales:
        above = Page.objects.get(locale=locale, depth=3)
        assert [page.title for page in above.get_children()] == [original.title, "Another page"]
        assert above.numchild == 2


def test_the_tree_is_whole_and_nobody_else_moves(original: GuidancePage, arabic: HomePage) -> None:
    draft_in(original, arabic.locale, by=None)
    more = [factories.live_guidance(original.get_parent(), title=f"Page {n}", slug=f"page-{n}") for n in range(3)]
    draft_all([(page, arabic.locale) for page in more], by=None)
    assert Page.find_problems() == ([], [], [], [], [])
    above = Page.objects.get(locale=arabic.locale, depth=3)
    assert list(above.get_children().values_list("slug", flat=True)) == [
        original.slug, "page-0", "page-1", "page-2",
    ]  # fmt: skip


def test_an_address_that_is_taken_gets_a_number(original: GuidancePage, arabic: HomePage) -> None:
    above = draft_in(original.get_parent(), arabic.locale, by=None).page
    factories.guidance_draft(above, title="Other", slug=original.slug)
    page = draft_in(original, arabic.locale, by=None).page
    assert page.slug == f"{original.slug}-1"
    assert Page.objects.get(pk=page.pk).url_path == f"{Page.objects.get(pk=above.pk).url_path}{page.slug}/"


def test_a_draft_made_among_many_has_what_one_has_that_wagtail_makes(
    original: GuidancePage, arabic: HomePage, translator: User
) -> None:
    """But the facts, which stay with the original, and one version in the place of two."""
    draft_in(original.get_parent(), arabic.locale, by=translator)
    drafted = draft_in(original, arabic.locale, by=translator).page
    (ours, its_log) = (row_of(drafted), log_of(drafted))
    references = references_of(drafted)
    Page.objects.get(pk=drafted.pk).delete()
    left_out = ["fact_sheet", "audience_marks", "topic_marks", "situation_marks", "place_marks", "owner"]
    theirs = GuidancePage.objects.get(pk=original.pk).copy_for_translation(arabic.locale, exclude_fields=left_out)
    theirs.owner = translator
    theirs.save()
    assert row_of(theirs) == ours
    assert log_of(theirs) == its_log
    assert references_of(theirs) == references


def row_of(page: Any) -> dict[str, Any]:
    """The page's columns and its newest version, without what differs between any two pages."""
    stored = GuidancePage.objects.get(pk=page.pk)
    apart = {"id", "page_ptr", "latest_revision", "latest_revision_created_at", "body"}
    row = {
        field.name: field.value_from_object(stored) for field in stored._meta.concrete_fields if field.name not in apart
    }
    version = stored.get_latest_revision().content
    return row | {"body": stored.body.get_prep_value(), "version": version["body"], "title in it": version["title"]}


def references_of(page: Any) -> list[tuple[str, str]]:
    """What it refers to, and where."""
    found = ReferenceIndex.objects.filter(object_id=str(page.pk))
    return sorted(found.values_list("to_object_id", "model_path"))


def log_of(page: Any) -> list[str]:
    """What the history says of it."""
    return sorted(PageLogEntry.objects.filter(page_id=page.pk).values_list("action", flat=True))


def test_each_draft_stands_in_history_and_audit_with_its_language_and_organisation(
    original: GuidancePage, section: OrganisationPage, translator: User
) -> None:
    last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    drafted = draft_in_languages(original, languages(CODES[:2]), by=translator)
    for one, code in zip(drafted, CODES, strict=False):
        entries = Entry.objects.filter(id__gt=last, object_id=str(one.page.pk), kind="guidance.guidancepage")
        assert sorted(entries.values_list("action", flat=True)) == ["wagtail.copy_for_translation", "wagtail.create"]
        assert {(each.language, each.organisation_id, each.actor_id) for each in entries} == {
            (code, section.organisation_id, translator.pk)
        }
        assert {each.user_id for each in PageLogEntry.objects.filter(page_id=one.page.pk)} == {translator.pk}


@pytest.mark.parametrize("kind", get_page_models(), ids=lambda kind: kind.__name__)
def test_no_kind_of_page_has_parts_in_other_tables_that_a_draft_would_lose(kind: type[Page]) -> None:
    """A draft among many takes over columns only; a new kind of part has to be written by `planting`."""
    left_out = {*LEFT_OUT, *kind.default_exclude_fields_in_copy, *kind.exclude_fields_in_copy}
    parts = {relation.get_accessor_name() for relation in get_all_child_relations(kind)}
    several = {field.name for field in (*get_all_child_m2m_relations(kind), *kind._meta.many_to_many)}
    assert (parts | several) - left_out - {"wagtail_admin_comments"} == set()


def test_drafts_are_found_in_the_admin(original: GuidancePage, arabic: HomePage) -> None:
    page = draft_in(original, arabic.locale, by=None).page
    assert page.pk in [found.pk for found in Page.objects.filter(locale=arabic.locale).search(original.title)]


def test_where_one_cannot_be_drafted_none_is(original: GuidancePage, arabic: HomePage) -> None:
    with pytest.raises(CannotTranslate):
        draft_in_languages(original, [arabic.locale, original.locale], by=None)
    assert not Page.objects.filter(translation_key=original.translation_key, locale=arabic.locale).exists()
