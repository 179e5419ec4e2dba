"""Names of models and formulas, by structure alone. Every code in here is invented."""

import pytest

from cms.safety.checks.codes import designations, formulas, in_slugs
from cms.safety.checks.written import Level, Passage, PassageKind, Written
from tests.safety.checks.asking import grave, looked


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("QX-000", "en"),
        ("the QX000 there", "en"),
        ("QX 000A", "en"),
        ("Zz 00", "en"),
        ("A Zz 00 lay there", "en"),
        ("Qxz-00", "en"),
        ("qx-000", "en"),
        ("0Q00", "en"),
        ("Q\u20110", "en"),
        ("FM 44", "en"),
        ("FM 98-A", "en"),
        ("AM 50", "en"),
        ("Q\u200bX\u00ad-\u06f0\u06f0\u06f0", "en"),
        ("Ъъ-00", "uk"),
        ("рядом лежал ЪЪ-000", "ru"),
        ("وجدنا كيو-٠٠٠ هناك", "ar"),
        ("وجدنا QX-٠٠٠ هناك", "ar"),
        ("ဇက်-၀၀ ကို တွေ့တယ်", "my"),
        ("คิว-๐๐", "th"),
    ],
)
def test_what_looks_like_the_name_of_a_model_needs_a_second_reviewer(words: str, language: str) -> None:
    assert looked(designations, words, language)
    assert Level.SECOND_REVIEWER in {one.level for one in grave(words, language)}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Ages 5–12 and 13–17. Under-18s come first.", "en"),
        ("In 2025, on 12 May, from 9 am to 5pm, 08:00–16:00.", "en"),
        ("On Mon 12 Dec 2025, 12-Dec-2025", "en"),
        ("COVID-19, HIV and GSM", "en"),
        ("Print it on A4. 3G and 4G phones play MP3.", "en"),
        ("AF010101 and MM001001", "en"),
        ("ISO 9001, WCAG 2.2, resolution 77/64", "en"),
        ("500 USD or USD 500", "en"),
        ("Radio Hope on FM 98, 102FM, FM 98.5, AM 630", "en"),
        ("A 5-year-old girl. I am 12. At 5 we go.", "en"),
        ("See https://example.org/qx-000", "en"),
        ("Ouvert de 8h30 à 17h. À 5 heures.", "fr"),
        ("Y 5 niños, de 5 a 12 años", "es"),
        ("О 5 ранку. В 2025 році. З 8 до 17", "uk"),
        ("من ٥ إلى ١٢ سنة، و٥ أطفال، عام ٢٠٢٥", "ar"),
        ("အသက် ၅-၁၂ နှစ် ကလေး ၁၀ ယောက်", "my"),
        ("โควิด-19 อายุ 5-12 ปี", "th"),
        ("ከ5 እስከ 12 ዓመት", "am"),
    ],
)
def test_ages_dates_acronyms_and_paper_are_no_names_of_models(words: str, language: str) -> None:
    assert looked(designations, words, language) == []


@pytest.mark.parametrize("words", ["Qx2Zz3", "Qx₂Zz₃", "Q(Zz)2X", "x = 3 + 4", "3 × 4", "√ 2"])
def test_what_looks_like_a_formula_needs_a_second_reviewer(words: str) -> None:
    assert looked(formulas, words)


@pytest.mark.parametrize(
    "words", ["Red = danger", "12/05/2025", "24/7", "Stop. Go back (the way you came).", "5-12", "1 + 1 children"]
)
def test_plain_sentences_are_no_formulas(words: str) -> None:
    assert looked(formulas, words) == []


@pytest.mark.parametrize(
    ("slug", "found"), [("about-qx-000", 1), ("the-zz00", 1), ("ages-5-12", 0), ("way-to-school", 0), ("in-2025", 0)]
)
def test_the_pages_own_address_is_looked_through(slug: str, found: int) -> None:
    page = Written("en", (Passage(slug, kind=PassageKind.ADDRESS),))
    assert len(list(in_slugs(page))) == found
