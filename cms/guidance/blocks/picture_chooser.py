"""A picture in a stream, fetched together with all other pictures of the page: two queries, however many parts show one."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.images.blocks import ImageBlock, ImageBlockComparison, ImageChooserBlock

from cms.library.models import Picture
from cms.library.renditions import prefetch

_fetched: ContextVar[dict[int, Picture]] = ContextVar("pictures_fetched")


@contextmanager
def pictures_fetched(raw_parts: Iterable[Any]) -> Iterator[dict[int, Picture]]:
    """While inside, the parts' pictures come from one fetch with their renditions, which is handed over by id."""
    pictures = Picture.objects.in_bulk(set(picture_ids(list(raw_parts))))
    if pictures:
        prefetch(pictures.values())
    token = _fetched.set(pictures)
    try:
        yield pictures
    finally:
        _fetched.reset(token)


def picture_ids(raw: Any) -> Iterator[int]:
    """Ids of every picture in a stream's raw data, at any depth."""
    if isinstance(raw, dict):
        picture = raw.get("picture")
        if isinstance(picture, dict) and isinstance(picture.get("image"), int):
            yield picture["image"]
        for inner in raw.values():
            yield from picture_ids(inner)
    elif isinstance(raw, list):
        for inner in raw:
            yield from picture_ids(inner)


class FetchedPictureChooserBlock(ImageChooserBlock):
    """Wagtail's chooser; takes pictures that were fetched already."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Picture | None]:
        """In order, each its own copy, since every use carries its own alt text."""
        fetched = _fetched.get(None)
        if fetched is None:
            found: list[Picture | None] = super().bulk_to_python(values)
            return found
        return [copy.copy(fetched[value]) if value in fetched else None for value in values]


class DescribedPictureComparison(ImageBlockComparison):
    """Wagtail's, for a part that may have no picture."""

    def htmlvalue(self, val: Any) -> str:
        """Nothing for no picture."""
        return super().htmlvalue(val) if val else ""


class DescribedPictureBlock(ImageBlock):
    """Wagtail's block of picture, alt text and "decorative"; in migrations it is Wagtail's own."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = FetchedPictureChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def get_comparison_class(self) -> type[DescribedPictureComparison]:
        """For the comparison of two versions."""
        return DescribedPictureComparison
