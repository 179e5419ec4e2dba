"""Cards and steps: few words, one pictogram or picture, for everyone or for particular audiences."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.guidance.blocks.picture_chooser import DescribedPictureBlock
from cms.guidance.pictograms import LABELS
from cms.taxonomy.models import Audience

CARD_KINDS = ("do", "dont", "warning")
AUDIENCE_NAMES = {"women": _("women"), "girls": _("girls"), "boys": _("boys"), "men": _("men")}


def audience_choices() -> list[tuple[str, Any]]:
    """The four audiences, in the order of the resolution."""
    return [(code, AUDIENCE_NAMES[code]) for code in Audience.CODES]


def pictogram_choices() -> list[tuple[str, Any]]:
    """Every pictogram by its name in words."""
    return list(LABELS.items())


class WithoutChoices:
    """Keeps the choices out of migrations: they are names of drawings and of audiences, not a matter of the database."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As Wagtail's own block."""
        _path, args, kwargs = super().deconstruct()  # type: ignore[misc]  # of the block it is mixed into
        return self.stands_for, args, {key: value for key, value in kwargs.items() if key != "choices"}  # type: ignore[attr-defined]  # of the block


class AudiencesBlock(WithoutChoices, blocks.MultipleChoiceBlock):
    """Marks a part of the page for particular audiences; it is then headed "For girls"."""

    stands_for = "wagtail.blocks.MultipleChoiceBlock"

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {
            "choices": audience_choices,
            "required": False,
            "search_index": False,
            "label": _("Only for"),
            "help_text": _("Leave empty for everyone the page is for."),
            "widget": CheckboxSelectMultiple,
        } | kwargs
        super().__init__(**kwargs)


class PictogramBlock(WithoutChoices, blocks.ChoiceBlock):
    """One drawing of the project's own set."""

    stands_for = "wagtail.blocks.ChoiceBlock"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **(
                {"choices": pictogram_choices, "required": False, "label": _("Pictogram"), "search_index": False}
                | kwargs
            )
        )


class CardBlock(blocks.StructBlock):
    """A message in few words. `kind` (do, dont, warning) is fixed by the subclass."""

    kind = ""

    pictogram = PictogramBlock()
    picture = DescribedPictureBlock(required=False, label=_("Picture"), help_text=_("Shown instead of the pictogram."))
    words = blocks.CharBlock(max_length=120, label=_("Words"), help_text=_("A few plain words, read at a glance."))
    more = blocks.TextBlock(required=False, max_length=400, rows=2, label=_("A little more"))
    audiences = AudiencesBlock()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The card's kind, for its icon, word and colour."""
        return super().get_context(value, parent_context=parent_context) | {"kind": self.kind}

    class Meta:
        template = "guidance/blocks/card.html"
        form_layout = blocks.BlockGroup(children=["words", "more", "pictogram", "picture"], settings=["audiences"])


class DoBlock(CardBlock):
    """What to do."""

    kind = "do"

    class Meta:
        icon = "check"
        label = _("Do")
        description = _("A safe thing to do. Every “don’t” needs one.")
        preview_value = {"pictogram": "walk-back", "words": "Go back the way you came", "more": "", "audiences": []}


class DontBlock(CardBlock):
    """What not to do."""

    kind = "dont"

    class Meta:
        icon = "cross"
        label = _("Don’t")
        description = _("Something dangerous not to do. Add a “do” beside it.")
        preview_value = {"pictogram": "hand-no-touch", "words": "Do not touch it", "more": "", "audiences": []}


class WarningBlock(CardBlock):
    """A sign of danger to know."""

    kind = "warning"

    class Meta:
        icon = "warning"
        label = _("Warning sign")
        description = _("A sign that a place may be dangerous.")
        preview_value = {
            "pictogram": "danger-area",
            "words": "Crossed sticks or tape",
            "more": "",
            "audiences": ["girls"],
        }


def card_blocks() -> list[tuple[str, blocks.Block]]:
    """The three kinds of card, by block name."""
    group = _("Cards")
    return [("do", DoBlock(group=group)), ("dont", DontBlock(group=group)), ("warning", WarningBlock(group=group))]


class StepBlock(blocks.StructBlock):
    """One step."""

    pictogram = PictogramBlock()
    words = blocks.CharBlock(max_length=160, label=_("Words"))


class StepsBlock(blocks.StructBlock):
    """Numbered steps, in order."""

    heading = blocks.CharBlock(required=False, max_length=120, label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(), min_num=1, max_num=10, label=_("Steps"))
    audiences = AudiencesBlock()

    def clean(self, value: Any) -> Any:
        """Raises StructBlockValidationError when there is only one step, which is a card, not a list."""
        cleaned = super().clean(value)
        if len(cleaned["steps"]) == 1:
            raise StructBlockValidationError(
                block_errors={
                    "steps": ValidationError(_("One step alone is a “Do” card: add a second step, or use a card."))
                }
            )
        return cleaned

    class Meta:
        template = "guidance/blocks/steps.html"
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, one thing after another, numbered.")
        form_layout = blocks.BlockGroup(children=["heading", "steps"], settings=["audiences"])
        preview_value = {
            "heading": "If you see something dangerous",
            "steps": [
                {"pictogram": "stop", "words": "Stop"},
                {"pictogram": "walk-back", "words": "Go back the way you came"},
            ],
            "audiences": [],
        }
