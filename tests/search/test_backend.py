"""Nothing typed into the admin's own searches ends in an error, and they find what they should."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_ALL, Not, Phrase, PlainText
from wagtail.search.utils import parse_query_string

from cms.search.backend import LONGEST_QUERY, MOST_WORDS, cleaned, cleaned_text
from tests.search.conftest import MakePage

pytestmark = pytest.mark.django_db
TYPED = {
    "double quote": '"',
    "quote in words": 'safe "path',
    "phrase": 'safe "river path"',
    "only phrases": '"safe" "path"',
    "empty phrase": '""',
    "apostrophe": "'",
    "apostrophe in a word": "don't",
    "single quotes": "'safe' path",
    "NUL": "a\0b",
    "star": "*",
    "minus": "-",
    "minus before a word": "-path",
    "percent": "100% %s %(a)s",
    "backslash": "path\\",
    "engine syntax": "title: NEAR(a b) AND OR NOT ^ {x} : & | ! <-> ()",
    "filter": 'live:true "',
    "signs only": "()*&^%$#@!~`",
    "long": "a" * 10_000,
    "many words": "a " * 5_000,
    "many quotes": '"a' * 5_000,
    "Burmese": "မိုင်း အန္တရာယ်",
    "Arabic": "الألغام",
    "emoji": "🙂",
    "not a character": "\ud800",
}
VIEWS = {
    "search": ("wagtailadmin_pages:search", "q"),
    "search results": ("wagtailadmin_pages:search_results", "q"),
    "explorer": ("wagtailadmin_explore_root", "q"),
    "page chooser": ("wagtailadmin_choose_page_search", "q"),
    "pictures": ("wagtailimages:index", "q"),
    "picture chooser": ("wagtailimages_chooser:choose_results", "q"),
    "documents": ("wagtaildocs:index", "q"),
    "document chooser": ("wagtaildocs_chooser:choose_results", "q"),
    "recordings": ("wagtailmedia:index", "q"),
    "recording chooser": ("wagtailmedia:chooser", "q"),
}


@pytest.fixture(autouse=True)
def careful(settings: Settings) -> None:
    """The backend under test, whatever the project's settings name."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend"}}


@pytest.fixture
def signed_in(root: Page, client: Client) -> Client:
    """The browser of an administrator."""
    client.force_login(get_user_model().objects.create_superuser("ama", "ama@example.org"))
    return client


@pytest.mark.parametrize(("view", "parameter"), VIEWS.values(), ids=VIEWS)
def test_an_admin_search_never_ends_in_an_error(
    signed_in: Client, make_page: MakePage, view: str, parameter: str
) -> None:
    make_page("en", "Safe river path")
    for typed in TYPED.values():
        query = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        assert signed_in.get(reverse(view), {parameter: query}).status_code == 200, query[:40]


@pytest.mark.parametrize("view", ["wagtailadmin_pages:search", "wagtailadmin_explore_root", "wagtailimages:index"])
def test_an_ordered_admin_search_never_ends_in_an_error(signed_in: Client, view: str) -> None:
    for query in ('safe "path', '"', "*"):
        assert signed_in.get(reverse(view), {"q": query, "ordering": "title"}).status_code == 200, query


@pytest.mark.parametrize("query", ["river", "Riv", 'river"', '"river path"', "safe 'path'", "river -"])
def test_an_admin_search_still_finds(signed_in: Client, make_page: MakePage, query: str) -> None:
    make_page("en", "Safe river path")
    assert "Safe river path" in signed_in.get(reverse("wagtailadmin_pages:search"), {"q": query}).content.decode()
    assert "Safe river path" in signed_in.get(reverse("wagtailadmin_choose_page_search"), {"q": query}).content.decode()


@pytest.mark.parametrize("method", ["search", "autocomplete"])
def test_the_backend_finds_and_counts_by_words_phrases_and_trees(make_page: MakePage, method: str) -> None:
    path, hill = make_page("en", "Safe river path"), make_page("en", "Safe hill")
    ask = getattr(get_search_backend(), method)
    pages = Page.objects.filter(pk__in=[path.pk, hill.pk])
    assert list(ask('"river', pages)) == [path]
    assert list(ask(Phrase('river" path'), pages)) == [path]
    assert list(ask(PlainText("river") | PlainText("hill"), pages.order_by("title"), order_by_relevance=False)) == [
        hill,
        path,
    ]
    assert list(ask(PlainText("safe") & Phrase('"'), pages.order_by("pk"), order_by_relevance=False)) == [path, hill]
    assert ask("safe", pages).count() == 2
    assert ask(MATCH_ALL, pages).count() == 2
    assert ask('"', pages).count() == 0
    assert list(ask("", pages)) == []


def test_wagtails_index_can_be_built_anew(make_page: MakePage) -> None:
    page = make_page("en", "Safe river path")
    call_command("update_index", verbosity=0)
    assert list(get_search_backend().search("river", Page.objects.filter(pk=page.pk))) == [page]


def test_a_query_of_thousands_of_quotations_is_cut() -> None:
    query = cleaned(parse_query_string('"a b" ' * 5_000)[1])
    assert repr(query).count("Phrase") == MOST_WORDS


def test_relevance_is_not_asked_of_sqlite(make_page: MakePage) -> None:
    found = get_search_backend().autocomplete("river", Page.objects.all())
    assert found.query_compiler.order_by_relevance is (connection.vendor != "sqlite")


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_asked(db: None, text: str) -> None:
    backend = get_search_backend()
    for query in (text, parse_query_string(text, operator="and", zero_terms=MATCH_ALL)[1]):
        for ask in (backend.search, backend.autocomplete):
            assert len(ask(query, Page.objects.all())) >= 0


@given(st.text())
def test_a_cleaned_text_is_short_and_stays_as_it_is(text: str) -> None:
    once = cleaned_text(text)
    assert len(once) <= LONGEST_QUERY
    assert len(once.split()) <= MOST_WORDS
    assert cleaned_text(once) == once


def test_what_excludes_nothing_excludes_nothing() -> None:
    assert cleaned(Not(PlainText('"'))) is MATCH_ALL
    assert cleaned(PlainText('"') & PlainText("'")) is None
