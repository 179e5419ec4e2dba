"""Facts in the editor: plain fields on an original, nothing to change on a translation, differences to compare."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.taxonomy.facts import Facts, facts_of, own_facts
from cms.taxonomy.forms import FACT_FIELDS
from cms.taxonomy.models import MessageCategory, PageAudience, PageFacts, Place, Situation, Topic
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.publishing.page_form import (
    ALL_FOUR,
    PUBLISH,
    SAVE,
    add_address,
    audiences,
    complaints,
    edit_address,
    opened,
    send,
    words,
)
from tests.standing import standing


def draft_facts(page: Page) -> Facts:
    """The facts of the newest revision."""
    return own_facts(GuidancePage.objects.get(pk=page.pk).get_latest_revision_as_object())


def fits(facts: Facts) -> dict[str, str]:
    """Audience to fit."""
    made = {audience.code: "made_for" for audience in facts.made_for}
    return made | {audience.code: "suitable_for" for audience in facts.suitable_for}


def chosen_places(*places: Place) -> dict[str, Any]:
    """The rows of “Places”, new ones all."""
    return nested_form_data({"place_marks": inline_formset([{"place": str(place.pk), "id": ""} for place in places])})


def test_nothing_is_chosen_beforehand_on_a_new_page(editor_desk: Client, section: OrganisationPage) -> None:
    fields = opened(editor_desk, add_address(section))
    assert [fields.getlist(f"audiences_{code}") for code in ALL_FOUR] == [[""]] * 4
    assert fields.getlist("scope") == [""]
    assert "topics" not in fields
    assert "sample" not in fields


def test_every_fact_of_a_new_page_is_kept(editor_desk: Client, section: OrganisationPage, place: Place) -> None:
    topics = list(Topic.objects.all()[:2])
    situation = Situation.objects.first()
    category = MessageCategory.objects.first()
    assert situation is not None
    assert category is not None
    response = send(
        editor_desk,
        add_address(section),
        SAVE,
        title="New",
        slug="new",
        scope="places",
        topics=[topic.pk for topic in topics],
        situations=[situation.pk],
        message_category=category.pk,
        review_by="2030-01-31",
        sample="on",
        **audiences(girls="made_for", women="suitable_for"),
        **chosen_places(place),
    )
    assert response.status_code == 302, complaints(response)
    facts = draft_facts(Page.objects.get(slug="new"))
    assert fits(facts) == {"girls": "made_for", "women": "suitable_for"}
    assert (facts.topics, facts.situations, facts.places) == (topics, [situation], [place])
    assert (facts.scope, facts.message_category, facts.sample) == ("places", category, True)
    assert str(facts.review_by) == "2030-01-31"


def test_the_form_opens_with_the_facts_of_the_draft(editor_desk: Client, page: GuidancePage) -> None:
    factories.give_facts(page, made_for=("men",), suitable_for=(), sample=True)
    page.save_revision()
    fields = opened(editor_desk, edit_address(page))
    assert [fields[f"audiences_{code}"] for code in ALL_FOUR] == ["", "", "", "made_for"]
    assert (fields["scope"], fields["sample"]) == ("everywhere", "on")


def test_a_change_in_the_form_changes_the_draft_and_publishing_it_what_readers_are_told(
    reviewer_desk: Client, page: GuidancePage
) -> None:
    changes = audiences(women="made_for", girls="", boys="made_for", men="")
    assert send(reviewer_desk, edit_address(page), SAVE, **changes).status_code == 302
    assert fits(draft_facts(page)) == {"women": "made_for", "boys": "made_for"}
    assert fits(facts_of(page)) == {"girls": "made_for", "boys": "suitable_for"}
    assert send(reviewer_desk, edit_address(page), PUBLISH).status_code == 302
    assert fits(facts_of(page)) == {"women": "made_for", "boys": "made_for"}


def test_autosaving_a_live_page_leaks_nothing_to_its_readers(
    editor_desk: Client, page: GuidancePage, place: Place
) -> None:
    before = facts_of(page)
    for fit in ("made_for", "suitable_for", ""):
        response = send(
            editor_desk,
            edit_address(page),
            SAVE,
            headers={"accept": "application/json"},
            scope="places",
            **audiences(men=fit, girls=""),
            **chosen_places(place),
        )
        assert json.loads(response.content)["success"] is True
        assert facts_of(page) == before
    assert draft_facts(page).places == [place]


def test_saving_the_same_form_twice_doubles_nothing(editor_desk: Client, section: OrganisationPage) -> None:
    draft = factories.guidance_draft(section)
    for _again in range(2):
        response = send(editor_desk, edit_address(draft), SAVE, **audiences(**ALL_FOUR), scope="everywhere")
        assert response.status_code == 302, complaints(response)
    assert PageAudience.objects.filter(page=draft).count() == 4
    assert PageFacts.objects.filter(page=draft).count() == 1


def test_a_place_taken_out_of_the_form_is_gone(editor_desk: Client, section: OrganisationPage, place: Place) -> None:
    draft = factories.guidance_draft(section)
    send(editor_desk, edit_address(draft), SAVE, scope="places", **chosen_places(place))
    assert draft_facts(draft).places == [place]
    assert send(editor_desk, edit_address(draft), SAVE, **{"place_marks-0-DELETE": "on"}).status_code == 302
    assert draft_facts(draft).places == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("audiences_girls", "mostly"),
        ("scope", "nowhere"),
        ("topics", "999999"),
        ("situations", "x"),
        ("message_category", "999999"),
        ("review_by", "soon"),
    ],
)
def test_a_value_that_nobody_offers_is_refused_in_its_field(
    editor_desk: Client, page: GuidancePage, name: str, value: str
) -> None:
    response = send(editor_desk, edit_address(page), SAVE, **{name: value})
    assert response.status_code == 200
    assert name.removesuffix("_girls") in response.context["form"].errors
    assert fits(draft_facts(page)) == {"girls": "made_for", "boys": "suitable_for"}


def test_the_same_place_twice_is_refused_and_no_error_page(
    editor_desk: Client, section: OrganisationPage, place: Place
) -> None:
    draft = factories.guidance_draft(section)
    response = send(editor_desk, edit_address(draft), SAVE, scope="places", **chosen_places(place, place))
    assert response.status_code in {200, 302}
    assert draft_facts(draft).places in ([], [place])


# Translations


@standing
def translation(page: GuidancePage, arabic: HomePage) -> GuidancePage:
    """The Arabic draft of the page."""
    return draft_in(page, arabic.locale, by=None).page


def test_the_form_of_a_translation_shows_the_facts_and_has_no_field_for_them(
    editor_desk: Client, translation: GuidancePage
) -> None:
    response = editor_desk.get(edit_address(translation))
    said = words(response)
    assert not set(FACT_FIELDS) & set(response.context["form"].fields)
    assert "place_marks" not in response.context["form"].formsets
    assert "These facts belong to the original, “Know the warning signs”" in said
    assert "made for Girls, suitable for Boys" in said
    assert "applies everywhere" in said


def test_facts_posted_into_the_form_of_a_translation_are_ignored(
    editor_desk: Client, translation: GuidancePage, page: GuidancePage, place: Place
) -> None:
    response = send(
        editor_desk,
        edit_address(translation),
        SAVE,
        title="عنوان",
        scope="places",
        sample="on",
        **audiences(men="made_for"),
        **chosen_places(place),
    )
    assert response.status_code == 302, complaints(response)
    assert GuidancePage.objects.get(pk=translation.pk).get_latest_revision_as_object().title == "عنوان"
    assert draft_facts(translation) == Facts()
    assert not PageAudience.objects.filter(page=translation).exists()
    assert fits(facts_of(page)) == {"girls": "made_for", "boys": "suitable_for"}


# Comparing versions


def compared(client: Client, page: Page) -> str:
    """The comparison of the first two revisions, with additions in [+ +] and deletions in [- -]."""
    earlier, later = page.revisions.order_by("pk")[:2]
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, earlier.pk, later.pk])
    soup = BeautifulSoup(client.get(address).content.decode(), "html.parser")
    for mark, signs in (("addition", "++"), ("deletion", "--")):
        for found in soup.find_all(class_=mark):
            found.replace_with(f"[{signs[0]}{found.get_text()}{signs[1]}]")
    return " ".join(soup.get_text(" ").split())


def test_the_comparison_of_two_versions_shows_what_facts_changed(
    editor_desk: Client, section: OrganisationPage, place: Place
) -> None:
    draft = factories.guidance_draft(section)
    factories.give_facts(draft, made_for=("girls",), suitable_for=(), scope="places", places=(place,))
    draft.save_revision()
    said = compared(editor_desk, draft)
    assert "Whom is it for?: [+made for Girls+]" in said
    assert "Where does it apply?: [+Talomira+]" in said
    assert "Title" not in said


def test_a_fact_in_the_comparison_is_text_and_not_markup(editor_desk: Client, section: OrganisationPage) -> None:
    odd = factories.PlaceFactory(iso3="XBB", pcode="XB", name_en="<b>Bersama</b>")
    draft = factories.guidance_draft(section)
    factories.give_facts(draft, scope="places", places=(odd,))
    draft.save_revision()
    assert "<b>Bersama</b>" in compared(editor_desk, draft)


def test_versions_with_the_same_facts_show_none_of_them(
    editor_desk: Client, page: GuidancePage, hotline: Hotline
) -> None:
    page.title = "Another title"
    factories.give_facts(page, made_for=("girls",), suitable_for=("boys",))
    page.save_revision()
    draft, _live, latest = page.revisions.order_by("pk")
    draft.delete()
    assert latest
    said = compared(editor_desk, page)
    assert "Title" in said
    assert "Whom is it for?" not in said
