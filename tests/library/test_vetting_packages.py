"""What documents that are packages of parts (Office, ODF, EPUB) hide, hold, do unasked or tell is taken out or refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.library.files import SECRET, photograph
from tests.library.packages import WORD, docx, epub, inside, odt, relationships, renamed, xlsx
from tests.library.vetted import cleaned, refusal

# What it is


def test_who_wrote_it_is_taken_out_and_the_rest_stays() -> None:
    words = inside(cleaned(docx(word__media__photo_jpg=photograph()), "a.docx").read())
    assert not [name for name, content in words.items() if SECRET in content]
    assert "docProps/thumbnail.jpeg" not in words and b"thumbnail" not in words["_rels/.rels"]
    assert b"Stay on the path." in words["word/document.xml"]
    table = cleaned(xlsx("Stay"), "a.xlsx").read()
    assert load_workbook(io.BytesIO(table)).active["A1"].value == "Stay"
    assert not [name for name, content in inside(table).items() if SECRET in content]
    text = cleaned(odt(), "a.odt").read()
    assert next(iter(inside(text))) == "mimetype" and text[30:38] == b"mimetype"
    assert not [name for name, content in inside(text).items() if SECRET in content]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (docx("", "vbaProject vbaProject.bin"), "acts"),
        (docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "acts"),
        (docx("", "xlMacrosheet macrosheets/sheet1.xml"), "acts"),
        (docx("", "control activeX/activeX1.xml"), "acts"),
        (docx("<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x</w:instrText></w:r>"), "acts"),
        (docx('<w:fldSimple w:instr="DDEAUTO x"/>'), "acts"),
        (docx("<w:instrText>INCLU</w:instrText><w:instrText>DEPICTURE x</w:instrText>"), "reaches_out"),
        (docx("<f>cmd|'/C calc'!A0</f>"), "acts"),
        (docx("", "oleObject embeddings/oleObject1.bin"), "holds_files"),
        (docx("", "package embeddings/table.xlsx"), "holds_files"),
        (docx(word__media__x_png=docx()), "holds_files"),
        (docx(word__media__x_png=b"MZ\x90"), "holds_files"),
        (docx(word__x_bin=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "holds_files"),
        (docx("", "attachedTemplate https://elsewhere.example/t.dotm External"), "reaches_out"),
        (docx("", "image https://elsewhere.example/seen.png External"), "reaches_out"),
        (docx("", "hyperlink file://server/share External"), "reaches_out"),
        (docx("", "hyperlink javascript:x External"), "reaches_out"),
        (docx("<w:r><w:instrText>INCLUDEPICTURE x</w:instrText></w:r>"), "reaches_out"),
        (docx('<w:ins w:author="Ama" w:id="1"/>'), "notes"),
        (docx(word__comments_xml=f'<w:comments xmlns:w="{WORD}"><w:comment w:author="Ama"/></w:comments>'), "notes"),
        (docx('<!DOCTYPE a [<!ENTITY b "c">]>'), "damaged"),
        (docx(word__x_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "damaged"),
        (docx("<w:p>"), "damaged"),
        (odt('<office:scripts><office:script/></office:scripts>'), "acts"),
        (odt('<script:event-listener/>'), "acts"),
        (odt(Basic__script_xml="<a/>"), "acts"),
        (odt('<table:table-cell table:formula="of:=DDE(1)"/>'), "acts"),
        (odt('<text:a xlink:href="vnd.sun.star.script:x"/>'), "reaches_out"),
        (odt('<draw:image xlink:href="https://elsewhere.example/seen.png"/>'), "reaches_out"),
        (odt('<text:section-source xlink:href="../other.odt"/>'), "reaches_out"),
        (odt('<draw:object-ole/>'), "holds_files"),
        (odt('<office:annotation><dc:creator>Ama</dc:creator></office:annotation>'), "notes"),
        (odt(entry='<manifest:encryption-data/>'), "locked"),
        (epub("<script>alert(1)</script>"), "acts"),
        (epub('<p onclick="x()">a</p>'), "acts"),
        (epub('<a href="javascript:x()">a</a>'), "acts"),
        (epub('<img src="https://elsewhere.example/seen.png"/>'), "reaches_out"),
        (epub(style_css="@import url(https://elsewhere.example/a.css);"), "reaches_out"),
        (epub(a_js="alert(1)"), "acts"),
    ],
)  # fmt: skip
def test_what_acts_reaches_out_holds_files_or_names_people_is_refused(content: bytes, code: str) -> None:
    assert refusal(content, "a.docx") == code


DDE = '<w:fldSimple w:instr="DDEAUTO c:\\x"/>'


@pytest.mark.parametrize("name", ["word/document.dat", "word/document", "word/document.png", "word/metadata"])
def test_the_text_of_a_word_file_does_not_hide_under_a_name_of_something_else(name: str) -> None:
    assert refusal(renamed(docx(DDE), "word/document.xml", name), "a.docx") == "parts"
    assert refusal(renamed(docx(), "word/document.xml", name), "a.docx") == "parts"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.dat", "xl/worksheets/sheet1", "xl/printerSettings/sheet1.bin"])
def test_a_table_does_not_hide_under_a_name_of_something_else(name: str) -> None:
    assert refusal(renamed(xlsx('=WEBSERVICE("http://x")'), "xl/worksheets/sheet1.xml", name), "a.xlsx") == "parts"


@pytest.mark.parametrize("name", ["page.dat", "page", "page.png", "page.json"])
def test_a_page_of_a_book_does_not_hide_under_a_name_of_something_else(name: str) -> None:
    assert refusal(renamed(epub("<script>x</script>"), "page.xhtml", name), "a.epub") == "parts"


def test_every_ending_under_which_a_book_has_pages_is_looked_into() -> None:
    for ending in ("xht", "html", "htm", "svg", "XHTML"):
        book = renamed(epub("<script>x</script>"), "page.xhtml", f"page.{ending}")
        assert refusal(book, "a.epub") == "acts"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (docx(word__media__a_mp4=b"\0\0\0\x18ftyp"), "parts"),
        (docx(word__x_html="<p>x</p>"), "parts"),
        (docx(word__media__a_svg="<svg><script>x</script></svg>"), "acts"),
        (docx(word__media__a_svg='<svg><image href="https://elsewhere.example/seen.png"/></svg>'), "reaches_out"),
        (odt(Pictures__a="<svg/>"), "parts"),
        (odt(a_sh="x"), "parts"),
        (odt(entry='<manifest:file-entry manifest:full-path="a.png" manifest:media-type="text/xml"/>'), "parts"),
        (epub(a_exe="x"), "parts"),
        (epub(a_opf='<package><manifest><item href="a.txt" media-type="text/css"/></manifest></package>'), "parts"),
        (epub(a_opf='<package><item href="a.txt" media-type="application/xhtml+xml"/></package>'), "parts"),
        (epub(a_opf='<package><item href="a.txt" media-type="text/javascript"/></package>'), "acts"),
    ],
)
def test_a_part_that_cannot_be_looked_into_is_refused(content: bytes, code: str) -> None:
    assert refusal(content, "a.docx") == code


def test_pictures_fonts_and_what_programs_keep_beside_them_stay() -> None:
    more: dict[str, Any] = {
        "word__media__a_png": b"\x89PNG\r\n\x1a\n", "word__media__b_emf": b"\1\0\0\0", "word__media__c_svg": "<svg/>",
        "word__fonts__a_odttf": b"\7\7", "word__printerSettings__printerSettings1_bin": b"\0x", "word__metadata": b"\n\2go",
    }  # fmt: skip
    assert {name.replace("__", "/").replace("_", ".") for name in more} <= set(
        inside(cleaned(docx(**more), "a.docx").read())
    )
    beside = {
        "layout-cache": b"\0",
        "Pictures__1000": b"GIF8",
        "ObjectReplacements__Object 1": b"\1",
        "manifest_rdf": "<a/>",
    }
    folder = '<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.sun.xml.ui"/>'
    assert len(inside(cleaned(odt(entry=folder, **beside), "a.odt").read())) == 3 + 1 + len(beside)  # type: ignore[arg-type]  # bytes
    book = epub(a_css="@namespace 'http://www.w3.org/1999/xhtml'; p {color: red}", a_woff2=b"wOF2", a_mp3=b"ID3")
    assert cleaned(book, "a.epub").size


def test_who_wrote_it_is_taken_out_of_the_part_that_dot_net_makes_too() -> None:
    kept = cleaned(docx(package__core_psmdcp=f"<cp>{SECRET.decode()}</cp>"), "a.docx").read()
    assert SECRET not in inside(kept)["package/core.psmdcp"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (xlsx('=_xlfn.IMAGE("http://elsewhere.example/seen.png")'), "reaches_out"),
        (xlsx('=IF(A2,IMAGE (A3))'), "reaches_out"),
        (xlsx('=HYPERLINK("file://server/share","a")'), "reaches_out"),
        (xlsx('=HYPERLINK(A2)'), "reaches_out"),
        (xlsx('=HYPERLINK("https://example.org/")&HYPERLINK("\\\\server\\x")'), "reaches_out"),
        (xlsx("='\\\\server\\[b.xlsx]Sheet'!A1"), "reaches_out"),
        (xlsx('=DDE("a","b","c")'), "acts"),
        (odt('<table:table-cell table:formula="of:=HYPERLINK(&quot;file://x&quot;)"/>'), "reaches_out"),
        (odt('<table:content-validation table:condition="WEBSERVICE(A1)"/>'), "acts"),
        (docx('<w:instrText> HYPERLINK "file://server/a" </w:instrText>'), "reaches_out"),
        (docx('<w:instrText> HYPERLINK "fi</w:instrText><w:instrText>le://server/a" \\o "https://x"</w:instrText>'), "reaches_out"),
        (docx('<w:fldSimple w:instr="HYPERLINK \\\\server\\a"/>'), "reaches_out"),
        (docx('<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://elsewhere.example/a.png"/>'), "reaches_out"),
        (docx('<a action="ppaction://program"/>'), "acts"),
        (epub('<img srcset="a.png 1x, https://elsewhere.example/a.png 2x"/>'), "reaches_out"),
        (epub('<meta http-equiv="refresh" content="0;url=https://elsewhere.example/"/>'), "reaches_out"),
        (epub('<svg><set attributeName="href" to="javascript:x"/></svg>'), "acts"),
        (epub(a_xml='<?xml-stylesheet href="https://elsewhere.example/a.css"?><a/>'), "reaches_out"),
        (epub(a_xml='<?xml-stylesheet type="text/xsl" href="a.xml"?><a/>'), "acts"),
        (epub(a_css="p {background: \\75rl(https://elsewhere.example/a.png)}"), "reaches_out"),
        (epub(a_css="@import/**/'//elsewhere.example/a.css';"), "reaches_out"),
        (epub(a_css="p {background: image-set('a.png' 1x, 'https://elsewhere.example/a.png' 2x)}"), "reaches_out"),
    ],
)  # fmt: skip
def test_a_document_that_calls_home_is_refused(content: bytes, code: str) -> None:
    assert refusal(content, "a.docx") == code


@pytest.mark.parametrize(
    "content",
    [
        xlsx('=HYPERLINK("https://example.org/"&A2,"a")'),
        xlsx('=HYPERLINK( "#Sheet1!A1")'),
        docx('<w:instrText> HYPERLINK "https://example.org/" \\l "part" \\o "file: a tip" </w:instrText>'),
        docx('<w:instrText> HYPERLINK \\l "_Toc1" </w:instrText><w:instrText> PAGEREF _Toc1 \\h </w:instrText>'),
        epub("<style>/* https://example.org */ p {color: red}</style>"),
    ],
)
def test_links_that_are_written_out_and_safe_stay(content: bytes) -> None:
    assert cleaned(content, "a.docx").size


def test_a_link_that_a_reader_has_to_follow_stays() -> None:
    kept = inside(cleaned(docx("", "hyperlink https://example.org/ External"), "a.docx").read())
    assert kept["word/_rels/document.xml.rels"] == relationships("hyperlink https://example.org/ External").encode()
    assert cleaned(odt('<text:a xlink:href="https://example.org/">x</text:a>'), "a.odt").size
    assert cleaned(epub('<a href="https://example.org/">x</a>'), "a.epub").size


def lying(change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    """A Word file whose directory says something else of its text."""
    stream = io.BytesIO(docx())
    with zipfile.ZipFile(stream, "a") as package:
        change(package.getinfo("word/document.xml"))
        package._didModify = True  # type: ignore[attr-defined]  # the directory is written again
    return stream.getvalue()


def test_what_unpacks_to_far_too_much_is_refused_by_its_directory_and_never_unpacked() -> None:
    assert refusal(docx(word__zeros_xml=bytes(20_000_000)), "a.docx") == "bomb"
    many: dict[str, Any] = {f"word__x{number}_xml": b"" for number in range(5_001)}
    assert refusal(docx(**many), "a.docx") == "bomb"
    assert refusal(lying(lambda part: setattr(part, "file_size", 2**33)), "a.docx") == "bomb"
    # One that says less than it holds is cut off there, and its sum does not fit.
    assert refusal(lying(lambda part: setattr(part, "file_size", 3)), "a.docx") == "damaged"


def test_names_that_lead_out_or_come_twice_and_locked_parts_are_refused() -> None:
    assert refusal(docx(**{"..__x_xml": "<a/>"}), "a.docx") == "damaged"
    assert refusal(docx(WORD__DOCUMENT_XML="<a/>"), "a.docx") == "damaged"
    assert refusal(lying(lambda part: setattr(part, "flag_bits", 1)), "a.docx") == "locked"


def test_nothing_before_between_or_after_the_parts_is_kept() -> None:
    assert SECRET not in cleaned(docx() + SECRET, "a.docx").read()
    assert refusal(SECRET + docx(), "a.docx") == "unknown"
