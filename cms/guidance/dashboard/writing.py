"""Where somebody may write a page: a line for each organisation, with its languages."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page

from cms import languages
from cms.guidance.dashboard.day import Day
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Organisation

ORGANISATIONS_AT_MOST = 10


@dataclass(frozen=True)
class SectionLink:
    """One section: its language by its own name, and the way to a new page in it."""

    lang: str
    url: str
    section: str

    @property
    def language(self) -> str:
        """By its own name."""
        return languages.autonym(self.lang)

    @property
    def dir(self) -> str:
        """The direction of the language."""
        return languages.direction(self.lang)


@dataclass(frozen=True)
class Line:
    """An organisation and the sections of it in which the person may write."""

    organisation: Organisation
    doors: list[SectionLink]


def lines_of(day: Day) -> list[Line]:
    """Two queries, however many sections: a person's own organisations first, languages in the order of the house."""
    sections = OrganisationPage.objects.filter(day.within_reach("add")).select_related("organisation", "locale")
    if not day.user.is_superuser and not day.standing.teams:
        return []
    by_organisation: dict[Organisation, dict[str, Page]] = {}
    for section in sections.order_by("organisation__slug"):
        if section.organisation is not None:
            by_organisation.setdefault(section.organisation, {})[section.locale.language_code] = section
    own = day.standing.organisation_ids
    ranked = sorted(by_organisation, key=lambda one: (one.pk not in own, one.slug))
    return [Line(one, _doors(one, by_organisation[one])) for one in ranked]


def _doors(organisation: Organisation, sections: dict[str, Page]) -> list[SectionLink]:
    """Languages in which the organisation means to publish, then others in which it does: all of them where it has said nothing."""
    ordered = languages.in_order(sections)
    ticked = [code for code in ordered if code in organisation.languages]
    live = [code for code in ordered if code not in ticked and sections[code].live]
    return [
        SectionLink(code, reverse("wagtailadmin_pages:add_subpage", args=[sections[code].pk]), sections[code].title)
        for code in (ticked + live if ticked else ordered)
    ]
