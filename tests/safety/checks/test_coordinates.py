"""Places of danger go to the hotline, never into a page."""

import pytest

from cms.safety.checks.coordinates import in_links, in_text
from cms.safety.checks.written import Level, Link, Written
from tests.safety.checks.asking import grave, looked


@pytest.mark.parametrize(
    "words",
    [
        "0.12345, 0.54321",
        "0.1234 0.4321",
        "-0.1234; +0.4321",
        "0,1234; 0,4321",
        "0.12° N",
        "lat 0.5 lon 0.7",
        "0°01'02\"N 0°03'04\"E",
        "0° 01.2' N",
        "00 01 02 N, 00 03 04 E",
        "31N 500000 0000000",
        "31N AA 1234 5678",
        "31NAA12345678",
        "geo:0.12,0.34",
        "https://maps.example.org/@0.12,0.34,12z",
        "2222GGXX+WW",
        "GGXX+WW",
        "///one.two.three",
        "///واحد.اثنان.ثلاثة",
        "It is at 0.123456 in the field",
    ],
)
def test_a_point_on_a_map_cannot_be_published(words: str) -> None:
    assert looked(in_text, words)
    assert Level.REFUSE in {one.level for one in grave(words)}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("رأيناه عند ٠٫١٢٣٤، ٠٫٤٣٢١ قرب النهر", "ar"),
        ("در ۰٫۱۲۳۴، ۰٫۴۳۲۱ دیدیم", "prs"),
        ("၀.၁၂၃၄ ၀.၄၃၂၁ နေရာမှာ တွေ့ပါတယ်", "my"),
        ("០.១២៣៤, ០.៤៣២១", "km"),
        ("०.१२३४, ०.४३२१", "hi"),
    ],
)
def test_digits_of_another_script_are_no_hiding_place(words: str, language: str) -> None:
    assert looked(in_text, words, language)


@pytest.mark.parametrize(
    "words",
    [
        "0\u200b.12\u200c34, 0.4\u00ad321",
        "０．１２３４，０．４３２１",
        "0.1234\u00a0\u20090.4321",
        "\u202e0.1234, 0.4321",
    ],
)
def test_invisible_and_wide_signs_are_no_hiding_place(words: str) -> None:
    assert looked(in_text, words)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("12.50, 13.75", "en"),
        ("12,50 e 13,75", "pt"),
        ("1.500, 2.300 personas", "es"),
        ("Open 08:00-16:00", "en"),
        ("من ٥ إلى ١٢ سنة", "ar"),
        ("12.05.2025 and 13.06.2025", "en"),
        ("lattes", "en"),
        ("9+1 and 18+", "en"),
    ],
)
def test_prices_counts_dates_and_ages_are_no_coordinates(words: str, language: str) -> None:
    assert looked(in_text, words, language) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://maps.example.org/@0.12,0.34,12z",
        "https://map.example.org/?mlat=0.12&mlon=0.34",
        "https://example.org/?q=0.1234%2C0.4321",
        "https://example.org/#map=10/0.123/0.321",
        "geo:0.12,0.34",
    ],
)
def test_a_link_to_a_point_on_a_map_cannot_be_published(url: str) -> None:
    assert [one.words for one in in_links(Written("en", links=(Link(url),)))] == [url]


def test_a_link_to_a_page_is_no_point_on_a_map() -> None:
    links = (Link("https://example.org/2025/05/help-1.2"), Link("https://example.org/a+b"))
    assert list(in_links(Written("en", links=links))) == []
