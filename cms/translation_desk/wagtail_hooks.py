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
from cms.translation_desk.sentences.views import may_read_sentences
from cms.translation_desk.vocabulary.kinds import has_words


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


class WordsMenuItem(MenuItem):
    """Only for people who fill some column of some shared row."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """Whether there is any."""
        return has_words(request.user)


class SentencesMenuItem(MenuItem):
    """Only for people whom it helps."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """Whoever translates, and overseers."""
        return may_read_sentences(request.user)


@hooks.register("register_admin_menu_item")
def words_menu_item() -> MenuItem:
    """“Shared words”, below what is to translate."""
    return WordsMenuItem(
        _("Shared words"), reverse("translation_desk:words"), name="shared-words", icon_name="list-ul", order=151
    )


@hooks.register("register_admin_menu_item")
def sentences_menu_item() -> MenuItem:
    """“Site sentences”, below them."""
    return SentencesMenuItem(
        _("Site sentences"),
        reverse("translation_desk:sentences"),
        name="site-sentences",
        icon_name="comment",
        order=152,
    )


@hooks.register("register_page_header_buttons")
def translate_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Translate into …” in the page's menu."""
    yield from _translate_button(page, user, priority=35)


@hooks.register("register_page_listing_more_buttons")
def translate_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """“Translate into …” beside the page in the explorer."""
    yield from _translate_button(page, user, priority=35)


def _translate_button(page: Page, user: Any, priority: int) -> Iterator[Button]:
    if page.depth > 2 and target_locales(page, user):
        url = reverse("translation_desk:translate", args=[page.pk])
        yield Button(_("Translate into …"), url, icon_name="globe", priority=priority)
