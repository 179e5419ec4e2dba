"""Three readers on small phones, with JavaScript and without: each finds what she or he came for, understands it and passes it on."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, expect
from playwright.sync_api import Page as Tab

from cms.directory.models import Hotline
from tests.browser.keyboard import press_to
from tests.browser.site import TRANSCRIPT, Site
from tests.browser.touring import TOO_WIDE

pytestmark = pytest.mark.browser
A4_SHEETS = 3
WITH_AND_WITHOUT = pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
Reader = Callable[..., BrowserContext]


def link(where: Tab | Locator, name: str) -> Locator:
    """The first link of that name."""
    return where.get_by_role("link", name=name).first


@WITH_AND_WITHOUT
def test_a_girl_of_twelve_finds_her_page_in_arabic_listens_and_passes_it_on(reader: Reader, javascript: bool) -> None:
    context = reader(locale="ar", java_script_enabled=javascript, permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto("/")
    expect(tab).to_have_url(re.compile(r"/ar/$"))
    assert (tab.locator("html").get_attribute("lang"), tab.locator("html").get_attribute("dir")) == ("ar", "rtl")

    link(tab, "الفتيات").click()
    made_for_her = tab.locator(".group").first
    expect(made_for_her.get_by_role("heading", level=2)).to_have_text("أُعدّ للفتيات")
    link(made_for_her, "اللعب بأمان").click()
    expect(tab).to_have_url(re.compile(r"/playing-safely/\?for=girls$"))
    expect(tab.locator(".body > *").first.locator(".chips")).to_contain_text("للفتيات")
    expect(tab.locator(".notice.sample")).to_be_visible()

    listens(tab)
    passes_on(context, tab, javascript=javascript)
    context.close()


def listens(tab: Tab) -> None:
    """Her page leads to the recording; it sounds when she presses it, can be wound, and its words can be read."""
    link(tab, "استمعوا").click()
    sound = tab.locator("#listen audio")
    expect(sound).to_be_in_viewport()
    source = sound.locator("source").first.get_attribute("src") or ""
    part = tab.request.get(source, headers={"Range": "bytes=100-199"})
    assert (part.status, len(part.body())) == (206, 100)
    sound.focus()
    tab.keyboard.press("Space")
    comes(sound, "element => element.currentTime > 0")
    tab.locator("#listen summary").click()
    expect(tab.locator("#listen .prose")).to_contain_text(TRANSCRIPT)


def comes(what: Locator, true: str) -> None:
    """Waits until something is true of an element, also where pages run no scripts; AssertionError if it never is."""
    for _look in range(200):
        if what.evaluate(true):
            return
        what.page.wait_for_timeout(50)
    raise AssertionError(f"never: {true}")


def drawn(picture: Locator) -> None:
    """Waits until a picture has come; AssertionError for a broken one."""
    comes(picture, "element => element.complete && element.naturalWidth > 0")


def passes_on(context: BrowserContext, tab: Tab, *, javascript: bool) -> None:
    """By message, by SMS, by the copied address and by a square: each leads to the page she reads."""
    share = tab.locator(".share")
    (text,) = parse_qs(urlsplit(share.locator("[href^='https://wa.me/']").get_attribute("href") or "").query)["text"]
    title, short = text.split("\n")
    assert title == tab.get_by_role("heading", level=1).inner_text()
    assert parse_qs((share.locator("[href^='sms:']").get_attribute("href") or "").partition("?&")[2])["body"] == [text]

    share.locator("summary").click()
    square = share.locator("img.qr")
    expect(square).to_be_visible()
    assert tab.request.get(square.get_attribute("src") or "").headers["content-type"] == "image/svg+xml"
    drawn(square)

    copy = share.locator("[data-copy]")
    if javascript:
        copy.click()
        expect(share.get_by_role("status")).not_to_be_empty()
        assert tab.evaluate("() => navigator.clipboard.readText()") == short
    else:
        expect(copy).to_be_hidden()
    her_friend = context.new_page()
    her_friend.goto(short)
    expect(her_friend.get_by_role("heading", level=1)).to_have_text(title)


@WITH_AND_WITHOUT
def test_a_farmer_finds_what_applies_in_his_place_in_burmese_and_whom_to_call(reader: Reader, javascript: bool) -> None:
    tab = reader(locale="my", java_script_enabled=javascript).new_page()
    fonts = list[str]()
    tab.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)
    tab.goto("/")
    expect(tab).to_have_url(re.compile(r"/my/$"))

    tab.locator("main a[href='/my/places/']").click()
    link(tab.locator("main"), "ဘန်နိုကာ").click()
    link(tab.locator("main"), "နာဒူမေ").click()
    expect(tab).to_have_url(re.compile(r"/my/places/XA0102/$"))
    here = tab.locator(".group").first
    link(here, "လယ်ယာလုပ်ငန်းနှင့် တိရစ္ဆာန်ကျောင်းခြင်း").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("လယ်ယာလုပ်ငန်းနှင့် တိရစ္ဆာန်ကျောင်းခြင်း")
    expect(tab.locator("header .for")).to_contain_text("နာဒူမေ")
    assert fonts and all("/static/fonts/noto-sans-myanmar" in address for address in fonts)

    near = {f"tel:{row.number.replace(' ', '')}" for row in Hotline.objects.filter(places__pcode="XA0102")}
    numbers = tab.locator("[aria-labelledby=call] .hotline a")
    assert near and {number.get_attribute("href") for number in numbers.all()[: len(near)]} == near
    expect(tab.locator(".callbar a")).to_have_attribute("href", numbers.first.get_attribute("href") or "")
    expect(tab.locator(".callbar a")).to_be_in_viewport()


@WITH_AND_WITHOUT
def test_a_teacher_finds_a_sheet_and_a_lesson_and_prints_it(reader: Reader, javascript: bool) -> None:
    tab = reader(locale="en-GB", java_script_enabled=javascript).new_page()
    tab.goto("/en/")
    tab.locator("main a[href='/en/resources/']").click()
    tab.locator("form.search summary").click()
    tab.get_by_label("Kind").select_option("tool")
    tab.get_by_role("button", name="Show", exact=True).click()
    expect(tab).to_have_url(re.compile(r"[?&]kind=tool"))
    link(tab.locator("main"), "five safe steps").click()
    sheet = tab.request.get(tab.locator(".download a").get_attribute("href") or "")
    assert sheet.body().startswith(b"%PDF")

    tab.goto("/en/search/")
    tab.get_by_label("What are you looking for?").fill("lesson")
    tab.keyboard.press("Enter")
    link(tab.locator("main"), "A teacher’s safe lesson").click()
    prints(tab, javascript=javascript)


def prints(tab: Tab, *, javascript: bool) -> None:
    """On paper: the page and how to find it again, nothing to press, on few sheets."""
    expect(tab.locator("[data-print]")).to_be_visible(visible=javascript)
    tab.emulate_media(media="print")
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    for found_again_by in (".share .short", ".share .on-paper .number"):
        expect(tab.locator(found_again_by)).to_be_visible()
    expect(tab.locator(".share .qr")).to_be_visible()
    tab.locator(".share .qr").scroll_into_view_if_needed()  # printing asks for it by itself, this emulation does not
    drawn(tab.locator(".share .qr"))
    for only_on_screens in ("nav", ".callbar", ".picker", ".share .actions", "audio"):
        assert not [one for one in tab.locator(only_on_screens).all() if one.is_visible()], only_on_screens
    paper = tab.pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox \[0 0 59[45][.\d]* 84[12]", paper), "not A4"
    assert 1 <= len(re.findall(rb"/Type /Page\b", paper)) <= A4_SHEETS


def test_the_keyboard_alone_reaches_everything_in_the_order_of_the_page(reader: Reader, site: Site) -> None:
    tab = reader(reduced_motion="reduce").new_page()
    tab.goto(site.path("guidance", "ar"))
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    expect(tab.locator(".skip")).to_be_in_viewport()
    press_to(tab, tab.locator(".picker summary"))
    tab.keyboard.press("Enter")
    assert tab.evaluate(TOO_WIDE) <= 0
    press_to(tab, tab.locator("main a"))  # past all languages: the open list hides nothing of the page
    tab.locator(".picker a[hreflang=en]").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    for stop in (
        "header nav a",
        "[aria-labelledby=call] .hotline a",
        ".share [href^='sms:']",
        ".bottom nav a",
        ".callbar a",
    ):
        press_to(tab, tab.locator(stop))


def test_a_screen_reader_meets_the_regions_of_a_page_in_order(reader: Reader, site: Site) -> None:
    tab = reader().new_page()
    tab.goto(site.path("guidance", "en"))
    spoken = tab.locator("body").aria_snapshot()
    regions = re.findall(r"^- (link|banner|main|contentinfo|complementary)", spoken, re.MULTILINE)
    assert regions == ["link", "banner", "main", "contentinfo", "complementary"]
    article = re.findall(r'heading "(.+?)" \[level=(\d)\]', spoken)
    assert article[0][1] == "1"
    assert not re.search(r"^\s*- img$", spoken, re.MULTILINE), "a picture without words"
