"""What a PDF does unasked, holds or tells is taken out or refused, and it is written anew."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from tests.library.files import SECRET, pdf, photograph
from tests.library.vetted import cleaned, refusal

Change = Callable[[pikepdf.Pdf], None]


def action(**keys: Any) -> Change:
    return lambda made: setattr(made.Root, "OpenAction", Dictionary(**keys))


def mark(**keys: Any) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].Annots = made.make_indirect(
            pikepdf.Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **keys)])
        )

    return change


def form_of(made: pikepdf.Pdf, **keys: Any) -> None:
    """A drawing on the page that says more of itself."""
    form = pikepdf.Stream(made, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **keys)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(Form=made.make_indirect(form)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (action(S=Name.JavaScript, JS="app.alert(1)"), "acts"),
        (action(S=Name.Launch, F="calc.exe"), "acts"),
        (action(S=Name.SubmitForm, F="https://elsewhere.example"), "acts"),
        (action(S=Name.GoTo, Next=Dictionary(S=Name.JavaScript, JS="x")), "acts"),
        (lambda made: setattr(made.Root, "AcroForm", Dictionary(XFA="x", Fields=[])), "acts"),
        (lambda made: made.attachments.__setitem__("a.txt", b"x"), "holds_files"),
        (mark(Subtype=Name.RichMedia), "holds_files"),
        (mark(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="javascript:x")), "reaches_out"),
        (mark(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F="other.pdf")), "reaches_out"),
        (mark(Subtype=Name.Text, Contents="Ama said no"), "notes"),
        (lambda made: form_of(made, Ref=Dictionary(F=Dictionary(F="\\\\server\\x.pdf"), Page=0)), "reaches_out"),
        (lambda made: form_of(made, OPI=Dictionary()), "reaches_out"),
        (lambda made: setattr(made.Root, "X", Dictionary(FS=Name.URL, F="https://elsewhere.example/")), "reaches_out"),
    ],
)  # fmt: skip
def test_a_pdf_that_acts_holds_files_or_has_notes_is_refused(change: Change, code: str) -> None:
    assert refusal(pdf(change)) == code


def test_what_a_pdf_would_do_unasked_is_taken_out_and_a_link_to_follow_stays() -> None:
    call = Dictionary(S=Name.URI, URI="https://elsewhere.example/opened")

    def call_home(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = made.make_indirect(call)
        made.Root.AA = Dictionary(WC=call)
        made.pages[0].AA = Dictionary(O=call)
        mark(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI="https://example.org/"), PA=call)(made)

    content = cleaned(pdf(call_home)).read()
    with pikepdf.open(io.BytesIO(content)) as kept:
        assert "/OpenAction" not in kept.Root and "/AA" not in kept.Root and "/AA" not in kept.pages[0]
        assert kept.pages[0].Annots[0].A.URI == "https://example.org/" and "/PA" not in kept.pages[0].Annots[0]
        assert not [thing for thing in kept.objects if "opened" in repr(thing)]


def test_a_pdf_is_written_anew_without_who_wrote_it_and_without_what_came_before_or_after() -> None:
    def leave_traces(made: pikepdf.Pdf) -> None:
        with made.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET.decode()]
        photo = pikepdf.Stream(made, photograph(), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode)
        made.pages[0].Resources = Dictionary(XObject=Dictionary(Photo=made.make_indirect(photo)))
        made.pages[0].PieceInfo = Dictionary(Private=SECRET.decode())
        mark(Subtype=Name.Highlight, T=SECRET.decode())(made)

    content = cleaned(pdf(leave_traces) + SECRET).read()
    assert SECRET not in content
    with pikepdf.open(io.BytesIO(content)) as kept:
        assert len(kept.pages) == 1
        assert kept.pages[0].Annots[0].Subtype == Name.Highlight
        assert SECRET not in b"".join(
            item.read_raw_bytes() for item in kept.objects if isinstance(item, pikepdf.Stream)
        )
        assert "/Info" not in kept.trailer


def test_a_pdf_that_needs_a_password_is_refused_and_one_that_only_forbids_printing_is_freed() -> None:
    assert refusal(pdf(encryption=pikepdf.Encryption(owner="a", user="b"))) == "locked"
    with pikepdf.open(io.BytesIO(cleaned(pdf(encryption=pikepdf.Encryption(owner="a", user=""))).read())) as freed:
        assert not freed.is_encrypted


def test_a_pdf_that_unpacks_to_far_too_much_is_refused() -> None:
    def swell(made: pikepdf.Pdf) -> None:
        made.pages[0].Contents = made.make_stream(bytes(200_000_000))

    assert refusal(pdf(swell, compress_streams=True)) == "bomb"
