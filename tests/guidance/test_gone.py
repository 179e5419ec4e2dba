"""What a page shows and is gone, or may not be shown any more: the page stays, without it, from the very next request."""

from typing import Any

import pytest
from django.test import Client

from cms.guidance.models import ResourcePage
from cms.library.models import Document, Picture, PictureRendition, Recording
from cms.publishing.door import NotReady
from tests import factories
from tests.guidance.articles import article, described, document, picture, recording, text
from tests.guidance.conftest import path
from tests.guidance.reading import found, soup, words
from tests.library.files import committed
from tests.obliging import approve_as_stored

pytestmark = pytest.mark.django_db


def shown(response: Any) -> set[str]:
    """Addresses of every picture file that the page names."""
    named = [str(source["srcset"]) for source in soup(response).select("picture source")]
    files = {part.split()[0] for srcset in named for part in srcset.split(", ")}
    return files | {str(image["src"]) for image in soup(response).select("img:not(.qr)")}


def withdraw(kept: Picture | Recording) -> None:
    kept.consent = "withdrawn"
    with committed():
        kept.save()


@pytest.fixture
def photo(db: None) -> Picture:
    return picture("A photograph")


@pytest.fixture
def page(section: Any, hotline: Any, photo: Picture) -> Any:
    """Shows one picture as its cover, on a card, by itself and in a section."""
    inside = {
        "heading": "At school",
        "audiences": [],
        "parts": [factories.card(words="Inside", picture=described(photo, "In a section"))],
    }
    body = [
        factories.card(words="On a card", picture=described(photo, "On a card, in words")),
        ("picture", {"picture": described(photo, "By itself, in words"), "caption": "A caption"}),
        ("section", inside),
    ]
    return article(section, title="With a picture", body=body, cover=photo, cover_alt="The cover, in words")


def test_a_page_shows_its_pictures_with_the_words_of_the_page(page: Any) -> None:
    response = found(path(page))
    assert [image["alt"] for image in soup(response).select("main img:not(.qr)")] == [
        "The cover, in words",
        "On a card, in words",
        "By itself, in words",
        "In a section",
    ]
    assert all(image.get("width") and image.get("height") for image in soup(response).select("img"))
    for file in shown(response):
        assert Client().get(file).status_code == 200
    assert not any("original_images" in file for file in shown(response))


def test_a_picture_whose_consent_is_withdrawn_is_on_no_page_at_the_very_next_request(page: Any, photo: Picture) -> None:
    places = [path(page), "/en/", path(page.get_parent().specific), "/en/for/girls/", "/en/search/?q=picture"]
    files = set.union(*(shown(found(place)) for place in places))
    assert len(files) == 3
    assert all(shown(found(place)) for place in places)
    withdraw(photo)
    for place in places:
        response = found(place)
        assert not soup(response).select("img:not(.qr), picture"), place
        assert not [word for word in ("A caption", "in words") if word in words(response)], place
    for file in files:
        assert Client().get(file).status_code == 404


def test_without_its_picture_a_card_shows_its_pictogram_and_words(page: Any, photo: Picture) -> None:
    assert not soup(found(path(page))).select(".card use[href$='#walk-back']")
    withdraw(photo)
    card = soup(found(path(page))).select_one(".card")
    assert card is not None
    assert card.select_one("svg use[href$='#walk-back']") is not None
    assert "On a card" in card.get_text()


def test_a_picture_whose_files_are_missing_is_said_in_words(page: Any) -> None:
    PictureRendition.objects.all().delete()
    response = found(path(page))
    assert not soup(response).select("img:not(.qr)")
    assert "By itself, in words" in words(response)


def test_consent_given_again_shows_the_picture_under_new_addresses(page: Any, photo: Picture) -> None:
    before = shown(found(path(page)))
    withdraw(photo)
    photo.consent = "recorded"
    with committed():
        photo.save()
    after = shown(found(path(page)))
    assert after and not before & after


def test_a_page_with_a_withdrawn_picture_can_go_live_again_only_without_it(page: Any, photo: Picture) -> None:
    withdraw(photo)
    with pytest.raises(NotReady, match="consent was withdrawn"):
        page.save_revision().publish()
    assert found(path(page)).status_code == 200


def test_a_deleted_picture_that_was_used_leaves_the_page_without_it(page: Any, photo: Picture) -> None:
    files = shown(found(path(page)))
    with committed():
        photo.delete()
    assert Client().get(path(page)).status_code == 404  # without it, it is not what was approved
    approve_as_stored(page)
    response = found(path(page))
    assert not soup(response).select("img:not(.qr)")
    assert "On a card" in words(response) and "Inside" in words(response)
    assert all(Client().get(file).status_code == 404 for file in files)
    assert found("/en/").status_code == 200


def test_the_original_of_a_picture_is_at_no_address(page: Any, photo: Picture) -> None:
    assert Client().get(f"/media/{photo.file.name}").status_code == 404
    assert photo.file.name not in found(path(page)).content.decode()


def test_a_decorative_picture_has_an_empty_alternative(section: Any, hotline: Any, photo: Picture) -> None:
    page = article(section, body=[("picture", {"picture": described(photo, ""), "caption": ""}), factories.card()])
    assert [image["alt"] for image in soup(found(path(page))).select("main img:not(.qr)")] == [""]


def test_a_recording_whose_consent_is_withdrawn_is_not_offered_any_more(section: Any, hotline: Any) -> None:
    voice = recording()
    page = article(section, body=[factories.card(), ("listen", {"recording": voice})])
    source = soup(found(path(page))).select_one("audio source")
    assert source is not None and Client().get(str(source["src"])).status_code == 200
    assert "Stop. Go back." in words(found(path(page)))
    withdraw(voice)
    assert soup(found(path(page))).find("audio") is None
    assert "Stop. Go back." not in words(found(path(page)))
    assert Client().get(str(source["src"])).status_code == 404


@pytest.mark.parametrize("kind", ["recording", "document", "hotline", "page"])
def test_whatever_a_part_shows_may_be_deleted(section: Any, hotline: Any, kind: str) -> None:
    other = factories.HotlineFactory(name_en="A second line")
    gone: dict[str, Any] = {
        "recording": recording(),
        "document": document(),
        "hotline": other,
        "page": article(section, title="Read me next"),
    }
    body = [
        factories.card(words="What stays"),
        ("listen", {"recording": gone["recording"]}),
        ("file", {"document": gone["document"], "words": "Our leaflet"}),
        ("hotline", {"hotline": gone["hotline"]}),
        ("related", {"pages": [gone["page"]]}),
        ("text", text()[1]),
    ]
    page = article(section, title="With everything", body=body)
    said = {
        "recording": "Stop. Go back.",
        "document": "Our leaflet",
        "hotline": "A second line",
        "page": "Read me next",
    }
    assert all(word in words(found(path(page))) for word in said.values())
    with committed():
        gone[kind].delete()
    approve_as_stored(page)
    after = words(found(path(page)))
    assert said.pop(kind) not in after
    assert all(word in after for word in said.values())
    assert "What stays" in after


def test_a_deleted_file_leaves_its_resource_with_what_else_it_has(section: Any, hotline: Any) -> None:
    leaflet = document()
    page = article(section, ResourcePage, title="A tool", document=leaflet, publisher="Example")
    download = soup(found(path(page))).select_one("p.download a")
    assert download is not None
    with committed():
        Document.objects.get(pk=leaflet.pk).delete()
    approve_as_stored(page)
    response = found(path(page))
    assert soup(response).select_one("p.download") is None
    assert "Example" in words(response)
    assert Client().get(str(download["href"])).status_code == 404
