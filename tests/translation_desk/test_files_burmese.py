"""A page into Burmese by XLIFF 2, as a translator's program writes it: in another order, with notes, attributes, line ends of its own."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from lxml import etree
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from cms.translation_desk.outdated import is_outdated
from tests.conftest import signed_in
from tests.guidance.reading import soup
from tests.safety.acting import hand_in, now, take_step
from tests.translation_desk.in_burmese import (
    ASK,
    ASK_MY,
    BACK,
    BACK_MY,
    BACK_NOW,
    BACK_NOW_MY,
    IN_BURMESE,
    TITLE_MY,
    WARN,
    change_english,
    words_of_page,
)
from tests.translation_desk.pages import ground
from tests.translation_desk.sending_files import download, take, upload, verdicts

pytestmark = pytest.mark.django_db
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
WITH_BURMESE_DIGITS = {WARN: "၁၀ မိနစ်အတွင်း အခြားသူများကို သတိပေးပါ"}


@pytest.fixture
def page(gated: None) -> GuidancePage:
    """Live in English; nobody has begun it in Burmese."""
    cache.clear()
    return ground("my", **words_of_page())


@pytest.fixture
def desk(page: GuidancePage) -> Client:
    """Where the translator works."""
    return signed_in(person("translator_my"))


def person(username: str) -> User:
    return User.objects.get(username=username)


def said_by_program(content: bytes, words: Mapping[str, str], state: str = "final") -> bytes:
    """The file with these translations, by the words of their source, rewritten as programs do."""
    root = etree.fromstring(content)
    for page in root.iter(f"{XLIFF}file"):
        page.set("{okapi-framework:xliff-extensions}extractedBy", "a program")
        units = list(page.iter(f"{XLIFF}unit"))
        random.Random(7).shuffle(units)
        for unit in units:
            page.append(unit)  # moves it
            note = etree.SubElement(unit.find(f"{XLIFF}notes"), f"{XLIFF}note", {"category": "translator"})
            note.text = "was: 0123456789abcdef\nစစ်ပြီး"
            _translate(unit.find(f"{XLIFF}segment"), words, state)
    for element in root.iter(*(f"{XLIFF}{name}" for name in ("xliff", "file", "unit", "notes", "segment"))):
        element.text = "\n\t"  # indents, but no text of the page
        for child in element:
            child.tail = "\n\t"
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return b"\xef\xbb\xbf" + written.replace(b"\n", b"\r\n")


def _translate(segment: Any, words: Mapping[str, str], state: str) -> None:
    source = segment.find(f"{XLIFF}source")
    said = next((text for start, text in words.items() if _plain(start) == "".join(source.itertext())), None)
    if said is None:
        return
    for old in segment.findall(f"{XLIFF}target"):
        segment.remove(old)
    target = etree.SubElement(segment, f"{XLIFF}target", {"{http://www.w3.org/XML/1998/namespace}lang": "my"})
    segment.set("state", state)
    segment.set("subState", "a-program:signed-off")
    _fill(target, said, list(source.iter(f"{XLIFF}pc")))


def _plain(html: str) -> str:
    return "".join(etree.fromstring(f"<x>{html}</x>").itertext())


def _fill(target: Any, html: str, codes: list[Any]) -> None:
    """The words of HTML within the same numbered elements as in the source, in the order in which they open."""
    left = iter(codes)

    def copy(into: Any, tree: Any) -> None:
        into.text = tree.text
        for child in tree:
            made = etree.SubElement(into, f"{XLIFF}pc", dict(next(left).attrib))
            copy(made, child)
            made.tail = child.tail

    copy(target, etree.fromstring(f"<x>{html}</x>"))


def burmese_of(page: Page) -> Any:
    return now(Page.objects.get(translation_key=page.translation_key, locale__language_code="my"))


def read_by_readers(page: Page) -> str:
    response = Client().get(page.get_url())
    assert response.status_code == 200
    shown = soup(response).select_one("main")  # the foot of every page says some of it too
    assert shown is not None
    return shown.get_text(" ", strip=True)


def review(page: Page) -> None:
    hand_in(page, person("translator_my"))
    take_step(page, person("reviewer_my"))


def test_a_page_is_carried_into_burmese_and_kept_current_by_xliff_2(page: GuidancePage, desk: Client) -> None:
    out = download(desk, page, form="xliff2", language="my").content
    compared = upload(desk, said_by_program(out, IN_BURMESE | WITH_BURMESE_DIGITS), "from a program.xlf")
    assert verdicts(compared) == {"new": len(IN_BURMESE)}
    take(desk, compared)
    review(burmese_of(page))
    burmese = burmese_of(page)
    assert burmese.live and burmese.title == TITLE_MY
    assert "<b>ချက်ချင်း</b>" in burmese.body[3].value["text"].source
    shown = read_by_readers(burmese)
    assert all(text in shown for text in (BACK_MY, WITH_BURMESE_DIGITS[WARN]))

    change_english(page)
    assert is_outdated(burmese)
    desk.post(reverse("translation_desk:follow_source", args=[burmese.pk]))
    later = download(desk, page, form="xliff2", language="my").content
    states = {
        "".join(one.find(f"{XLIFF}source").itertext()): one.get("state")
        for one in etree.fromstring(later).iter(f"{XLIFF}segment")
    }
    assert {text for text, state in states.items() if state == "initial"} == {BACK_NOW, ASK}
    assert BACK.encode() in later and BACK_MY.encode() in later
    compared = upload(desk, said_by_program(later, {BACK_NOW: BACK_NOW_MY, ASK: ASK_MY}, "reviewed"))
    assert verdicts(compared) == {"changed": 1, "new": 1, "unchanged": len(IN_BURMESE) - 1}
    take(desk, compared)
    review(burmese)
    assert not is_outdated(burmese_of(page))
    shown = read_by_readers(burmese)
    assert BACK_NOW_MY in shown and ASK_MY in shown and BACK_MY not in shown


def test_what_the_program_left_as_a_draft_is_no_done_text(page: GuidancePage, desk: Client) -> None:
    out = download(desk, page, form="xliff2", language="my").content
    take(desk, upload(desk, said_by_program(out, IN_BURMESE, "initial")))
    again = download(desk, page, form="xliff2", language="my", open_only="on").content
    assert len(list(etree.fromstring(again).iter(f"{XLIFF}unit"))) == len(IN_BURMESE)
    compared = upload(desk, said_by_program(again, IN_BURMESE, "translated"))
    assert verdicts(compared) == {"confirmed": len(IN_BURMESE)}
