"""The interface's sentences as a file: out to a translator, checked when it comes back, and into the kept catalogue."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.taxonomy import catalogues
from cms.taxonomy.catalogues import forms_of, read_catalogue
from cms.translation_desk.sentences.exporting import for_translator, written
from cms.translation_desk.sentences.incoming import LARGEST
from cms.translation_desk.sentences.reading import AWAITING, CHECKED
from tests.translation_desk.catalogue import CATALOGUE, HEADER

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("arabic_catalogue")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What a translator got."""
    path = tmp_path / "ar.po"
    call_command("export_sentences", "ar", out=path, stdout=StringIO())
    return path


def take_in(path: Path, *, code: str = "ar", **options: object) -> str:
    """What the command says; raises CommandError where it ends in vain."""
    said = StringIO()
    call_command("import_sentences", code, str(path), stdout=said, stderr=said, **options)
    return said.getvalue()


def translate(path: Path, old: str, new: str) -> None:
    """In the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def refusals(path: Path) -> str:
    """What is refused of it; with --write nothing is changed then."""
    said = take_in(path)
    with pytest.raises(CommandError, match="Nothing was changed"):
        take_in(path, write=True)
    return said


def test_a_file_for_a_translator_has_readers_sentences_first_and_says_where_each_is_shown(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    order = [text.index(f'"{one}"') for one in ("Call for help", "Where:", "Save the words", "Nobody reads this")]
    assert order == sorted(order)
    assert text.count("#. Shown to readers.") == 3
    assert text.count("#. Shown in the admin, to people who sign in.") == 2
    assert "#: cms/guidance/listing.py" in text
    assert "Gone" not in text


def test_only_what_is_open_can_be_asked_for(tmp_path: Path) -> None:
    call_command("export_sentences", "ar", "--only-open", out=tmp_path / "open.po", stdout=StringIO())
    text = (tmp_path / "open.po").read_text(encoding="utf-8")
    assert "Call for help" in text and "Where:" in text and "Nobody reads this" in text
    assert "%(n)s page" not in text


def test_without_a_file_it_is_printed_and_a_file_that_is_there_is_not_written_over(file: Path) -> None:
    printed = StringIO()
    call_command("export_sentences", "ar", stdout=printed)
    assert printed.getvalue() == file.read_text(encoding="utf-8")
    with pytest.raises(CommandError, match="is there already"):
        call_command("export_sentences", "ar", out=file)


def test_english_and_languages_that_there_are_not_are_refused(tmp_path: Path) -> None:
    for code in ("en", "xx", "../ar"):
        with pytest.raises(CommandError, match="invalid choice"):
            call_command("export_sentences", code)


def test_a_dry_run_lists_each_change_and_changes_nothing(file: Path, arabic_catalogue: Path) -> None:
    translate(file, 'msgid "Where:"\nmsgstr ""', 'msgid "Where:"\nmsgstr "أين:"')
    said = take_in(file)
    assert "Where:" in said and "now: أين:" in said and "1 to change" in said
    assert arabic_catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_written_is_only_what_changed_and_it_awaits_a_check(file: Path, arabic_catalogue: Path) -> None:
    translate(file, 'msgid "Where:"\nmsgstr ""', 'msgid "Where:"\nmsgstr "أين:"')
    assert "compile_catalogues" in take_in(file, write=True)
    expected = CATALOGUE.replace(
        '#: cms/templates/components/for_line.html\nmsgid "Where:"\nmsgstr ""',
        f'# {AWAITING}\n#: cms/templates/components/for_line.html\nmsgid "Where:"\nmsgstr "أين:"',
    )
    assert arabic_catalogue.read_text(encoding="utf-8") == expected
    assert "Nothing was to be changed" in take_in(file, write=True)


def test_who_checked_it_stands_in_the_place_of_the_mark(file: Path, arabic_catalogue: Path) -> None:
    take_in(file, write=True, checked_by="A. Speaker")
    kept = read_catalogue("ar")
    assert kept["Call for help"].user_comments == [f"{CHECKED}A. Speaker."]
    assert kept["%(n)s page"].user_comments == ["A word to the next one.", f"{CHECKED}A. Speaker."]
    assert kept["Where:"].user_comments == []
    translate(file, "اطلب المساعدة", "اتصل لطلب المساعدة")
    take_in(file, write=True)
    assert read_catalogue("ar")["Call for help"].user_comments == [AWAITING]


@pytest.mark.parametrize("name", ["two\nlines", "x" * 81, " ", "\u202ename", '"\x00'])
def test_a_name_that_cannot_stand_in_a_comment_is_refused(file: Path, name: str, arabic_catalogue: Path) -> None:
    with pytest.raises(CommandError, match="Give the name"):
        take_in(file, write=True, checked_by=name)
    assert arabic_catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_a_fuzzy_sentence_that_a_translator_confirms_is_fuzzy_no_more(file: Path) -> None:
    translate(file, "#, fuzzy\n", "")
    take_in(file, write=True)
    assert not read_catalogue("ar")["Nobody reads this"].fuzzy


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('msgstr "اطلب المساعدة"', 'msgstr "اطلب %(n)s المساعدة"', "placeholders"),
        ('msgstr[5] "%(n)s صفحة"', 'msgstr[5] "صفحة"', "placeholders"),
        ('msgstr[5] "%(n)s صفحة"', 'msgstr[5] "%s صفحة"', "placeholders"),
        ('msgstr[5] "%(n)s صفحة"', 'msgstr[5] "{0} صفحة"', "placeholders"),
        ('msgstr[5] "%(n)s صفحة"', 'msgstr[5] ""', "plural forms"),
        ('msgstr "اطلب المساعدة"', 'msgstr "<b>اطلب</b> المساعدة"', "HTML tags"),
        ('msgstr "اطلب المساعدة"', 'msgstr "اطلب <script src=//x.example"', "HTML tags"),
        ('msgstr "اطلب المساعدة"', 'msgstr "اطلب\u202e المساعدة"', "cannot be seen"),
        ('msgstr "اطلب المساعدة"', 'msgstr "اطلب\x07 المساعدة"', "cannot be seen"),
        ('msgstr "اطلب المساعدة"', 'msgstr "اطلب\\t المساعدة"', "cannot be seen"),
        ('msgstr "اطلب المساعدة"', 'msgstr "\u2067اطلب المساعدة"', "isolated direction"),
        ('msgstr "اطلب المساعدة"', 'msgstr "اطلب المساعدة\\n"', "line end"),
        ('msgid "Call for help"', 'msgid "Call for helping"', "none of the interface's sentences"),
        ('msgid "Call for help"', 'msgctxt "phone"\nmsgid "Call for help"', "none of the interface's sentences"),
        ('msgid_plural "%(n)s pages"', 'msgid_plural "%(n)s sheets"', "another plural"),
    ],
)
def test_what_would_harm_is_refused_by_name(file: Path, old: str, new: str, why: str, arabic_catalogue: Path) -> None:
    translate(file, old, new)
    assert why in refusals(file)
    assert arabic_catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_what_the_translator_left_fuzzy_stays_as_it_is(file: Path, arabic_catalogue: Path) -> None:
    translate(file, 'msgid "Where:"\nmsgstr ""', '#, fuzzy\nmsgid "Where:"\nmsgstr "أين:"')
    assert "2 left as they are" in take_in(file, write=True)
    assert arabic_catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_a_sentence_that_stands_twice_is_refused(file: Path) -> None:
    translate(file, 'msgid "Where:"\nmsgstr ""', 'msgid "Where:"\nmsgstr "أين:"\n\nmsgid "Where:"\nmsgstr "حيث:"')
    assert "more than once" in refusals(file)


def test_the_rest_can_be_taken_although_some_are_refused(file: Path) -> None:
    translate(file, 'msgid "Where:"\nmsgstr ""', 'msgid "Where:"\nmsgstr "أين:"')
    translate(file, 'msgstr "اطلب المساعدة"', 'msgstr "<b>اطلب</b> المساعدة"')
    take_in(file, write=True, leave_out_refused=True)
    kept = read_catalogue("ar")
    assert (kept["Where:"].string, kept["Call for help"].string) == ("أين:", "اطلب المساعدة")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x00" * (LARGEST + 1), "larger than"),
        (b"x" * 20_000_000, "larger than"),
        (CATALOGUE.encode("utf-16"), "not UTF-8"),
        (CATALOGUE.encode("cp1256", errors="replace"), "not UTF-8"),
        (b"locale/ar/LC_MESSAGES/django.po", "not as a catalogue has to be"),
        (b"/etc/passwd", "not as a catalogue has to be"),
        (b"", "says that it is in"),
        (b'msgid "Where:"\nmsgstr "x"\n', "says that it is in"),
        (HEADER.replace("Language: ar", "Language: fa").encode(), "says that it is in"),
        (HEADER.replace("charset=utf-8", "charset=cp1256").encode(), "UTF-8"),
        (HEADER.replace("nplurals=6", "nplurals=2").encode(), "plural forms"),
        (HEADER.replace("n==0 ? 0", "n==0 ? 5").encode(), "plural forms"),
        (HEADER.replace("n==0 ? 0", "n**9999999 ? 0").encode(), "plural forms"),
        (HEADER.encode() + b'msgstr "no sentence"\nmsgid_plural "odd"\nmsgid "x"\n', "cannot be read"),
        (HEADER.encode() + b'msgid "Where:"\nmsgstr[9] "x"\nmsgid "y', "not as a catalogue"),
        (HEADER.encode() + b'"' + b'\\"' * 900_000, "not as a catalogue"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, why: str, arabic_catalogue: Path
) -> None:
    path = tmp_path / "odd.po"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=why):
        take_in(path, write=True)
    assert arabic_catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_thousands_of_unknown_entries_are_refused_soon_and_not_all_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "odd.po"
    entries = "\n".join(f'msgid "s{number}"\nmsgstr "t"\n' for number in range(20_000))
    path.write_text(f"{HEADER}\n{entries}", encoding="utf-8")
    said = take_in(path)
    assert "20000 reasons to refuse" in said
    assert said.count("\n") < 1_000


def test_a_folder_or_nothing_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.po"):
        with pytest.raises(CommandError, match="is not a file"):
            take_in(path)


def test_a_header_as_another_tool_writes_it_is_understood(file: Path) -> None:
    translate(file, "Language: ar", "Language: ar_SY")
    translate(file, "n==0 ? 0 :", "(n == 0) ? 0 :")
    assert ", 0 reasons to refuse" in take_in(file)


def test_what_is_said_in_a_terminal_does_not_steer_it(file: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.po").write_text("\x1b[2J is no catalogue")
    with pytest.raises(CommandError) as refused:
        take_in(tmp_path / "odd.po")
    assert "\x1b" not in str(refused.value) and "is no catalogue" in str(refused.value)
    translate(file, 'msgid "Call for help"', 'msgid "Call \x1b[2Jfor help"')
    assert "\x1b" not in take_in(file)


@pytest.mark.parametrize("code", ["ar", "fr", "my", "ps"])
def test_what_is_kept_goes_out_and_in_without_a_change(code: str, tmp_path: Path) -> None:
    path, before = tmp_path / "out.po", catalogues.po_path(code).read_bytes()
    call_command("export_sentences", code, out=path, stdout=StringIO())
    said = take_in(path, code=code, write=True)
    assert "\n0 to change" in f"\n{said}" and ", 0 reasons to refuse" in said
    assert catalogues.po_path(code).read_bytes() == before


WORDS = st.text(
    st.characters(categories=("L", "M", "N", "P", "Zs"), exclude_characters="<>{}%"), min_size=1, max_size=200
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=WORDS, several=st.lists(WORDS, min_size=6, max_size=6))
def test_whatever_is_translated_is_kept_letter_by_letter_and_everything_else_stays(
    one: str, several: list[str], arabic_catalogue: Path, tmp_path: Path
) -> None:
    arabic_catalogue.write_text(CATALOGUE, encoding="utf-8")
    forms, before = tuple(f"{text} %(n)s" for text in several), read_catalogue("ar")
    sent = read_catalogue("ar")
    sent["Where:"].string, sent["%(n)s page"].string = one, forms
    arabic_catalogue.write_bytes(written(sent))
    path = tmp_path / "back.po"
    path.write_bytes(for_translator("ar", only_open=False))
    arabic_catalogue.write_text(CATALOGUE, encoding="utf-8")
    take_in(path, write=True)
    kept = read_catalogue("ar")
    assert (kept["Where:"].string, forms_of(kept["%(n)s page"])) == (one, forms)
    assert [message.id for message in kept] == [message.id for message in before]
    assert [message.locations for message in kept] == [message.locations for message in before]
    assert kept["Call for help"].string == "اطلب المساعدة" and kept["Nobody reads this"].fuzzy
    assert [message.id for message in kept.obsolete.values()] == ["Gone"]
