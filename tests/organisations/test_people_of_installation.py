"""The installation's own people, and every account: superusers alone deal with them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import OneTimeLink, User
from cms.audit.models import Entry
from cms.organisations.models import Organisation, Role
from cms.organisations.people import installation, keeping
from cms.organisations.people.rules import Refused
from tests import factories
from tests.organisations.keeping import NEW, at, invited, link_on, posts_of, set_password


def test_superusers_invite_a_coordinator_and_take_it_back(admin: User, client: Client) -> None:
    client.force_login(admin)
    response = client.post(at("installation_invite"), {"email": NEW, "coordinator": "on"})
    person = User.objects.get(email=NEW)
    assert posts_of(person) == {(None, Role.COORDINATOR, "")}
    assert set_password(link_on(response)).status_code == 302
    client.post(at("account_powers", person), {})
    assert not posts_of(person)
    person.refresh_from_db()
    assert not person.is_active


def test_the_last_superuser_stays_and_nobody_suspends_themselves(admin: User, client: Client) -> None:
    client.force_login(admin)
    assert "only administrator" in client.post(at("account_powers", admin), {"confirm": "on"}).content.decode()
    assert "suspend yourself" in client.post(at("account_state", admin), {"act": "suspend"}).content.decode()
    second = factories.UserFactory(is_superuser=True)
    assert "Tick that you mean it" in client.post(at("account_powers", admin), {}).content.decode()
    installation.suspend(second, by=admin)
    with pytest.raises(Refused):
        installation.change(admin, coordinator=False, superuser=False, by=admin, now=timezone.now(), confirmed=True)
    admin.refresh_from_db()
    assert admin.is_superuser and admin.is_active


def test_a_suspended_person_is_out_everywhere_and_comes_back_with_their_roles(
    admin: User, ours: Organisation, client: Client
) -> None:
    person = factories.member_of(ours, Role.EDITOR)
    client.force_login(admin)
    window = Client()
    window.force_login(person)
    client.post(at("account_state", person), {"act": "suspend"})
    assert window.get(reverse("wagtailadmin_home")).status_code == 403
    assert "suspended" in client.post(at("account_link", person), {"anew": ""}).content.decode()
    assert not OneTimeLink.objects.exists()
    client.post(at("account_state", person), {"act": "reinstate"})
    person.refresh_from_db()
    assert person.is_active and posts_of(person)
    done = list(
        Entry.objects.filter(action__in=["people.suspended", "people.reinstated"]).values_list("actor", flat=True)
    )
    assert done == ["admin", "admin"]


def test_a_link_from_before_somebody_was_raised_is_void(admin: User, keeper: User, ours: Organisation) -> None:
    early = invited(ours, NEW, by=keeper)
    installation.change(early.person, coordinator=True, superuser=False, by=admin, now=timezone.now())
    assert set_password(early.address).status_code == 410
    with pytest.raises(Refused):
        keeping.new_link(ours, early.person, by=keeper, now=timezone.now())


def test_an_address_is_corrected_and_is_nobody_elses(
    admin: User, keeper: User, ours: Organisation, client: Client
) -> None:
    link = invited(ours, "typo@example.org", by=keeper)
    client.force_login(admin)
    taken = client.post(at("account", link.person), {"email": keeper.email.upper()})
    assert "Somebody else has this address" in taken.content.decode()
    client.post(at("account", link.person), {"email": NEW, "first_name": "Sana"})
    link.person.refresh_from_db()
    assert (link.person.email, link.person.first_name) == (NEW, "Sana")
    assert set_password(link.address).status_code == 410


def test_nobody_but_superusers_deals_with_the_installation(keeper: User) -> None:
    for act in (installation.suspend, installation.reinstate):
        with pytest.raises(Refused):
            act(keeper, by=keeper)
    with pytest.raises(Refused):
        installation.invite(NEW, coordinator=False, superuser=True, by=keeper, now=timezone.now())
    assert not User.objects.filter(email=NEW).exists()


def test_wagtails_own_items_for_users_and_groups_are_gone(admin: User, client: Client) -> None:
    client.force_login(admin)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert at("index") in page
    assert reverse("wagtailusers_users:index") not in page and reverse("wagtailusers_groups:index") not in page


def test_wagtails_screens_for_users_groups_and_collections_are_closed_to_everybody(
    admin: User, keeper: User, client: Client
) -> None:
    client.force_login(admin)
    for name in ("wagtailusers_users:index", "wagtailusers_groups:index", "wagtailadmin_collections:index"):
        assert client.get(reverse(name)).status_code == 404
    for act in ("delete", "set_active_state", "assign_role"):
        address = reverse("wagtail_bulk_action", args=["accounts", "user", act])
        assert client.post(f"{address}?id={keeper.pk}", {"mark_as_active": "False"}).status_code == 404
    keeper.refresh_from_db()
    assert keeper.is_active
