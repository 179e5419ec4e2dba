"""The parts of a page, from the short form of the sample's files to what a stream keeps."""

import json
import uuid
from typing import Any

from cms.sample.files import Data, in_language

CARDS = frozenset({"do", "dont", "warning"})


def stream(data: Data, code: str, page_ids: dict[str, int]) -> str:
    """A page's parts in one language, with related pages by id. KeyError for a page that is not of the sample."""
    blocks = in_language(data["body"], code)
    return json.dumps([_part(block, f"{data['slug']}/{number}", page_ids) for number, block in enumerate(blocks)])


def _part(block: Data, place: str, page_ids: dict[str, int]) -> Data:
    """A part under an id that is the same in all languages, so that versions can be compared part by part."""
    value: Data = {"picture": None} if block["type"] in CARDS else {}
    value |= block["value"]
    if "steps" in value:
        value["steps"] = _items(value["steps"], f"{place}/steps")
    if "pages" in value:
        value["pages"] = _items([page_ids[slug] for slug in value["pages"]], f"{place}/pages")
    if "parts" in value:
        value["parts"] = [_part(one, f"{place}/{number}", page_ids) for number, one in enumerate(value["parts"])]
    return {"type": block["type"], "value": value, "id": _id(place)}


def _items(values: list[Any], place: str) -> list[Data]:
    """A list inside a part."""
    return [{"type": "item", "value": value, "id": _id(f"{place}/{number}")} for number, value in enumerate(values)]


def _id(place: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, place))
