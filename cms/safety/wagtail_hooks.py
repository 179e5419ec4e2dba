"""Where the gate stands in the admin: the screens of reviews, and the way to them from the editor."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.safety import urls
from cms.safety.changes_in_admin import changes_item, say_what_waits, tell_in_history
from cms.safety.content_checker import with_findings
from cms.safety.emergencies import may_warn
from cms.safety.field_testing import takes_field_tests
from cms.safety.letter_rights import has_to_do_with_letters
from cms.safety.menu_of_review import OpenReview, one_way_in_one_way_out, publish_what_is_approved, review_comes_first
from cms.safety.sharing_drafts import may_share
from cms.safety.still_offered import is_left_to_withdraw
from cms.safety.telling_of_withdrawals import say_that_it_was_withdrawn
from cms.safety.untested import say_that_nobody_tested_it
from cms.safety.withdrawing import may_withdraw


@hooks.register("register_admin_urls")
def gate_addresses() -> list[URLPattern | URLResolver]:
    """Under /admin/gate/."""
    return [path("gate/", include(urls))]


@hooks.register("register_page_action_menu_item")
def open_review() -> ActionMenuItem:
    """First of all."""
    return OpenReview(order=0)


@hooks.register("register_page_listing_more_buttons")
def acts_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The same beside the page in the explorer: coordinators open no editor."""
    yield from acts_in_header(page, user, "index", next_url)


@hooks.register("register_page_header_buttons")
def acts_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """What one person may do alone, in the page's menu."""
    if page.pk and may_withdraw(page, user) and is_left_to_withdraw(page):
        address = reverse("safety:withdraw", args=[page.pk])
        yield Button(_("Withdraw in all languages"), address, icon_name="warning", priority=80)
    if page.pk and page.depth > 1 and may_warn(page, user):
        address = reverse("safety:emergency", args=[page.pk])
        yield Button(_("Emergency warning"), address, icon_name="warning", priority=85)


@hooks.register("construct_wagtail_userbar")
def findings_while_writing(request: HttpRequest, items: list[Any], page: Any) -> None:
    """What the checks find, beside the form and in the preview while somebody writes."""
    if page is not None:
        with_findings(items, page.specific)


@hooks.register("register_page_header_buttons")
def field_tests_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Field tests” in the menu of a page of advice."""
    if takes_field_tests(page):
        yield Button(
            _("Field tests"), reverse("safety:field_tests", args=[page.pk]), icon_name="clipboard-list", priority=37
        )


@hooks.register("register_page_header_buttons")
def share_draft_in_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Share this draft” in the page's menu."""
    if may_share(page, user):
        url = reverse("safety:draft_links", args=[page.pk])
        yield Button(_("Share this draft"), url, icon_name="link", priority=37)


class LettersItem(MenuItem):
    """“Letters of authorities”, for those who keep some."""

    def is_shown(self, request: Any) -> bool:
        """See letter_rights.py."""
        return has_to_do_with_letters(request.user)


@hooks.register("register_reports_menu_item")
def letters_item() -> MenuItem:
    """Among the reports."""
    return LettersItem(
        _("Letters of authorities"), reverse("safety:letters"), name="letters", icon_name="mail", order=950
    )


hooks.register("construct_page_action_menu", review_comes_first, order=100)
hooks.register("construct_page_action_menu", publish_what_is_approved, order=110)
hooks.register("construct_page_action_menu", one_way_in_one_way_out, order=120)
hooks.register("register_admin_menu_item", changes_item)
hooks.register("before_edit_snippet", say_what_waits)
hooks.register("before_edit_page", say_that_it_was_withdrawn)
hooks.register("register_log_actions", tell_in_history)
hooks.register("after_create_page", say_that_nobody_tested_it)
hooks.register("after_edit_page", say_that_nobody_tested_it)
