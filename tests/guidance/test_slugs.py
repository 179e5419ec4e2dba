"""Addresses that belong to the site itself, and addresses that are taken: refused everywhere with a sentence, never a fault."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.addresses import RESERVED_SLUGS
from cms.guidance.models import OrganisationPage
from tests import factories
from tests.guidance.reading import found, words
from tests.publishing.page_form import PUBLISH, SAVE, edit_address, opened

pytestmark = pytest.mark.django_db
RESERVED = sorted(RESERVED_SLUGS)


@pytest.fixture
def desk(admin: User) -> Client:
    """A browser in which the administrator is signed in."""
    client = Client()
    client.force_login(admin)
    return client


def i18n_patterns_of_the_site() -> list[Any]:
    """The addresses below a language, less the one of pages."""
    below = next(one for one in get_resolver().url_patterns if isinstance(one, URLResolver) and one.app_name is None
                 and "LocalePrefix" in type(one.pattern).__name__)  # fmt: skip
    return [one for one in below.url_patterns if getattr(one, "name", "") not in {"home", "wagtail_serve"}]


def sent(desk: Client, address: str, button: str = SAVE, **changes: str) -> Any:
    data = opened(desk, address)
    for name, value in ({button: "1"} | changes).items():
        data[name] = value
    return desk.post(address, data.urlencode(), content_type="application/x-www-form-urlencoded")


def test_every_address_of_the_site_itself_is_reserved(home: Any) -> None:
    own = {str(one.pattern).split("/")[0] for one in i18n_patterns_of_the_site() if "/" in str(one.pattern)}
    assert own <= RESERVED_SLUGS
    for slug in RESERVED_SLUGS - own:
        assert Client().get(f"/en/{slug}/").status_code == 404


@pytest.mark.parametrize("slug", [*RESERVED, "Search", "HELP"])
def test_a_section_with_a_reserved_address_is_refused_in_the_shell(home: Any, slug: str) -> None:
    section = OrganisationPage(title="Search", slug=slug, organisation=factories.OrganisationFactory(), live=False)
    with pytest.raises(ValidationError) as refused:
        home.add_child(instance=section)
    assert "is an address of the site itself" in str(refused.value.message_dict["slug"])
    assert not Page.objects.filter(slug=slug).exists()


def test_a_section_cannot_be_moved_to_a_reserved_address_in_the_shell(section: OrganisationPage) -> None:
    section.slug = "search"
    with pytest.raises(ValidationError):
        section.save()
    with pytest.raises(ValidationError):
        section.save_revision().publish()
    assert OrganisationPage.objects.get(pk=section.pk).slug != "search"


@pytest.mark.parametrize("slug", ["search", "for", "P"])
def test_an_organisation_with_a_reserved_address_is_refused_beside_its_field(
    desk: Client, home: Any, slug: str
) -> None:
    address = reverse("wagtailsnippets_organisations_organisation:add")
    response = desk.post(address, {"name_en": "Ours", "slug": slug, "state": "active"})
    assert response.status_code == 200
    assert "is an address of the site itself" in str(response.context["form"].errors["slug"])
    assert f"{slug}-2" in words(response)
    assert not OrganisationPage.objects.exists()


@pytest.mark.parametrize("button", [SAVE, PUBLISH])
def test_the_address_of_a_section_is_its_organisations_and_stays(
    desk: Client, section: OrganisationPage, button: str
) -> None:
    response = sent(desk, edit_address(section), button, slug="hotlines")
    assert response.status_code == 302
    assert OrganisationPage.objects.get(pk=section.pk).get_latest_revision_as_object().slug == section.slug
    assert found(f"/en/{section.slug}/").status_code == 200


def test_a_taken_address_is_refused_in_the_shell(section: OrganisationPage) -> None:
    factories.guidance_draft(section, slug="paths")
    with pytest.raises(ValidationError) as refused:
        factories.guidance_draft(section, slug="paths")
    assert "slug" in refused.value.message_dict


def test_two_pages_with_one_title_get_two_addresses(section: OrganisationPage) -> None:
    slugs = {factories.guidance_draft(section, title="Safe paths").slug for _ in range(2)}
    assert slugs == {"safe-paths", "safe-paths-2"}
