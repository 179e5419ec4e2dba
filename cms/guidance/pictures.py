"""The pictures a page shows: found in its cover and in every part, so that renditions load in one query and consent can be asked."""

from collections.abc import Iterator
from typing import Any

from cms.guidance.blocks import CARD_KINDS, parts_of
from cms.guidance.blocks.picture_chooser import pictures_fetched
from cms.library.models import Picture
from cms.library.renditions import prefetch


def pictures_of(page: Any) -> list[Picture]:
    """Cover first, then in reading order; a picture that was deleted is left out."""
    found = [page.cover] if getattr(page, "cover_id", None) else []
    found += _in_parts(getattr(page, "body", None))
    return [picture for picture in found if picture is not None]


def _in_parts(stream: Any) -> Iterator[Picture]:
    for part in parts_of(stream):
        if part.block_type in CARD_KINDS or part.block_type == "picture":
            yield part.value.get("picture")


def load_renditions(page: Any) -> None:
    """Its pictures and their renditions, in four queries however many there are."""
    body = getattr(page, "body", None)
    with pictures_fetched([*(body.raw_data if body else []), {"picture": {"image": page.cover_id}}]) as fetched:
        page.cover = fetched.get(page.cover_id)
        shown = pictures_of(page)
    missing = [picture for picture in shown if not hasattr(picture, "prefetched_renditions")]
    if missing:
        prefetch(missing)
