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
from tests.publishing.page_form import PUBLISH, SAVE, add_address, edit_address, opened

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


@pytest.mark.parametrize("button", [SAVE, PUBLISH])
@pytest.mark.parametrize("slug", ["search", "for", "p"])
def test_a_reserved_address_is_refused_beside_its_field(desk: Client, home: Any, button: str, slug: str) -> None:
    organisation = factories.OrganisationFactory()
    response = sent(
        desk, add_address(home, "organisationpage"), button, title="Ours", slug=slug, organisation=str(organisation.pk)
    )
    assert response.status_code == 200
    assert "is an address of the site itself" in str(response.context["form"].errors["slug"])
    assert f"{slug}-2" in words(response)
    assert not OrganisationPage.objects.exists()


def test_changing_a_live_section_to_a_reserved_address_is_refused(desk: Client, section: OrganisationPage) -> None:
    response = sent(desk, edit_address(section), PUBLISH, slug="hotlines")
    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert found(f"/en/{section.slug}/").status_code == 200


@pytest.mark.parametrize("kind", ["organisationpage"])
def test_a_taken_address_is_refused_beside_its_field(desk: Client, section: OrganisationPage, kind: str) -> None:
    other = factories.OrganisationFactory()
    response = sent(
        desk,
        add_address(section.get_parent(), kind),
        SAVE,
        title="Other",
        slug=section.slug,
        organisation=str(other.pk),
    )
    assert response.status_code == 200
    assert "already in use" in str(response.context["form"].errors["slug"])
    assert OrganisationPage.objects.count() == 1


def test_a_taken_address_is_refused_in_the_shell(section: OrganisationPage) -> None:
    factories.guidance_draft(section, slug="paths")
    with pytest.raises(ValidationError) as refused:
        factories.guidance_draft(section, slug="paths")
    assert "slug" in refused.value.message_dict


def test_two_pages_with_one_title_get_two_addresses(section: OrganisationPage) -> None:
    slugs = {factories.guidance_draft(section, title="Safe paths").slug for _ in range(2)}
    assert slugs == {"safe-paths", "safe-paths-2"}


@pytest.mark.parametrize("slug", ["search", "help"])
def test_copying_a_section_to_a_reserved_address_is_refused_without_a_fault(
    desk: Client, section: OrganisationPage, slug: str
) -> None:
    response = desk.post(
        reverse("wagtailadmin_pages:copy", args=[section.pk]),
        {"new_title": "Copy", "new_slug": slug, "new_parent_page": str(section.get_parent().pk)},
    )
    assert response.status_code in {200, 302}
    assert not Page.objects.filter(slug=slug).exists()
    assert "is an address of the site itself" in words(
        desk.get(response["Location"]) if response.status_code == 302 else response
    )
