"""A translation is never live without its live original."""

import pytest
from wagtail.models import Page

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.publishing.door import NotReady
from cms.taxonomy.facts import facts_of, is_original
from tests import factories
from tests.standing import standing


@standing
def original(section: OrganisationPage, hotline: Hotline) -> GuidancePage:
    """A live English page."""
    return factories.live_guidance(section, made_for=("girls",), suitable_for=())


@standing
def translation(original: GuidancePage, arabic: HomePage) -> GuidancePage:
    """Its live Arabic version."""
    return factories.live_translation(original, arabic.locale)


def is_live(page: Page) -> bool:
    """What the database says."""
    return Page.objects.get(pk=page.pk).live


def test_a_whole_translation_of_a_live_original_goes_live(translation: GuidancePage) -> None:
    assert is_live(translation)
    assert [audience.code for audience in facts_of(translation).made_for] == ["girls"]


def test_unpublishing_the_original_takes_its_translations_offline(
    original: GuidancePage, translation: GuidancePage
) -> None:
    original.unpublish()
    assert not is_live(translation)
    assert facts_of(translation).made_for == []


def test_unpublishing_a_translation_leaves_the_original_live(original: GuidancePage, translation: GuidancePage) -> None:
    translation.unpublish()
    assert is_live(original)


def test_a_translation_does_not_come_back_before_its_original(
    original: GuidancePage, translation: GuidancePage
) -> None:
    original.unpublish()
    with pytest.raises(NotReady, match="Publish the original first"):
        GuidancePage.objects.get(pk=translation.pk).save_revision().publish()
    GuidancePage.objects.get(pk=original.pk).save_revision().publish()
    GuidancePage.objects.get(pk=translation.pk).save_revision().publish()
    assert is_live(translation)


@pytest.mark.parametrize("way", ["delete", "queryset", "section"])
def test_deleting_the_original_leaves_its_translations_as_drafts(
    original: GuidancePage, translation: GuidancePage, section: OrganisationPage, way: str
) -> None:
    if way == "delete":
        original.delete()
    elif way == "queryset":
        Page.objects.filter(pk=original.pk).delete()
    else:
        Page.objects.get(pk=section.pk).delete()
    left = GuidancePage.objects.get(pk=translation.pk)
    assert not left.live
    assert is_original(left)


def test_a_translation_whose_original_was_deleted_goes_live_again_with_facts_of_its_own(
    original: GuidancePage, translation: GuidancePage
) -> None:
    original.delete()
    left = GuidancePage.objects.get(pk=translation.pk)
    with pytest.raises(NotReady, match="Say whom this page is for"):
        left.save_revision().publish()
    factories.give_facts(left, made_for=("boys",), suitable_for=())
    left.save_revision().publish()
    assert [audience.code for audience in facts_of(left).made_for] == ["boys"]


def test_deleting_a_translation_leaves_the_original_as_it_is(original: GuidancePage, translation: GuidancePage) -> None:
    translation.delete()
    assert is_live(original)
    assert [audience.code for audience in facts_of(original).made_for] == ["girls"]


def test_any_language_can_be_the_original(arabic: HomePage, home: HomePage, hotline: Hotline) -> None:
    original = factories.live_guidance(factories.section_under(arabic), title="علامات الخطر")
    english = factories.live_translation(original, home.locale)
    assert is_live(english)
    assert facts_of(english).everywhere
    original.unpublish()
    assert not is_live(english)
