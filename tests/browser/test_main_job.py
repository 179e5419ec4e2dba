"""The main job, by hand in a real browser: written, reviewed, published, translated, read on a small phone."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.library.models import Picture
from cms.organisations.models import Role
from tests import factories
from tests.browser.acting import add_card, add_hotline, approve, hand_in_section, submit, upload_cover
from tests.browser.translating import fill
from tests.obliging import obliging

expect.set_options(timeout=15_000)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Walking to the market"
TITLE_AR = "الطريق إلى السوق"
STANDFIRST = "How to choose a safe way to the market and back."
STANDFIRST_AR = "كيف تختارون طريقًا آمنًا إلى السوق والعودة منه."
WORDS = {
    "do": ("Walk where people walk every day", "امشوا حيث يمشي الناس كل يوم"),
    "dont": ("Do not take a short cut", "لا تسلكوا طريقًا مختصرًا"),
}
ALT = "A path between fields that leads to a market."
ALT_AR = "طريق بين الحقول يؤدي إلى السوق."


@pytest.fixture
def ground(gated: None) -> OrganisationPage:
    """Two live languages, a section, a number, and four people."""
    with obliging():
        home = HomePage.objects.get(locale__language_code="en")
        home.save_revision().publish()
        factories.live_home("ar")
        organisation = factories.OrganisationFactory(slug="safe-steps", name_en="Safe Steps", name_ar="خطوات آمنة")
        section = factories.section_under(HomePage.objects.get(pk=home.pk), organisation=organisation)
    factories.HotlineFactory(number="+1 555 555 0142")
    for username, role in (
        ("editor", Role.EDITOR),
        ("reviewer", Role.SAFETY_REVIEWER),
        ("translator_ar", Role.TRANSLATOR),
        ("reviewer_ar", Role.LANGUAGE_REVIEWER),
    ):
        factories.member_of(organisation, role, language="ar", username=username)
    return section


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A phone's photo: it carries where it was taken, and which phone took it."""
    picture = Image.new("RGB", (1600, 1000), (120, 150, 90))
    exif = Image.Exif()
    exif[0x010F] = "ExamplePhone"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (12.0, 34.0, 56.0), "E", (65.0, 43.0, 21.0)
    path = tmp_path / "IMG_20260101_secret_village.jpg"
    picture.save(path, exif=exif, comment=b"taken near the well")
    assert Image.open(path).getexif().get_ifd(0x8825)[1] == "N"
    return path


def test_a_page_goes_from_the_editor_to_a_reader_in_two_languages(
    ground: OrganisationPage,
    photo: Path,
    sign_in: Callable[[str], Tab],
    phone: Callable[..., Tab],
) -> None:
    write(sign_in("editor"), ground, photo)
    approve(sign_in("reviewer"), TITLE)
    page = GuidancePage.objects.get(title=TITLE)
    assert page.live

    translate(sign_in("translator_ar"), page)
    arabic = GuidancePage.objects.get(translation_key=page.translation_key, locale__language_code="ar")
    assert not arabic.live
    hand_in_section(sign_in("translator_ar"), arabic.get_parent())
    approve(sign_in("reviewer"), arabic.get_parent().title)
    approve(sign_in("reviewer_ar"), TITLE_AR)

    read(phone(), page)
    assert_nothing_tells_where_the_photo_was_taken(phone)


def write(tab: Tab, section: OrganisationPage, photo: Path) -> None:
    """The editor writes the page with its photo, says for whom and where, and submits it."""
    tab.goto(f"/admin/pages/add/guidance/guidancepage/{section.pk}/")
    tab.locator("#id_title").press_sequentially(TITLE, delay=20)  # as people type: the address follows
    tab.fill("#id_standfirst", STANDFIRST)
    tab.get_by_role("button", name="Save draft").click()
    tab.wait_for_url("**/edit/")
    upload_cover(tab, photo)
    tab.fill("#id_cover_alt", ALT)
    for kind, label in (("do", "Do"), ("dont", "Don’t")):
        add_card(tab, label, WORDS[kind][0])
    add_hotline(tab)
    # First without saying for whom: refused, with the reason beside the field.
    submit(tab)
    expect(tab.locator(".error-message").get_by_text("Say whom this page is for")).to_be_visible()
    expect(tab.locator(".error-message").get_by_text("Say where this page applies")).to_be_visible()
    tab.get_by_role("group", name="Women", exact=True).get_by_label("made for").check()
    tab.get_by_role("group", name="Men", exact=True).get_by_label("suitable for").check()
    tab.get_by_label("applies everywhere").check()
    submit(tab)
    expect(tab.get_by_text("submitted", exact=False).first).to_be_visible()


def translate(tab: Tab, page: GuidancePage) -> None:
    """The translator takes the page from the list, replaces every sentence, and submits it."""
    tab.goto("/admin/")
    tab.get_by_role("button", name="Translation").click()
    tab.get_by_role("link", name="To translate").click()
    tab.get_by_role("button", name=f"Start {TITLE}").click()
    tab.wait_for_url("**/beside/")
    expect(tab.get_by_text("is a draft. Readers need it", exact=False)).to_be_visible()
    # Handed in half done: what is still English is named.
    fill(tab, TITLE, TITLE_AR)
    tab.get_by_role("button", name="Hand in for review").click()
    expect(tab.get_by_text("Not translated yet", exact=False).first).to_be_visible()
    fill(tab, STANDFIRST, STANDFIRST_AR)
    fill(tab, ALT, ALT_AR)
    for english, arabic in WORDS.values():
        fill(tab, english, arabic)
    tab.get_by_role("button", name="Hand in for review").click()
    expect(tab.get_by_text("Handed in.", exact=False).first).to_be_visible()


def read(tab: Tab, page: GuidancePage) -> None:
    """A reader at 360 px without JavaScript: English, then Arabic by the language picker."""
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto("/")
    tab.goto(f"/en/safe-steps/{page.slug}/")
    expect(tab.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(tab.get_by_text("Applies everywhere")).to_be_visible()
    assert tab.locator("a[href='tel:+15555550142']").count() >= 1
    assert_fits(tab)
    tab.locator("details.picker summary").click()
    tab.locator("details.picker").get_by_role("link", name="العربية").click()
    expect(tab.get_by_role("heading", name=TITLE_AR, level=1)).to_be_visible()
    assert tab.locator("html").get_attribute("dir") == "rtl"
    assert tab.locator("html").get_attribute("lang") == "ar"
    for _english, arabic in WORDS.values():
        expect(tab.get_by_text(arabic)).to_be_visible()
    assert tab.locator("picture img").first.get_attribute("alt") == ALT_AR
    assert_fits(tab)
    assert {"/".join(url.split("/")[:3]) for url in requests} == {"/".join(tab.url.split("/")[:3])}
    assert tab.context.cookies() == []


def assert_fits(tab: Tab) -> None:
    """No sideways scrolling. Measured without the page's own JavaScript."""
    box = tab.locator("main").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def stored_and_served(phone: Callable[..., Tab]) -> Iterator[tuple[str, bytes]]:
    """Every picture file on disk, and every one that a reader can fetch."""
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()
    tab = phone()
    for rendition in Picture.objects.get().renditions.all():
        answer = tab.request.get(rendition.url)
        assert answer.ok, rendition.url
        yield rendition.url, answer.body()


def assert_nothing_tells_where_the_photo_was_taken(phone: Callable[..., Tab]) -> None:
    """No GPS, no phone, no comment, not even the file's name."""
    seen = list(stored_and_served(phone))
    assert len(seen) > 9
    for name, content in seen:
        assert "secret" not in name
        for trace in (b"ExamplePhone", b"taken near", b"secret_village", b"GPS", b"Exif"):
            assert trace not in content, (name, trace)
        if Path(name).suffix in {".jpg", ".jpeg", ".webp", ".avif", ".png"}:
            assert not Image.open(io.BytesIO(content)).getexif(), name
