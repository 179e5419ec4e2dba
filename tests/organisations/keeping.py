"""What the tests of people do by hand: invite, open a link, look who works where."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.accounts.models import User
from cms.organisations.models import Organisation, Team
from cms.organisations.people import keeping
from tests import factories

NEW = "sana@example.org"


def at(name: str, *args: Any) -> str:
    return reverse(f"people:{name}", args=[getattr(one, "pk", one) for one in args])


def posts_of(person: User) -> set[tuple[int | None, str, str]]:
    return set(Team.objects.of(person).values_list("organisation", "role", "language"))


def invited(organisation: Organisation, email: str, *posts: str, by: User) -> keeping.Link:
    return keeping.invite(organisation, email=email, posts=posts or ["editor"], by=by, now=timezone.now())


def link_on(response: Any) -> str:
    """The address in the field to copy."""
    return str(response.content.decode().split('id="people-link" readonly dir="ltr" value="')[1].split('"')[0])


def path_of(address: str) -> str:
    return address[address.index("/admin/") :]


def set_password(address: str, client: Client | None = None) -> Any:
    """What the page behind a link answers to a name and a password."""
    client = client or Client()
    client.get(path_of(address))
    return client.post(
        reverse("one_time_link"),
        {
            "first_name": "Sana",
            "last_name": "Reed",
            "new_password1": factories.PASSWORD,
            "new_password2": factories.PASSWORD,
        },
    )
