"""Drafting a page in another language: parents first, the same parts, nothing published."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.accounts.models import User
from cms.audit.models import Entry
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.publishing.door import reasons
from cms.taxonomy.facts import is_original, original_of
from cms.taxonomy.models import MadeFrom, Original, PageAudience
from cms.taxonomy.sources import made_from, source_of
from cms.translation_desk.beside import beside
from cms.translation_desk.drafting import CannotTranslate, draft_in
from tests import factories
from tests.translation_desk.pages import translated


def test_a_draft_is_made_in_the_tree_of_its_language(original: GuidancePage, arabic: HomePage) -> None:
    drafted = draft_in(original, arabic.locale, by=None)
    assert drafted.created
    assert isinstance(drafted.page, GuidancePage)
    assert drafted.page.locale.language_code == "ar"
    assert not drafted.page.live
    assert drafted.page.is_descendant_of(arabic)


def test_missing_sections_are_drafted_first_and_neither_is_live_nor_an_alias(
    original: GuidancePage, section: OrganisationPage, arabic: HomePage
) -> None:
    page = draft_in(original, arabic.locale, by=None).page
    above = page.get_parent().specific
    assert isinstance(above, OrganisationPage)
    assert above.organisation == section.organisation
    assert above.translation_key == section.translation_key
    assert [(one.live, one.alias_of_id) for one in (above, page)] == [(False, None), (False, None)]


def test_a_missing_home_is_drafted_too(original: GuidancePage, french: HomePage) -> None:
    locale = french.locale
    Page.objects.get(pk=french.pk).delete()
    page = draft_in(original, locale, by=None).page
    home = page.get_ancestors().get(depth=2).specific
    assert (home.locale_id, home.live, type(home)) == (locale.pk, False, HomePage)


def test_the_parts_keep_their_ids_so_that_they_stand_side_by_side(section: OrganisationPage, arabic: HomePage) -> None:
    source = factories.guidance_draft(
        section, body=[factories.card(), factories.card("dont"), factories.card("warning")]
    )
    page = draft_in(source, arabic.locale, by=None).page
    ids = [part.id for part in GuidancePage.objects.get(pk=source.pk).body]
    assert all(ids)
    assert [part.id for part in page.body] == ids


def test_drafting_again_gives_the_same_draft(original: GuidancePage, arabic: HomePage) -> None:
    first = draft_in(original, arabic.locale, by=None)
    again = draft_in(original, arabic.locale, by=None)
    assert (again.page, again.created) == (first.page, False)
    assert Page.objects.filter(translation_key=original.translation_key).count() == 2


def test_what_was_translated_already_is_not_overwritten(original: GuidancePage, arabic: HomePage) -> None:
    page = draft_in(original, arabic.locale, by=None).page
    page.title = "علامات الخطر"
    page.save_revision()
    page.save()
    assert draft_in(original, arabic.locale, by=None).page.title == "علامات الخطر"


def test_the_facts_stay_with_the_original(original: GuidancePage, arabic: HomePage) -> None:
    page = draft_in(original, arabic.locale, by=None).page
    assert original_of(page).pk == original.pk
    assert is_original(original)
    assert not is_original(page)
    assert not PageAudience.objects.filter(page=page).exists()
    assert list(page.get_latest_revision_as_object().audience_marks.all()) == []


def test_a_translation_of_a_translation_has_the_first_page_as_its_original(
    original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    arabic_draft = draft_in(original, arabic.locale, by=None).page
    french_draft = draft_in(arabic_draft, french.locale, by=None).page
    assert original_of(french_draft).pk == original.pk
    assert Original.objects.filter(translation_key=original.translation_key).count() == 1


def test_a_translation_of_a_translation_is_read_against_that_while_readers_find_it(
    original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    arabic_page = translated(original, "ar", "اعرف علامات الخطر")
    made = draft_in(arabic_page, french.locale, by=None).page
    assert made_from(made) == Page.objects.get(pk=arabic_page.pk) and source_of(made) == arabic_page
    assert beside(made.get_latest_revision_as_object()).pairs[0].source.text == "اعرف علامات الخطر"
    assert any(str(reason).startswith("Not translated yet: “\u2068اعرف") for reason in reasons(made))
    arabic_page.unpublish()
    assert source_of(made).pk == original.pk


def test_sections_are_made_from_nothing_but_their_original(
    original: GuidancePage, arabic: HomePage, french: HomePage
) -> None:
    draft_in(translated(original, "ar", "اعرف علامات الخطر"), french.locale, by=None)
    assert MadeFrom.objects.count() == 1


def test_the_draft_belongs_to_whoever_started_it(original: GuidancePage, arabic: HomePage, translator: User) -> None:
    page = draft_in(original, arabic.locale, by=translator).page
    assert GuidancePage.objects.get(pk=page.pk).owner == translator


def test_the_root_and_a_page_in_the_same_language_cannot_be_translated(
    original: GuidancePage, arabic: HomePage
) -> None:
    with pytest.raises(CannotTranslate, match="root"):
        draft_in(Page.get_first_root_node(), arabic.locale, by=None)
    with pytest.raises(CannotTranslate, match="already"):
        draft_in(original, original.locale, by=None)


def test_a_draft_can_be_translated_before_it_is_live(section: OrganisationPage, arabic: HomePage) -> None:
    source = factories.guidance_draft(section)
    assert not draft_in(source, arabic.locale, by=None).page.live


# Who drafted it


def test_a_translation_was_made_by_whoever_started_it_and_never_by_the_originals_owner(
    desk: Client, translator: User, editor: User, original: GuidancePage, section: OrganisationPage, arabic: HomePage
) -> None:
    Page.objects.filter(pk__in=[section.pk, original.pk]).update(owner=editor)
    before = set(PageLogEntry.objects.values_list("pk", flat=True))
    last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    response = desk.post(reverse("translation_desk:translate", args=[original.pk]), {"locale": arabic.locale_id})
    assert response.status_code == 302
    entries = Entry.objects.filter(id__gt=last)
    assert {(entry.actor, entry.language) for entry in entries} == {(translator.get_username(), "ar")}
    history = PageLogEntry.objects.exclude(pk__in=before)
    assert {entry.user for entry in history} == {translator}
    assert original.get_translation(arabic.locale).owner == translator


def test_a_translation_that_nobody_in_person_drafts_is_not_put_down_to_its_originals_owner(
    editor: User, original: GuidancePage, arabic: HomePage
) -> None:
    Page.objects.filter(pk=original.pk).update(owner=editor)
    page = draft_in(GuidancePage.objects.get(pk=original.pk), arabic.locale, by=None).page
    entries = Entry.objects.filter(kind="guidance.guidancepage", object_id=str(page.pk))
    assert entries.exists() and not entries.exclude(actor_id=None).exists()
