"""Which parts each page type may be made of."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.guidance.blocks.cards import AudiencesBlock, PictogramBlock, StepsBlock, card_blocks
from cms.guidance.blocks.references import FileBlock, HotlineBlock, ListenBlock, PictureBlock, RelatedBlock
from cms.guidance.blocks.words import CalloutBlock, QuestionBlock, TextBlock

WORDS = _("Words")
SHOWN = _("Pictures, sound, files")
CONTACT = _("Contact and more")


def _word_blocks() -> list[tuple[str, blocks.Block]]:
    return [
        ("steps", StepsBlock(group=_("Cards"))),
        ("text", TextBlock(group=WORDS)),
        ("callout", CalloutBlock(group=WORDS)),
        ("question", QuestionBlock(group=WORDS)),
    ]


def _shown_blocks() -> list[tuple[str, blocks.Block]]:
    return [("picture", PictureBlock(group=SHOWN)), ("listen", ListenBlock(group=SHOWN))]


class SectionStream(blocks.StreamBlock):
    """What a section may hold."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__([*card_blocks(), *_word_blocks(), *_shown_blocks()], **kwargs)


class SectionBlock(blocks.StructBlock):
    """Several parts under one heading, for everyone or for particular audiences."""

    heading = blocks.CharBlock(max_length=120, label=_("Heading"))
    audiences = AudiencesBlock()
    parts = SectionStream(label=_("Parts"))

    class Meta:
        template = "guidance/blocks/section.html"
        icon = "group"
        label = _("Section")
        description = _(
            "Several cards or texts under one heading; mark it for girls, boys, women or men where they differ."
        )
        preview_value = {
            "heading": "On the way to school",
            "audiences": ["girls"],
            "parts": [
                {
                    "type": "do",
                    "value": {"pictogram": "path", "words": "Walk together on the path", "more": "", "audiences": []},
                }
            ],
        }


class GuidanceStream(blocks.StreamBlock):
    """The parts of a guidance page."""

    def __init__(self, **kwargs: Any) -> None:
        parts: list[tuple[str, blocks.Block]] = [*card_blocks(), *_word_blocks(), *_shown_blocks()]
        parts += [
            ("section", SectionBlock(group=_("Cards"))),
            ("hotline", HotlineBlock(group=CONTACT)),
            ("related", RelatedBlock(group=CONTACT)),
            ("file", FileBlock(group=SHOWN)),
        ]
        super().__init__(parts, **kwargs)


class StoryStream(blocks.StreamBlock):
    """The parts of a story: told, shown, heard."""

    def __init__(self, **kwargs: Any) -> None:
        parts: list[tuple[str, blocks.Block]] = [
            ("text", TextBlock(group=WORDS)),
            ("callout", CalloutBlock(group=WORDS)),
            *_shown_blocks(),
            ("related", RelatedBlock(group=CONTACT)),
        ]
        super().__init__(parts, **kwargs)


class CampaignStream(blocks.StreamBlock):
    """The parts of a campaign: what it says, its guidance and its materials."""

    def __init__(self, **kwargs: Any) -> None:
        parts: list[tuple[str, blocks.Block]] = [
            *card_blocks(),
            ("text", TextBlock(group=WORDS)),
            ("callout", CalloutBlock(group=WORDS)),
            *_shown_blocks(),
            ("related", RelatedBlock(group=CONTACT)),
            ("file", FileBlock(group=SHOWN)),
        ]
        super().__init__(parts, **kwargs)


class FirstStepBlock(blocks.StructBlock):
    """One step of what to do first."""

    pictogram = PictogramBlock(required=True)
    words = blocks.CharBlock(max_length=80, label=_("Words"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One thing to do, in a few words.")
        preview_value = {"pictogram": "stop", "words": "Stop"}


class FirstSteps(blocks.StreamBlock):
    """What to do when someone finds something: the first thing a reader sees."""

    step = FirstStepBlock()

    class Meta:
        max_num = 6


def parts_of(stream: Any) -> Iterator[Any]:
    """Every part of a stream, and every part inside its sections, in reading order."""
    for part in stream or []:
        yield part
        if part.block_type == "section":
            yield from part.value["parts"]
