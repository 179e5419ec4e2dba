"""A translation beside its source: what is untranslated, needs revision, is a draft or done, as people work on both."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.publishing.door import NotReady, reasons
from cms.safety.models import Weight
from cms.translation_desk.beside import beside
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.models import Origin, TranslatedSegment
from cms.translation_desk.same_words import may_be_left
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.writing import CannotWrite, NewText, write_segments
from tests import factories
from tests.obliging import approve_content, on_their_own
from tests.safety.acting import hand_in, now
from tests.standing import standing

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
WORDS = {"title": "اعرف علامات الخطر", "standfirst": "ما يدل على أن المكان قد يكون خطرا."}


@standing
def draft(original: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """An Arabic draft that nobody has touched, under a live section."""
    page = draft_in(original, arabic.locale, by=translator).page
    above = page.get_parent().specific
    factories.translate_in_place(above)
    above.save_revision().publish()
    return GuidancePage.objects.get(pk=page.pk)


def newest(page: Any) -> Any:
    return now(page).get_latest_revision_as_object()


def states(page: Any) -> dict[str, SegmentState]:
    return {pair.path.rpartition(".")[2]: pair.state for pair in beside(newest(page)).pairs}


def write(page: Any, by: User, done: bool = True, origin: Origin = Origin.TYPED, **words: str) -> Any:
    """The words for fields, or for the only card by the name of its place."""
    pairs = {pair.path.rpartition(".")[2]: pair for pair in beside(newest(page)).pairs}
    texts = {pairs[name].path: NewText(text, pairs[name].source.text, done=done) for name, text in words.items()}
    return write_segments(page, texts, by=by, at=AT, origin=origin)


def whole(page: Any, by: User) -> None:
    write(page, by, title=WORDS["title"], standfirst=WORDS["standfirst"], words="عد من حيث أتيت")


def publish(page: Any) -> Any:
    newest(page).save_revision().publish()
    return now(page)


def change(page: Any, weight: Weight = Weight.MAJOR, **words: str) -> None:
    """The source goes live with other words, a change of this weight."""
    found = newest(page)
    for name, text in words.items():
        setattr(found, name, text)
    revision = found.save_revision()
    with on_their_own():
        approve_content(found, weight=weight, revision_id=revision.pk)
        revision.publish()


def test_a_draft_that_nobody_touched_is_untranslated(draft: GuidancePage) -> None:
    assert set(states(draft).values()) == {SegmentState.UNTRANSLATED}


def test_words_are_a_draft_until_their_translator_calls_them_done(draft: GuidancePage, translator: User) -> None:
    write(draft, translator, done=False, title="علامات")
    assert states(draft)["title"] == SegmentState.DRAFT
    write(draft, translator, title="علامات")
    assert states(draft)["title"] == SegmentState.DONE
    assert states(draft)["standfirst"] == SegmentState.UNTRANSLATED


def test_the_same_words_may_be_kept_on_purpose(draft: GuidancePage, original: GuidancePage, translator: User) -> None:
    write(draft, translator, standfirst=original.standfirst)
    assert states(draft)["standfirst"] == SegmentState.DONE


def test_what_was_changed_in_the_other_editor_is_a_draft_again(draft: GuidancePage, translator: User) -> None:
    write(draft, translator, title="علامات")
    page = newest(draft)
    page.title = "علامات أخرى"
    page.save_revision(user=translator)
    assert states(draft)["title"] == SegmentState.DRAFT


def test_only_what_has_changed_in_the_source_needs_revision_and_the_old_is_kept(
    draft: GuidancePage, original: GuidancePage, translator: User
) -> None:
    whole(draft, translator)
    publish(draft)
    assert set(states(draft).values()) == {SegmentState.DONE}
    change(original, standfirst="It says something else.")
    assert states(draft) == {
        "title": SegmentState.DONE,
        "standfirst": SegmentState.NEEDS_REVISION,
        "words": SegmentState.DONE,
    }
    pair = next(pair for pair in beside(newest(draft)).pairs if pair.path == "standfirst")
    assert pair.before == original.standfirst and pair.source.text == "It says something else."
    assert pair.target == WORDS["standfirst"]


def test_a_page_with_an_old_text_does_not_go_live_until_it_is_revised_or_called_right_as_it_is(
    draft: GuidancePage, original: GuidancePage, translator: User
) -> None:
    whole(draft, translator)
    publish(draft)
    change(original, standfirst="It says something else.")
    assert "The source has changed since" in str(reasons(newest(draft))[0])
    with pytest.raises(NotReady, match="side by side"):
        publish(draft)
    write(draft, translator, standfirst=WORDS["standfirst"])
    assert publish(draft).live


def test_a_small_change_leaves_what_was_made_from_it_as_it_is(
    draft: GuidancePage, original: GuidancePage, translator: User
) -> None:
    whole(draft, translator)
    publish(draft)
    change(original, Weight.SMALL, standfirst="What tells you that a place may be dangerous!")
    assert set(states(draft).values()) == {SegmentState.DONE}


def test_a_translation_from_before_the_desk_is_held_against_what_its_reviewer_read(
    draft: GuidancePage, original: GuidancePage, translator: User
) -> None:
    whole(draft, translator)
    publish(draft)
    TranslatedSegment.objects.all().delete()
    assert set(states(draft).values()) == {SegmentState.DONE}
    change(original, Weight.SMALL, standfirst="It says the same.")
    assert set(states(draft).values()) == {SegmentState.DONE}
    change(original, title="Something else altogether")
    assert states(draft)["title"] == SegmentState.NEEDS_REVISION
    assert states(draft)["standfirst"] == SegmentState.DONE


def test_a_text_that_is_emptied_holds_the_page_up(draft: GuidancePage, translator: User) -> None:
    whole(draft, translator)
    write(draft, translator, standfirst="")
    said = [str(reason) for reason in reasons(newest(draft))]
    assert "Not translated yet: “\u2068What tells you that a place may be dangerous.\u2069”" in said


def test_a_rich_text_without_words_and_blanks_that_nobody_sees_are_no_translation(
    untouched: GuidancePage, translator: User
) -> None:
    whole(untouched, translator)
    write(untouched, translator, text="<p></p>", standfirst="\u200b\u2060")
    assert states(untouched)["text"] == states(untouched)["standfirst"] == SegmentState.UNTRANSLATED
    said = [str(reason) for reason in reasons(newest(untouched))]
    assert "Not translated yet: “\u2068Ask first of all.\u2069”" in said
    assert "Not translated yet: “\u2068What tells you that a place may be dangerous.\u2069”" in said


def test_a_short_text_in_another_script_is_untranslated_until_somebody_says_that_it_stays_so(
    untouched: GuidancePage, page: GuidancePage, translator: User
) -> None:
    whole(untouched, translator)
    write(untouched, translator, text="<p>اسأل <b>أولا</b>.</p>")
    change(page, Weight.SMALL, title="You choose")
    write(untouched, translator, done=False, title="You choose")
    assert states(untouched)["title"] == SegmentState.UNTRANSLATED
    said = "“\u2068You choose\u2069” is still as in the source. Translate it side by side, or tick “Done” beside it"
    assert [reason for reason in reasons(newest(untouched)) if str(reason).startswith(said)]
    write(untouched, translator, title="You choose")
    assert states(untouched)["title"] == SegmentState.DONE and reasons(newest(untouched)) == []


@pytest.mark.parametrize(
    ("text", "into", "may"),
    [
        ("You choose", "ar", False), ("Stop", "my", False), ("<p>Stop</p>", "uk", False), ("You choose", "prs", False),
        ("Contact", "fr", True), ("IMAS 12.10", "ar", True), ("SMS", "ti", True), ("+1 555 0100", "am", True),
        ("Go back home", "fr", False),
    ],
)  # fmt: skip
def test_what_nobody_has_touched_may_stay_where_it_is_no_word_or_a_short_one_of_the_same_script(
    text: str, into: str, may: bool
) -> None:
    assert may_be_left(text, "en", into) is may


@pytest.mark.parametrize("blank", ["", "<p></p>"])
def test_parts_that_are_all_emptied_are_missing(untouched: GuidancePage, translator: User, blank: str) -> None:
    whole(untouched, translator)
    write(untouched, translator, done=False, words="", text=blank)
    said = [str(reason) for reason in reasons(newest(untouched))]
    assert "Not translated yet: “\u2068Ask first of all.\u2069”" in said


def test_words_of_a_machine_are_a_draft_whatever_it_says_of_them(draft: GuidancePage, translator: User) -> None:
    write(draft, translator, origin=Origin.MACHINE, title="علامات")
    assert states(draft)["title"] == SegmentState.DRAFT


# Writing


def test_nobody_writes_over_words_that_they_have_not_seen(draft: GuidancePage, translator: User, editor: User) -> None:
    write(draft, translator, title="كلمات المترجم")
    outcome = write_segments(
        draft,
        {
            "title": NewText("كلمات أخرى", "x", was=draft.title),
            "standfirst": NewText("جديد", "x", was=draft.standfirst),
        },
        by=editor,
        at=AT,
    )
    assert outcome.conflicts == {"title": "كلمات المترجم"} and outcome.written == ["standfirst"]
    assert (newest(draft).title, newest(draft).standfirst) == ("كلمات المترجم", "جديد")


def test_nothing_is_written_while_somebody_reviews_it(draft: GuidancePage, translator: User) -> None:
    whole(draft, translator)
    hand_in(draft, translator)
    with pytest.raises(CannotWrite, match="being reviewed"):
        write(draft, translator, title="علامات")


def test_nobody_writes_in_a_page_that_is_not_theirs(draft: GuidancePage, section: Any, french: Any) -> None:
    stranger = factories.member_of(factories.OrganisationFactory(), factories.Role.EDITOR, username="stranger")
    other = factories.member_of(section.organisation, factories.Role.TRANSLATOR, language="fr", username="other")
    for person in (stranger, other):
        with pytest.raises(CannotWrite, match="not yours to translate"):
            write_segments(draft, {"title": NewText("x", "y")}, by=person, at=timezone.now())
    assert newest(draft).title == draft.title


def test_a_version_that_was_handed_in_is_never_written_over(draft: GuidancePage, translator: User) -> None:
    whole(draft, translator)
    hand_in(draft, translator)
    handed_in = now(draft).current_workflow_task_state.revision_id
    now(draft).current_workflow_state.cancel(user=translator)
    write(draft, translator, title="علامات")
    write(draft, translator, title="علامات الخطر")
    assert now(draft).latest_revision_id != handed_in
    assert now(draft).revisions.get(pk=handed_in).as_object().title == WORDS["title"]


def test_one_persons_versions_are_one_while_they_write(draft: GuidancePage, translator: User, editor: User) -> None:
    write(draft, translator, title="أ")
    before = now(draft).revisions.count()
    write(draft, translator, title="ب")
    assert now(draft).revisions.count() == before
    write(draft, editor, title="ج")
    assert now(draft).revisions.count() == before + 1
