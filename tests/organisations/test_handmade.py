"""What somebody makes by hand and sends to the admin is refused, complained of or not read: nobody meets a fault of the server."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import GuidancePage, OrganisationPage
from cms.organisations.door_rules import administrators, nobody
from cms.organisations.doors import door_of
from cms.organisations.models import Role
from cms.taxonomy.models import Place
from tests import factories
from tests.organisations.addresses import addresses, paths_to
from tests.organisations.foreign import Foreign, make_foreign
from tests.publishing.page_form import add_address, edit_address

pytestmark = pytest.mark.once

# End the sign-in with which the rest is asked, or fail on purpose.
NOT_ASKED = {"wagtailadmin_logout", "account_logout", "wagtailadmin_error_test"}
ODD = ("", "abc", "a\x00b", "-1", "9" * 25, "[1]", '{"a": 1}', "1")
# By which forms and lists of the admin ask, and the parts of a form that say how many rows there are, in which order, of which kind.
FIELDS = (
    *("title", "slug", "name", "name_en", "new_title", "new_slug", "new_parent_page", "parent_page", "collection", "tags"),
    *("next", "organisation", "places", "places-codes", "posts", "email", "act", "to", "organisations", "sections", "locale"),
    *("action-publish", "action-submit", "body-count", "body-0-type", "body-0-order", "body-0-value", "comment", "confirm"),
    *("place_marks-TOTAL_FORMS", "place_marks-INITIAL_FORMS", "place_marks-0-id", "place_marks-0-place", "language"),
    *("comments-TOTAL_FORMS", "comments-INITIAL_FORMS", "comments-0-id", "comments-0-replies-TOTAL_FORMS", "files[]"),
    *("external-link-chooser-url", "q", "p", "id", "collection_id", "tag", "ordering", "childOf", "owner", "export", "offset"),
)  # fmt: skip
NO_FORM = {404, 405}  # is there
LISTS = (
    "explore",
    "search",
    "results",
    "index",
    "list",
    "choose",
    "chooser",
    "_child",
    "listing",
    "pictures",
    "documents",
)
STRUCTURE = (
    "_FORMS",
    "-count",
    "-order",
    "-type",
    "-deleted",
    "-id",
    "next",
    "-ORDER",
    "-DELETE",
    "places",
    "parent_page",
)


@pytest.fixture
def own(section: OrganisationPage, place: Place, hotline: Hotline) -> Foreign:
    """Things of the organisation whose people ask."""
    return make_foreign(section, "ours")


@pytest.fixture(params=["editor", "administrator", "superuser"])
def person(request: pytest.FixtureRequest, own: Foreign, admin: User) -> User:
    """Whoever makes something by hand."""
    if request.param == "superuser":
        return admin
    return factories.member_of(own.organisation, Role(request.param))


@pytest.fixture
def desk(client: Client, person: User) -> Client:
    client.raise_request_exception = False
    client.force_login(person)
    return client


def status_of(client: Client, method: str, path: str, data: dict[str, Any]) -> int:
    """Of the answer; nothing stays of what was done."""
    signed_in = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        status: int = getattr(client, method)(path, data).status_code
        transaction.set_rollback(True)
    client.cookies.load(signed_in)
    return status


def faults(client: Client, method: str, path: str, data: dict[str, Any]) -> list[str]:
    """The request, where it meets a fault."""
    return [f"{method} {path} {data}"] if status_of(client, method, path, data) >= 500 else []


def test_nothing_and_nonsense_sent_to_any_address_are_no_fault(desk: Client, person: User, own: Foreign) -> None:
    found, odd = list[str](), cycle(ODD)
    for address in addresses():
        if not address.name or address.name in NOT_ASKED or _is_closed_to(person, address.name):
            continue
        path, nonsense = paths_to(address, own)[0], dict.fromkeys(FIELDS, next(odd))
        status = status_of(desk, "post", path, nonsense)
        if status >= 500:
            found.append(f"post {path} {nonsense}")
        if address.name.endswith(LISTS):
            found += faults(desk, "get", path, dict.fromkeys(FIELDS, next(odd)))
        elif person.is_superuser and status not in NO_FORM:
            found += faults(desk, "post", path, {})
    assert found == []


def _is_closed_to(person: User, name: str) -> bool:
    """Whatever is sent there."""
    door = door_of(name)
    return door is nobody or (door is administrators and not person.is_superuser)


def forms_of(own: Foreign) -> list[str]:
    """Where a person fills in a form."""
    return [
        edit_address(own.draft),
        add_address(own.section),
        reverse("wagtailadmin_pages:copy", args=[own.draft.pk]),
        reverse("wagtailadmin_pages:move", args=[own.draft.pk]),
        reverse("wagtailadmin_workflows:edit", args=[own.task_state.workflow_state.workflow_id]),
        reverse("wagtailsnippets_directory_hotline:edit", args=[own.hotline.pk]),
        reverse("wagtailsnippets_organisations_organisation:edit", args=[own.organisation.pk]),
        reverse("wagtailsnippets_taxonomy_place:add"),
        reverse("wagtailimages:edit", args=[own.picture.pk]),
        reverse("people:invite", args=[own.organisation.pk]),
        reverse("people:roles", args=[own.organisation.pk, own.person.pk]),
        reverse("exchange:offer", args=[own.changed.pk]),
    ]


def filled_in(client: Client, path: str) -> dict[str, str]:
    """The fields of the page's longest form, as it is opened; none where the person may not."""
    soup = BeautifulSoup(client.get(path).content.decode(), "html.parser")
    forms = soup.find_all("form", attrs={"method": lambda method: (method or "").lower() == "post"})
    fields: list[Any] = max(
        (form.select("input[name], textarea[name], select[name]") for form in forms), key=len, default=[]
    )
    return {str(one["name"]): _value(one) for one in fields if one.get("type") not in {"file", "checkbox", "radio"}}


def _value(field: Any) -> str:
    if field.name == "select":
        return next((str(option.get("value", "")) for option in field.select("option[selected]")), "")
    return str(field.text if field.name == "textarea" else field.get("value", ""))


def parts_of_a_page() -> dict[str, str]:
    """One part of every kind that a page's text can have, with nothing in it, as the editor's script would number them."""
    body: Any = GuidancePage._meta.get_field("body")
    kinds = list(body.stream_block.child_blocks)
    parts = {"body-count": str(len(kinds))}
    for number, kind in enumerate(kinds):
        parts |= {f"body-{number}-{name}": value for name, value in _part(kind, number)}
    return parts


def _part(kind: str, number: int) -> Iterator[tuple[str, str]]:
    yield from (("type", kind), ("order", str(number)), ("deleted", ""), ("id", ""), ("value", "abc"))
    yield from ((f"value-{name}", "abc") for name in ("words", "text", "picture", "file", "recording", "pictogram"))
    yield from (("value-count", "1"), ("value-0-order", "abc"), ("value-0-deleted", ""), ("value-steps-count", "1"))


def test_forms_that_lack_a_part_or_have_an_odd_one_are_no_fault(desk: Client, own: Foreign) -> None:
    found, odd = list[str](), cycle(ODD)
    for path in forms_of(own):
        form = filled_in(desk, path)
        if "comments-TOTAL_FORMS" in form:
            found += faults(desk, "post", path, form | parts_of_a_page())
            form |= {"body-count": "1", "body-0-type": "do", "body-0-order": "0", "body-0-deleted": "", "body-0-id": ""}
        for turn, name in enumerate(one for one in form if one.endswith(STRUCTURE)):
            changed = form | {name: next(odd)} if turn % 2 else {key: form[key] for key in form if key != name}
            found += faults(desk, "post", path, changed)
    assert found == []
