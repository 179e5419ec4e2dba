"""What is put into the throw-away demo to be measured: more pages, and a photo as a phone makes it."""

import io

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image
from wagtail.models import Locale

from cms.guidance.models import GuidancePage, OrganisationPage
from cms.library.models import Picture
from cms.library.reencoding import CleanPicture, clean_picture
from cms.library.renditions import make, take_away
from cms.translation_desk.drafting import draft_in
from tests import factories

PREFIX = "generated-"


def grow(section_slug: str, pages: int) -> None:
    """Half as many guidance pages in English, with covers and facts, and their Arabic versions; all live."""
    section = OrganisationPage.objects.get(slug=section_slug, locale__language_code="en")
    arabic = Locale.objects.get(language_code="ar")
    covers = list(Picture.objects.order_by("pk"))
    with transaction.atomic():
        for number in range(pages // 2):
            page = factories.live_guidance(
                section,
                title=f"Safe path number {number}",
                slug=f"{PREFIX}{number}",
                cover=covers[number % len(covers)],
                cover_alt="A path between trees",
                made_for=("girls",) if number % 2 else ("women",),
                suitable_for=("boys", "men"),
                topics=("safe-paths",),
                body=[factories.card("do", f"Walk on path {number}"), factories.card("warning", "Look out for signs")],
            )
            in_arabic(page, arabic, number)


def in_arabic(page: GuidancePage, arabic: Locale, number: int) -> None:
    """The page's Arabic version, with words of its own, live."""
    draft = draft_in(page, arabic, by=None).page
    draft.title = f"طريق آمن رقم {number}"
    draft.standfirst = "ما الذي يدلّ على أن المكان قد يكون خطرًا."
    draft.cover_alt = "طريق بين الأشجار"
    draft.body = [factories.card("do", f"امشوا في الطريق {number}"), factories.card("warning", "انتبهوا إلى اللافتات")]
    draft.save_revision().publish()


def long_page(parts: int) -> GuidancePage:
    """A live page with so many parts: cards with a picture each, and texts."""
    page = some_generated(1)[0]
    text = {"heading": "Why", "text": "<p>Paths that people use every day are safer than others.</p>" * 3}
    cards = [factories.card("do", f"Walk on path {number}") for number in range(parts // 2)]
    page.body = [*cards, *(("text", text) for _ in range(parts - len(cards)))]
    return page


def some_generated(count: int) -> list[GuidancePage]:
    """Some of the generated English pages."""
    return list(GuidancePage.objects.filter(slug__startswith=PREFIX, locale__language_code="en")[:count])


def photo_file() -> bytes:
    """A JPEG of 4000 × 3000 pixels with soft shapes and grain, about as heavy as a phone's."""
    channels = [
        Image.effect_noise((125 * n, 94 * n), 90).resize((4000, 3000), Image.Resampling.BICUBIC) for n in (1, 2, 3)
    ]
    grain = Image.effect_noise((4000, 3000), 12).convert("RGB")
    stream = io.BytesIO()
    Image.blend(Image.merge("RGB", channels), grain, 0.3).save(stream, "JPEG", quality=90)
    return stream.getvalue()


def cleaned(upload: bytes) -> CleanPicture:
    """The upload as it is stored: upright, without metadata."""
    return clean_picture(ContentFile(upload, name="photo.jpg"))


def stored_without_renditions(upload: bytes) -> Picture:
    """The photo in the library, before its renditions are made."""
    picture = Picture(title="A photo", consent="no_person")
    picture.file = ContentFile(upload, name="photo.jpg")  # type: ignore[assignment]  # stored on save
    picture.save()
    take_away(picture)
    return picture


def renditions_made(picture: Picture) -> int:
    """Make the whole fixed set; how many there are."""
    return make(picture, only_missing=False).made
