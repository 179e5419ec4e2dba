"""Parts that show something kept elsewhere: pictures, recordings, numbers, pages, files. What is gone is left out, never an error."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtailmedia.blocks import AudioChooserBlock

from cms.directory.models import Cost, Hotline, Tier
from cms.guidance.addresses import homes_of
from cms.guidance.blocks.picture_chooser import DescribedPictureBlock
from cms.guidance.cards import Card, title_cards
from cms.guidance.hotline_cards import hotline_card
from cms.guidance.presenting import ForLine

EXAMPLE = Card(
    title="Walk on known paths",
    url="#",
    summary="Paths that people use every day are safer.",
    for_line=ForLine(everywhere=True),
    cover=None,
    lang="en",
    dir="ltr",
    sample=False,
)


class ReferenceBlock(blocks.StructBlock):
    """A part that shows something kept elsewhere; its preview shows an example, since there may be nothing of the kind yet."""

    def example(self) -> dict[str, Any]:
        """What its template needs, made up."""
        raise NotImplementedError

    def get_preview_value(self) -> Any:
        """The example, as it is: it stands in no database."""
        return self._to_struct_value(self.example())


class PictureBlock(ReferenceBlock):
    """A picture with its alt text in the page's language."""

    picture = DescribedPictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        template = "guidance/blocks/picture.html"
        icon = "image"
        label = _("Picture")
        description = _("A picture that helps to understand. Never of anyone touching or near an item.")

    def example(self) -> dict[str, Any]:
        """Its words, as where a picture cannot be shown."""
        return {"picture": {"may_be_shown": True, "contextual_alt_text": "A path that people use every day"}}


class RecordingChooserBlock(AudioChooserBlock):
    """A recording, shown by name in the admin's comparisons."""

    def render_basic(self, value: Any, context: Any = None) -> str:
        """The recording's title."""
        return str(value.title) if value else ""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """In migrations it is the library's own block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtailmedia.blocks.AudioChooserBlock", args, kwargs


class ListenBlock(ReferenceBlock):
    """A recording to listen to, with its transcript."""

    recording = RecordingChooserBlock(label=_("Recording"))

    class Meta:
        template = "guidance/blocks/listen.html"
        icon = "media"
        label = _("Listen")
        description = _("A recording of a person, with its transcript.")

    def example(self) -> dict[str, Any]:
        """A recording that makes no sound."""
        spoken = {"size": 128_000, "language": "en", "transcript": "Stop. Go back the way you came."}
        return {"recording": spoken | {"sources": [{"src": "#", "type": "audio/mpeg"}]}}


class HotlineBlock(ReferenceBlock):
    """One number out of the list of hotlines."""

    hotline = SnippetChooserBlock("directory.Hotline", label=_("Hotline"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The number as a card, or None where it may not be shown any more."""
        context = super().get_context(value, parent_context=parent_context)
        page = context.get("page")
        code = page.locale.language_code if page is not None else None
        hotline = value.get("hotline")
        return context | {"card": hotline_card(hotline, language=code, on=timezone.localdate()) if hotline else None}

    class Meta:
        template = "guidance/blocks/hotline.html"
        icon = "mobile-alt"
        label = _("Hotline")
        description = _(
            "A number to call. The page shows the nearest numbers anyway; add one here to say it at the right moment."
        )

    def example(self) -> dict[str, Any]:
        """A fictional number."""
        hotline = Hotline(name_en="Safety line", number="+1 555 555 0100", tier=Tier.PUBLIC, cost=Cost.FREE)
        hotline.purpose_en, hotline.assured_until = "Report something dangerous.", timezone.localdate()  # type: ignore[attr-defined]  # a translated column
        return {"hotline": hotline}


class RelatedBlock(ReferenceBlock):
    """Pages to read next, each in the reader's language where it exists."""

    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), min_num=1, max_num=6, label=_("Pages"))

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The chosen pages as cards, each as it is live in the language of the page they stand on."""
        context = super().get_context(value, parent_context=parent_context)
        page, request = context.get("page"), context.get("request")
        if page is None or request is None:
            return context | {"cards": [EXAMPLE]}  # on no page: in its preview
        home = homes_of(request).get(page.locale.language_code)
        known, facts = context.get("related"), context.get("related_facts")
        return context | {"cards": title_cards(value["pages"], known, facts, home) if home and known else []}

    class Meta:
        template = "guidance/blocks/related.html"
        icon = "doc-empty"
        label = _("Related pages")
        description = _("Pages to read next.")

    def example(self) -> dict[str, Any]:
        """No pages: see `get_context`."""
        return {"pages": []}


class FileBlock(ReferenceBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("File"))
    words = blocks.CharBlock(required=False, max_length=120, label=_("Words"), help_text=_("What it is, for whom."))

    class Meta:
        template = "guidance/blocks/file.html"
        icon = "download"
        label = _("File")
        description = _("A leaflet, poster or lesson to download.")

    def example(self) -> dict[str, Any]:
        """A file that leads nowhere."""
        poster = {"url": "#", "title": "Poster", "file_extension": "pdf", "file_size": 120_000}
        return {"document": poster, "words": "Poster to print"}
