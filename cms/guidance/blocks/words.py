"""Parts made of words: text, call-outs, questions."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.guidance.blocks.cards import AudiencesBlock

PLAIN_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.StructBlock):
    """A heading and a few paragraphs."""

    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    text = blocks.RichTextBlock(features=PLAIN_FEATURES, label=_("Text"))
    audiences = AudiencesBlock()

    class Meta:
        template = "guidance/blocks/text.html"
        icon = "pilcrow"
        label = _("Text")
        description = _("A heading and short paragraphs.")
        form_layout = blocks.BlockGroup(children=["heading", "text"], settings=["audiences"])
        preview_value = {
            "heading": "Why paths matter",
            "text": "<p>Paths that people use every day are safer.</p>",
            "audiences": [],
        }


class CalloutBlock(blocks.StructBlock):
    """A few sentences that must not be missed."""

    tone = blocks.ChoiceBlock(
        choices=[("note", _("note")), ("important", _("important"))],
        default="note",
        label=_("Tone"),
        search_index=False,
    )
    words = blocks.TextBlock(max_length=400, rows=2, label=_("Words"))
    audiences = AudiencesBlock()

    class Meta:
        template = "guidance/blocks/callout.html"
        icon = "info-circle"
        label = _("Call-out")
        description = _("One thing to remember, set apart.")
        form_layout = blocks.BlockGroup(children=["words"], settings=["tone", "audiences"])
        preview_value = {
            "tone": "important",
            "words": "If you are not sure, stay away and tell someone.",
            "audiences": [],
        }


class QuestionBlock(blocks.StructBlock):
    """A question people ask, with its answer."""

    question = blocks.CharBlock(max_length=200, label=_("Question"))
    answer = blocks.RichTextBlock(features=PLAIN_FEATURES, label=_("Answer"))
    audiences = AudiencesBlock()

    class Meta:
        template = "guidance/blocks/question.html"
        icon = "help"
        label = _("Question and answer")
        description = _("A question people ask, a myth and the fact.")
        form_layout = blocks.BlockGroup(children=["question", "answer"], settings=["audiences"])
        preview_value = {
            "question": "Is it safe after rain?",
            "answer": "<p>No. Water can move things.</p>",
            "audiences": [],
        }
