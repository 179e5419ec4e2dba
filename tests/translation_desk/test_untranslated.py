"""Never half-translated: what still reads as in the original is named, and the page stays a draft."""

import pytest
from wagtail.models import Page

from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.publishing.door import NotReady, reasons
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.rules import sentences
from tests import factories
from tests.standing import standing

TEXT = ("text", {"heading": "", "text": "<p>Paths that <b>people</b> use are safer.</p>", "audiences": []})


@standing
def draft(original: GuidancePage, arabic: HomePage) -> GuidancePage:
    """An Arabic draft that nobody has touched, under a live section."""
    page = draft_in(original, arabic.locale, by=None).page
    above = page.get_parent().specific
    factories.translate_in_place(above)
    above.save_revision().publish()
    return GuidancePage.objects.get(pk=page.pk)


def left(page: Page) -> list[str]:
    """What is said to be left, without the signs that isolate it from the sentence around it."""
    isolates = {0x2068: None, 0x2069: None}
    return [str(reason).translate(isolates).removeprefix("Not translated yet: ") for reason in reasons(page)]


def test_an_untouched_draft_names_every_sentence_of_the_original(draft: GuidancePage) -> None:
    assert left(draft) == [
        "“Know the warning signs”",
        "“What tells you that a place may be dangerous.”",
        "“Go back the way you came”",
    ]


def test_a_half_translated_page_does_not_go_live(draft: GuidancePage) -> None:
    draft.title, draft.standfirst = "علامات الخطر", "ما يدل على الخطر"
    with pytest.raises(NotReady, match="Not translated yet: “\u2068Go back the way you came"):
        draft.save_revision().publish()
    assert not Page.objects.get(pk=draft.pk).live


def test_a_whole_translation_goes_live(draft: GuidancePage) -> None:
    factories.translate_in_place(draft)
    draft.save_revision().publish()
    assert Page.objects.get(pk=draft.pk).live


def test_short_names_may_be_the_same_in_two_languages_of_one_script(
    draft: GuidancePage, original: GuidancePage, french: HomePage
) -> None:
    original.title = "Safelane Talomira"
    original.save()
    in_french = draft_in(original, french.locale, by=None).page
    for page in (draft, in_french):
        factories.translate_in_place(page)
        page.title = "Safelane Talomira"
    assert [reason.field for reason in reasons(draft)] == ["title"]
    assert "title" not in [reason.field for reason in reasons(in_french)]


def test_spaces_and_capitals_aside_the_words_of_the_original_are_recognised_in_text_too(
    section: OrganisationPage, arabic: HomePage, hotline: object
) -> None:
    original = factories.live_guidance(section, body=[factories.card(), TEXT])
    page = draft_in(original, arabic.locale, by=None).page
    page.title, page.standfirst = "عنوان", "مقدمة"
    page.body = [factories.card(words="عد"), TEXT]
    assert "“Paths that people use are safer.”" in left(page)


def test_at_most_five_are_named_and_the_rest_is_hinted_at(
    section: OrganisationPage, arabic: HomePage, hotline: object
) -> None:
    parts = [factories.card(words=f"Do this safe thing {number}") for number in range(8)]
    original = factories.live_guidance(section, body=parts)
    named = left(draft_in(original, arabic.locale, by=None).page)
    assert len([one for one in named if one.startswith("“")]) == 5
    assert "… and more that still reads as in the source." in named


def test_words_inside_a_section_count(section: OrganisationPage, arabic: HomePage, hotline: object) -> None:
    inside = [{"type": "do", "value": factories.card(words="Walk together on the path")[1]}]
    parts = [("section", {"heading": "On the way", "audiences": [], "parts": inside})]
    original = factories.live_guidance(section, body=parts)
    page = draft_in(original, arabic.locale, by=None).page
    assert "Walk together on the path" in sentences(page)
    assert "“Walk together on the path”" in left(page)


def test_the_original_itself_is_never_called_untranslated(original: GuidancePage, draft: GuidancePage) -> None:
    assert reasons(original) == []
