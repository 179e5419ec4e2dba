"""A page about awareness and its words in Burmese, as an agency sends them back."""

from typing import Any

from wagtail.models import Page

from cms.safety.models import Weight
from tests import factories
from tests.obliging import approve_content
from tests.safety.acting import now

TITLE, TITLE_MY = "Something you do not know", "သင်မသိသောအရာတစ်ခု"
STANDFIRST, STANDFIRST_MY = (
    "What to do when you see something you do not know.",
    "သင်မသိသောအရာတစ်ခုကို တွေ့လျှင် ဘာလုပ်ရမလဲ။",
)
TOUCH, TOUCH_MY = "Do not touch it", "မထိပါနှင့်"
BACK, BACK_MY = "Go back the way you came", "လာခဲ့သည့်လမ်းအတိုင်း ပြန်သွားပါ"
WARN, WARN_MY = "Warn others within 10 minutes", "10 မိနစ်အတွင်း အခြားသူများကို သတိပေးပါ"
TELL, TELL_MY = "<p>Tell an adult <b>at once</b>.</p>", "<p>လူကြီးတစ်ဦးကို <b>ချက်ချင်း</b> ပြောပါ။</p>"
IN_BURMESE = {
    TITLE: TITLE_MY, STANDFIRST: STANDFIRST_MY, TOUCH: TOUCH_MY, BACK: BACK_MY, WARN: WARN_MY, TELL: TELL_MY,
}  # fmt: skip
# With the number left out, and with what is bold not bold.
FAULTS = {WARN: "အခြားသူများကို သတိပေးပါ", TELL: "<p>လူကြီးတစ်ဦးကို ချက်ချင်း ပြောပါ။</p>"}
# What the English says later, and how that is said.
BACK_NOW, BACK_NOW_MY = "Go back slowly the way you came", "လာခဲ့သည့်လမ်းအတိုင်း ဖြည်းဖြည်း ပြန်သွားပါ"
ASK, ASK_MY = "Ask people who live there which paths they use", "ဒေသခံများကို မည်သည့်လမ်း သုံးသည်ကို မေးပါ"


def words_of_page() -> dict[str, Any]:
    """The English page."""
    body = [
        factories.card("dont", words=TOUCH),
        factories.card(words=BACK),
        factories.card(words=WARN),
        ("text", {"heading": "", "text": TELL, "audiences": []}),
    ]
    return {"title": TITLE, "standfirst": STANDFIRST, "slug": "not-known", "body": body}


def change_english(page: Page) -> None:
    """It says something else in one place, and something more; its reviewer calls it a major change."""
    found = now(page)
    found.body[1].value["words"] = BACK_NOW
    found.body.append(factories.card(words=ASK))
    approve_content(found, weight=Weight.MAJOR)
    found.save_revision().publish()
