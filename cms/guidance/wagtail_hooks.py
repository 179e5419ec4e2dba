"""The admin in the users' words: explorer, styles, who sees what."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.accounts.requests import SignedInRequest
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.panels import REPEATED, OwnLocksPanel, panels_of
from cms.guidance.design import design_page
from cms.guidance.exchange import urls as exchange_urls
from cms.guidance.exchange.following import remember_origins
from cms.guidance.exchange.offering import may_offer
from cms.guidance.explorer import FactsPageViewSet
from cms.guidance.guides import guide, guide_picture
from cms.guidance.locales import adopt_locales
from cms.guidance.models import SharedPage
from cms.guidance.text_links import ReaderDocumentLinkHandler, ReaderPageLinkHandler
from cms.guidance.unpublishing import TellingUnpublishAction

# Menu items that are of no use here, or that a later version of Safelane replaces.
HIDDEN_MENU_ITEMS = frozenset({"help"})


adopt_locales()
# After Wagtail's own action of the same name, which it takes the place of.
hooks.register("register_bulk_action", TellingUnpublishAction, order=100)


@hooks.register("register_admin_viewset", order=100)
def explorer_viewset() -> ViewSet:
    """Columns and filters for facts wherever pages are listed; after Wagtail's own, which it replaces."""
    return FactsPageViewSet()


@hooks.register("insert_global_admin_css")
def admin_styles() -> str:
    """A few rules for our own form fields."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin.css"))


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, items: list[Any]) -> None:
    """Leaves out what nobody here needs."""
    items[:] = [item for item in items if item.name not in HIDDEN_MENU_ITEMS]


@hooks.register("register_rich_text_features", order=100)
def links_without_queries(features: Any) -> None:
    """After Wagtail's own handler of page links, which it replaces."""
    features.register_link_type(ReaderPageLinkHandler)
    features.register_link_type(ReaderDocumentLinkHandler)


@hooks.register("construct_homepage_panels", order=100)
def start_page(request: SignedInRequest, panels: list[Any]) -> None:
    """What waits, first steps, where to write, the guides; less what Wagtail would say once more."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in REPEATED]
    panels += [*panels_of(Day(request.user, timezone.localdate(), timezone.now())), OwnLocksPanel()]


@hooks.register("construct_homepage_summary_items", order=100)
def no_sums(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are helps nobody to do anything; the menu leads to them."""
    items.clear()


@hooks.register("register_admin_urls")
def guide_addresses() -> list[URLPattern]:
    """Our own guides."""
    return [
        path("guides/<slug:name>/", guide, name="guide"),
        path("guides/pictures/<str:name>", guide_picture, name="guide_picture"),
    ]


@hooks.register("register_admin_urls")
def design_address() -> list[URLPattern]:
    """Every component of the readers' pages in both directions, for whoever changes how they look."""
    return [path("design/", design_page, name="design")]


class ForAdministrators(MenuItem):
    """Out of the way of people who write and translate."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """To whom administers the installation."""
        return request.user.is_superuser


@hooks.register("register_settings_menu_item")
def design_item() -> MenuItem:
    """Under Settings."""
    return ForAdministrators(_("How pages look"), reverse("design"), name="design", icon_name="view", order=900)


# Sharing between organisations


@hooks.register("register_admin_urls")
def exchange_addresses() -> list[URLPattern | URLResolver]:
    """Under /admin/shared/."""
    return [path("shared/", include(exchange_urls))]


class ExchangeMenuItem(MenuItem):
    """Only for people who may write in some section."""

    def is_shown(self, request: SignedInRequest) -> bool:
        """Whether the person may add pages anywhere. Asked on every page of the admin: by rights the request holds already."""
        return bool(policy_registry.get_by_type(Page).user_has_permission(request.user, "add"))


@hooks.register("register_admin_menu_item")
def exchange_item() -> MenuItem:
    """“Offered by others”, below “To translate”."""
    return ExchangeMenuItem(
        _("Offered by others"), reverse("exchange:offers"), name="offered", icon_name="group", order=155
    )


@hooks.register("register_page_header_buttons")
def offer_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Offer to others” in the page's menu."""
    yield from _offer_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def offer_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """“Offer to others” beside the page in the explorer."""
    yield from _offer_button(page, user)


def _offer_button(page: Page, user: Any) -> Iterator[Button]:
    if page.live and may_offer(page, user):
        yield Button(_("Offer to others"), reverse("exchange:offer", args=[page.pk]), icon_name="group", priority=36)


@hooks.register("after_copy_page")
def origins_go_along(request: SignedInRequest, page: Page, new_page: Page) -> None:
    """Wagtail's own way of copying sheds nobody's name."""
    remember_origins(page, new_page, by=request.user)


@hooks.register("construct_page_chooser_queryset")
def without_references(pages: Any, request: HttpRequest) -> Any:
    """Links lead to a page itself, not to where another section shows it."""
    return pages.not_exact_type(SharedPage)
