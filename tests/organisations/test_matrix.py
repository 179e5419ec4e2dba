"""Every address of the admin, asked by somebody of every role about another organisation's things: nothing is read, nothing is changed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cms.accounts.models import User
from cms.directory.models import Hotline
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.doors import door_of
from cms.organisations.models import Organisation, Role
from cms.taxonomy.models import Place
from tests import factories
from tests.organisations.addresses import Address, addresses, paths_to
from tests.organisations.foreign import SECRET, Foreign, forged, make_foreign, pointing, state_of_review

pytestmark = pytest.mark.once

OUTSIDERS = [*(role for role in Role if role != Role.COORDINATOR), None]
# Ends the sign-in with which the rest is asked.
NOT_POSTED = {"wagtailadmin_logout", "account_logout"}


@pytest.fixture
def foreign(theirs: Organisation, place: Place, client: Client) -> Foreign:
    """What the other organisation has, none of which is anybody else's business."""
    return make_foreign(OrganisationPage.objects.get(organisation=theirs, locale__language_code="en"))


def in_role(organisation: Organisation, role: Role | None) -> User:
    """Somebody of our organisation; with None, in every role of it at once."""
    roles = [role] if role else [one for one in Role if one != Role.COORDINATOR]
    return factories.member_of(organisation, *roles, language="ar")


def test_every_address_of_the_admin_has_a_door() -> None:
    """An address that nobody thought of is for administrators alone; it is to be thought of all the same."""
    assert len(addresses()) > 250
    unclassified = [one.route for one in addresses() if one.name and door_of(one.name) is None]
    assert unclassified == []
    nameless = {one.route for one in addresses() if not one.name}
    assert nameless == {
        "admin/^password_reset/",
        "admin/test404/",
        "admin/media/video/add/",
        "admin/media/media/add/",
        "admin/^.*/$",
    }


@pytest.mark.parametrize("role", OUTSIDERS)
def test_nobody_reads_or_changes_anything_of_another_organisation(
    client: Client, ours: Organisation, foreign: Foreign, role: Role | None
) -> None:
    client.force_login(in_role(ours, role))
    before, data, leaks = foreign.state(), forged(foreign), list[str]()
    for address in addresses():
        if not address.name:
            continue
        for path in paths_to(address, foreign):
            leaks += asked(client, "get", path, None)
            if address.name not in NOT_POSTED:
                leaks += asked(client, "post", path, data)
    assert foreign.state() == before
    assert not leaks, "\n".join(leaks)
    assert state_of_review(foreign) == "in_progress"


def test_no_form_about_ones_own_things_tells_of_another_organisations_that_it_points_at(
    client: Client, ours: Organisation, section: OrganisationPage, foreign: Foreign
) -> None:
    """A number typed in beside one's own page: where to copy it to, which picture to show, whose pages to list."""
    own = make_foreign(section, "ours")
    client.force_login(in_role(ours, None))
    signed_in = {name: morsel.value for name, morsel in client.cookies.items()}
    before, leaks, forms = foreign.state(), list[str](), list(pointing(foreign))
    for address in addresses():
        if not address.name or address.name in NOT_POSTED:
            continue
        for path in paths_to(address, own):
            for method, data in ways_to_ask(address, forms):
                with transaction.atomic():
                    client.cookies.load(signed_in)
                    leaks += asked(client, method, path, data)
                    transaction.set_rollback(True)
    assert foreign.state() == before
    assert not leaks, "\n".join(sorted(set(leaks)))


def ways_to_ask(address: Address, forms: list[Any]) -> Iterator[tuple[str, Any]]:
    """Every form is sent; what shows something by what its address asks for, a list or a form to copy, is asked with each too."""
    shows_by_asking = re.search(
        "explore|search|results|index|list|choose|chooser|child|report|copy|add|move|bulk", address.name
    )
    yield from (("post", data) for data in forms)
    yield from (("get", data) for data in (forms if shows_by_asking else forms[:1]))


def asked(client: Client, method: str, path: str, data: Any) -> list[str]:
    """What is wrong with the answer, in words; nothing, one hopes."""
    client.raise_request_exception = False
    response: Any = getattr(client, method)(path, data)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    wrong = []
    if response.status_code >= 500:
        wrong.append(f"{method} {path}: {response.status_code}")
    said = content.decode("utf-8", "replace") + str(response.headers)
    said += "".join(str(message) for message in get_messages(response.wsgi_request))
    if SECRET in said.lower():
        wrong.append(f"{method} {path}: tells the secret")
    return wrong


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.LANGUAGE_REVIEWER])
def test_nobody_with_a_role_in_arabic_reads_or_changes_an_english_draft_of_their_own_organisation(
    client: Client, ours: Organisation, section: OrganisationPage, theirs: Organisation, place: Place, role: Role
) -> None:
    english = make_foreign(section)
    client.force_login(in_role(ours, role))
    pages = [
        one
        for one in addresses()
        if one.name.startswith(("wagtailadmin_pages", "wagtailadmin_explore", "wagtail_bulk"))
    ]
    before, data, leaks = english.state(), forged(english), list[str]()
    for address in pages:
        for path in paths_to(address, english):
            if "bulk" in path and "/page/" not in path:
                continue  # the library is the whole organisation's
            leaks += asked(client, "get", path, None) + asked(client, "post", path, data)
    assert english.state() == before
    assert not leaks, "\n".join(leaks)


def test_strangers_are_asked_to_sign_in_everywhere(client: Client, foreign: Foreign) -> None:
    before, data, wrong = foreign.state(), forged(foreign), list[str]()
    for address in addresses():
        if not address.name:
            continue
        for path in paths_to(address, foreign)[:1]:
            wrong += asked(client, "get", path, None) + asked(client, "post", path, data)
    assert wrong == []
    assert foreign.state() == before


# What each may do, so that the silence above is no broken bell


@pytest.fixture
def own(ours: Organisation, section: OrganisationPage, arabic: HomePage, hotline: Hotline) -> dict[str, Any]:
    """A page in each language, a picture and a number of our organisation."""
    arabic_section = OrganisationPage.objects.get(organisation=ours, locale=arabic.locale)
    picture = factories.picture("Ours to use")
    type(picture).objects.filter(pk=picture.pk).update(collection=ours.collection)
    return {
        "english": factories.guidance_draft(section, title="Ours in English"),
        "arabic": factories.guidance_draft(arabic_section, title="Ours in Arabic"),
        "picture": picture,
        "number": factories.HotlineFactory(name_en="Our number", organisation=ours, tier="hidden"),
    }


EDIT, DRAFT = "wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft"
IMAGE, NUMBER = "wagtailimages:edit", "wagtailsnippets_directory_hotline:edit"


@pytest.mark.parametrize(
    ("role", "open_", "closed"),
    [
        (Role.AUTHOR, [], [(EDIT, "english"), (IMAGE, "picture"), (NUMBER, "number")]),
        (Role.EDITOR, [(EDIT, "english"), (EDIT, "arabic"), (IMAGE, "picture")], [(NUMBER, "number")]),
        (Role.TRANSLATOR, [(EDIT, "arabic"), (DRAFT, "arabic")], [(EDIT, "english"), (IMAGE, "picture")]),
        (Role.LANGUAGE_REVIEWER, [(EDIT, "arabic")], [(EDIT, "english"), (DRAFT, "english")]),
        (Role.SAFETY_REVIEWER, [(EDIT, "english"), (EDIT, "arabic"), (NUMBER, "number")], []),
        (Role.COORDINATOR, [(DRAFT, "english"), (DRAFT, "arabic"), (NUMBER, "number")], [(EDIT, "english")]),
    ],
)
def test_each_role_reaches_what_is_its_own(
    client: Client, ours: Organisation, own: dict[str, Any], role: Role, open_: Any, closed: Any
) -> None:
    organisation = None if role == Role.COORDINATOR else ours
    client.force_login(factories.member_of(organisation, role, language="ar"))
    for name, key in open_:
        assert client.get(reverse(name, args=[own[key].pk])).status_code == 200, (name, key)
    for name, key in closed:
        assert client.get(reverse(name, args=[own[key].pk])).status_code == 302, (name, key)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_the_secret_is_there_to_be_told(client: Client, theirs: Organisation, foreign: Foreign) -> None:
    """The same questions, asked by somebody of the other organisation, tell it in many places."""
    client.force_login(in_role(theirs, None))
    told = [
        address.name
        for address in addresses()
        if address.name and any(asked(client, "get", path, None) for path in paths_to(address, foreign))
    ]
    assert {"wagtailadmin_explore", "wagtailadmin_pages:edit", "wagtailimages:index", "wagtaildocs:index"} <= set(told)
    assert {"wagtailimages_chooser:choose", "wagtailmedia:index", "wagtailsnippets_directory_hotline:list"} <= set(told)
    assert len(told) > 30
