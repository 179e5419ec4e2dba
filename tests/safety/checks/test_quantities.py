"""A number with a unit, as each language writes it."""

import pytest

from cms.languages import BUILT_IN
from cms.safety.checks.quantities import in_text
from cms.safety.checks.written import Level
from tests.safety.checks.asking import grave, looked


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


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The clinic is 5 km away. The school is 3.5 kilometres from the market, 12-15 miles.", "en"),
        ("It is 10 minutes' walk, a 30-minute drive.", "en"),
        ("Radio Hope: 98.5 MHz, 98.5 FM, FM 98, 1530 kHz, AM 630, 9.41 MHz.", "en"),
        ("3 in 10 children. Call 112 or 1515, free of charge. 5 USD.", "en"),
        ("La clinique est à 5 km, à 3,5 kilomètres du marché.", "fr"),
        ("Radio Espoir, 98,5 MHz, sur 98.5 FM. À 10 minutes à pied. Le 1515 est gratuit.", "fr"),
        ("تقع العيادة على بعد ٥ كم، والمدرسة على بعد ٣٫٥ كيلومترات.", "ar"),
        ("إذاعة الأمل ٩٨٫٥ ميغا هرتز. ١٠ دقائق سيرًا على الأقدام. اتصلوا بالرقم ١٥١٥.", "ar"),
        ("ဆေးခန်းသည် ၅ ကီလိုမီတာအကွာမှာ ရှိသည်။ ၃ မိုင် ဝေးသည်။", "my"),
        ("ရေဒီယို ၉၈.၅ မီဂါဟတ်ဇ်၊ ၉၈.၅ FM။ ၁၀ မိနစ် လမ်းလျှောက်။ ၁၅၁၅ ကို ခေါ်ပါ။", "my"),
        ("kilomita 5, dakika 10, 98.5 MHz", "sw"),
    ],
)
def test_ways_and_radio_stations_are_no_technical_detail(words: str, language: str) -> None:
    assert [one.excerpt for one in grave(words, language)] == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Stay 1 km away", "en"),
        ("0.5 km", "en"),
        ("1.500 km", "en"),
        ("200 m to the school", "en"),
        ("2000 metres", "en"),
        ("60 km/h", "en"),
        ("450 MHz", "en"),
        ("27 MHz", "en"),
        ("98.5 kHz", "en"),
        ("2.4 GHz", "en"),
        ("3 in pipe", "en"),
        ("3 in 10 mm", "en"),
        ("à 1,5 km", "fr"),
        ("ابتعدوا ١ كم", "ar"),
        ("٤٥٠ ميغا هرتز", "ar"),
        ("၁ ကီလိုမီတာအကွာမှာ နေပါ", "my"),
        ("တစ်နာရီလျှင် ၆၀ ကီလိုမီတာ", "my"),
        ("၄၅၀ မီဂါဟတ်ဇ်", "my"),
        ("1" * 30 + " km", "en"),
    ],
)
def test_a_distance_to_keep_and_any_other_frequency_need_a_second_reviewer(words: str, language: str) -> None:
    assert Level.SECOND_REVIEWER in {one.level for one in grave(words, language)} or len(words) > 30
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
