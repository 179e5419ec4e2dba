"""The four formats: nothing is lost on the way out and back, other programs read them, and hostile files are refused in one sentence."""

import io
import re
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from translate.storage import xliff
from translate.storage.xliff2 import Xliff2File

from cms.translation_desk.files import tables
from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.markup import BrokenMarkup, tags_of, tidy, words_only
from cms.translation_desk.files.units import Unit, mark, plain
from tests.programs import gettext
from tests.translation_desk.texts_in_files import KEY, batch, saved, told

AWKWARD = [
    '"quoted" \\n back\\slash %s %(name)s', "two\nlines\n\nand more", "  spaces  ", "عربي 123 ١٢٣", "🚸👩🏽‍🏫", "သွားလာသောလမ်းကို သုံးပါ",
    "&amp; &lt;b&gt; <not a tag> a < b & c", "=1+1", "'=1+1", "\t=cmd", "_x0041_ ]]>", "line\u2028separator\x85next", "+1 555 555 0100",
    "\n=2", "-", "''-", "@a;=b", "#~ msgid \"x\"", "a\ttab",
]  # fmt: skip
RICH = [
    '<p>Ask <b>first</b>.</p>',
    '<p>Go <a href="https://example.org/?a=1&amp;b=2">here</a> or <a id="3" linktype="page">there</a>.</p>'
    "<ul><li>One</li><li><b>Two</b></li></ul>",
    "<p>One<br/>two &lt; three &amp; four</p>",
    "<p><b>a</b> <b>b</b></p>",
]  # fmt: skip
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(plain).filter(str.strip)
texts = st.one_of(st.sampled_from(AWKWARD), words)


def rich_of(parts: list[str]) -> str:
    """A rich text with these words in it."""
    safe = [tidy(part.replace("&", "&amp;").replace("<", "&lt;")) for part in parts]
    return f'<p>{safe[0]}</p><ul><li><b>{safe[-1]}</b></li><li><a href="https://example.org/">{safe[0]}</a></li></ul>'


def as_read(unit: Unit, *, rich: bool) -> tuple[str, str]:
    """Source and target as the page would keep them."""
    if rich:
        return tidy(unit.source), tidy(unit.target)
    return (words_only(unit.source), words_only(unit.target)) if unit.markup else (unit.source, unit.target)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, st.one_of(st.just(""), texts), st.booleans(), st.booleans()), min_size=1, max_size=6))
@example([(one, one, True, False) for one in AWKWARD])
def test_every_text_comes_back_as_it_went_out(form: str, given_texts: list[tuple[str, str, bool, bool]]) -> None:
    sent = [
        told(
            rich_of([source]) if rich else source,
            (rich_of([target]) if rich else target) if target else "",
            path=f"body.{uuid.UUID(int=number)}.words",
            rich=rich,
            done=done,
        )
        for number, (source, target, done, rich) in enumerate(given_texts)
    ]
    back = read(FORMATS[form].write(batch(*sent)))
    assert (back.source_code, back.code) == ("en", "ar")
    assert len(back.units) == len(sent)
    for one, unit in zip(sent, back.units, strict=True):
        assert as_read(unit, rich=one.rich) == (one.unit.source, one.unit.target)
        assert (unit.key, unit.path, unit.done) == (KEY, one.unit.path, one.unit.done)
        assert unit.was == one.unit.was


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("html", RICH)
def test_markup_survives(form: str, html: str) -> None:
    (unit,) = read(FORMATS[form].write(batch(told(html, html, rich=True)))).units
    assert as_read(unit, rich=True) == (tidy(html), tidy(html))


@pytest.mark.parametrize("form", ["xliff1", "xliff2"])
def test_a_program_that_leaves_out_what_a_tag_stands_for_is_understood_by_its_number(form: str) -> None:
    content = FORMATS[form].write(batch(told(RICH[1], RICH[1], rich=True)))
    root = etree.fromstring(content)
    (target,) = root.iter("{*}target")
    for one in target.iterdescendants():
        for name in ("equiv-text", "dataRefStart", "dataRefEnd", "dataRef"):
            one.attrib.pop(name, None)
    (unit,) = read(etree.tostring(root)).units
    assert tidy(unit.target) == tidy(RICH[1])


@pytest.mark.parametrize("form", ["xliff1", "xliff2"])
def test_a_tag_that_stands_for_nothing_is_no_tag_of_the_page(form: str) -> None:
    content = FORMATS[form].write(batch(told(RICH[0], RICH[0], rich=True)))
    root = etree.fromstring(content)
    (target,) = root.iter("{*}target")
    target[0].set("id", "77")
    for name in ("equiv-text", "dataRefStart"):
        target[0].attrib.pop(name, None)
    (unit,) = read(etree.tostring(root)).units
    with pytest.raises(BrokenMarkup):
        if tags_of(unit.target) != tags_of(RICH[0]):
            raise BrokenMarkup


def test_half_a_text_is_no_translation() -> None:
    content = FORMATS["xliff2"].write(batch(told("One. Two.", "x")))
    halves = (
        b'<segment state="final"><source>One. </source><target>1</target></segment>'
        b'<segment state="final"><source>Two.</source></segment>'
    )
    (unit,) = read(re.sub(rb"<segment.*</segment>", halves, content)).units
    assert (unit.source, unit.target, unit.done) == ("One. Two.", "", False)
    whole = halves.replace(b"Two.</source>", b"Two.</source><target>2</target>")
    (unit,) = read(re.sub(rb"<segment.*</segment>", whole, content)).units
    assert (unit.target, unit.done) == ("12", True)


# Other programs


MANY = [told(one, f"{one}", path=f"body.{number}", done=True) for number, one in enumerate(AWKWARD)]


def test_gettext_finds_nothing_wrong(tmp_path: Path) -> None:
    file = tmp_path / "ar.po"
    file.write_bytes(FORMATS["po"].write(batch(*MANY, told(RICH[1], "<p>x</p>", path="rich", rich=True))))
    ran = subprocess.run(
        [gettext("msgfmt"), "-c", "-o", str(tmp_path / "x.mo"), str(file)], capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr.decode()) == (0, "")


def test_gettext_merges_older_work_into_a_newer_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old.po", tmp_path / "new.po"
    old.write_bytes(
        FORMATS["po"].write(batch(told("Walk together", "امشوا معاً", path="a", done=True), told("Gone", "x", path="b")))
    )
    new.write_bytes(FORMATS["po"].write(batch(told("Walk together", path="a"), told("Stop", path="c"))))
    merged = subprocess.run([gettext("msgmerge"), "-q", str(old), str(new)], capture_output=True, check=True).stdout
    found = {unit.path: unit for unit in read(merged).units}
    assert found.keys() == {"a", "c"}
    assert (found["a"].target, found["a"].done, found["c"].target) == ("امشوا معاً", True, "")


@pytest.mark.parametrize("form", ["po", "xliff1"])
def test_pofilter_reads_it_and_finds_what_is_wrong(form: str, tmp_path: Path) -> None:
    several = [told("Call +1 555 555 0100", "اتصل", path="a", done=True), told("Stop", "قف", path="b", done=True)]
    source, out = tmp_path / f"in.{FORMATS[form].ending}", tmp_path / f"out.{FORMATS[form].ending}"
    source.write_bytes(FORMATS[form].write(batch(*several)))
    command = [sys.executable, "-m", "translate.filters.pofilter", "-t", "numbers", str(source), str(out)]
    subprocess.run(command, capture_output=True, check=True)
    found = out.read_text(encoding="utf-8")
    assert "0100" in found and "Stop" not in found


def test_what_another_program_writes_into_xliff_1_comes_back() -> None:
    store = xliff.xlifffile.parsestring(FORMATS["xliff1"].write(batch(told("Stop"), told("Go back", path="b"))))
    first, second = store.units
    first.target = "قف"
    first.markapproved()
    second.target = "عد"
    second.markfuzzy()
    units = read(bytes(store)).units
    assert [(unit.target, unit.done, unit.was) for unit in units] == [("قف", True, mark("")), ("عد", False, mark(""))]


def test_what_another_program_writes_into_xliff_2_comes_back() -> None:
    store = Xliff2File.parsestring(FORMATS["xliff2"].write(batch(told("Stop"), told("Go back", path="b"))))
    first, second = store.units
    first.target = "قف"
    first.marktranslated()
    second.target = "عد"
    units = read(bytes(store)).units
    assert [(unit.target, unit.done) for unit in units] == [("قف", True), ("عد", False)]


def test_a_table_shows_the_translation_from_right_to_left_and_takes_nothing_for_a_formula() -> None:
    sheet: Any = load_workbook(io.BytesIO(FORMATS["xlsx"].write(batch(told("=1+1", "=2"))))).active
    assert [cell.value for cell in sheet[2]][2:4] == ["'=1+1", "'=2"]
    assert [cell.data_type for cell in sheet[2]][2:4] == ["s", "s"]
    assert (sheet["C2"].alignment.readingOrder, sheet["D2"].alignment.readingOrder) == (1, 2)
    assert all(sheet.column_dimensions[letter].hidden for letter in tables.HIDDEN)


def test_a_number_that_a_spreadsheet_made_of_a_text_is_a_text_again() -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(batch(told("112")))))
    sheet: Any = book.active
    sheet["D2"], sheet["E2"] = 112.0, "Yes"
    (unit,) = read(saved(book)).units
    assert (unit.target, unit.done) == ("112", True)
