"""What there is to translate in a page: its texts one by one, each known by where it stands.

The path of a text is the name of its field (`title`), or leads through a stream by the ids of its parts, which a translation keeps:
`body.<id>.words`, `body.<id>.steps.<id>.words`. So texts of two languages belong together wherever their parts have moved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Field, TextField, URLField
from django.utils.text import capfirst
from django.utils.translation import get_language
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from cms.rich_text import says_something
from cms.safety.classified import shown_fields

# An address is chosen for each language when its page is drafted.
NOT_TRANSLATED = frozenset({"slug"})
# Words about a picture that is not there are no words of the page.
ABOUT = {"cover_alt": "cover_id"}


@dataclass(frozen=True)
class Segment:
    """One text of a page. `rich` ones are HTML as the database keeps it. `max_length` in characters, None where there is no limit.

    `one_line`: the page's own editor has a single line for it.
    """

    path: str
    label: str
    text: str
    rich: bool = False
    required: bool = False
    max_length: int | None = None
    features: tuple[str, ...] = ()
    one_line: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be read in it."""
        return not says_something(self.text, rich=self.rich)

    @property
    def part(self) -> str:
        """The field, with the id of the part where it stands in one: what is shown and moved together."""
        return ".".join(self.path.split(".")[:2])


def segments_of(page: Page) -> list[Segment]:
    """Every text of a specific page as it stands in memory that is not empty: the title first, then as readers meet them."""
    return [segment for segment in places_of(page).values() if not segment.is_empty]


def places_of(page: Page) -> dict[str, Segment]:
    """Every place for a text by its path, those that are empty too."""
    return {segment.path: segment for field in _fields(page) for segment in _of_field(page, field)}


def texts_of(page: Page) -> dict[str, str]:
    """The same by path."""
    return {segment.path: segment.text for segment in segments_of(page)}


def write_texts(page: Page, texts: Mapping[str, str]) -> set[str]:
    """Puts texts in their places, in memory. The paths for which the page has no place; nothing is made for them."""
    left = set(texts)
    for field in _fields(page):
        if isinstance(field, StreamField):
            left -= _write_stream(page, field, texts)
        elif field.name in texts:
            setattr(page, field.attname, texts[field.name])
            left.discard(field.name)
    return left


def _fields(page: Page) -> list[Field]:
    """Streams and texts, in the order in which the page type has them, the title first."""
    shown = {field.name for field in shown_fields(type(page))} - NOT_TRANSLATED
    found = [field for field in page._meta.concrete_fields if field.name in shown and _is_text(field)]
    return sorted(found, key=lambda field: _place(field.name))


def _place(name: str) -> int:
    """What search engines are told comes last."""
    return {"title": 0, "seo_title": 2, "search_description": 2}.get(name, 1)


def _is_text(field: Field) -> bool:
    if isinstance(field, StreamField):
        return True
    return isinstance(field, CharField | TextField) and not isinstance(field, URLField) and not field.choices


def _of_field(page: Page, field: Any) -> Iterator[Segment]:
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        yield from _of_stream(field.stream_block, raw(field, value), field.name, "")
    elif field.name not in ABOUT or getattr(page, ABOUT[field.name]):
        label = str(capfirst(field.verbose_name))
        required, one_line = not field.blank, isinstance(field, CharField)
        yield Segment(field.name, label, value or "", False, required, field.max_length, one_line=one_line)


def raw(field: Any, value: Any) -> list[dict[str, Any]]:
    """A stream as the database keeps it, each part with its id."""
    parts: list[dict[str, Any]] = field.stream_block.get_prep_value(value)
    return parts


def _of_stream(block: Any, parts: Any, path: str, label: str) -> Iterator[Segment]:
    for part in parts or []:
        child = block.child_blocks.get(part["type"])
        if child is not None:
            yield from _of_block(child, part["value"], f"{path}.{part['id']}", _joined(label, child))


def _of_block(block: Any, value: Any, path: str, label: str) -> Iterator[Segment]:
    if isinstance(block, ImageBlock):
        if value and value.get("image") and not value.get("decorative"):
            yield from _of_block(block.child_blocks["alt_text"], value.get("alt_text") or "", f"{path}.alt_text", label)
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from _of_stream(block, value, path, label)
    elif isinstance(block, blocks.StructBlock | blocks.ListBlock):
        for child, inner, step in _inside(block, value):
            own = label if isinstance(block, blocks.ListBlock) else _joined(label, child)
            yield from _of_block(child, inner, f"{path}.{step}", own)
    elif isinstance(block, blocks.RichTextBlock):
        yield Segment(path, label, value or "", True, block.required, None, tuple(block.features or ()))
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        one_line = isinstance(block, blocks.CharBlock)
        yield Segment(path, label, value or "", False, block.required, block.field.max_length, one_line=one_line)


def _inside(block: Any, value: Any) -> Iterator[tuple[Any, Any, str]]:
    """What a structure or a list holds: the block, the value, the step that leads to it."""
    if isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, item["value"], item["id"]) for item in value or [])
    else:
        yield from ((child, value[name], name) for name, child in block.child_blocks.items() if value and name in value)


def _joined(label: str, block: Any) -> str:
    # A file of two thousand texts would look up sixty thousand labels, a fifth of its time.
    known: dict[str | None, str] = vars(block).setdefault("label_by_language", {})
    language = get_language()
    if language not in known:
        known[language] = str(block.label)
    own = known[language]
    return f"{label} · {own}" if label else own


def _write_stream(page: Page, field: Any, texts: Mapping[str, str]) -> set[str]:
    parts = raw(field, getattr(page, field.attname))
    there = {segment.path for segment in _of_stream(field.stream_block, parts, field.name, "")}
    wanted = {path: text for path, text in texts.items() if path in there}
    if wanted:
        for path, text in wanted.items():
            _put(parts, path.split(".")[1:], text)
        setattr(page, field.attname, field.stream_block.to_python(parts))
    return set(wanted)


def _put(value: Any, steps: list[str], text: str) -> None:
    """Down a path that is known to be there: lists by the id of an item, structures by the name of a child."""
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if isinstance(value, list):
            value = next(item for item in value if item["id"] == step)
            if last:
                value["value"] = text
            value = value["value"]
        elif last:
            value[step] = text
        else:
            value = value[step]
