"""The first steps of an organisation: from its name to its first translation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.guidance.dashboard.checklists import Checklist, Step
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.organisation_progress import are_two, crews_of, is_described, with_progress
from cms.guidance.models import OrganisationPage
from cms.organisations.models import Role

# Whom the list helps: translators and language reviewers have nothing to do until a page is live.
SHOWN_TO = (Role.ADMINISTRATOR, Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER)
# Somebody of many organisations begins with the first few.
LISTS_AT_MOST = 3
WRITE = (Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER)
PUBLISH = (Role.SAFETY_REVIEWER, Role.LANGUAGE_REVIEWER)


def organisation_checklists(day: Day) -> list[Checklist]:
    """Those of the person's organisations that have steps left; three queries, one more where any has."""
    ids = day.standing.organisation_ids_as(*SHOWN_TO)
    if not ids:
        return []
    found = list(with_progress(day, ids))
    if all(_is_under_way(organisation) for organisation in found):
        return []
    crews = crews_of(ids)
    sections = {
        (section.organisation_id, section.locale.language_code): section
        for section in OrganisationPage.objects.filter(organisation__in=ids).select_related("locale")
    }
    lists = []
    for organisation in found if len(found) <= LISTS_AT_MOST else sorted(found, key=_is_under_way)[:LISTS_AT_MOST]:
        own = {code: sections[organisation.pk, code] for code in day.locales if (organisation.pk, code) in sections}
        lists.append(Beginning(day, organisation, crews[organisation.pk], own).checklist())
    return [one for one in lists if not one.is_done]


def _is_under_way(organisation: Any) -> bool:
    """Whether everything but the people is done: the usual case, for which nothing more is asked."""
    return bool(
        organisation.has_translation
        and organisation.has_picture
        and organisation.has_number
        and is_described(organisation)
    )


@dataclass(frozen=True)
class Beginning:
    """One organisation's beginning, as one person sees it; `sections` by language, in the order of the house."""

    day: Day
    organisation: Any
    crew: dict[int, set[str]]
    sections: dict[str, OrganisationPage]

    def checklist(self) -> Checklist:
        """All steps; the last only where there is a second language to translate into."""
        rows = STEPS if len(self._codes) > 1 else STEPS[:-1]
        title = _("First steps of %(organisation)s") % {"organisation": self.organisation}
        return Checklist(f"organisation-{self.organisation.pk}", title, [self._step(row) for row in rows])

    @cached_property
    def _codes(self) -> list[str]:
        """The languages in which the organisation means to publish."""
        return [code for code in self.sections if code in self.organisation.languages] or list(self.sections)

    def of_section(self, name: str) -> str:
        """An address of the section in the first language; "" where there is none."""
        return reverse(name, args=[self.sections[self._codes[0]].pk]) if self._codes else ""

    def has_any(self, roles: tuple[Role, ...]) -> bool:
        """Whether the person has any of the roles here; one that counts in a language, in the first or, to translate, in any."""
        first = "" if Role.TRANSLATOR in roles or not self._codes else self._codes[0]
        return any(
            team.organisation_id == self.organisation.pk
            and team.role in roles
            and (not first or team.language in ("", first))
            for team in self.day.standing.teams
        )

    def _step(self, row: "Row") -> Step:
        """With the way for those who may take it, as soon as it can be taken; with who does it for the others."""
        done, url = row.is_done(self), row.address(self)
        may = bool(url) and (self.day.user.is_superuser or self.has_any(row.roles))
        return Step(done, str(row.what), str(row.why), url if may and not done else "", "" if may else str(row.who))


@dataclass(frozen=True)
class Row:
    """A step of any organisation. `address` is "" until somebody can take it; `who` says who does, to those who may not."""

    is_done: Callable[[Beginning], bool]
    what: Promise
    why: Promise
    address: Callable[[Beginning], str]
    who: Promise
    roles: tuple[Role, ...]


STEPS = (
    Row(
        lambda one: is_described(one.organisation),
        gettext_lazy("Describe the organisation"),
        gettext_lazy("Readers see who speaks to them."),
        lambda one: reverse("wagtailsnippets_organisations_organisation:edit", args=[one.organisation.pk]),
        gettext_lazy("Your administrator does this."),
        (Role.ADMINISTRATOR,),
    ),
    Row(
        lambda one: are_two(one.crew.values()),
        gettext_lazy("Have a second person: one who writes, one who reviews"),
        gettext_lazy("Nothing goes live until somebody who did not write it has approved it."),
        lambda one: reverse("people:invite", args=[one.organisation.pk]),
        gettext_lazy("An administrator of your organisation or of the installation invites people."),
        (Role.ADMINISTRATOR,),
    ),
    Row(
        lambda one: one.organisation.has_section,
        gettext_lazy("Hand in your section in the first language, and have it approved"),
        gettext_lazy("Your pages stand under it: until somebody else has approved it, readers reach none of them."),
        lambda one: one.of_section("wagtailadmin_pages:edit"),
        gettext_lazy("An editor hands it in, a safety reviewer approves it."),
        (Role.EDITOR, Role.SAFETY_REVIEWER),
    ),
    Row(
        lambda one: one.organisation.has_number,
        gettext_lazy("Have a number to call: your own, or one for everybody here"),
        gettext_lazy("A page that says “report it” may go live only with a public number that works."),
        lambda one: reverse("wagtailsnippets_directory_hotline:add"),
        gettext_lazy("A safety reviewer does this."),
        (Role.SAFETY_REVIEWER,),
    ),
    Row(
        lambda one: one.organisation.has_picture,
        gettext_lazy("Add the first picture, with consent"),
        gettext_lazy("Many readers look before they read. Nobody is shown without having agreed."),
        lambda one: reverse("wagtailimages:add"),
        gettext_lazy("Whoever writes does this."),
        WRITE,
    ),
    Row(
        lambda one: one.organisation.has_page,
        gettext_lazy("Draft the first page"),
        gettext_lazy("Begin with what people ask you most often."),
        lambda one: one.of_section("wagtailadmin_pages:add_subpage"),
        gettext_lazy("Whoever writes does this."),
        WRITE,
    ),
    Row(
        lambda one: one.organisation.has_handed_in,
        gettext_lazy("Hand it in for review"),
        gettext_lazy("The form says what is missing. Then a reviewer is told."),
        lambda one: one.of_section("wagtailadmin_explore") if one.organisation.has_page else "",
        gettext_lazy("Whoever writes does this, once there is a draft."),
        WRITE,
    ),
    Row(
        lambda one: one.organisation.has_live,
        gettext_lazy("Review it: approved, it is live"),
        gettext_lazy("Another pair of eyes, then it is there for everybody."),
        lambda one: one.of_section("wagtailadmin_explore") if one.organisation.has_handed_in else "",
        gettext_lazy("A safety reviewer does this, once a page is handed in."),
        PUBLISH,
    ),
    Row(
        lambda one: one.organisation.has_translation,
        gettext_lazy("Publish the first translation"),
        gettext_lazy("Whoever cannot read the first language is still without your page."),
        lambda one: reverse("translation_desk:waiting") if one.organisation.has_live else "",
        gettext_lazy("A translator does this, once a page is live."),
        (*WRITE, Role.TRANSLATOR),
    ),
)
