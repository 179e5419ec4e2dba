"""Files that no translator sends: refused in one sentence, before they can do harm."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from cms.translation_desk.files.formats import FORMATS, read
from cms.translation_desk.files.units import MAX_TEXTS, CannotRead, Document
from tests.translation_desk.texts_in_files import batch, saved, told

# Hostile files

PO = FORMATS["po"].write(batch(told("Stop", "قف")))
XLIFF = FORMATS["xliff1"].write(batch(told("Stop", "قف")))
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">&c;</xliff>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="page:x">&a;</file></xliff>'
)
DEEP = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2">' + b"<g>" * 5_000 + b"</g>" * 5_000 + b"</xliff>"


LONG_CODE = b'<x id="1" equiv-text="&lt;b ' + b"a" * 50_000 + b'&gt;"/>' + b'<x id="1"/>' * 1_000
MANY_CODES = b'<x id="1" equiv-text="&lt;br/&gt;"/>' + b'<x id="1"/>' * 50_000


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def formula() -> bytes:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(batch(told("Stop", "x")))))
    book.active["D2"] = '=HYPERLINK("https://example.org")'
    return saved(book)


def of_many(form: str, count: int = MAX_TEXTS + 1) -> bytes:
    return FORMATS[form].write(batch(*(told("Stop", "x", path=f"body.{number}") for number in range(count))))


HOSTILE = {
    "nothing": b"",
    "a name of a file": b"/etc/passwd",
    "a name of a file in a PO": b"msgid",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "other XML": b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
    "XLIFF of no version": b"<xliff/>",
    "half a file": XLIFF[: len(XLIFF) // 2],
    "an entity bomb": BOMB,
    "an outside entity": OUTSIDE,
    "very deep": DEEP,
    "an encoding that is none": XLIFF.replace(b"UTF-8", b"UTF-9"),
    "PO in an old encoding": PO.decode().encode("iso-8859-6", "replace").replace(b"UTF-8", b"ISO-8859-6"),
    "PO in UTF-16": PO.decode().encode("utf-16"),
    "PO that says another encoding": PO.replace(b"UTF-8", b"KOI8-R"),
    "PO with a zero": PO.replace(b"Stop", b"St\x00op"),
    "damaged PO": PO.replace(b'"Stop"', b'"Stop'),
    "a ZIP of something": zipped(a__txt=b"x"),
    "a ZIP bomb": zipped(**{"[Content_Types].xml": b"<x>" + b" " * 40_000_000}),
    "half a table": FORMATS["xlsx"].write(batch(told("Stop")))[:900],
    "another table": saved(Workbook()),
    "a formula": formula(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(HOSTILE[name])
    said = str(refused.value.sentence)
    assert said.endswith(".") and "passwd" not in said and len(said) < 250


@pytest.mark.parametrize("form", FORMATS)
def test_more_texts_than_are_taken_at_once_are_refused_before_they_are_read(form: str) -> None:
    with pytest.raises(CannotRead, match=r"20,000"):
        read(of_many(form))
    assert len(read(of_many(form, MAX_TEXTS)).units) == MAX_TEXTS


@pytest.mark.parametrize("start", [LONG_CODE, MANY_CODES], ids=["long", "many"])
def test_a_small_file_does_not_become_a_large_one(start: bytes) -> None:
    """A code of many letters stands once in the file, and elements that mean it thousands of times."""
    end = "قف</target>".encode()
    assert end in XLIFF
    bomb = XLIFF.replace(end, start + end)
    try:
        found = read(bomb)
    except CannotRead:
        return
    assert max(len(unit.target) for unit in found.units) < 100_000


def test_a_file_name_as_content_opens_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = 'msgid ""'
    (tmp_path / name).write_bytes(PO)
    with pytest.raises(CannotRead):
        read(name.encode())


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
def test_a_mark_at_the_start_and_line_ends_of_windows_are_no_harm(start: bytes) -> None:
    assert read(start + PO.replace(b"\n", b"\r\n")).units == read(PO).units
    assert read(start + XLIFF).units == read(XLIFF).units


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    for sent in (content, b"msgid " + content, b"<" + content, b"PK\x03\x04" + content, PO + content):
        try:
            assert isinstance(read(sent), Document)
        except CannotRead:
            continue


def test_a_table_with_comments_is_refused_by_what_is_to_be_done() -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(batch(told("Stop", "x")))))
    book.active["D2"].comment = Comment("Is this right?", "Somebody")
    with pytest.raises(CannotRead, match="comments"):
        read(saved(book))
