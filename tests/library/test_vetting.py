"""What a document is by its content, what is taken out of it, and what is refused, each with what to do next."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from cms.library.vetting.documents import MAX_BYTES, clean_document
from cms.library.vetting.refusals import REASONS
from tests.library.files import pdf, photograph
from tests.library.packages import docx, epub, odt, xlsx, zipped
from tests.library.vetted import cleaned, refusal

# What it is


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(), "pdf"),
        (docx(), "docx"),
        (xlsx(), "xlsx"),
        (odt(), "odt"),
        (odt(kind="spreadsheet"), "ods"),
        (odt(kind="presentation"), "odp"),
        (epub(), "epub"),
        ("Reste sur le chemin, ابق على الطريق".encode(), "txt"),
        ("\ufeffStay".encode("utf-16"), "txt"),
    ],
)
def test_a_document_is_known_by_its_content_whatever_its_name_says(content: bytes, kind: str) -> None:
    name = str(cleaned(content, "teacher.txt").name)
    assert name.endswith(f".{kind}")
    assert "teacher" not in name


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "damaged"),
        (b"%PDF-1.7 and no more", "a.pdf", "damaged"),
        (b"PK\x03\x04 and no more", "a.docx", "damaged"),
        (b"MZ\x90\x00", "a.pdf", "unknown"),
        (b"<html><script>alert(1)</script></html>", "a.html", "unknown"),
        (b"<html><script>alert(1)</script></html>", "a.pdf", "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "locked.docx", "unknown"),
        (zipped({"a.txt": "x"}), "a.docx", "unknown"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", "unknown"),
        ("é".encode("latin-1"), "a.txt", "not_text"),
        (b"\x1b]0;title\x07", "a.txt", "not_text"),
        (b"#!/bin/sh\n" + b"\x00", "a.csv", "unknown"),
        (photograph() + pdf(), "a.pdf", "unknown"),
    ],
)
def test_other_kinds_and_broken_files_are_refused(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name) == code


def test_more_than_twenty_megabytes_are_refused_before_they_are_read() -> None:
    upload = SimpleUploadedFile("a.pdf", pdf())
    upload.size = MAX_BYTES + 1
    with pytest.raises(ValidationError, match="20 MB"):
        clean_document(upload)


@given(
    st.binary(max_size=200),
    st.sampled_from(["pdf", "docx", "odt", "epub", "txt", "csv"]),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]),
)
def test_whatever_comes_is_taken_or_refused_with_words_and_never_a_fault(
    content: bytes, ending: str, start: bytes
) -> None:
    try:
        assert cleaned(start + content, f"a.{ending}").size
    except ValidationError as refused:
        assert refused.code in REASONS


# Tables of text


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|'/C calc'!A0", "-2+3+A1", "\t=1", "＝1", '" =1"'])
def test_a_table_with_a_formula_is_refused(cell: str) -> None:
    for separator in ",;":
        assert refusal(f"name{separator}{cell}\n".encode(), "a.csv") == "formulas"


def test_numbers_of_telephones_and_below_zero_are_no_formulas() -> None:
    content = b"name,number\nLine,+1 (555) 555-0100\nCold,-5.5\n"
    assert cleaned(content, "a.csv").read() == content


def test_a_clean_document_is_not_cleaned_twice() -> None:
    once = cleaned(docx(), "a.docx")
    assert clean_document(once) is once
