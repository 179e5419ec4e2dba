"""The glossary as a table: what goes out comes back the same; what is no such table is refused; a dry run tells line by line."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from cms import languages
from cms.taxonomy.glossary.comparing import (
    NO_LANGUAGE,
    NO_REASON,
    NO_TERM,
    NOT_YOUR_TERM,
    NOT_YOURS,
    NOTHING,
    TOO_LONG,
    TWICE,
    Change,
    Person,
    Stock,
    Verdict,
    What,
    compared,
)
from cms.taxonomy.glossary.folding import key_of, tidy
from cms.taxonomy.glossary.limits import FORBIDDEN, MOST_FORMS, TERMS, TOO_MANY_FORMS, forms_of
from cms.taxonomy.glossary.stock import lines_of
from cms.taxonomy.glossary.tables import COLUMNS, MAX_BYTES, MAX_LINES, CannotRead, Line, read, write
from cms.taxonomy.models import ForbiddenWord, Term

KEEPER = Person(list(languages.BUILT_IN), keeps_terms=True)
ARABIC = Person(["ar"], keeps_terms=False)
SURVIVOR = Line(
    "en", "survivor", "survivors", "Who lives.", "ar", "ناجٍ", "", "ضحية", "ضحايا", "It takes dignity away.", "ناجٍ"
)


def empty() -> Stock:
    return Stock(languages.all_languages(), {what: {} for what in What})


def run(stock: Stock, person: Person, *lines: Line) -> list[Change]:
    return compared(list(enumerate(lines, start=2)), stock, person)


def told(changes: list[Change]) -> list[tuple[str, str]]:
    return [(change.what.value, change.verdict.value) for change in changes]


WORDS = (
    (st.text("ab ,;'\"=+-@é\t\nناجမြန်", max_size=6) | st.text(max_size=3))
    .map(tidy)
    .filter(lambda words: words == "" or any(sign.isalnum() for sign in key_of(words, "en")))
)
NAMED = WORDS.filter(bool)
CODES = st.sampled_from(["ar", "fr", "my"])
LINES = st.builds(
    Line,
    source_language=st.just("en"), term=WORDS, other_forms=WORDS, note=WORDS, language=CODES, translation=WORDS,
    translation_note=WORDS, do_not_use=WORDS, do_not_use_forms=WORDS, reason=NAMED, use_instead=WORDS,
)  # fmt: skip


@given(st.lists(LINES, max_size=4))
def test_a_glossary_that_went_out_comes_back_the_same(lines: list[Line]) -> None:
    stock = empty()
    run(stock, KEEPER, *lines)
    content = write(lines_of(stock))
    there = read(content)
    again = empty()
    for change in compared(there, again, KEEPER):
        assert change.verdict in {Verdict.NEW, Verdict.SAME}
    assert [line for _number, line in there] == lines_of(again)
    assert {change.verdict for change in compared(there, stock, KEEPER)} <= {Verdict.SAME}


@given(st.lists(LINES, max_size=4))
def test_no_cell_that_goes_out_begins_a_formula(lines: list[Line]) -> None:
    for row in csv.reader(io.StringIO(write(lines).decode("utf-8-sig"))):
        assert not any(cell.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20")) for cell in row)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_of_other_programs_are_read(delimiter: str, encoding: str) -> None:
    kept = io.StringIO()
    table = csv.writer(kept, delimiter=delimiter)
    table.writerows([["Language", "Term", "remarks", "TRANSLATION"], ["AR", "survivor", "x", "ناجٍ"], ["", "", "", ""]])
    assert read(kept.getvalue().encode(encoding)) == [(2, Line(term="survivor", language="ar", translation="ناجٍ"))]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        "term,language\né".encode("latin-1"),
        b"term,language\na\x00,ar",
        b"PK\x03\x04" + b"\x00" * 100,
        b"<html><table>",
        b"name,age\nx,1",
        b"term,term,language\na,b,ar",
        b'term,language\n"a,ar',
        b"term,language\n" + b"a" * 200_000 + b",ar",
        b"term,language\n" + b"a,ar\n" * (MAX_LINES + 1),
        b"term,language\n" * 15_000,
        b"x" * (MAX_BYTES + 1),
    ],
)
def test_what_is_no_such_table_is_refused(content: bytes) -> None:
    with pytest.raises(CannotRead):
        read(content)


def test_a_line_adds_a_term_its_translation_and_what_is_not_said() -> None:
    stock = empty()
    assert told(run(stock, KEEPER, SURVIVOR)) == [("term", "new"), ("translation", "new"), ("forbidden", "new")]
    assert {verdict for _what, verdict in told(run(stock, KEEPER, SURVIVOR))} == {"same"}


def test_an_empty_cell_changes_nothing() -> None:
    stock = empty()
    run(stock, KEEPER, SURVIVOR)
    bare = Line("en", "Survivor", language="ar", translation="ناجٍ", do_not_use="ضحية")
    changes = run(stock, KEEPER, replace(bare, term="survivor"))
    assert {change.verdict for change in changes} == {Verdict.SAME}
    assert stock.rows[What.TERM]["en", "survivor"]["note"] == "Who lives."


def test_a_translator_takes_in_their_own_language_alone() -> None:
    stock = empty()
    run(stock, KEEPER, SURVIVOR)
    french = replace(SURVIVOR, language="fr", translation="rescapé", do_not_use="victime")
    assert told(run(stock, ARABIC, replace(SURVIVOR, translation="ناجية"), french)) == [
        ("term", "same"), ("translation", "changed"), ("forbidden", "same"),
        ("term", "same"), ("translation", "refused"), ("forbidden", "refused"),
    ]  # fmt: skip
    assert run(stock, ARABIC, replace(SURVIVOR, note="Other"))[0].why == NOT_YOUR_TERM
    assert [change.why for change in run(stock, ARABIC, french)][1:] == [NOT_YOURS, NOT_YOURS]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([replace(SURVIVOR, language="xx")], NO_LANGUAGE),
        ([replace(SURVIVOR, source_language="xx")], NO_LANGUAGE),
        ([replace(SURVIVOR, reason="")], NO_REASON),
        ([replace(SURVIVOR, translation="x" * 200)], TOO_LONG),
        ([SURVIVOR, replace(SURVIVOR, translation="غيره")], TWICE),
        ([Line(language="ar", translation="ناجٍ")], NOTHING),
    ],
)
def test_each_refusal_says_why(lines: list[Line], why: str) -> None:
    assert why in [change.why for change in run(empty(), KEEPER, *lines) if change.verdict is Verdict.REFUSED]


def filled(what: What, language: str, count: int) -> Stock:
    stock = empty()
    stock.rows[what] = {(language, str(number)): {"words": str(number)} for number in range(count)}
    return Stock(stock.known_languages, stock.rows)


def test_a_language_holds_so_many_words_and_what_is_there_may_still_change() -> None:
    stock = filled(What.FORBIDDEN, "ar", FORBIDDEN.most - 1)
    words = [Line(language="ar", do_not_use=f"لفظ {sign}", reason="يجرح.") for sign in "أب"]
    first, second = run(stock, KEEPER, *words)
    assert (first.verdict, second.verdict, second.why) == (Verdict.NEW, Verdict.REFUSED, FORBIDDEN.sentence)
    again, elsewhere = run(stock, KEEPER, replace(words[0], reason="لا."), replace(words[1], language="fr"))
    assert (again.verdict, elsewhere.verdict) == (Verdict.CHANGED, Verdict.NEW)


def test_a_language_holds_so_many_terms_and_what_is_said_of_one_too_many_is_not_taken() -> None:
    changes = run(filled(What.TERM, "en", TERMS.most), KEEPER, SURVIVOR)
    assert [change.why for change in changes] == [TERMS.sentence, NO_TERM, NO_TERM]


def test_each_script_has_its_own_comma() -> None:
    assert forms_of("survivors, survivor's,") == ["survivors", "survivor's"]
    assert forms_of("ناجين، ناجون") == ["ناجين", "ناجون"]
    assert forms_of("နမူနာ၊ စကား") == ["နမူနာ", "စကား"]


def test_twenty_other_forms_are_taken_and_one_more_is_not() -> None:
    forms = ", ".join(f"survivor {number}" for number in range(MOST_FORMS))
    assert run(empty(), KEEPER, replace(SURVIVOR, other_forms=forms + ", "))[0].verdict is Verdict.NEW
    assert run(empty(), KEEPER, replace(SURVIVOR, other_forms=forms + ", more"))[0].why == TOO_MANY_FORMS
    forbidden = replace(SURVIVOR, do_not_use_forms=forms + ", more")
    assert [change.why for change in run(empty(), KEEPER, forbidden)] == ["", "", TOO_MANY_FORMS]


def test_without_its_term_nothing_of_a_line_is_taken() -> None:
    assert [change.why for change in run(empty(), ARABIC, SURVIVOR)] == [NOT_YOUR_TERM, NO_TERM, NO_TERM]


def test_the_columns_are_documented() -> None:
    guide = Path(settings.BASE_DIR, "docs/guides/translators.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in guide for column in COLUMNS)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Term, ForbiddenWord])
def test_a_word_stands_once_in_a_language_however_it_is_written(model: type[Term] | type[ForbiddenWord]) -> None:
    model(language="uk", words="Жертва").save()
    model(language="ru", words="жертва").save()
    with pytest.raises(IntegrityError):
        model(language="uk", words="ЖЕРТВА").save()
