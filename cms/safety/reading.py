"""Approved content, or content to be approved, as lines for people: what each part is called, and what it says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, cast

from django.apps import apps
from django.db.models import CharField, Model, TextField, URLField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.rich_text import lines_in
from cms.safety.classified import shown_relations
from cms.safety.faces import Reference

Names = Mapping[Reference, str]
# Where a line ends in a rich text.


@dataclass(frozen=True)
class Line:
    """One thing that readers are shown. `place` is the form's field, with the number of the part: "body.3".

    `name` is what the code calls it, "words" or "alt_text"; `said` tells words that somebody wrote from choices and keys, and `link` those
    that are an address.
    """

    place: str
    label: str
    words: str
    name: str = ""
    said: bool = False
    link: bool = False


def lines_of(content: dict[str, Any]) -> list[Line]:
    """All of it, in the order of the fields; at most a query for each kind of thing that is referred to."""
    model: Any = apps.get_model(content["type"])
    names = _names(set(_references(model, content)))
    lines: list[Line] = []
    for field in model._meta.concrete_fields:
        value = content["fields"].get(field.name)
        label = str(capfirst(field.verbose_name))
        if isinstance(field, StreamField):
            for number, part in enumerate(value or [], start=1):
                lines += _part(field.stream_block, part, f"{field.name}.{number}", names)
        elif field.is_relation and value is not None:
            lines.append(Line(field.name, label, names.get((field.related_model, value), str(value))))
        elif value is not None:
            lines.append(_written(field, label, value))
    return lines + list(_facts(model, content["rows"], names))


def _written(field: Any, label: str, value: Any) -> Line:
    link = isinstance(field, URLField)
    said = isinstance(field, CharField | TextField) and not field.choices and not link
    return Line(field.name, label, _said(field, value), field.name, said, link)


def _said(field: Any, value: Any) -> str:
    return str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)


def _part(stream: Any, part: dict[str, Any], place: str, names: Names) -> Iterator[Line]:
    block = stream.child_blocks.get(part["type"])
    if block is not None:
        yield from _block(block, part.get("value"), place, str(block.label), names)


def _block(block: blocks.Block, value: Any, place: str, label: str, names: Names) -> Iterator[Line]:
    """The lines of one value; those of a part with parts bear the labels of both."""
    if isinstance(block, blocks.RichTextBlock):
        yield Line(place, label, lines_in(value), block.name, said=True)
        for address, outside in _links(block, value, names):
            yield Line(place, _("%(label)s · leads to") % {"label": label}, address, block.name, link=outside)
    elif isinstance(block, blocks.StructBlock | blocks.BaseStreamBlock | blocks.ListBlock):
        for child, inner in _children(block, value):
            own = label if isinstance(block, blocks.ListBlock) else f"{label} · {child.label}"
            yield from _block(child, inner, place, own, names)
    elif value not in (None, ""):
        link = isinstance(block, blocks.URLBlock)
        said = isinstance(block, blocks.CharBlock | blocks.TextBlock) and not link
        yield Line(place, label, _plain(block, value, names), block.name, said, link)


def _children(block: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    """What a value is made of, each with its block, in reading order."""
    if isinstance(block, blocks.StructBlock):
        yield from ((child, value[name]) for name, child in block.child_blocks.items() if value and name in value)
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, item) for item in value or [])
    else:
        known = (part for part in value or [] if part["type"] in block.child_blocks)
        yield from ((block.child_blocks[part["type"]], part.get("value")) for part in known)


def _plain(block: Any, value: Any, names: Names) -> str:
    if isinstance(block, blocks.ChooserBlock):
        return names.get((block.model_class, value), str(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices = dict(_choices(block))
    return ", ".join(str(choices.get(one, one)) for one in (value if isinstance(value, list) else [value]))


def _choices(block: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in getattr(getattr(block, "field", None), "choices", None) or ():
        yield from label if isinstance(label, list | tuple) else [(key, label)]


def _links(block: blocks.RichTextBlock, value: str, names: Names) -> Iterator[tuple[str, bool]]:
    """Where the links of a text lead, since the words alone do not show it, and whether that is outside the site."""
    for model, key in _linked(block, value):
        yield names.get((model, key), f"{model._meta.verbose_name} {key}"), False
    for piece in value.split('href="')[1:]:
        yield unescape(piece.split('"', 1)[0]), True


def _facts(model: type[Page], rows: dict[str, list[list[str]]], names: Names) -> Iterator[Line]:
    for name, fields in shown_relations(model).items():
        for row in rows.get(name, []):
            said = [_fact(field, value, names) for field, value in zip(fields, row, strict=False)]
            words = " · ".join(one for one in said if one)
            label = (
                capfirst(fields[0].model._meta.verbose_name)
                if name == "fact_sheet"
                else capfirst(fields[0].verbose_name)
            )
            yield Line(name, str(label), words)


def _fact(field: Any, value: str, names: Names) -> str:
    if value in ("None", ""):
        return ""
    if field.is_relation:
        return names.get((field.related_model, int(value)), value)
    if value in ("True", "False"):
        return str(capfirst(field.verbose_name)) if value == "True" else ""
    return _said(field, value)


def _references(model: type[Page], content: dict[str, Any]) -> Iterator[Reference]:
    for field in model._meta.concrete_fields:
        value = content["fields"].get(field.name)
        if isinstance(field, StreamField):
            yield from _of_parts(field.stream_block, value or [])
        elif field.is_relation and value is not None:
            yield cast("type[Model]", field.related_model), value
    for name, fields in shown_relations(model).items():
        for row in content["rows"].get(name, []):
            for field, value in zip(fields, row, strict=False):
                if field.is_relation and value.isdecimal():
                    yield cast("type[Model]", field.related_model), int(value)


def _of_parts(block: Any, value: Any) -> Iterator[Reference]:
    if isinstance(block, blocks.StructBlock | blocks.BaseStreamBlock | blocks.ListBlock):
        for child, inner in _children(block, value):
            yield from _of_parts(child, inner)
    elif isinstance(block, blocks.ChooserBlock) and value is not None:
        yield block.model_class, value
    elif isinstance(block, blocks.RichTextBlock) and value:
        yield from _linked(block, value)


def _linked(block: blocks.RichTextBlock, value: str) -> Iterator[Reference]:
    for model, key, *_paths in block.extract_references(block.to_python(value)):
        yield model, int(key)


def _names(references: Iterable[Reference]) -> dict[Reference, str]:
    """What each row is called now; one that is gone keeps its number."""
    wanted: dict[type[Model], set[Any]] = {}
    for model, key in references:
        wanted.setdefault(model, set()).add(key)
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in model._default_manager.filter(pk__in=keys)
    }
