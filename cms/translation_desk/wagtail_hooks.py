"""Where translators find their work: a menu item, and a button on every page."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.accounts.requests import SignedInRequest
from cms.translation_desk import urls
from cms.translation_desk.permissions import desk_of, target_locales
from cms.translation_desk.request_rights import reach_of, sees_requests
from cms.translation_desk.sources import PAGE_DEPTH


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern | URLResolver]:
    """Under /admin/translate/."""
    return [path("translate/", include(urls))]


class DeskMenuItem(MenuItem):
    """Only for people who may write in some language."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """Whether any language is open to the person."""
        return bool(desk_of(request.user).open)


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """“To translate”, below the pages."""
    return DeskMenuItem(
        _("To translate"), reverse("translation_desk:waiting"), name="to-translate", icon_name="globe", order=150
    )


@hooks.register("register_page_header_buttons")
def translate_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Translate into …” in the page's menu."""
    yield from _translate_button(page, user, priority=35)


@hooks.register("register_page_listing_more_buttons")
def translate_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """“Translate into …” beside the page in the explorer."""
    yield from _translate_button(page, user, priority=35)


@hooks.register("register_admin_menu_item")
def requests_menu_item() -> MenuItem:
    """“Translation requests”, below what waits."""
    url = reverse("translation_desk:requests")
    return RequestsMenuItem(_("Translation requests"), url, name="translation-requests", icon_name="list-ul", order=151)


class RequestsMenuItem(MenuItem):
    """Only for people who may ask for translations, or make them."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """Whether the list is there for the person."""
        return sees_requests(request.user)


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


def _translate_button(page: Page, user: Any, priority: int) -> Iterator[Button]:
    if page.depth > 2 and target_locales(page, user):
        url = reverse("translation_desk:translate", args=[page.pk])
        yield Button(_("Translate into …"), url, icon_name="globe", priority=priority)
