"""The languages Safelane is built with: what a browser asks for, what the environment may declare, what is routed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import wagtail
import wagtailmedia
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import get_language_from_path, get_language_info, gettext, override
from hypothesis import given
from hypothesis import strategies as st

from cms import languages
from cms.taxonomy import catalogues
from tests import factories

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
RIGHT_TO_LEFT = {"ar", "prs", "ps", "ckb", "fa", "ur"}
HARD_TO_ROUTE = ("ps", "ti", "prs", "kmr", "ckb", "mos")


@pytest.fixture(scope="session")
def compiled_catalogues() -> None:
    """Every language has its compiled catalogue, without which Django does not route it."""
    catalogues.compile_all()


@pytest.fixture
def declared_language() -> Iterator[None]:
    """What a test declares is forgotten after it."""
    yield
    languages.declare("")


# What a browser asks for


@pytest.mark.parametrize(
    ("header", "available", "chosen"),
    [
        ("ar", ("en", "ar"), "ar"),
        ("fr-CA,fr;q=0.8,en;q=0.5", ("en", "fr"), "fr"),
        ("en;q=0.2, my;q=0.9", ("en", "my"), "my"),
        ("my;q=0, en", ("en", "my"), "en"),
        ("de, nl;q=0.9", ("en", "my"), None),
        ("EN-gb", ("en",), "en"),
        ("  uk  ;  q = 0.7 , ru ;q=0.3", ("uk", "ru"), "uk"),
        ("ar-SY, ar;q=0.9", ("en", "ar"), "ar"),
        ("", ("en",), None),
        ("*", ("en",), None),
    ],
)
def test_the_first_available_language_of_the_browsers_list_is_chosen(
    header: str, available: tuple[str, ...], chosen: str | None
) -> None:
    assert languages.preferred(header, available) == chosen


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("fa-AF", "prs"),
        ("fa-IR", "fa"),
        ("ku", "kmr"),
        ("ku-Arab-IQ", "kmr"),
        ("ku-Arab", "ckb"),
        ("tl", "fil"),
        ("in", "id"),
    ],
)
def test_tags_that_browsers_use_for_our_languages_are_understood(header: str, chosen: str) -> None:
    assert languages.preferred(header, languages.BUILT_IN) == chosen


def test_a_dari_reader_is_given_persian_where_there_is_no_dari() -> None:
    assert languages.preferred("fa-AF,en;q=0.5", ("en", "fa")) == "fa"


@pytest.mark.parametrize(
    "header", [";;;;", "q=1", ",,,", "ar;q=abc", "ar;q=2", "ar;q=0.12345", "\x00", "ar;q=", "😀" * 300, ";q=1,;q=0.5"]
)
def test_an_unreadable_list_chooses_nothing(header: str) -> None:
    assert languages.preferred(header, ("en", "ar")) is None


def test_ten_thousand_characters_are_cut_off_and_cost_nothing() -> None:
    assert languages.preferred("x" * 10_000 + ",ar", ("ar",)) is None
    assert languages.preferred("ar," + "xx;q=0.1," * 1_200, ("ar",)) == "ar"


@given(st.text(max_size=600), st.sets(st.sampled_from(sorted(languages.BUILT_IN)), max_size=5))
def test_whatever_a_browser_sends_an_available_language_or_none_comes_out(header: str, available: set[str]) -> None:
    assert languages.preferred(header, available) in available | {None}


@given(st.sampled_from(sorted(languages.BUILT_IN)), st.text(alphabet="abcdefghij-;=.0123456789, ", max_size=80))
def test_a_language_named_first_and_alone_in_weight_wins(code: str, rest: str) -> None:
    lighter = ",".join(f"{part.split(';')[0].strip() or 'xx'};q=0.1" for part in rest.split(","))
    assert languages.preferred(f"{code},{lighter}", languages.BUILT_IN) == code


# What the environment may declare


@pytest.mark.usefixtures("declared_language")
def test_declared_languages_are_known_beside_the_built_in_ones() -> None:
    uyghur, amazigh = languages.declare("ug:ئۇيغۇرچە:rtl, zgh:ⵜⴰⵎⴰⵣⵉⵖⵜ")
    assert (uyghur.code, uyghur.rtl, amazigh.code, amazigh.rtl) == ("ug", True, "zgh", False)
    assert languages.direction("ug") == "rtl"
    assert languages.autonym("zgh") == "ⵜⴰⵎⴰⵣⵉⵖⵜ"
    assert languages.all_languages().keys() - languages.BUILT_IN.keys() == {"ug", "zgh"}


@pytest.mark.usefixtures("declared_language")
def test_declaring_again_replaces_what_was_declared() -> None:
    languages.declare("ug:ئۇيغۇرچە:rtl")
    assert languages.declare("") == []
    assert languages.all_languages() == languages.BUILT_IN


@pytest.mark.parametrize(
    "text", ["ug", "ug:", ":name", "u:x", "ug:x:up", "ug:x:rtl:more", "Ug:x", "ug;x", "../x:y", "ug:a:b"]
)
def test_a_malformed_declaration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="zgh:") as refused:
        languages.declare(text)
    assert repr(text) in str(refused.value)


def test_a_built_in_language_is_not_declared_but_enabled_in_the_admin() -> None:
    with pytest.raises(ValueError, match="'ar' is built in already: enable it in the admin"):
        languages.declare("ar:العربية:rtl")


@given(st.text(max_size=80) | st.from_regex(r"[a-z]{2,3}:[^:,]{1,10}(:rtl)?", fullmatch=True))
def test_a_declaration_either_works_or_says_what_is_wrong(text: str) -> None:
    try:
        declared = languages.declare(text)
        assert all(languages.language(language.code) == language for language in declared)
    except ValueError as error:
        assert "for example" in str(error) or "built in already" in str(error)
    finally:
        languages.declare("")


# What is built in


def test_the_six_right_to_left_languages_are_right_to_left_everywhere() -> None:
    assert {code for code in languages.BUILT_IN if languages.direction(code) == "rtl"} == RIGHT_TO_LEFT
    assert set(settings.LANGUAGES_BIDI) == RIGHT_TO_LEFT


@pytest.mark.parametrize("code", languages.BUILT_IN)
def test_every_language_is_known_to_django_by_its_own_name_and_direction(code: str) -> None:
    info = get_language_info(code)
    assert info["name_local"] == languages.autonym(code) != code
    assert info["bidi"] is (code in RIGHT_TO_LEFT)


def test_an_undeclared_language_is_nameless_and_left_to_right() -> None:
    assert (languages.autonym("xx"), languages.direction("xx")) == ("xx", "ltr")


def test_every_built_in_language_can_be_enabled_and_has_a_column_of_its_own() -> None:
    assert [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES] == list(languages.BUILT_IN)
    assert tuple(languages.BUILT_IN) == settings.MODELTRANSLATION_LANGUAGES
    assert len(languages.BUILT_IN) == 40


@pytest.mark.usefixtures("compiled_catalogues")
@pytest.mark.parametrize("code", languages.BUILT_IN)
def test_every_language_has_a_catalogue_and_is_routed(code: str) -> None:
    assert get_language_from_path(f"/{code}/") == code
    with override(code):
        assert reverse("home") == f"/{code}/"
        assert resolve(f"/{code}/").url_name == "home"


@pytest.mark.usefixtures("compiled_catalogues", "home")
@pytest.mark.parametrize("code", HARD_TO_ROUTE)
def test_a_live_home_answers_in_its_own_language_and_direction(client: Client, code: str) -> None:
    factories.live_home(code)
    response = client.get(f"/{code}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{code}" dir="{languages.direction(code)}"' in html
    assert response.headers["Content-Language"] == code


# A language of the environment, end to end

EXTRA_LANGUAGE_JOURNEY = """
import django
django.setup()
from django.core.management import call_command
from cms.taxonomy.catalogues import compile_all
compile_all()
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from django.test import Client
from wagtail.models import Locale
from cms.guidance.models import HomePage
from cms.publishing import door
from tests.factories import HotlineFactory, live_guidance, section_under
from tests.obliging import approve_whatever_comes
HotlineFactory()
english = HomePage.objects.get(locale__language_code="en")
door._rules.insert(0, approve_whatever_comes)
english.save_revision().publish()
locale = Locale.objects.create(language_code="ug")
home = HomePage.objects.get(locale=locale)
assert not home.live, "a language's home starts as a draft"
assert Client().get("/ug/").status_code == 404, "a draft home is not found"
home.title = "باش بەت"
home.save_revision().publish()
section = section_under(HomePage.objects.get(pk=home.pk))
page = live_guidance(section, made_for=("girls",), suitable_for=())
for path in ("/ug/", f"/ug/{section.slug}/{page.slug}/", "/ug/for/girls/"):
    response = Client().get(path)
    print(path, response.status_code, response.headers["Content-Language"])
    print(response.content.decode())
"""


@pytest.fixture(scope="module")
def declared_by_the_environment(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What readers of a language declared by the environment are answered, page after page."""
    folder = tmp_path_factory.mktemp("extra-language")
    environment = os.environ | {
        "SAFELANE_ENV": "test",
        "SAFELANE_EXTRA_LANGUAGES": "ug:ئۇيغۇرچە:rtl",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "DATA_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "DATABASE_URL": "",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-c", EXTRA_LANGUAGE_JOURNEY]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_a_language_of_the_environment_answers_from_right_to_left(declared_by_the_environment: str) -> None:
    assert "/ug/ 200 ug" in declared_by_the_environment
    assert declared_by_the_environment.count('<html lang="ug" dir="rtl"') == 3


def test_a_language_of_the_environment_shows_the_vocabulary_in_english_and_marks_it(
    declared_by_the_environment: str,
) -> None:
    marked = BeautifulSoup(declared_by_the_environment, "html.parser").find_all(lang="en", dir="ltr")
    assert "Girls" in [element.get_text(strip=True) for element in marked]


def test_what_is_said_in_place_of_wagtails_words_still_stands_in_wagtail() -> None:
    """After an upgrade a sentence that Wagtail has reworded is to be reworded in wagtail.po too."""
    theirs: set[Any] = set()
    for package in (wagtail, wagtailmedia):
        for path in Path(str(package.__file__)).parent.rglob("locale/en/LC_MESSAGES/django.po"):
            theirs |= {message.id for message in read_po(path.open("rb"))}
    kept = sorted(catalogues.po_path("en").parents[2].glob("*/LC_MESSAGES/wagtail.po"))
    assert [path.parts[-3] for path in kept] == ["ar", "en", "fr"]
    for path in kept:
        assert {message.id for message in read_po(path.open("rb"))} - theirs == set(), path


def test_the_admin_says_pictures_recordings_and_files() -> None:
    with override("en"):
        said = [gettext(words) for words in ("Choose an image", "Media", "Documents")]
    assert said == ["Choose a picture", "Recordings", "Files"]
    with override("fr"):
        assert (gettext("Choose an image"), gettext("Choose audio")) == (
            "Choisir une image",
            "Choisir un enregistrement",
        )
