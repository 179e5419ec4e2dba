"""What readers type finds what they mean, in every language, and never ends in an error."""

import logging
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page

from cms.search.finding import find
from cms.search.indexing import index
from cms.search.models import Entry
from tests.search.conftest import MakePage

pytestmark = pytest.mark.django_db


def titles(query: str, language: str) -> list[str]:
    """Of the pages found, best first."""
    return [entry.page.title for entry in find(query, Locale.objects.get(language_code=language))]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        # Arabic: article, prefixes, vowel signs, feminine, plural, possession
        ("ar", "احذر من الألغام قرب النهر", "ألغام"),
        ("ar", "احذر من الألغام قرب النهر", "الغام"),
        ("ar", "خطر ألغام", "الألغام"),
        ("ar", "خطر أَلْغَام", "للألغام"),
        ("ar", "رسالة للأطفال", "الأطفال"),
        ("ar", "المدرسة آمنة", "مدرستي"),
        ("ar", "المدرسة آمنة", "امنه"),
        ("ar", "معلمون في القرية", "المعلمين"),
        ("ar", "المستشفى قريب", "مستشفي"),
        ("ar", "الحدود", "بالحدود"),
        # Persian, Dari: keyboards, plural with and without the narrow joiner
        ("fa", "کودکان در راه", "كودک"),
        ("prs", "راه امن", "راه‌های"),
        # Ukrainian: cases, plural, apostrophes, lost к
        ("uk", "Обережно: міни біля річки", "міна"),
        ("uk", "Поле з мінами", "міни"),
        ("uk", "Не торкайтеся м’яча", "мяч"),
        ("uk", "Не торкайтеся м’яча", "торкатися"),
        ("uk", "Повернення до будинку", "будинок"),
        ("uk", "Старий будинок", "будинки"),
        ("uk", "Безпечні стежки", "стежок"),
        ("uk", "Розкажіть дітям", "діти"),
        ("uk", "Небезпечна знахідка", "небезпечні знахідки"),
        ("ru", "Расскажите детям ещё раз", "дети еще"),
        # Burmese: no spaces, particles, words put together anew
        ("my", "ကလေးများအတွက် လမ်းညွှန်", "ကလေး"),
        ("my", "ကလေး လမ်းညွှန်", "ကလေးများ"),
        ("my", "မိုင်းအန္တရာယ် သတိပေးချက်", "မိုင်း အန္တရာယ်"),
        ("my", "မိုင်း၏ အန္တရာယ်", "မိုင်းအန္တရာယ်"),
        ("my", "ဆေးရုံသို့ ဖုန်းဆက်ပါ", "ဆေးရုံ"),
        ("my", "ဘေးကင်းသော လမ်းကို သုံးပါ", "ဘေးကင်းသောလမ်း"),
        # Khmer, Lao, Thai
        ("km", "គ្រោះថ្នាក់នៃ គ្រាប់មីន", "គ្រាប់មីន"),
        ("lo", "ລະວັງ ລະເບີດ ຢູ່ທົ່ງນາ", "ລະເບີດ"),
        ("th", "ทุ่นระเบิดเป็นอันตราย", "ทุ่นระเบิดอันตราย"),
        # Amharic: homophones, plural, definite, prefixes
        ("am", "ለሕፃናት መልእክት", "ህጻናት"),
        ("am", "ልጅ ሲጫወት", "ልጆች"),
        ("am", "ልጆቻቸው በትምህርት ቤት", "ልጅ"),
        ("am", "የፈንጂዎች አደጋ", "ፈንጂ"),
        ("am", "ፈንጂ አደጋ ነው", "ፈንጂዎች"),
        ("am", "ቤት ውስጥ", "ቤቶች"),
        ("am", "ትምህርት ቤት", "በትምህርት"),
        # Latin letters without their marks, plurals, elision
        ("vi", "Không chạm vào vật lạ", "khong cham"),
        ("tr", "Mayınlara dokunma, ışık", "mayinlar isik"),
        ("fr", "Sur le chemin de l’école", "école"),
        ("fr", "Une école sûre", "l'ecole sure"),
        ("es", "El niño y la señal", "ninos senales"),
        ("en", "A safe path by the river", "Safe PATHS"),
        ("en", "Don’t touch it", "dont touch"),
        ("hy", "Երեխաների համար", "երեխաներին"),
        ("hi", "खतरे के निशान", "निशान"),
        # Names in other letters, on pages without spaces
        ("my", "Safelane အကူအညီ", "safelane"),
    ],
)
def test_a_page_is_found_by_a_variant_of_its_word(findable: MakePage, language: str, text: str, query: str) -> None:
    findable(language, "1", text)
    assert titles(query, language) == ["1"]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("ar", "المدرسة آمنة", "مستشفى"),
        ("uk", "Безпечні стежки", "лікарня"),
        ("my", "ကလေးများအတွက် လမ်းညွှန်", "ဆေးရုံသို့ဖုန်းဆက်ပါ"),
        ("am", "ልጅ ሲጫወት", "ሆስፒታል"),
        ("th", "ทุ่นระเบิดเป็นอันตราย", "โรงพยาบาลใกล้บ้าน"),
        ("en", "A safe path", "safe river"),  # every word has to be there
        ("en", "A safe path", "100%"),
        ("en", "A safe path", "%"),
        ("en", "A safe path", "_"),
    ],
)
def test_another_word_does_not_find_it(findable: MakePage, language: str, text: str, query: str) -> None:
    findable(language, "1", text)
    assert titles(query, language) == []


def test_titles_come_first_then_the_newest(findable: MakePage) -> None:
    findable("en", "Old", "scrap and river")
    findable("en", "Known", "scrap and river")
    findable("en", "New", "scrap and river")
    findable("en", "The river", "scrap")
    findable("en", "River scrap")
    for day, title in enumerate(["River scrap", "Old", "New"], start=1):
        Page.objects.filter(title=title).update(last_published_at=datetime(2025, 1, day, tzinfo=UTC))
    assert titles("scrap river", "en") == ["River scrap", "The river", "New", "Old", "Known"]


def test_only_live_pages_of_the_language_are_found(findable: MakePage) -> None:
    findable("en", "Here", "path")
    findable("fr", "Ailleurs", "path")
    gone = findable("en", "Gone", "path")
    Page.objects.filter(pk=gone.pk).update(live=False)  # whatever took it away, and whether or not anyone was told
    assert titles("path", "en") == ["Here"]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "\0",
        "a\0b",
        "*",
        "-",
        "%",
        "\\",
        "a OR b",
        "path) --",
        "é" * 10_000,
        "a b " * 2_500,
        "\ud800x",
        "🙂",
        "ـ",
        "ה" * 500,
    ],
)
@pytest.mark.parametrize("language", ["en", "ar", "my", "am", "th"])
def test_no_query_is_an_error(findable: MakePage, query: str, language: str) -> None:
    findable(language, "Path")
    assert len(find(query, Locale.objects.get(language_code=language))) <= 1


def test_the_longest_query_of_every_kind_is_still_one_query(
    findable: MakePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for language, sign in [("my", "ကိုင်မှု"), ("am", "ሰላም ቤት "), ("th", "ทุ่นระเบิด "), ("uk", "стежка мати ")]:
        findable(language, "Path", sign * 100)
        locale = Locale.objects.get(language_code=language)
        with django_assert_num_queries(1):
            assert [entry.page.title for entry in find(sign * 1000, locale)] == ["Path"]


def test_a_query_leaves_no_trace(findable: MakePage, caplog: pytest.LogCaptureFixture) -> None:
    """A log is reader data."""
    findable("en", "Help", "survivors")
    with caplog.at_level(logging.INFO):
        assert titles("survivors", "en") == ["Help"]
    assert not caplog.records


@given(
    data=st.data(),
    language=st.sampled_from(["en", "ar", "uk", "my", "am", "ti", "th", "km", "vi", "hi", "tr"]),
    title=st.text(st.characters(categories=["L", "Mn", "Mc", "Nd", "Zs"]), min_size=1, max_size=60).filter(
        lambda text: text.strip()
    ),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_word_of_a_title_finds_the_page(root: Page, data: st.DataObject, language: str, title: str) -> None:
    locale, _ = Locale.objects.get_or_create(language_code=language)
    page = root.get_children().filter(slug="any").first() or root.add_child(instance=Page(title="Any", slug="any"))
    page.locale = locale
    page.words_for_search = lambda: (title, "")
    index(page)
    word = data.draw(st.sampled_from(title.split()))
    entry = Entry.objects.get(page=page)
    assert list(find(word, locale)) == ([entry] if entry.title else [])
