"""Renditions: made when a picture is taken in, made again on demand, taken away when consent is; readers get what exists."""

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, prefetch_related_objects
from PIL import Image
from wagtail.images.models import Filter

from cms.library.models import Picture, PictureRendition
from cms.library.reencoding import on_white
from cms.library.specs import FORMATS, SPECS, WIDTHS, useful_specs

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """One format of a picture: its content type and the candidates with their true widths, for `srcset`."""

    type: str
    srcset: str


@dataclass(frozen=True)
class PictureSources:
    """What a `picture` element shows: sources, best format first; a fallback; the size that keeps the layout from jumping."""

    sources: tuple[Source, ...]
    src: str
    width: int
    height: int


@dataclass
class Refreshed:
    """How many renditions were made, could not be made, and were taken away."""

    made: int = 0
    failed: int = 0
    removed: int = 0


def prefetch(pictures: Iterable[Picture]) -> None:
    """Fetch the renditions of many pictures in one query, for `sources`."""
    wanted = PictureRendition.objects.filter(filter_spec__in=SPECS)
    prefetch_related_objects(list(pictures), Prefetch("renditions", queryset=wanted, to_attr="prefetched_renditions"))


def sources(picture: Picture | None) -> PictureSources | None:
    """What exists of a picture for readers; None without a stated consent or where nothing exists. Never makes anything."""
    if picture is None or not picture.is_agreed:
        return None
    renditions = existing(picture)
    found = {content_type: _candidates(renditions, content_type) for content_type in FORMATS}
    found = {content_type: candidates for content_type, candidates in found.items() if candidates}
    if not found:
        return None
    # The last format is the one that every browser shows.
    fallback = list(found.values())[-1]
    largest, modest = fallback[-1], next((one for one in fallback if one.width >= WIDTHS[1]), fallback[-1])
    return PictureSources(
        sources=tuple(
            Source(content_type, ", ".join(f"{one.url} {one.width}w" for one in candidates))
            for content_type, candidates in found.items()
        ),
        src=modest.url,
        width=largest.width,
        height=largest.height,
    )


def _candidates(renditions: list[PictureRendition], content_type: str) -> list[PictureRendition]:
    """Renditions of one format by width, one per width."""
    by_width = {one.width: one for one in renditions if SPECS[one.filter_spec] == content_type}
    return [by_width[width] for width in sorted(by_width)]


def smallest(picture: Picture) -> PictureRendition | None:
    """A small one for a list in the admin, in a format that is light and that browsers show; None where nothing was made. Makes nothing."""
    found = _candidates(existing(picture), "image/webp")
    return found[0] if found and picture.may_be_shown else None


def existing(picture: Picture) -> list[PictureRendition]:
    """The picture's renditions of the fixed set, without a query if they were prefetched."""
    prefetched = getattr(picture, "prefetched_renditions", None)
    found = picture.renditions.filter(filter_spec__in=SPECS) if prefetched is None else prefetched
    return [one for one in found if one.filter_spec in SPECS]


def bring_up_to_date(picture_id: int) -> Refreshed:
    """Make what is missing of a picture, or take all of it away if consent was withdrawn."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None:
        return Refreshed()
    return make(picture, only_missing=True)


def refresh_all(*, only_missing: bool) -> Refreshed:
    """Go through the whole library: make renditions (again), and take away those of withdrawn pictures."""
    total = Refreshed()
    for picture in Picture.objects.order_by("pk").iterator(chunk_size=100):
        done = make(picture, only_missing=only_missing)
        total.made += done.made
        total.failed += done.failed
        total.removed += done.removed
    return total


def make(picture: Picture, *, only_missing: bool) -> Refreshed:
    """Make the fixed set for one picture. What fails is logged, never raised: the upload is not lost and can be refreshed later."""
    if not picture.may_be_shown:
        return take_away(picture)
    have = _there(picture) if only_missing else set()
    missing = [spec for spec in useful_specs(picture.width) if spec not in have]
    done = Refreshed()
    try:
        small = _reduced(picture) if missing else {}
    except Exception:
        logger.exception("The original of picture %s cannot be read; run refresh_renditions when it can.", picture.pk)
        return Refreshed(failed=len(missing))
    for spec in missing:
        try:
            _put(picture, spec, small[SPECS[spec]])
            done.made += 1
        except Exception:
            logger.exception(
                "Rendition %s of picture %s could not be made; run refresh_renditions to try again.", spec, picture.pk
            )
            done.failed += 1
    if missing and Picture.objects.withdrawn().filter(pk=picture.pk).exists():
        done.removed = take_away(picture).removed
    return done


def _there(picture: Picture) -> set[str]:
    """What it has already, with a file."""
    return {one.filter_spec for one in picture.renditions.all() if one.file.storage.exists(one.file.name)}


def take_away(picture: Picture) -> Refreshed:
    """Delete every public file of a picture. A file that resists keeps its row, so that a refresh tries again."""
    done = Refreshed()
    for rendition in picture.renditions.all():
        try:
            rendition.file.storage.delete(rendition.file.name)
            rendition.delete()
            done.removed += 1
        except Exception:
            logger.exception(
                "A public file of withdrawn picture %s could not be deleted; run refresh_renditions.", picture.pk
            )
            done.failed += 1
    return done


def _reduced(picture: Picture) -> dict[str, bytes]:
    """The original, read once and no wider than the widest rendition, without loss, for each content type; on white for JPEG."""
    with picture.open_file() as stream:
        image: Image.Image = Image.open(stream)
        image.load()
    profile = image.info.get("icc_profile")
    if image.width > WIDTHS[-1]:
        height = max(1, round(image.height * WIDTHS[-1] / image.width))
        image = image.resize((WIDTHS[-1], height), Image.Resampling.LANCZOS)
    whole = _as_png(image, profile)
    if image.mode != "RGBA":
        return dict.fromkeys(FORMATS, whole)
    return dict.fromkeys(FORMATS, whole) | {"image/jpeg": _as_png(on_white(image), profile)}


def _as_png(image: Image.Image, profile: bytes | None) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1, **({"icc_profile": profile} if profile else {}))
    return stream.getvalue()


def _put(picture: Picture, spec: str, small: bytes) -> None:
    """Store one rendition, in place of an older one if there is one."""
    wanted = Filter(spec)
    file: File = picture.generate_rendition_file(wanted, source=ContentFile(small, name="small.png"))
    key = wanted.get_cache_key(picture)
    rendition = picture.renditions.filter(filter_spec=spec, focal_point_key=key).first()
    rendition = rendition or PictureRendition(image=picture, filter_spec=spec, focal_point_key=key)
    storage, old = rendition.file.storage, rendition.file.name
    rendition.file = file
    try:
        with transaction.atomic():
            rendition.save()
    except IntegrityError:  # another process made it meanwhile: theirs stays
        storage.delete(rendition.file.name)
        return
    rendition.purge_from_cache()
    if old:
        storage.delete(old)
