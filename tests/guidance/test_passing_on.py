"""On a page: what it may be out of date by, when it was checked, what to read next, and how to pass it on."""

import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import segno
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cms.guidance.localising import spoken_date
from cms.guidance.models import GuidancePage, StoryPage
from tests import factories
from tests.guidance.articles import article, recording, translated
from tests.guidance.conftest import path
from tests.guidance.reading import found, links, soup, titles, words

pytestmark = pytest.mark.django_db
OLD = "This page was changed in another language after it was translated."


@pytest.fixture
def pair(section: Any, hotline: Any, arabic: Any) -> tuple[Any, Any]:
    """An English page and its Arabic translation."""
    factories.live_home("ar")
    translated(section, "ar", "خطوات آمنة")
    original = article(section, title="Known paths")
    return original, translated(original, "ar", "طرق معروفة")


def test_a_page_is_passed_on_by_its_title_and_short_address(section: Any, hotline: Any) -> None:
    page = article(section, title="Paths & water: 100 %")
    short = f"{settings.SITE_URL}/p/{page.pk}"
    addresses = [str(link["href"]) for link in links(found(path(page)))]
    whatsapp = next(one for one in addresses if one.startswith("https://wa.me/"))
    assert parse_qs(urlsplit(whatsapp).query)["text"] == [f"{page.title}\n{short}"]
    sms = next(one for one in addresses if one.startswith("sms:"))
    assert parse_qs(urlsplit(sms).query)["body"] == [f"{page.title}\n{short}"]
    assert short in addresses
    assert Client().get(f"/p/{page.pk}", follow=True).redirect_chain[-1][0] == path(page)


def test_the_code_holds_the_short_address(section: Any, hotline: Any) -> None:
    page = article(section)
    shown = soup(found(path(page))).select_one("img.qr")
    assert shown is not None and shown["loading"] == "lazy"
    drawn = Client().get(str(shown["src"]))
    assert drawn["Content-Type"] == "image/svg+xml"
    same = segno.make(f"{settings.SITE_URL}/p/{page.pk}", error="m", micro=False)
    assert same.svg_inline(scale=4, light="#fff", svgclass=None, lineclass=None).split("<path")[-1].split("d=")[1] in (
        drawn.content.decode()
    )
    assert Client().get("/p/12345678901234567890.svg").status_code == 404


def test_a_translation_whose_original_changed_says_so_and_leads_to_it(pair: tuple[Any, Any]) -> None:
    original, translation = pair
    assert OLD not in words(found(path(translation)))
    changed = GuidancePage.objects.get(pk=original.pk)
    changed.standfirst = "New advice."
    changed.save_revision().publish()
    page = found(path(translation))
    notice = soup(page).select_one(".notice.outdated")
    assert notice is not None
    link = notice.select_one("a")
    assert link is not None and link["href"] == path(original) and link["hreflang"] == "en"
    name = link.select_one("bdi[lang=en][dir=ltr]")
    assert name is not None and name.get_text() == "English"
    assert OLD not in words(found(path(original)))


def test_a_translation_published_again_is_current_again(pair: tuple[Any, Any]) -> None:
    original, translation = pair
    original.save_revision().publish()
    GuidancePage.objects.get(pk=translation.pk).save_revision().publish()
    assert OLD not in words(found(path(translation)))


def test_a_page_says_when_it_was_published_and_when_it_is_checked_again(section: Any, hotline: Any) -> None:
    today = timezone.localdate()
    again = today + datetime.timedelta(days=30)
    said = words(found(path(article(section, review_by=again))))
    assert f"Published on {spoken_date(today, 'en')}. To be checked again by {spoken_date(again, 'en')}." in said
    late = article(section, title="Late", review_by=today - datetime.timedelta(days=1))
    assert "This page was to be checked again by" in words(found(path(late)))


def test_pages_on_the_same_topic_are_offered_but_not_twice(section: Any, hotline: Any) -> None:
    chosen = article(section, title="Chosen by the editor", topics=("scrap",))
    other = article(section, title="On the same topic", topics=("scrap",))
    article(section, title="On another topic", topics=("back-to-school",))
    page = article(
        section, title="This one", topics=("scrap",), body=[factories.card(), ("related", {"pages": [chosen]})]
    )
    assert sorted(titles(found(path(page)))) == ["Chosen by the editor", "On the same topic"]
    assert path(other) in [link["href"] for link in links(found(path(page)))]


def test_a_page_with_a_recording_leads_to_it_from_the_top(section: Any, hotline: Any) -> None:
    silent = article(section, title="Silent")
    assert not soup(found(path(silent))).select('a[href="#listen"]')
    spoken = soup(
        found(path(article(section, title="Spoken", body=[factories.card(), ("listen", {"recording": recording()})])))
    )
    assert spoken.select_one('a[href="#listen"]') is not None
    assert len(spoken.select("#listen audio")) == 1


def test_a_resource_and_a_story_show_the_numbers_of_their_organisation(section: Any) -> None:
    factories.HotlineFactory(name_en="Everyone's line", number="+1 555 555 0177")
    factories.HotlineFactory(name_en="Our line", number="+1 555 555 0178", organisation=section.organisation)
    assert "+1 555 555 0178" in words(found(path(article(section, StoryPage, title="How we found help"))))
