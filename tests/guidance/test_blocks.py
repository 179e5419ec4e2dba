"""Every part a page may be made of: how a reader sees it, and what an editor is shown before choosing it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import blocks

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.blocks import CampaignStream, FirstSteps, GuidanceStream, StoryStream
from cms.guidance.models import CampaignPage, GuidancePage, HomePage, StoryPage
from cms.taxonomy.models import Audience
from tests import factories
from tests.guidance.articles import article, described, document, picture, published, recording, text
from tests.guidance.conftest import path
from tests.guidance.reading import found, soup

pytestmark = [pytest.mark.once, pytest.mark.django_db]
STREAMS = (GuidanceStream, StoryStream, CampaignStream, FirstSteps)
STEPS = {
    "heading": "If you see it",
    "steps": [{"pictogram": "stop", "words": "Stop"}, {"pictogram": "", "words": "Go back"}],
}
FOR_WHOM = {"women": "For women", "girls": "For girls", "boys": "For boys", "men": "For men"}


def choosable(stream: blocks.StreamBlock, within: str = "") -> Iterator[tuple[str, blocks.Block]]:
    """Every part that may be put into a stream, and into the streams inside it."""
    for name, block in stream.child_blocks.items():
        yield f"{within}{name}", block
        for inner in getattr(block, "child_blocks", {}).values():
            if isinstance(inner, blocks.StreamBlock):
                yield from choosable(inner, f"{within}{name}.")


OFFERED = [
    pytest.param(block, id=f"{model.__name__}.{field}.{name}")
    for model, field in ((GuidancePage, "body"), (StoryPage, "body"), (CampaignPage, "body"), (HomePage, "first_steps"))
    for name, block in choosable(getattr(model, field).field.stream_block)
]


def shown(section: Any, *body: tuple[str, Any], kind: type = GuidancePage) -> Any:
    """The parts as a reader gets them, beside a card."""
    parts = [*body] if kind is StoryPage else [factories.card(words="A card beside"), *body]
    return soup(found(path(article(section, kind, title="Parts", body=parts)))).select_one("main .body")


@pytest.mark.parametrize(
    ("kind", "sign", "icon"), [("do", "Do", "check"), ("dont", "Don’t", "cross"), ("warning", "Warning", "warning")]
)
def test_a_card_says_in_a_sign_and_in_words_what_to_do_or_not(
    section: Any, hotline: Hotline, kind: str, sign: str, icon: str
) -> None:
    card = shown(section, factories.card(kind, "Keep to the path", more="It is used daily.")).select(".card")[1]
    assert kind in card["class"]
    assert card.select_one(".sign").get_text(strip=True) == sign
    assert card.select_one(f".sign use[href$='#{icon}']") is not None
    assert card.select_one("use[href$='#walk-back']") is not None
    assert card.select_one(".words").get_text() == "Keep to the path"
    assert "It is used daily." in card.get_text()


def test_a_card_shows_its_picture_instead_of_its_pictogram(section: Any, hotline: Hotline) -> None:
    card = shown(section, factories.card(picture=described(picture(), "A path"))).select(".card")[1]
    assert card.img["alt"] == "A path"
    assert card.select_one("use[href$='#walk-back']") is None


def test_steps_are_numbered_in_order(section: Any, hotline: Hotline) -> None:
    part = shown(section, ("steps", {**STEPS, "audiences": []}))
    assert part.h2.get_text() == "If you see it"
    assert [step.get_text(strip=True) for step in part.select("ol.steps > li")] == ["Stop", "Go back"]
    assert len(part.select("ol.steps use")) == 1


def test_a_text_keeps_its_paragraphs_and_links_and_no_markup_of_anything_else(section: Any, hotline: Hotline) -> None:
    part = shown(
        section,
        text('<p>Use <b>known</b> paths.</p><ul><li>Ask</li></ul><p><a href="https://example.org/">More</a></p>'),
    )
    assert part.h2.get_text() == "Why paths matter"
    assert (part.select_one(".prose b").get_text(), part.select_one(".prose li").get_text()) == ("known", "Ask")


def test_a_link_to_a_page_inside_a_text_leads_to_its_address_and_not_to_a_draft(section: Any, hotline: Hotline) -> None:
    other = article(section, title="Read me")
    part = shown(section, text(f'<p><a linktype="page" id="{other.pk}">Read me</a></p>'))
    assert part.select_one(".prose a")["href"] == path(other)


@pytest.mark.parametrize(("tone", "sign"), [("note", "Remember"), ("important", "Important")])
def test_a_callout_is_set_apart(section: Any, hotline: Hotline, tone: str, sign: str) -> None:
    part = shown(
        section, ("callout", {"tone": tone, "words": "Stay away.\n\nTell someone.", "audiences": []})
    ).select_one(".callout")
    assert tone in part["class"] and part.b.get_text() == sign
    assert [line.get_text() for line in part.select("p")] == ["Stay away.", "Tell someone."]


def test_a_question_is_shown_with_its_answer(section: Any, hotline: Hotline) -> None:
    part = shown(
        section, ("question", {"question": "Is it safe?", "answer": "<p>No.</p>", "audiences": []})
    ).select_one(".ask")
    assert (part.h2.get_text(), part.p.get_text()) == ("Is it safe?", "No.")


def test_a_picture_is_shown_with_its_caption(section: Any, hotline: Hotline) -> None:
    figure = shown(section, ("picture", {"picture": described(picture(), "A path"), "caption": "By day"})).figure
    assert (figure.img["alt"], figure.img["loading"], figure.figcaption.get_text()) == ("A path", "lazy", "By day")
    assert [source["type"] for source in figure.select("source")] == ["image/avif", "image/webp", "image/jpeg"]


def test_a_recording_is_heard_on_demand_and_can_be_read(section: Any, hotline: Hotline) -> None:
    part = shown(section, ("listen", {"recording": recording()}))
    assert (part.audio["preload"], part.audio["lang"], part.source["type"]) == ("none", "en", "audio/mpeg")
    assert part.audio.has_attr("controls") and not part.audio.has_attr("autoplay")
    assert part.details.p.get_text() == "Stop. Go back."


def test_a_hotline_can_be_tapped_where_it_is_needed(section: Any, hotline: Hotline) -> None:
    part = shown(section, ("hotline", {"hotline": hotline})).select_one(".hotline")
    assert part.a["href"] == f"tel:{hotline.tel}"


def test_a_file_says_what_it_is_and_what_it_weighs(section: Any, hotline: Hotline) -> None:
    link = shown(section, ("file", {"document": document(), "words": "Poster to print"})).select_one(".download a")
    assert link.get_text(" ", strip=True).startswith("Poster to print PDF")
    assert "1 kB" in link.get_text()
    assert Client().get(link["href"]).status_code == 200


def test_related_pages_are_shown_in_the_readers_language_and_only_if_live(section: Any, hotline: Hotline) -> None:
    live, draft = article(section, title="Live one"), factories.guidance_draft(section, title="Draft one")
    part = shown(section, ("related", {"pages": [live, draft, live]}))
    assert [title.get_text(strip=True) for title in part.select("li.tile h3")] == ["Live one"]


def test_parts_inside_a_section_have_lower_headings(section: Any, hotline: Hotline) -> None:
    parts = [
        ("steps", {**STEPS, "audiences": []}),
        text(),
        ("question", {"question": "Why?", "answer": "<p>So.</p>", "audiences": []}),
    ]
    part = shown(section, ("section", {"heading": "At school", "audiences": [], "parts": parts})).section
    assert [heading.get_text() for heading in part.find_all("h2")] == ["At school"]
    assert [heading.get_text() for heading in part.find_all("h3")] == ["If you see it", "Why paths matter", "Why?"]


@pytest.mark.parametrize("code", Audience.CODES)
@pytest.mark.parametrize("kind", ["do", "dont", "warning", "steps", "text", "callout", "question", "section"])
def test_a_part_for_one_audience_is_headed_by_it(section: Any, hotline: Hotline, kind: str, code: str) -> None:
    values: dict[str, Any] = {
        "steps": STEPS,
        "text": text()[1],
        "callout": {"tone": "note", "words": "Stay away."},
        "question": {"question": "Why?", "answer": "<p>So.</p>"},
        "section": {"heading": "At school", "parts": [factories.card()]},
    }
    value = values.get(kind) or factories.card(kind)[1]
    part = shown(section, (kind, {**value, "audiences": [code]}))
    assert [chip.get_text(strip=True) for chip in part.select(".chips li")] == [FOR_WHOM[code]]


def test_a_part_for_several_audiences_names_each_and_a_part_for_all_names_none(section: Any, hotline: Hotline) -> None:
    part = shown(section, factories.card(audiences=["girls", "boys"]), factories.card())
    chips = [[chip.get_text(strip=True) for chip in card.select(".chips li")] for card in part.select(".card")]
    assert chips == [[], ["For girls", "For boys"], []]


@pytest.mark.parametrize("kind", [StoryPage, CampaignPage])
def test_stories_and_campaigns_show_their_parts(section: Any, hotline: Hotline, kind: type) -> None:
    assert "Paths that people use every day" in shown(section, text(), kind=kind).get_text()


def test_the_home_shows_what_to_do_first(home: HomePage, hotline: Hotline) -> None:
    home.first_steps = [
        ("step", {"pictogram": "stop", "words": "Stop"}),
        ("step", {"pictogram": "phone", "words": "Call"}),
    ]
    published(home)
    steps = soup(found("/en/")).select("section.first ol.steps > li")
    assert [step.get_text(strip=True) for step in steps] == ["Stop", "Call"]
    assert all(step.select_one("use") is not None for step in steps)


@pytest.mark.parametrize("block", OFFERED)
def test_every_part_is_described_and_has_a_label_and_an_icon_of_its_own(block: blocks.Block) -> None:
    assert str(block.get_description()).strip().endswith((".", "?"))
    assert str(block.label)
    assert block.meta.icon != "placeholder"


def test_every_part_has_a_preview_that_shows_something(admin: User) -> None:
    client = Client()
    client.force_login(admin)
    for case in OFFERED:
        block = case.values[0]
        assert isinstance(block, blocks.Block) and block.is_previewable, case.id
        response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
        assert response.status_code == 200, case.id
        body = soup(response).body
        assert body is not None and body.get_text(strip=True), case.id
        assert "site.css" in response.content.decode()
