"""What a page must have before it goes live, rule by rule, each with the reason it gives."""

import datetime
from typing import Any

import pytest

from cms.directory.models import Hotline
from cms.guidance.models import CampaignPage, GuidancePage, HomePage, OrganisationPage, ResourcePage, StoryPage
from cms.publishing import door
from cms.publishing.door import NotReady, Reason
from cms.taxonomy.models import Place, Topic
from cms.translation_desk.drafting import draft_in
from tests import factories


def named(page: Any) -> dict[str, str]:
    """Field to message, for every reason the page is given."""
    return {reason.field: str(reason) for reason in door.reasons(page)}


def section_part(heading: str, *parts: tuple[str, Any]) -> tuple[str, Any]:
    """A section for a stream."""
    inside = [{"type": kind, "value": value} for kind, value in parts]
    return "section", {"heading": heading, "audiences": ["girls"], "parts": inside}


STEPS = ("steps", {"heading": "", "steps": [{"words": "Stop"}, {"words": "Go back"}], "audiences": []})


def test_a_page_that_lacks_nothing_has_no_reasons(ready_draft: GuidancePage) -> None:
    assert door.reasons(ready_draft) == []


def test_a_page_without_facts_must_say_for_whom_and_where(empty_draft: GuidancePage) -> None:
    reasons = named(empty_draft)
    assert set(reasons) == {"audiences", "scope"}
    assert reasons["audiences"].startswith("Say whom this page is for: mark women, girls, boys or men")
    assert reasons["scope"] == "Say where this page applies: everywhere, or in the places you name."


@pytest.mark.parametrize("fit", ["made_for", "suitable_for"])
@pytest.mark.parametrize("code", ["women", "girls", "boys", "men"])
def test_one_audience_of_the_four_is_enough_with_either_fit(empty_draft: GuidancePage, code: str, fit: str) -> None:
    marks: dict[str, tuple[str, ...]] = {"made_for": (), "suitable_for": (), fit: (code,)}
    factories.give_facts(empty_draft, made_for=marks["made_for"], suitable_for=marks["suitable_for"])
    assert door.reasons(empty_draft) == []


def test_places_that_were_promised_must_be_named(empty_draft: GuidancePage, place: Place) -> None:
    factories.give_facts(empty_draft, scope="places")
    assert named(empty_draft) == {"scope": "You chose “applies in the places named”: name at least one place."}
    factories.give_facts(empty_draft, scope="places", places=(place,))
    assert door.reasons(empty_draft) == []


def test_pages_about_signs_of_danger_never_apply_everywhere(empty_draft: GuidancePage, place: Place) -> None:
    topic = Topic.objects.filter(needs_places=True).first()
    assert topic is not None, "the vocabulary marks the topics that differ from country to country"
    factories.give_facts(empty_draft, scope="everywhere", topics=(topic.slug,))
    assert "differ from country to country" in named(empty_draft)["scope"]
    factories.give_facts(empty_draft, scope="places", places=(place,), topics=(topic.slug,))
    assert door.reasons(empty_draft) == []


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ([factories.card("dont")], "There is a “don’t” without a “do” for the same people: add what to do instead."),
        ([factories.card("dont"), factories.card("warning")], "There is a “don’t” without a “do”"),
        ([factories.card("dont"), factories.card("do")], ""),
        ([factories.card("dont"), STEPS], ""),
        ([factories.card("warning")], ""),
        (
            [factories.card("do"), section_part("On the way", factories.card("dont"))],
            "The section “On the way” has a “don’t” without a “do” for the same people: add what to do instead.",
        ),
        ([section_part("On the way", factories.card("dont"), factories.card("do"))], ""),
        (
            [section_part("On the way", factories.card("do")), factories.card("dont")],
            "There is a “don’t” without a “do”",
        ),
        ([], "This page has no parts yet: add cards, steps or text."),
    ],
)
def test_a_do_stands_wherever_there_is_a_dont(
    section: OrganisationPage, hotline: Hotline, parts: list[tuple[str, Any]], complaint: str
) -> None:
    page = factories.guidance_draft(section, body=parts)
    factories.give_facts(page)
    assert named(page).get("body", "").startswith(complaint)
    assert bool(named(page)) is bool(complaint)


def test_an_article_needs_a_standfirst(ready_draft: GuidancePage) -> None:
    ready_draft.standfirst = "  "
    assert named(ready_draft) == {
        "standfirst": "Write the standfirst: one or two sentences on what this page helps to do."
    }


def test_a_cover_is_described_and_says_whether_someone_is_in_it(ready_draft: GuidancePage) -> None:
    ready_draft.cover = factories.picture("A road", consent="")
    reasons = named(ready_draft)
    assert reasons["cover_alt"] == "Say in words what the cover shows."
    assert reasons["cover"].startswith("Say whether someone is in the picture “A road” and has agreed")


def test_a_picture_whose_consent_was_withdrawn_keeps_a_page_offline(ready_draft: GuidancePage) -> None:
    ready_draft.cover = factories.picture("A road", consent="withdrawn")
    ready_draft.cover_alt = "A road at noon"
    assert named(ready_draft) == {"cover": "The picture “A road” may not be shown any more: its consent was withdrawn."}


def test_a_page_does_not_go_live_under_a_draft_section(ready_draft: GuidancePage, section: OrganisationPage) -> None:
    section.unpublish()
    assert named(ready_draft) == {"": f"Publish the page above it first: “{section.title}”."}


def test_a_section_does_not_go_live_under_a_draft_home(home: HomePage, section: OrganisationPage) -> None:
    home.unpublish()
    with pytest.raises(NotReady, match="Publish the page above it first"):
        section.save_revision().publish()


def test_a_translation_waits_for_its_original(ready_draft: GuidancePage, arabic: HomePage) -> None:
    draft = draft_in(ready_draft, arabic.locale, by=None).page
    assert "Publish the original first: “Know the warning signs” (English)." in [
        str(reason) for reason in door.reasons(draft)
    ]


def test_a_home_and_a_section_need_no_facts(home: HomePage, section: OrganisationPage) -> None:
    assert door.reasons(home) == door.reasons(section) == []


def test_a_resource_has_a_publisher_and_a_file_or_a_link(section: OrganisationPage) -> None:
    page = ResourcePage(title="A standard", standfirst="What it is.", live=False)
    section.add_child(instance=page)
    factories.give_facts(page)
    assert named(page) == {"link": "Add the file, or a link to where it is.", "publisher": "Name the publisher."}
    page.link, page.publisher = "https://example.org/standard", "An institute"
    assert door.reasons(page) == []


def test_a_campaign_ends_after_it_starts(section: OrganisationPage, hotline: Hotline, today: datetime.date) -> None:
    page = CampaignPage(title="Harvest", standfirst="Safe fields.", body=[factories.card()], live=False)
    section.add_child(instance=page)
    factories.give_facts(page)
    page.starts_on, page.ends_on = today, today - datetime.timedelta(days=1)
    assert named(page) == {"ends_on": "The campaign ends before it starts: correct the dates."}
    page.ends_on = today
    assert door.reasons(page) == []


def test_a_story_needs_no_hotline_but_facts_and_words(section: OrganisationPage) -> None:
    page = StoryPage(title="Amal's story", live=False)
    section.add_child(instance=page)
    assert set(named(page)) == {"audiences", "scope", "standfirst", "body"}


def test_the_refusal_names_the_page_and_every_reason(empty_draft: GuidancePage) -> None:
    with pytest.raises(NotReady) as refused:
        door.ensure_ready(empty_draft)
    assert [reason.field for reason in refused.value.reasons] == ["audiences", "scope"]
    assert str(refused.value).startswith("“Know the warning signs” is not ready to go live: Say whom this page is for")


def test_a_rule_of_another_room_is_asked_once_however_often_it_registers(ready_draft: GuidancePage) -> None:
    def no_thursdays(page: Any) -> list[Reason]:
        return [Reason("Not on a Thursday.")]

    try:
        door.register(no_thursdays)
        door.register(no_thursdays)
        assert [str(reason) for reason in door.reasons(ready_draft)] == ["Not on a Thursday."]
    finally:
        door._rules.remove(no_thursdays)
