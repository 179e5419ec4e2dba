"""A number with a unit, as each language writes it."""

import pytest

from cms.languages import BUILT_IN
from cms.safety.checks.quantities import in_text
from tests.safety.checks.asking import looked


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("500 metres", "en"),
        ("a 500-metre line", "en"),
        ("5kg", "en"),
        ("0.5 V", "en"),
        ("00 seconds", "en"),
        ("38 °C", "en"),
        ("500 mètres", "fr"),
        ("ابتعدوا ٥٠٠ متر", "ar"),
        ("ابتعدوا ٥٠٠ مترًا", "ar"),
        ("۵۰۰ متر دور شوید", "prs"),
        ("۵۰۰ متره", "ps"),
        ("၅၀၀ မီတာအကွာမှာ နေပါ", "my"),
        ("မီတာ ၅၀၀ အကွာမှာ နေပါ", "my"),
        ("ឆ្ងាយ ៥០០ ម៉ែត្រ", "km"),
        ("ห่าง ๕๐๐ เมตรจากที่นี่", "th"),
        ("໕໐໐ ແມັດ", "lo"),
        ("500 ሜትር", "am"),
        ("৫০০ মিটার", "bn"),
        ("५०० मीटर", "hi"),
        ("500 மீட்டர்", "ta"),
        ("500 මීටර", "si"),
        ("mita 500", "sw"),
        ("на відстані 500 метрів", "uk"),
        ("500 metrelik", "tr"),
        ("500 մետր", "hy"),
    ],
)
def test_a_distance_or_an_amount_is_found(words: str, language: str) -> None:
    assert looked(in_text, words, language)


@pytest.mark.parametrize("language", BUILT_IN)
def test_symbols_of_the_international_system_are_known_in_every_language(language: str) -> None:
    assert looked(in_text, "500 m", language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("85 % of 1 000 000 people", "en"),
        ("12 girls, 5 points to remember, 3 stones", "en"),
        ("Wait 10 minutes. 3 hours. 5 days. 9 am to 5pm.", "en"),
        ("5 MB, 3G, 500 USD", "en"),
        ("https://example.org/500m", "en"),
        ("من ٥ إلى ١٢ سنة، الساعة ٨", "ar"),
        ("5 से 12 वर्ष के बच्चे", "hi"),
        ("៥ ម៉ោង និង ៥ នាក់", "km"),
        ("5 วิธี 5 ล้าน อายุ 5-12 ปี", "th"),
        ("အသက် ၅-၁၂ နှစ် ကလေး ၁၀ ယောက်", "my"),
        ("ከ5 እስከ 12 ዓመት", "am"),
        ("500 դրամ", "hy"),
        ("5 mille, 5 ans", "fr"),
        ("miaka 5, siku 3, saa 5", "sw"),
    ],
)
def test_ages_prices_hours_and_counts_are_no_amounts(words: str, language: str) -> None:
    assert looked(in_text, words, language) == []
