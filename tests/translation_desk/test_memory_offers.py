"""What the memory offers to whom, and what becomes of words that are taken from it."""

import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from rapidfuzz import fuzz

from cms.accounts.models import User
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from cms.translation_desk.memory.offering import NEAR_ENOUGH, lengths_near, offers
from cms.translation_desk.memory.remembering import Told, row_of
from cms.translation_desk.models import Origin, Remembered, TranslatedSegment
from cms.translation_desk.segments import Segment
from tests import factories
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.standing import standing
from tests.translation_desk.memories import of_file, of_page
from tests.translation_desk.test_beside import newest
from tests.translation_desk.test_side_by_side import at, fields, number_of, one

pytestmark = pytest.mark.django_db
TITLE = "Know the warning signs"


@standing
def draft(original: GuidancePage, arabic: Any, translator: User) -> GuidancePage:
    """An Arabic draft that nobody has touched, under a live section."""
    page = draft_in(original, arabic.locale, by=translator).page
    above = page.get_parent().specific
    factories.translate_in_place(above)
    above.save_revision().publish()
    return GuidancePage.objects.get(pk=page.pk)


def asked(client: Client, page: Any, path: str = "title") -> Any:
    return client.get(reverse("translation_desk:offers", args=[page.pk]), {"path": path})


def words(response: Any) -> list[str]:
    return [offer["words"] for offer in response.json()["offers"]]


def matching(text: str, code: str = "ar", *, rich: bool = False, now: str = "") -> list[Any]:
    features = ("bold", "link", "ul") if rich else ()
    found = Remembered.objects.between("en", code)
    return offers(Segment("x", "X", text, rich, False, None, features), found, now=now, at=timezone.now())


def test_the_same_text_comes_first_then_what_is_near_each_with_where_it_is_from(
    desk: Client, draft: GuidancePage, original: GuidancePage
) -> None:
    of_page("Know the 3 warning signs", "اعرف علامات الخطر الثلاث", original, days=40)
    of_page(TITLE, "اعرف علامات الخطر", original)
    of_page("Wash your hands often", "اغسلوا أيديكم", original)
    told = asked(desk, draft).json()
    first, second = told["offers"]
    assert (first["words"], first["score"], first["figures"]) == ("اعرف علامات الخطر", "The same text", "")
    assert "“\u2068Know the warning signs\u2069”, 3\xa0days ago" in first["origin"]
    assert second["score"] == "95 % the same" and "1\xa0month ago" in second["origin"]
    assert "2 translations" in told["said"]
    assert asked(desk, draft, "standfirst").json() == {"offers": [], "said": ""}


def test_numbers_that_differ_are_named_whatever_digits_they_are_written_in(original: GuidancePage) -> None:
    of_page("Stay 100 steps away", "ابقوا على بعد ١٠٠ خطوة", original)
    (near,) = matching("Stay 10 steps away")
    assert sorted(near.figures) == ["10", "100"] and near.score < 100
    assert matching("Stay 100 steps away")[0].figures == []


@pytest.mark.parametrize(
    ("code", "source", "close"),
    [
        ("my", "Go back the way you came", "Go back the way that you came"),
        ("en", "နောက်ပြန်လှည့်ပြီး လာခဲ့သည့်လမ်းအတိုင်း ပြန်ပါ", "နောက်ပြန်လှည့်ပြီး လာခဲ့သည့်လမ်းအတိုင်း ပြန်ပါ။"),
        ("en", "عد من حيث أتيت وأخبر الآخرين", "عد من حيث أتيت ثم أخبر الآخرين"),
    ],
)
def test_near_texts_are_found_in_every_script(code: str, source: str, close: str, original: GuidancePage) -> None:
    of_page(source, "…", original, pair=f"en:{code}")
    (found,) = matching(close, code)
    assert NEAR_ENOUGH <= found.score < 100
    assert matching(close, "uk") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_that_is_near_enough_is_left_out_by_its_length(one: str, other: str) -> None:
    if fuzz.ratio(one, other) >= NEAR_ENOUGH:
        low, high = lengths_near(len(one))
        assert low <= len(other) <= high


def test_three_at_most_and_each_translation_once_the_reviewed_before_those_of_files(original: GuidancePage) -> None:
    other = factories.live_guidance(original.get_parent(), title="Another page", slug="another")
    of_file("Stop here", "من ملف", days=1)
    for page in (original, other):
        of_page("Stop here", "قفوا هنا", page)
    for number in range(5):
        of_page(f"Stop there {'!' * number}", f"قفوا هناك {'!' * number}", original)
    found = matching("Stop here")
    assert [(one.words, one.score) for one in found][:2] == [("قفوا هنا", 100), ("من ملف", 100)] and len(found) == 3
    assert "من ملف" not in [one.words for one in matching("Stop here", now="من ملف")]


def test_markup_fits_the_place_and_leads_only_where_the_source_leads(original: GuidancePage) -> None:
    link = '<a href="https://example.org/a">here</a>'
    of_page(f"<p>Ask <b>first</b> {link}</p>", f"<p>اسأل <b>أولا</b> {link}</p>", original, rich=True)
    same = matching(f"<p>Ask <b>first</b> {link}</p>", rich=True)[0]
    assert same.score == 100 and "<b>أولا</b>" in same.text and 'href="https://example.org/a"' in same.text
    other = matching('<p>Ask <b>first</b> <a href="https://example.org/b">here</a></p>', rich=True)[0]
    assert "<a " not in other.text and "<b>أولا</b>" in other.text and "here" in other.words and other.score == 99
    assert matching("Ask first here")[0].text == "اسأل أولا here"
    of_page("Say <b>", "قل <b>", original)
    assert "قل &lt;b&gt;" in matching("<p>Say &lt;b&gt;</p>", rich=True)[0].text


def test_a_translation_that_is_too_long_for_its_place_is_not_offered(original: GuidancePage) -> None:
    of_page("Stop", "قف" * 20, original)
    segment = Segment("x", "X", "Stop", max_length=20)
    assert offers(segment, Remembered.objects.between("en", "ar"), now="", at=timezone.now()) == []


# Who is offered what


def test_what_a_file_brought_is_offered_to_its_organisation_alone(
    desk: Client, draft: GuidancePage, section: OrganisationPage, admin: User
) -> None:
    other = factories.OrganisationFactory()
    person = factories.member_of(section.organisation, Role.TRANSLATOR, language="ar", username="uploads")
    of_file(TITLE, "لنا", section.organisation, by=person, days=70)
    of_file(TITLE, "لغيرنا", other)
    of_file(TITLE, "للجميع")
    offered = asked(desk, draft)
    assert sorted(words(offered)) == sorted(["لنا", "للجميع"])
    assert sorted(words(asked(signed_in(admin), draft))) == sorted(["لنا", "للجميع", "لغيرنا"])
    told = {one["words"]: one["origin"] for one in offered.json()["offers"]}
    assert "\u2068agency.tmx\u2069, uploaded by" in told["لنا"] and "2\xa0months ago" in told["لنا"]
    assert "Nobody has reviewed it." in told["للجميع"] and "uploaded 3\xa0days ago" in told["للجميع"]


def test_words_of_a_page_that_was_taken_down_are_not_offered(
    desk: Client, draft: GuidancePage, original: GuidancePage
) -> None:
    page = factories.live_guidance(original.get_parent(), title="Another page", slug="another")
    of_page(TITLE, "اعرف", page)
    assert words(asked(desk, draft)) == ["اعرف"]
    page.unpublish()
    assert words(asked(desk, draft)) == []


def test_nobody_else_is_offered_anything(
    draft: GuidancePage, original: GuidancePage, section: OrganisationPage, french: Any, desk: Client
) -> None:
    others = [
        factories.member_of(section.organisation, Role.TRANSLATOR, language="fr", username="french"),
        factories.member_of(factories.OrganisationFactory(), Role.EDITOR, username="of_others"),
        factories.member_of(section.organisation, Role.ADMINISTRATOR, username="keeps"),
    ]
    for client in [Client(), *map(signed_in, others)]:
        assert asked(client, draft).status_code in (302, 403)
    assert asked(desk, draft, "slug").status_code == 404
    assert asked(desk, original).status_code in (302, 403)
    assert desk.post(reverse("translation_desk:offers", args=[draft.pk])).status_code == 405


# Taking one


def origin(page: Any, path: str = "title") -> str:
    return str(TranslatedSegment.objects.get(page=page, path=path).origin)


def saved(desk: Client, page: Any, text: str, entry: Any = "", **more: str) -> Any:
    sent = fields(desk, page)
    name = f"memory-{number_of(sent, 'title')}"
    return desk.post(at(page, "save_text"), one(sent, "title", text, **more) | ({name: str(entry)} if entry else {}))


def test_words_that_were_taken_are_from_the_memory_until_somebody_changes_them(
    desk: Client, draft: GuidancePage, original: GuidancePage
) -> None:
    entry = of_page(TITLE, "اعرف علامات الخطر", original)
    assert saved(desk, draft, entry.target, entry.pk).json()["rows"][0]["memory"] is True
    assert newest(draft).title == entry.target and origin(draft) == Origin.MEMORY
    row = soup(desk.get(at(draft))).select_one("#row-0")
    assert row is not None and "from the memory" in row.get_text()
    saved(desk, draft, entry.target, done="on")
    assert origin(draft) == Origin.MEMORY  # as it came, and held for right
    assert saved(desk, draft, "كلمات أخرى", entry.pk).json()["rows"][0]["memory"] is False
    assert origin(draft) == Origin.TYPED


def test_what_says_that_it_is_from_the_memory_is_believed_only_where_it_is_offered(
    desk: Client, draft: GuidancePage, original: GuidancePage
) -> None:
    theirs = of_file(TITLE, "لغيرنا", factories.OrganisationFactory())
    french = of_page(TITLE, "Signes", original, pair="en:fr")
    for text, entry in ((theirs.target, theirs.pk), (french.target, french.pk), ("اعرف", 10**8), ("قف", "x")):
        assert saved(desk, draft, text, entry).status_code == 200
        assert origin(draft) == Origin.TYPED


# What it costs


def test_opening_the_editor_asks_the_memory_nothing(desk: Client, draft: GuidancePage) -> None:
    with CaptureQueriesContext(connection) as asked:
        shown = soup(desk.get(at(draft)))
    assert shown.select_one("#beside-memory") is not None and not shown.select(".beside-offers")
    assert not [query for query in asked.captured_queries if Remembered._meta.db_table in query["sql"]]


def test_an_offer_takes_two_queries_however_much_is_remembered_and_no_time_that_one_feels(
    original: GuidancePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    words = [
        "go",
        "back",
        "the",
        "way",
        "you",
        "came",
        "and",
        "tell",
        "others",
        "what",
        "you",
        "saw",
        "near",
        "the",
        "river",
    ]
    texts = [
        Told(
            " ".join(words[(number * step + number) % len(words)] for step in range(12)) + f" {number}", f"قل {number}"
        )
        for number in range(20_000)
    ]
    rows = [row_of(told, "en", "ar", page=original, at=timezone.now()) for told in texts]
    Remembered.objects.bulk_create(rows, batch_size=1_000)
    began = time.perf_counter()
    with django_assert_num_queries(2):
        found = matching(texts[7_000].source)
    assert found[0].score == 100 and len(found) == 3
    # Some 100 ms here; far from that, the comparison has become one in Python.
    assert time.perf_counter() - began < 3
