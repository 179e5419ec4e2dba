"""Made-up content for the design page: the same sentences in a language written left to right and in one written right to left."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What the components are filled with, in one language."""

    code: str
    title: str
    summary: str
    place: str
    larger_place: str
    topics: tuple[str, str, str, str]
    do: str
    dont: str
    sign: str
    more: str
    steps: tuple[str, str, str]
    question: str
    answer: str
    hotline: str
    purpose: str
    hours: str
    count: str
    found: str
    elsewhere: str
    screen: str
    filter_label: str
    everything: str
    outdated: str
    file: str


ENGLISH = Words(
    code="en",
    title="The way to the market",
    summary="How to choose a safe way to the market and back.",
    place="Tesola",
    larger_place="Talomira",
    topics=("Safer paths", "Playing safely", "Water and firewood", "Do not touch"),
    do="Walk where people walk every day",
    dont="Do not take a short cut",
    sign="A sign, a tape or crossed sticks",
    more="Ask someone who lives there which way people use.",
    steps=("Stop.", "Go back the way you came.", "Tell an adult."),
    question="May I go there if others have been there?",
    answer="Not because of that. Ask people who know the place.",
    hotline="Safety line (example)",
    purpose="Report something dangerous.",
    hours="Every day, 8:00 to 18:00",
    count="4 pages",
    found="12 pages found",
    elsewhere="There is more in 2 other languages.",
    screen="Page 2 of 5",
    filter_label="Topic",
    everything="All topics",
    outdated="The page in English was changed after this translation.",
    file="Poster to print",
)

ARABIC = Words(
    code="ar",
    title="الطريق إلى السوق",
    summary="كيف تختارون طريقًا آمنًا إلى السوق والعودة منه.",
    place="تيسولا",
    larger_place="تالوميرا",
    topics=("الطرق الآمنة", "اللعب بأمان", "جلب الماء والحطب", "لا تلمسوا"),
    do="امشوا حيث يمشي الناس كل يوم",
    dont="لا تسلكوا طريقًا مختصرًا",
    sign="لافتة أو شريط أو عصيّ متقاطعة",
    more="اسألوا من يسكن هناك عن الطريق الذي يستخدمه الناس.",
    steps=("توقفوا.", "ارجعوا من الطريق الذي جئتم منه.", "أخبروا شخصًا كبيرًا."),
    question="هل أذهب إلى هناك إذا ذهب غيري من قبل؟",
    answer="لا يكفي هذا. اسألوا من يعرف المكان.",
    hotline="خط السلامة (مثال)",
    purpose="للتبليغ عن شيء خطر.",
    hours="كل يوم، من 8:00 إلى 18:00",
    count="4 صفحات",
    found="عُثر على 12 صفحة",
    elsewhere="هناك المزيد بلغتين أخريين.",
    screen="الصفحة 2 من 5",
    filter_label="الموضوع",
    everything="كل المواضيع",
    outdated="تغيّرت الصفحة الإنجليزية بعد هذه الترجمة.",
    file="ملصق للطباعة",
)
