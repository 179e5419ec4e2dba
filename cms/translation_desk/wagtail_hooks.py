"""Where translators find their work: a menu of their own, and buttons on every page."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.taxonomy.facts import is_original
from cms.translation_desk import urls
from cms.translation_desk.menu import translation_item
from cms.translation_desk.permissions import desk_of, target_locales
from cms.translation_desk.request_rights import reach_of
from cms.translation_desk.sources import PAGE_DEPTH
from cms.translation_desk.typed_elsewhere import note_typed


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern | URLResolver]:
    """Under /admin/translate/."""
    return [path("translate/", include(urls))]


hooks.register("register_admin_menu_item", translation_item)


@hooks.register("register_page_header_buttons")
def translate_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Translate into …” in the page's menu."""
    yield from _translate_button(page, user, priority=35)


@hooks.register("register_page_listing_more_buttons")
def translate_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """“Translate into …” beside the page in the explorer."""
    yield from _translate_button(page, user, priority=35)


@hooks.register("register_page_header_buttons")
def ask_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Ask for translations” in the menu of a page, a section, a home."""
    yield from _ask_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def ask_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The same beside the page in the explorer."""
    yield from _ask_button(page, user)


def _ask_button(page: Page, user: Any) -> Iterator[Button]:
    has_words = page.live and getattr(page.specific_class, "has_own_words", True)
    if page.depth > 1 and (has_words or page.depth < PAGE_DEPTH) and reach_of(user).covers(page):
        url = reverse("translation_desk:ask_for", args=[page.pk])
        yield Button(_("Ask for translations"), url, icon_name="globe", priority=37)


@hooks.register("register_page_header_buttons")
def side_by_side_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Side by side” in the menu of a translation."""
    yield from _side_by_side_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def side_by_side_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The same beside the page in the explorer."""
    yield from _side_by_side_button(page, user)


def _side_by_side_button(page: Page, user: Any) -> Iterator[Button]:
    if page.depth >= PAGE_DEPTH and page.permissions_for_user(user).can_edit() and not is_original(page):
        url = reverse("translation_desk:side_by_side", args=[page.pk])
        yield Button(_("Side by side with its source"), url, icon_name="globe", priority=34)


def _translate_button(page: Page, user: Any, priority: int) -> Iterator[Button]:
    if page.depth > 2 and target_locales(page, user):
        url = reverse("translation_desk:translate", args=[page.pk])
        yield Button(_("Translate into …"), url, icon_name="globe", priority=priority)


@hooks.register("register_page_header_buttons")
def files_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Files for translators” in the page's menu, for who may carry the page into some language."""
    if page.depth > 2 and desk_of(user).locales_below(page) and getattr(page.specific_class, "has_own_words", True):
        url = reverse("translation_desk:files_of_page", args=[page.pk])
        yield Button(_("Files for translators"), url, icon_name="download", priority=36)


@hooks.register("after_edit_page")
def note_what_was_typed(request: SignedInRequest, page: Page) -> None:
    """What somebody has changed in the page's own editor translates what its source says now."""
    note_typed(page, by=request.user, at=timezone.now())
