"""Live pages with words, of no page type in particular: search knows none."""

from collections.abc import Callable
from itertools import count

import pytest
from wagtail.models import Locale, Page

from cms.search.indexing import index
from cms.search.models import Entry

MakePage = Callable[..., Page]


@pytest.fixture
def root(db: None) -> Page:
    """The root of the tree, also where a test before this one emptied the database; nothing can be found yet."""
    Entry.objects.all().delete()
    Locale.objects.get_or_create(language_code="en")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


@pytest.fixture
def make_page(root: Page) -> MakePage:
    """A page of a language, live unless said otherwise, that hands its words to search; not yet indexed."""
    numbers = count(1)

    def make(language: str, title: str, text: str = "", *, live: bool = True) -> Page:
        locale, _ = Locale.objects.get_or_create(language_code=language)
        page = Page(title=title, slug=f"found-{next(numbers)}", locale=locale, live=live)
        page.words_for_search = lambda: (title, text)
        return root.add_child(instance=page)

    return make


@pytest.fixture
def findable(make_page: MakePage) -> MakePage:
    """The same, indexed."""

    def make(language: str, title: str, text: str = "", *, live: bool = True) -> Page:
        page = make_page(language, title, text, live=live)
        index(page)
        return page

    return make
