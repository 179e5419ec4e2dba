"""Every address of the admin, out of the resolver: what a release of Wagtail or a room of ours adds is there by itself."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.organisations.foreign import SOUGHT, Foreign, values_for


class Address(NamedTuple):
    """A pattern of the admin: its view's full name, the names of its parts, its route for those that have no name."""

    name: str
    parts: tuple[str, ...]
    route: str


@cache
def addresses() -> tuple[Address, ...]:
    """All of them."""
    return tuple(one for one in _walk(get_resolver(), "", "", ()) if one.route.startswith("admin/"))


def _walk(resolver: Any, route: str, namespace: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        regex_parts = (*parts, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}:{entry.namespace}".strip(":") if entry.namespace else namespace
            yield from _walk(entry, here, inner, regex_parts)
        elif isinstance(entry, URLPattern):
            name = f"{namespace}:{entry.name}".strip(":") if entry.name else ""
            yield Address(name, regex_parts, here)


def paths_to(address: Address, foreign: Foreign) -> list[str]:
    """The address with another organisation's things in it; lists are asked for the secret, too."""
    if address.name == "wagtail_bulk_action":
        return list(_bulk_paths(foreign))
    values = values_for(address.name, foreign)
    path = reverse(address.name, kwargs=values_of(address, values))
    paths = [path]
    if address.name.endswith(("explore", "search", "results", "index", "list", "choose", "chooser", "_child")):
        paths.append(f"{path}?q={SOUGHT}&p=1")
    if "report" in address.name or address.name.endswith(("list", "index")):
        paths.append(f"{path}?export=csv")
    if "multiple" in address.name and "chosen" in address.name:
        paths = [f"{path}?id={_ticked(address, values)}"]
    if address.name == "translation_desk:words_of_kind":
        paths.append(
            reverse(address.name, kwargs={**values_of(address, values), "kind": "library.picture"}) + "?show=all"
        )
    return paths


def values_of(address: Address, values: dict[str, Any]) -> dict[str, Any]:
    """Those that the address asks for."""
    return {part: values[part] for part in address.parts}


def _ticked(address: Address, values: dict[str, Any]) -> Any:
    """What a chooser for several is asked for."""
    return values["page_id"] if address.name.startswith("wagtailadmin_choose") else values["pk"] or values["page_id"]


def _bulk_paths(foreign: Foreign) -> Iterator[str]:
    bulk_action_registry._scan_for_bulk_actions()
    rows = {type(row)._meta.label_lower: row for row in foreign.rows()} | {"wagtailcore.page": foreign.draft}
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            row = rows.get(f"{app}.{model}", foreign.draft)
            for action in actions:
                path = reverse("wagtail_bulk_action", args=[app, model, action])
                yield f"{path}?id={row.pk}"
                yield f"{path}?id=all&childOf={foreign.section.pk}"
                yield f"{path}?id=all&childOf={foreign.section.get_parent().pk}"
