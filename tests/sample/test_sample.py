"""The sample as it is read: live in its languages, marked, counted from the day of installation, loaded once."""

import datetime
import re
from functools import cache
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Page, ReferenceIndex, WorkflowState

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import CampaignPage, GuidancePage, HomePage, OrganisationPage, ResourcePage, StoryPage
from cms.library.consent import Consent
from cms.library.models import Document, Picture
from cms.organisations.models import Organisation
from cms.publishing.door import reasons
from cms.safety.content import content_of, digest_of
from cms.safety.models import FieldTest, Kind, Passed
from cms.safety.verifying import verify
from cms.sample.files import LANGUAGES, languages_by_organisation, languages_of, organisation_of, pages, read
from cms.sample.loading import is_loaded, load
from cms.taxonomy.facts import facts_of
from cms.taxonomy.models import Audience, PageFacts
from cms.translation_desk.freshness import State
from cms.translation_desk.matrix import Question, matrix
from cms.translation_desk.models import TranslationRequest
from tests.sample import written
from tests.sample.loaded import Loaded, plain_cover

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
NOTICE = "This is a sample. It is not approved: do not rely on it."
ARTICLES = (GuidancePage, StoryPage, ResourcePage, CampaignPage)


def address(code: str, slug: str) -> str:
    """Where a page of the sample is read."""
    return f"/{code}/{organisation_of(written.pages()[slug])}/{slug}/"


@cache
def fetched(where: str) -> str:
    """What a reader is sent; asked once, since no test here changes what readers see."""
    response = Client().get(where)
    assert response.status_code == 200, where
    return response.content.decode()


def opened(where: str) -> BeautifulSoup:
    """The page at that address."""
    return BeautifulSoup(fetched(where), "html.parser")


def test_a_home_is_live_in_all_languages_and_each_section_where_it_has_pages() -> None:
    homes = HomePage.objects.live().values_list("locale__language_code", flat=True)
    assert sorted(homes) == sorted(LANGUAGES)
    for slug, codes in languages_by_organisation(pages()).items():
        sections = OrganisationPage.objects.live().filter(organisation__slug=slug)
        assert set(sections.values_list("locale__language_code", flat=True)) == codes


def test_every_page_is_live_in_every_language_it_is_written_in_and_in_no_other() -> None:
    live = [page for kind in ARTICLES for page in kind.objects.live().select_related("locale")]
    assert sorted((page.locale.language_code, page.slug) for page in live) == sorted(written.versions())
    assert not any(page.alias_of_id for page in live)
    work = read("work")
    waiting = {row["slug"] for row in (*work["handed_in"], *work["translations_handed_in"])}
    assert {page.slug for page in live if page.has_unpublished_changes} == waiting


@pytest.mark.parametrize(("code", "slug"), written.versions())
def test_every_page_is_read_in_its_language_and_marked_as_a_sample(code: str, slug: str) -> None:
    page, data = opened(address(code, slug)), written.pages()[slug]
    assert page.html is not None and page.html["lang"] == code
    notice = page.select_one(".notice.sample")
    assert notice is not None and notice.get_text(strip=True)
    assert (NOTICE in notice.get_text(" ", strip=True)) is (code == "en")
    assert page.h1 is not None and page.h1.get_text(strip=True) == data["title"][code]
    assert page.select_one("picture img[alt]") is not None
    assert page.select(".hotline") or data.get("type") in {"story", "resource"}
    shown = {str(link["hreflang"]) for link in page.select("[aria-labelledby=versions] a")}
    assert shown == set(languages_of(data)) - {code}


@pytest.mark.parametrize(("code", "slug"), written.versions())
def test_a_page_leads_on_to_those_related_that_its_language_has(code: str, slug: str) -> None:
    named = [one["value"]["pages"] for one in written.pages()[slug].get("body", []) if one["type"] == "related"]
    wanted = {address(code, one) for slugs in named for one in slugs if code in languages_of(written.pages()[one])}
    main = opened(address(code, slug)).main
    assert main is not None and wanted <= {str(link["href"]) for link in main.select("a[href]")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lists_of_every_language_mark_every_page_as_a_sample(code: str) -> None:
    for where in (f"/{code}/", f"/{code}/safe-steps/", f"/{code}/for/girls/"):
        tiles = [tile for tile in opened(where).select("li.tile") if tile.select_one("picture")]
        assert tiles and all(tile.select_one(".badge") is not None for tile in tiles), where


@pytest.mark.parametrize("code", ["ar", "uk", "my"])
def test_a_translation_shows_no_english_words(code: str) -> None:
    for slug in written.of_kind("guidance", "story", "campaign"):
        if code not in languages_of(written.pages()[slug]):
            continue
        main = opened(address(code, slug)).main
        assert main is not None
        for element in main.select("[lang=en], bdi, [dir=ltr], p.end, script"):
            element.decompose()
        latin = [word for word in re.findall(r"[A-Za-z]{3,}", main.get_text(" ")) if word not in {"WhatsApp", "SMS"}]
        assert not latin, (slug, latin)


@pytest.mark.parametrize("code", ["en", "my"])
def test_every_page_would_go_live_again(code: str) -> None:
    for page in Page.objects.live().exclude(depth=1).filter(locale__language_code=code).specific():
        assert reasons(page) == [], page


def test_the_parts_of_all_languages_have_the_same_ids_kinds_and_audiences() -> None:
    def outline(parts: Any) -> list[Any]:
        return [
            (part["id"], part["type"], part["value"].get("audiences", []), outline(part["value"].get("parts", [])))
            for part in parts
        ]

    for kind in (GuidancePage, StoryPage, CampaignPage):
        for original in kind.objects.filter(locale__language_code="en"):
            wanted = outline(original.body.raw_data)
            assert len({part[0] for part in wanted}) == len(wanted) > 1
            assert all(outline(page.body.raw_data) == wanted for page in original.get_translations())


def test_facts_stand_on_the_original_and_say_that_it_is_a_sample() -> None:
    facts = [facts_of(page) for kind in ARTICLES for page in kind.objects.all()]
    assert all(fact.sample and (fact.everywhere or fact.places) for fact in facts)
    assert {one.code for fact in facts for one in [*fact.made_for, *fact.suitable_for]} == set(Audience.CODES)
    assert not PageFacts.objects.exclude(page__locale__language_code="en").exists()


def test_pictures_show_no_person_are_credited_used_and_described() -> None:
    assert not Picture.objects.exclude(consent=Consent.NO_PERSON, credit="Safelane").exists()
    assert Picture.objects.count() == len({data["cover"] for data in written.pages().values()})
    assert all(page.cover_id and page.cover_alt.strip() for kind in ARTICLES for page in kind.objects.all())


def test_sheets_to_print_are_pdf_files_of_the_library() -> None:
    wanted = {data["title"]["en"] for data in written.pages().values() if data.get("document")}
    assert set(Document.objects.values_list("title", flat=True)) == wanted != set()
    for document in Document.objects.all():
        with document.open_file() as stream:
            content = stream.read()
        assert content.startswith(b"%PDF-") and document.file_size == len(content) and document.file_hash
        assert document.collection.organisation.slug == "safe-steps"


def test_dates_count_from_the_day_given(day: datetime.date) -> None:
    def after(days: int) -> datetime.date:
        return day + datetime.timedelta(days=days)

    for sheet in PageFacts.objects.select_related("page"):
        assert sheet.review_by == after(written.pages()[sheet.page.slug]["review_in_days"])
    for campaign in CampaignPage.objects.all():
        data = written.pages()[campaign.slug]
        assert (campaign.starts_on, campaign.ends_on) == (after(data["starts_in_days"]), after(data["ends_in_days"]))
    for row in read("hotlines"):
        assert Hotline.objects.get(number=row["number"]).assured_until == after(row["assured_in_days"])


def test_what_pages_refer_to_is_noted_as_if_an_editor_had_saved_them() -> None:
    for page in (*GuidancePage.objects.all()[:4], *ResourcePage.objects.exclude(document=None)):
        noted = set(ReferenceIndex.get_references_for_object(page).values_list("content_path", "to_object_id"))
        assert noted
        ReferenceIndex.create_or_update_for_object(page)
        again = ReferenceIndex.get_references_for_object(page).values_list("content_path", "to_object_id")
        assert set(again) == noted


def test_the_author_wrote_and_another_person_published(sample: Loaded) -> None:
    editor, reviewer = sample.people["editor"], sample.people["reviewer"]
    assert editor != reviewer
    for page in (page for kind in ARTICLES for page in kind.objects.all()):
        assert (page.owner, page.latest_revision.user) == (editor, editor)


def test_an_installation_with_the_smaller_sample_of_an_older_release_keeps_it() -> None:
    Organisation.objects.filter(slug="together-again").update(slug="of-our-own")
    assert is_loaded()
    Organisation.objects.filter(slug="safe-steps").update(slug="of-our-own-too")
    assert not is_loaded()


def test_it_knows_that_it_is_loaded_and_loading_twice_leaves_nothing_half_done(
    sample: Loaded, day: datetime.date
) -> None:
    def counted() -> tuple[int, ...]:
        return tuple(model.objects.count() for model in (Page, Hotline, Picture, Document))

    assert is_loaded()
    before = counted()
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        load(author=sample.people["editor"], today=day, draw=plain_cover)
    assert counted() == before


def test_every_page_is_live_by_the_review_of_somebody_who_did_not_write_it(sample: Loaded) -> None:
    passed = Passed.objects.filter(page__live=True).select_related("approval")
    assert passed.count() == Page.objects.filter(live=True, depth__gt=1).count() > 50
    for noted in passed:
        approval = noted.approval
        assert approval is not None and approval.kind in {Kind.SAFETY, Kind.LANGUAGE}
        assert approval.checklist
        assert approval.contributors and approval.by_id not in {one["id"] for one in approval.contributors}


def test_the_nightly_look_finds_nothing_to_hide() -> None:
    assert list(verify()) == []


def test_changes_wait_for_their_review_while_readers_find_what_was_approved() -> None:
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    assert len(states) == sum(len(read("work")[kind]) for kind in ("handed_in", "translations_handed_in"))
    for state in states:
        waiting = Page.objects.select_related("locale").get(pk=state.object_id).specific
        draft = waiting.get_latest_revision_as_object()
        assert draft.standfirst != waiting.standfirst
        assert waiting.standfirst in fetched(address(waiting.locale.language_code, waiting.slug))


def test_a_page_was_tested_with_people_as_it_is_now() -> None:
    test = FieldTest.objects.get()
    page = Page.objects.get(pk=test.page_id).specific
    assert test.digest == digest_of(content_of(page))
    assert test.women + test.girls + test.boys + test.men > 0


def test_translations_are_found_in_every_state() -> None:
    work, coordinator = read("work"), User.objects.get(username="coordinator")
    locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
    found = matrix(Question(("ar",)), coordinator, locales)
    assert found.counts["ar"][State.OUTDATED] == len(work["changed"])
    assert found.counts["ar"][State.IN_REVIEW] == len(work["translations_handed_in"])
    assert found.counts["ar"][State.MISSING] > 0 and found.counts["ar"][State.CURRENT] > 0
    for row in work["changed"]:
        assert opened(address("ar", row["slug"])).select_one(".notice.outdated") is not None
        assert opened(address("en", row["slug"])).select_one(".notice.outdated") is None


def test_a_translation_is_asked_for() -> None:
    assert TranslationRequest.objects.open().count() == len(read("work")["asked_for"])
