"""Menus offer what the person may open."""

from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from wagtail.admin.menu import MenuItem

from cms.organisations.door_rules import administrators, any_keeper, anybody, nobody, overseers
from cms.organisations.doors import door_of

BY_PERSON = (anybody, administrators, any_keeper, overseers, nobody)


def offer_open_doors(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leaves out items that lead to an address closed to the person."""
    items[:] = [item for item in items if not item.url.startswith("/") or _leads_somewhere(request, item.url)]


def _leads_somewhere(request: HttpRequest, url: str) -> bool:
    try:
        match = resolve(url.split("?")[0])
    except Resolver404:
        return False
    door, user = door_of(match.view_name) or administrators, _person(request)
    if user.is_superuser or door not in BY_PERSON:
        return door is not nobody  # the others ask for objects, and a menu names none
    return door(request, user, {})


def _person(request: HttpRequest) -> Any:
    return request.user
