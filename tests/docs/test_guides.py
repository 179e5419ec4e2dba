"""The documents hold together: links lead somewhere, pictures are there and light, guides use the words of the screen."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import wagtail
import wagtailmedia
from babel.messages.pofile import read_po
from django.conf import settings

from cms.guidance.guides import GUIDES as IN_ADMIN
from tests.docs.written import ROOT, anchors, broken_links, documents, links, missing_paths, paths, pictures
from tests.screenshots.__main__ import AT_MOST, FOLDER, MAIN_AT_MOST, VIEWS

GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
WORDS_OF_THE_SCREEN = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?!\*)")
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|\{\w*\}")
# A sentence of hardly anything but placeholders would fit every words.
LETTERS_AT_LEAST = 3
EXPLAINED = {"like these", "comme ceux-ci", "كهذه"}  # the sentence that says what slanted words are
TRANSLATED = sorted((ROOT / "docs" / "guides").glob("*/*.md"))


def named_pictures() -> dict[str, Path]:
    """Name of every picture of ours that a document shows, and the document."""
    return {
        Path(target).name: document
        for document in documents()
        for _alt, target in pictures(document.read_text(encoding="utf-8"))
    }


def sentences_of_the_screen() -> list[str]:
    """What the admin and the readers' pages can say: Safelane's own words, Wagtail's, the vocabulary's."""
    own = ROOT / "locale" / "en" / "LC_MESSAGES"
    catalogues = [own / "django.po"]
    for package in (wagtail, wagtailmedia):
        catalogues += Path(str(package.__file__)).parent.rglob("locale/en/LC_MESSAGES/*.po")
    found: list[str] = [name for _code, name in settings.LANGUAGES]
    for catalogue in catalogues:
        with catalogue.open("rb") as stream:
            for message in read_po(stream):
                found += [message.id] if isinstance(message.id, str) else list(message.id)
    with (own / "wagtail.po").open("rb") as stream:  # what is said in place of Wagtail's words
        for message in read_po(stream):
            found += [message.string] if isinstance(message.string, str) else list(message.string or ())
    for vocabulary in (ROOT / "cms" / "taxonomy" / "vocabulary").glob("*.json"):
        found += [row["name"]["en"] for row in json.loads(vocabulary.read_text(encoding="utf-8"))]
    return [" ".join(sentence.split()).casefold() for sentence in found if sentence]


@cache
def sentences_in(code: str) -> list[str]:
    """What the screens say in another language: Safelane's own words and Wagtail's."""
    own = ROOT / "locale" / code / "LC_MESSAGES"
    catalogues = [own / "django.po", own / "wagtail.po"]
    for package in (wagtail, wagtailmedia):
        catalogues += Path(str(package.__file__)).parent.rglob(f"locale/{code}/LC_MESSAGES/*.po")
    found: list[str] = [name for _code, name in settings.LANGUAGES]
    for catalogue in filter(Path.is_file, catalogues):
        with catalogue.open("rb") as stream:
            for message in read_po(stream):
                found += [message.string] if isinstance(message.string, str) else list(message.string or ())
    return [" ".join(sentence.split()).casefold() for sentence in found if sentence]


def is_said(words: str, sentences: list[str]) -> bool:
    """Whether a screen can say it; "…" stands for what differs or is left out."""
    words = " ".join(words.split()).casefold()
    if words in sentences:
        return True
    if "…" in words:
        pattern = ".*".join(re.escape(piece.strip()) for piece in words.split("…"))
        return any(re.fullmatch(pattern, sentence) for sentence in sentences)
    return any(re.fullmatch(pattern, words) for pattern in map(pattern_of, sentences) if pattern)


def pattern_of(sentence: str) -> str:
    """What a sentence with placeholders looks like once they are filled; nothing for one that has none or is little else."""
    pieces = PLACEHOLDER.split(sentence)
    letters = sum(character.isalpha() for piece in pieces for character in piece)
    return ".+".join(re.escape(piece) for piece in pieces) if len(pieces) > 1 and letters >= LETTERS_AT_LEAST else ""


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_within_the_documents_leads_somewhere(document: Path) -> None:
    assert list(broken_links(document.read_text(encoding="utf-8"), document.parent)) == []


def test_links_that_lead_nowhere_are_seen() -> None:
    said = "[a](editors.md) [b](nobody.md) [c](editors.md#sign-in) [d](editors.md#sign-out) [e](#here) [f](#there)\n# Here\n"
    assert list(broken_links(said, ROOT / "docs" / "guides")) == ["nobody.md", "editors.md#sign-out", "#there"]


def test_every_guide_is_offered_by_readme() -> None:
    offered = {(ROOT / target.partition("#")[0]).resolve() for target in links((ROOT / "README.md").read_text("utf-8"))}
    assert len(GUIDES) == 7
    assert {*GUIDES, ROOT / "docs" / "resolution-77-64.md"} <= offered


def test_the_index_names_every_document_and_marks_those_that_are_read_in_the_admin() -> None:
    docs = ROOT / "docs"
    index = (docs / "README.md").read_text("utf-8")
    named = {(docs / target).resolve() for target in links(index)}
    written = {path for path in docs.rglob("*.md") if path.parent != docs / "decisions"}
    assert written - {docs / "README.md"} <= named
    marked = {target for line in index.splitlines() if line.startswith("- ◆") for target in links(line)}
    assert marked == {file for file, _title in IN_ADMIN.values()}


def test_every_guide_has_pictures_and_all_are_described() -> None:
    for guide in GUIDES:
        shown = pictures(guide.read_text(encoding="utf-8"))
        assert shown, guide.name
        assert all(len(alt.split()) > 3 for alt, _target in shown), guide.name


def test_every_picture_is_shown_somewhere_and_made_by_the_script() -> None:
    there = {path.name for path in FOLDER.glob("*")}
    assert there == {f"{name}.png" for name in VIEWS}
    assert there == set(named_pictures())


@pytest.mark.parametrize("name", VIEWS)
def test_pictures_are_light(name: str) -> None:
    assert (FOLDER / f"{name}.png").stat().st_size <= (MAIN_AT_MOST if name == "main-job" else AT_MOST)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_guides_call_things_by_the_words_of_the_screen(guide: Path) -> None:
    sentences = sentences_of_the_screen()
    written = WORDS_OF_THE_SCREEN.findall(guide.read_text(encoding="utf-8"))
    assert len(written) > 5
    assert [words for words in written if words not in EXPLAINED and not is_said(words, sentences)] == []


def test_words_that_no_screen_says_are_seen() -> None:
    sentences = [
        "save draft",
        "write a page in “%(title)s” (%(language)s)",
        "part %(number)s is not complete: mend it.",
    ]
    assert is_said("Save draft", sentences)
    assert is_said("Write a page in “Safe Steps” (English)", sentences)
    assert is_said("Part …", sentences)
    assert not is_said("Save the draft", sentences)
    assert not is_said("Nothing …", sentences)
    assert not is_said("Save the draft now", sentences_of_the_screen())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_guides_name_no_file_that_is_not_there(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert paths(text) == [] or list(missing_paths(text)) == []


def test_headings_give_the_names_that_links_use() -> None:
    assert anchors("# Cards: do and don’t\n## `make test`\n") == {"cards-do-and-dont", "make-test"}


@pytest.mark.parametrize("guide", TRANSLATED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_guide_in_another_language_uses_the_words_of_the_screen_in_that_language(guide: Path) -> None:
    sentences = sentences_in(guide.parent.name)
    written = WORDS_OF_THE_SCREEN.findall(guide.read_text(encoding="utf-8"))
    assert len(written) > 20
    assert [words for words in written if words not in EXPLAINED and not is_said(words, sentences)] == []


@pytest.mark.parametrize("guide", TRANSLATED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_guide_in_another_language_has_all_parts_and_pictures_of_the_english_one(guide: Path) -> None:
    here, there = (one.read_text(encoding="utf-8") for one in (guide, guide.parent.parent / guide.name))
    assert [line.split(" ")[0] for line in headings(here)] == [line.split(" ")[0] for line in headings(there)]
    assert len(pictures(here)) >= 3


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_the_translators_guide_is_there_in_french_and_arabic() -> None:
    assert {f"{path.parent.name}/{path.name}" for path in TRANSLATED} >= {"fr/translators.md", "ar/translators.md"}
