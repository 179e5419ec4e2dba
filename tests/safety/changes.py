"""Forms of shared rows, and the screens on which their changes are decided, as a browser has them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from cms.directory.models import Hotline
from cms.safety.models import ProposedChange
from tests import factories
from tests.publishing.page_form import words


def number_form(number: Hotline, /, **changes: Any) -> dict[str, Any]:
    """A number's form as a browser sends it, with what was typed into it."""
    row: Any = number
    return {
        "name_en": row.name_en,
        "purpose_en": row.purpose_en,
        "hours_en": row.hours_en or "",
        "number": row.number,
        "tier": row.tier,
        "cost": row.cost,
        "languages": row.languages,
        "places": list(row.places.values_list("pk", flat=True)),
        "assured_until": row.assured_until.isoformat(),
        "organisation": row.organisation_id or "",
        **changes,
    }


def new_number_form(organisation: Any, **changes: Any) -> dict[str, Any]:
    """The form of a number that is not there yet."""
    return {
        "name_en": "New line",
        "purpose_en": "Report something dangerous.",
        "number": "+1 555 555 0140",
        "tier": "public",
        "cost": "free",
        "assured_until": "2090-01-01",
        "organisation": organisation.pk,
        **changes,
    }


def save_number(client: Client, number: Hotline, /, **changes: Any) -> Any:
    """Open its form, type, save."""
    address = reverse("wagtailsnippets_directory_hotline:edit", args=[number.pk])
    return client.post(address, number_form(number, **changes))


def word_form(word: Any, **changes: Any) -> dict[str, Any]:
    """A topic's form as a browser sends it, with what was typed into it."""
    names = {"name_en": word.name_en, "slug": word.slug, "pictogram": word.pictogram, "position": word.position}
    return names | ({"needs_places": "on"} if word.needs_places else {}) | changes


def save_word(client: Client, word: Any, **changes: Any) -> Any:
    """Open the form of a topic, type, save."""
    return client.post(reverse("wagtailsnippets_taxonomy_topic:edit", args=[word.pk]), word_form(word, **changes))


def address_of(change: ProposedChange) -> str:
    """Where it is decided."""
    return reverse("safety:change", args=[change.pk])


def seen(client: Client, change: ProposedChange) -> str:
    """The digest of what is on the screen that the person opens."""
    page = client.get(address_of(change)).content.decode()
    return dict(querydict_from_html(page, form_id="decide").items())["seen"]


def approve(client: Client, change: ProposedChange, digest: str = "") -> Any:
    """Read it, approve it."""
    return client.post(address_of(change), {"seen": digest or seen(client, change), "approve": "1"})


def refuse(client: Client, change: ProposedChange, reason: str = "Nobody answers it.") -> Any:
    """Read it, refuse it."""
    return client.post(address_of(change), {"reason": reason, "refuse": "1"})


def a_second_person_approves() -> None:
    """Whatever waits, by somebody who proposed none of it; something has to."""
    waiting = list(ProposedChange.objects.all())
    assert waiting, "nothing waits"
    desk = Client()
    desk.force_login(factories.UserFactory(is_superuser=True))
    for change in waiting:
        assert approve(desk, change).status_code == 302


def stored(number: Hotline) -> str:
    """What readers would dial."""
    return Hotline.objects.get(pk=number.pk).number


def listed(client: Client) -> str:
    """The list of what waits, with what was said just before."""
    return words(client.get(reverse("safety:changes")))


def in_menu(client: Client) -> bool:
    """Whether the menu leads to what waits."""
    return reverse("safety:changes") in client.get(reverse("wagtailadmin_account")).content.decode()
