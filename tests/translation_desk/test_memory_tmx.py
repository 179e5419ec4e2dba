"""The translation memory as TMX: out and in again loses nothing; whatever else is sent is read for its words or refused."""

import datetime
from dataclasses import dataclass, field
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.translation_desk.files.markup import tidy
from cms.translation_desk.files.units import CannotRead, plain
from cms.translation_desk.memory.receiving import code_of
from cms.translation_desk.memory.remembering import Told
from cms.translation_desk.memory.tmx import MAX_UNITS, Unit, read, write
from cms.translation_desk.memory.wording import worth_remembering

AT = datetime.datetime(2031, 5, 17, 8, 0, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Kept:
    """What is written of a remembered text."""

    source: str
    target: str
    rich: bool = False
    at: datetime.datetime = field(default=AT)


SCRIPTS = [
    "قف مكانك",
    "ወደ መጡበት ይመለሱ",
    "နောက်ပြန်လှည့်ပါ",
    "ត្រឡប់ក្រោយ",
    "ย้อนกลับ",
    "Поверніться назад",
    "ⵓⵖⴰⵍ",
    "رجع ٣ خطوات",
    "𞤀𞤁𞤂",
]
WORDS = st.one_of(st.sampled_from(SCRIPTS), st.text(max_size=40)).map(plain)
TAGS = st.sampled_from(["b", "i", "li", 'a href="https://example.org/?a=1&amp;b=%22"', 'a linktype="page" id="5"'])


@st.composite
def html(draw: st.DrawFn, depth: int = 2) -> str:
    """Paragraphs as the editor keeps them: words, bold, links, breaks, one in the other."""
    parts = [escape(draw(WORDS), quote=False)]
    for _number in range(draw(st.integers(0, 3))):
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            parts.append(f"<{tag}>{draw(html(depth - 1))}</{tag.split()[0]}>")
        else:
            parts.append(draw(st.sampled_from(["<br/>", "&amp;", "1 < 2".replace("<", "&lt;")])))
    return "".join(parts)


def out_and_in(*kept: Kept) -> list[Unit]:
    return read(write(kept, "en", "ar", AT))


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5))
@settings(deadline=None)
def test_plain_texts_come_back_as_they_were(several: list[tuple[str, str]]) -> None:
    came = out_and_in(*(Kept(source, target) for source, target in several))
    assert [(one.told.source, one.told.target) for one in came] == several
    assert {(one.source_tag, one.tag, one.told.rich) for one in came} <= {("en", "ar", False)}


@given(html(), html())
@settings(deadline=None)
def test_rich_texts_come_back_with_every_tag(source: str, target: str) -> None:
    (came,) = out_and_in(Kept(f"<p>{source}</p>", f"<p>{target}</p>", rich=True))
    assert came.told.rich
    assert (came.told.source, came.told.target) == (tidy(f"<p>{source}</p>"), tidy(f"<p>{target}</p>"))


def test_a_text_with_signs_that_nobody_sees_is_not_remembered() -> None:
    for hidden in ("\x07", "\x85", "\u202e", "\u2067"):
        assert not worth_remembering("Stop", f"قف{hidden}", rich=False)
    assert worth_remembering("Stop\u200e", "قف\u200f", rich=False)


def tmx(*units: str, header: str = 'srclang="en" datatype="plaintext"', before: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>{before}<tmx version="1.4"><header {header}/>'
    return f"{head}<body>{''.join(units)}</body></tmx>".encode()


def unit(source: str, target: str, codes: tuple[str, str] = ("en", "ar"), more: str = "") -> str:
    variants = (
        f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in zip(codes, (source, target), strict=True)
    )
    return f"<tu {more}>{''.join(variants)}</tu>"


def test_files_of_other_programs_are_read_with_their_ways_of_writing_languages() -> None:
    named = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    content = tmx(unit("Stop", "قف", ("EN-us", "AR-LB")), header='srclang="en-US"', before=named)
    (came,) = read(content)
    assert (came.told, code_of(came.source_tag), code_of(came.tag)) == (Told("Stop", "قف"), "en", "ar")
    assert read(content.decode().replace("UTF-8", "UTF-16").encode("utf-16")) == [came]
    assert [code_of(tag) for tag in ("fa_AF", "my-MM", "tlh", "", "*all*", "ar;q=0")] == ["prs", "my", "", "", "", ""]


def test_a_unit_of_several_languages_gives_a_text_for_each() -> None:
    variants = "".join(f'<tuv xml:lang="{code}"><seg>{code}</seg></tuv>' for code in ("ar", "en", "fr"))
    assert [(one.source_tag, one.tag) for one in read(tmx(f"<tu>{variants}</tu>"))] == [("en", "ar"), ("en", "fr")]
    everything = read(tmx(f"<tu>{variants}</tu>", header='srclang="*all*"'))
    assert [(one.source_tag, one.tag) for one in everything] == [("ar", "en"), ("ar", "fr")]
    assert read(tmx(f"<tu>{variants}</tu>", header='srclang="uk"')) == []


@pytest.mark.parametrize(
    "code",
    [
        "<script>", '<a href="javascript:alert(1)">', '<b onclick="x()">', "<img src='x'>", "{1}", '<p style="x">', "<!-- -->",
    ],
)  # fmt: skip
def test_codes_that_no_text_here_has_leave_the_words(code: str) -> None:
    held = f'<bpt i="1">{escape(code)}</bpt>Stop<ept i="1">&lt;/b&gt;</ept> <hi>here</hi>'
    (came,) = read(tmx(unit(held, held, more='datatype="html"')))
    assert came.told == Told("Stop here", "Stop here")


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "nothing": b"",
    "a name of a file": b"/etc/passwd",
    "other XML": b"<html/>",
    "no body": b'<tmx version="1.4"><header srclang="en"/></tmx>',
    "half a file": tmx(unit("Stop", "x"))[:90],
    "an entity bomb": tmx(unit("&b;", "x"), before=BOMB),
    "an outside entity": tmx(unit("&a;", "x"), before=OUTSIDE),
    "very deep": tmx("<tu>" * 200 + "</tu>" * 200),
    "an encoding that is none": tmx(unit("Stop", "x")).replace(b"UTF-8", b"UTF-9"),
    "letters of another encoding": tmx(unit("Stop", "قف")).decode().encode("iso-8859-6"),
    "a control character": tmx(unit("Stop&#7;", "x")),
    "too many": tmx(unit("Stop", "x") * (MAX_UNITS + 1)),
    "too many languages of one": tmx(
        '<tu><tuv xml:lang="en"><seg>Stop</seg></tuv>'
        + '<tuv xml:lang="ar"><seg>x</seg></tuv>' * (MAX_UNITS + 1)
        + "</tu>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(HOSTILE[name])
    said = str(refused.value.sentence)
    assert said.endswith(".") and "passwd" not in said and len(said) < 250


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    for sent in (content, b"<" + content, tmx("x").replace(b"x", content)):
        try:
            assert isinstance(read(sent), list)
        except CannotRead:
            continue
