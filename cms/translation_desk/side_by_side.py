"""What the side-by-side editor shows, and what it does with what comes back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise, cached_property
from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.rich_text import expand_db_html

from cms.rich_text import says_something
from cms.safety.differences import marked
from cms.translation_desk.beside import Beside, Pair
from cms.translation_desk.comparing import warnings
from cms.translation_desk.fitting import fitted, in_lines, same_words
from cms.translation_desk.glossary.beside import GlossaryBeside, Marked, glossary_beside
from cms.translation_desk.segment_states import SegmentState
from cms.translation_desk.writing import NewText

STATES: dict[SegmentState, str | Promise] = {
    SegmentState.UNTRANSLATED: _("not translated"),
    SegmentState.NEEDS_REVISION: _("source changed"),
    SegmentState.DRAFT: _("draft"),
    SegmentState.DONE: _("done"),
}

LETTERS_A_LINE = 28  # of Burmese, in half of a laptop of 1024 pixels


@dataclass(frozen=True)
class Row:
    """One text on the screen. `number` makes its fields' names; `words` is what stands in its field, `refused` why not."""

    number: int
    pair: Pair
    words: str
    refused: str = ""
    theirs: str = ""
    glossary: GlossaryBeside = field(default_factory=GlossaryBeside)

    @property
    def name(self) -> str:
        """Of its field."""
        return f"text-{self.number}"

    @property
    def state(self) -> str | Promise:
        """In words."""
        return STATES[self.pair.state]

    @cached_property
    def shown_source(self) -> Marked:
        """The source as readers see it, with its words of the glossary."""
        text = self.pair.source.text
        return self.glossary.marked(
            expand_db_html(text) if self.pair.source.rich else linebreaks(text, autoescape=True)
        )

    @property
    def change(self) -> tuple[SafeString, SafeString] | None:
        """What the source said and what it says now, with what differs marked; None where it has not changed."""
        return marked(self.pair.before, self.pair.source.text) if self.pair.before else None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show yet: an untouched text still reads as in the source."""
        return self.pair.state == SegmentState.UNTRANSLATED

    @property
    def warnings(self) -> list[str]:
        """What to look at before it is called done."""
        if self.empty:
            return []
        source, target, rich = self.pair.source.text, self.pair.target, self.pair.source.rich
        return warnings(source, target, rich=rich) + self.glossary.warnings(source, target, rich=rich)

    @property
    def lines(self) -> int:
        """How many lines its field begins with, where a browser does not make it as high as its words."""
        return min(8, 1 + max(len(self.pair.source.text), len(self.words)) // LETTERS_A_LINE)

    @property
    def rich(self) -> SafeString:
        """The editor of a rich text."""
        widget: Any = get_rich_text_editor_widget("default", features=list(self.pair.source.features))
        html: SafeString = widget.render(self.name, self.words, {"id": f"id_{self.name}"})
        return html


def rows(found: Beside) -> list[Row]:
    """One for each text of the source. What nobody has translated yet begins empty."""
    glossary = glossary_beside(found.source.locale.language_code, found.page.locale.language_code)
    return [
        Row(number, pair, "" if pair.state == SegmentState.UNTRANSLATED else pair.target, glossary=glossary)
        for number, pair in enumerate(found.pairs)
    ]


def media() -> Any:
    """Scripts and styles of the editor of rich texts."""
    return get_rich_text_editor_widget("default").media


@dataclass(frozen=True)
class Sent:
    """What came back for one text, as it is to be written; or why it does not fit."""

    pair: Pair
    new: NewText | None
    refused: str = ""


def sent(found: Beside, data: Any, files: Any) -> Iterator[Sent]:
    """Of a form: for each text whose field came, changed or called done. The path that came with it has to be the text's own."""
    for number, pair in enumerate(found.pairs):
        name = f"text-{number}"
        if data.get(f"path-{number}") != pair.path or name not in data:
            continue
        words = given(pair, name, data, files)
        done = f"done-{number}" in data
        try:
            text = fitted(pair.source, words)
        except ValidationError as error:
            yield Sent(pair, None, " ".join(error.messages))
            continue
        was, source = data.get(f"was-{number}", ""), data.get(f"source-{number}", "")
        changed = not same_words(text, in_lines(pair.source, was)) or done != (pair.state == SegmentState.DONE)
        said = says_something(text, rich=pair.source.rich)
        empty = not said and pair.state == SegmentState.UNTRANSLATED
        if changed and not empty:
            source = pair.source.text if same_words(source, pair.source.text) else source
            yield Sent(pair, NewText(text, source, was, done and said))


def given(pair: Pair, name: str, data: Any, files: Any) -> str:
    """What a form brought for one text; a rich one as the database keeps it, an empty paragraph being nothing."""
    if not pair.source.rich:
        return str(data[name]).strip()
    widget: Any = get_rich_text_editor_widget("default", features=list(pair.source.features))
    html = str(widget.value_from_datadict(data, files, name) or "")
    return html if says_something(html, rich=True) else ""
