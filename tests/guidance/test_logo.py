"""An organisation's logo stands at the head of its sections, as long as its people agree to be shown."""

import pytest
from bs4 import Tag

from cms.guidance.models import OrganisationPage
from tests import factories
from tests.guidance.reading import found, soup
from tests.library.files import committed


def mark_of(section: OrganisationPage) -> Tag | None:
    return soup(found(f"/en/{section.slug}/")).select_one("p.mark img")


@pytest.mark.parametrize(("consent", "shown"), [("no_person", True), ("", False), ("withdrawn", False)])
def test_the_logo_is_shown_with_a_stated_consent_only(section: OrganisationPage, consent: str, shown: bool) -> None:
    assert section.organisation is not None
    with committed():
        picture = factories.picture("Our sign")
    section.organisation.logo = picture
    section.organisation.save()
    type(picture).objects.filter(pk=picture.pk).update(consent=consent)
    mark = mark_of(section)
    assert (mark is not None) == shown
    assert mark is None or mark["alt"] == ""


def test_without_a_logo_there_is_none(section: OrganisationPage) -> None:
    assert mark_of(section) is None
