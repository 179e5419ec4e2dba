"""What a page shows its readers, as plain data in one form only: pages that read the same have the same, and its digest.

Texts stand in it as they are; pictures, recordings and documents also with the digest of their files (`faces.py`); rows of the
vocabulary, numbers and other pages by their keys.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from cms.safety.classified import shown_fields, shown_relations
from cms.safety.faces import Reference, faces_of

EMPTY: tuple[Any, ...] = (None, "", [], {})


def content_of(page: Page, *, hold: bool = False) -> dict[str, Any]:
    """Everything readers are shown of a specific page as it stands in memory, with rows of its own; five to eight queries.

    `hold`: until the transaction ends, nobody replaces a picture, recording or document that it shows.
    """
    references: set[Reference] = set()
    fields = {}
    for field in shown_fields(type(page)):
        value: Any = getattr(page, field.attname)
        if isinstance(field, StreamField):
            value = list(_parts(field.stream_block, value, references))
        elif field.is_relation and value is not None:
            references.add((cast("type[Model]", field.related_model), value))
        if value not in EMPTY:
            fields[field.name] = value
    rows = {name: sorted(_rows(page, name, shown)) for name, shown in shown_relations(type(page)).items()}
    content = {
        "type": page._meta.label_lower,
        "fields": fields,
        "rows": {name: found for name, found in rows.items() if found},
        "shows": faces_of(references, hold=hold),
    }
    plain: dict[str, Any] = json.loads(_written(content))
    return plain


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content, in hex."""
    return hashlib.sha256(_written(content).encode()).hexdigest()


def _written(content: dict[str, Any]) -> str:
    return json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _rows(page: Page, relation: str, fields: list[Any]) -> Iterator[list[Any]]:
    for row in getattr(page, relation).all():
        yield [str(getattr(row, field.attname)) for field in fields]


def _parts(block: blocks.BaseStreamBlock, value: Any, references: set[Reference]) -> Iterator[dict[str, Any]]:
    """The parts of a stream without their ids."""
    for part in block.get_prep_value(value):
        child = block.child_blocks.get(part["type"])
        if child is not None:  # of a kind that is gone: readers are shown nothing
            yield {"type": part["type"], "value": _plain(child, part["value"], references)}


def _plain(block: blocks.Block, value: Any, references: set[Reference]) -> Any:
    """One value as the database keeps it, in one form: what is empty is left out, what is missing is what it is by default."""
    if isinstance(block, blocks.StructBlock):
        return _struct(block, value or {}, references)
    if isinstance(block, blocks.StreamBlock):
        return [
            {"type": part["type"], "value": _plain(block.child_blocks[part["type"]], part["value"], references)}
            for part in value or []
            if part["type"] in block.child_blocks
        ]
    if isinstance(block, blocks.ListBlock):
        return [_plain(block.child_block, _item(item), references) for item in value or []]
    _note(block, value, references)
    return value


def _struct(block: blocks.StructBlock, value: dict[str, Any], references: set[Reference]) -> dict[str, Any]:
    if isinstance(block, ImageBlock) and not value.get("image"):  # no picture, so no words about one
        return {}
    found = {}
    for name, child in block.child_blocks.items():
        given = value[name] if name in value else child.get_prep_value(child.get_default())
        plain = _plain(child, given, references)
        # A box that is not ticked is kept as "no" or as nothing, by whoever saved it.
        if plain not in EMPTY and plain is not False:
            found[name] = plain
    return found


def _item(item: Any) -> Any:
    """Of a list: with an id of its own, or bare as in older releases of Wagtail."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" and "value" in item else item


def _note(block: blocks.Block, value: Any, references: set[Reference]) -> None:
    """Remembers what the value refers to."""
    if value in EMPTY:
        return
    if isinstance(block, blocks.ChooserBlock):
        references.add((block.model_class, value))
    elif isinstance(block, blocks.RichTextBlock):
        for model, key, *_paths in block.extract_references(block.to_python(value)):
            references.add((model, key))
