"""To which organisation what is done with a page belongs."""

from typing import Any

from wagtail.models import Page

from cms.audit import attribution
from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.models import OrganisationPage


@attribution.register
def owner_of_page(instance: Any) -> tuple[int, str] | None:
    """The organisation of the section in which the page stands, also of a page that is being deleted."""
    if not isinstance(instance, Page):
        return None
    path = instance.path[: SECTION_DEPTH * Page.steplen]
    section = OrganisationPage.objects.filter(path=path).select_related("organisation").first()
    organisation = section.organisation if section is not None else None
    return (organisation.pk, organisation.name) if organisation is not None else None
