"""The pictograms: one set, each with a name in words, and the file that readers get is drawn from it."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from cms.guidance.pictogram_shapes import SHAPES
from cms.guidance.pictograms import LABELS, drawing, sprite, write_sprite
from cms.taxonomy.models import Situation, Topic

CMS = Path(settings.BASE_DIR) / "cms"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_file_of_readers_is_the_set_as_it_is_drawn_now(tmp_path: Path) -> None:
    assert (CMS / "static" / "pictograms.svg").read_text(encoding="utf-8") == sprite()
    write_sprite(tmp_path / "sprite.svg")
    assert (tmp_path / "sprite.svg").read_text(encoding="utf-8") == sprite()


def test_every_pictogram_has_a_name_in_words_and_every_name_a_drawing() -> None:
    assert sorted(LABELS) == sorted(SHAPES)
    assert all(str(label).strip() for label in LABELS.values())
    assert len({str(label) for label in LABELS.values()}) == len(LABELS)


def test_the_sprite_holds_each_pictogram_once_in_the_colour_of_the_words() -> None:
    symbols = ElementTree.fromstring(sprite()).findall(f"{SVG}symbol")  # noqa: S314 - our own
    assert [symbol.get("id") for symbol in symbols] == list(SHAPES)
    for symbol in symbols:
        assert (symbol.get("viewBox"), symbol.get("stroke")) == ("0 0 48 48", "currentColor")
        assert len(symbol)
    assert not re.search(r"<(script|style|image|text|a)\b|href|style=", sprite())


def test_a_single_drawing_is_a_document_of_its_own_and_an_unknown_one_an_error() -> None:
    for name in SHAPES:
        assert ElementTree.fromstring(drawing(name, "#7a1f1f", 96)).get("width") == "96"  # noqa: S314 - our own
    with pytest.raises(KeyError):
        drawing("nothing")


def test_every_pictogram_that_a_template_names_is_in_the_set() -> None:
    named = set()
    for template in CMS.rglob("*.html"):
        named |= set(re.findall(r'components/icon\.html" with name="([\w-]+)"', template.read_text(encoding="utf-8")))
    assert len(named) > 10
    assert named <= set(SHAPES)


@pytest.mark.django_db
def test_every_pictogram_of_the_vocabulary_is_in_the_set() -> None:
    named = {row.pictogram for model in (Topic, Situation) for row in model.objects.all()} - {""}
    assert named and named <= set(SHAPES)
