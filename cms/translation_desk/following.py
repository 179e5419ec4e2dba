"""Parts that were added, removed or moved in a source arrive in its translation, by id, without the loss of a word.

Three versions of a stream meet, as the database keeps them: the source as it is, the source as it was when the translation was made
(`base`, None where nobody knows), the translation. Of what is no text (pictograms, pictures, whom a part is for) the translation
takes what the source has now, unless it had something else of its own.
"""

from typing import Any

from wagtail import blocks

Parts = list[dict[str, Any]]


def follow(block: Any, source: Parts, target: Parts, base: Parts | None) -> Parts:
    """The translation's parts in the order of the source. New ones come with the words of the source; those that the source has no
    longer go; those that only the translation ever had stay behind what they stood behind.
    """
    theirs, before = _by_id(target), _by_id(base or [])
    found: Parts = []
    for part in source:
        own = theirs.get(part["id"])
        if own is None or own["type"] != part["type"]:
            found.append(part)
            continue
        child = _child(block, part["type"])
        known = before.get(part["id"])
        value = (
            part["value"] if child is None else _merged(child, part["value"], own["value"], known and known["value"])
        )
        found.append({**own, "value": value})
    return _with_own(found, target, kept_ids=set(_by_id(source)) | (set(before) if base is not None else set()))


def _by_id(parts: Parts) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in parts}


def _child(block: Any, kind: str) -> Any:
    return block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks.get(kind)


def _with_own(found: Parts, target: Parts, *, kept_ids: set[str]) -> Parts:
    """`found` with the parts of the translation's own put in: each behind the part that stands before it there."""
    previous = ""
    for part in target:
        if part["id"] not in kept_ids:
            places = [number for number, one in enumerate(found) if one["id"] == previous]
            found.insert(places[0] + 1 if places else 0, part)
        if any(one["id"] == part["id"] for one in found):
            previous = part["id"]
    return found


def _merged(block: Any, source: Any, target: Any, base: Any) -> Any:
    if isinstance(block, blocks.StructBlock):
        names = dict.fromkeys([*(source or {}), *(target or {})])
        return {name: _of_child(block, name, source or {}, target or {}, base) for name in names}
    if isinstance(block, blocks.BaseStreamBlock | blocks.ListBlock):
        return follow(block, source or [], target or [], base)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock):
        return target if target else source
    return source if base is not None and target == base else target


def _of_child(block: Any, name: str, source: dict[str, Any], target: dict[str, Any], base: Any) -> Any:
    child = block.child_blocks.get(name)
    if child is None or name not in target:
        return source.get(name)
    known = base.get(name) if isinstance(base, dict) else None
    return _merged(child, source.get(name), target[name], known) if name in source else target[name]


def differs(source: Parts, target: Parts) -> bool:
    """Whether the two have other parts, or in another order."""
    return [part["id"] for part in source] != [part["id"] for part in target]
