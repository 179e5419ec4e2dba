"""The first steps of an organisation: from its name to its first translation."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Page, WorkflowState, get_default_page_content_type

from cms import languages
from cms.directory.models import Hotline
from cms.guidance.dashboard.checklists import Checklist, Step
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.overseeing import below
from cms.guidance.models import OrganisationPage
from cms.library.consent import Consent
from cms.library.models import Picture
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.team import REVIEWERS
from cms.taxonomy.models import Original

# Whom the list helps: translators and language reviewers have nothing to do until a page is live.
SHOWN_TO = (Role.ADMINISTRATOR, Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER)
# Somebody of many organisations begins with the first few.
LISTS_AT_MOST = 3
WRITERS = frozenset({Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER, Role.TRANSLATOR})


def organisation_checklists(day: Day) -> list[Checklist]:
    """Those of the person's organisations that have steps left; three queries, one more where any has."""
    ids = day.standing.organisation_ids_as(*SHOWN_TO)
    if not ids:
        return []
    found = list(_with_progress(day, ids))
    if all(_is_under_way(organisation) for organisation in found):
        return []
    crews = _crews(ids)
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
        and _described(organisation)
    )


def _with_progress(day: Day, ids: Collection[int]) -> QuerySet[Any]:
    """Organisations with what is there of theirs: each question stops at the first row that answers it."""
    sections = OrganisationPage.objects.filter(organisation=OuterRef("pk"))
    pages = Page.objects.filter(below())
    translation = Exists(
        Original.objects.filter(translation_key=OuterRef("translation_key")).exclude(page=OuterRef("pk"))
    )
    reviewed = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(), object_id=Cast(OuterRef("pk"), CharField())
    )
    numbers = Hotline.objects.shown_on(day.today).filter(Q(organisation=OuterRef("pk")) | Q(organisation=None))
    pictures = Picture.objects.filter(collection=OuterRef("collection")).exclude(
        consent__in=[Consent.NOT_STATED, Consent.WITHDRAWN]
    )
    return Organisation.objects.filter(pk__in=ids).annotate(
        has_section=Exists(sections.filter(live=True)),
        has_number=Exists(numbers),
        has_picture=Exists(pictures),
        has_page=Exists(sections.filter(Exists(pages))),
        has_handed_in=Exists(sections.filter(Exists(pages.filter(Q(live=True) | Exists(reviewed))))),
        has_live=Exists(sections.filter(Exists(pages.filter(live=True)))),
        has_translation=Exists(sections.filter(Exists(pages.filter(translation, live=True)))),
    )


def _crews(ids: Collection[int]) -> dict[int, dict[int, set[str]]]:
    """By organisation, who may sign in and in which roles."""
    crews: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    members = Team.objects.filter(organisation__in=ids, group__user__is_active=True)
    for organisation_id, role, person_id in members.values_list("organisation_id", "role", "group__user"):
        crews[organisation_id][person_id].add(role)
    return crews


def are_two(crew: Iterable[set[str]]) -> bool:
    """Whether one can write and another can publish what they wrote."""
    roles = list(crew)
    reviewers = [one for one in roles if one & {*REVIEWERS}]
    writers = [one for one in roles if one & WRITERS]
    return any(writer is not reviewer for writer in writers for reviewer in reviewers)


def _described(organisation: Organisation) -> bool:
    return any(
        getattr(organisation, build_localized_fieldname("description", code), None) for code in languages.BUILT_IN
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
        steps = [*self._set_up(), *self._first_page()]
        if len(self._codes) > 1:
            steps.append(self._translation())
        title = _("First steps of %(organisation)s") % {"organisation": self.organisation}
        return Checklist(f"organisation-{self.organisation.pk}", title, steps)

    @cached_property
    def _codes(self) -> list[str]:
        """The languages in which the organisation means to publish."""
        return [code for code in self.sections if code in self.organisation.languages] or list(self.sections)

    @property
    def _section(self) -> OrganisationPage | None:
        return self.sections[self._codes[0]] if self._codes else None

    def _is(self, *roles: Role) -> bool:
        return self.organisation.pk in self.day.standing.organisation_ids_as(*roles)

    def _step(self, done: bool, what: str, why: str, url: str, who: str, *roles: Role) -> Step:
        """With the way for those who have any of the roles, with who does it for the others."""
        may = bool(url) and (self.day.user.is_superuser or self._is(*roles))
        return Step(done, what, why, url if may and not done else "", "" if may else who)

    def _set_up(self) -> list[Step]:
        section = self._section
        return [
            self._step(
                _described(self.organisation),
                _("Describe the organisation"),
                _("Readers see who speaks to them."),
                reverse("wagtailsnippets_organisations_organisation:edit", args=[self.organisation.pk]),
                _("Your administrator does this."),
                Role.ADMINISTRATOR,
            ),
            Step(
                are_two(self.crew.values()),
                _("Have a second person: one who writes, one who reviews"),
                _("Two people are needed to publish: nobody reads their own mistakes."),
                who=_("An administrator of your organisation or of the installation invites people."),
            ),
            self._step(
                self.organisation.has_section,
                _("Publish your section in the first language"),
                _("Your pages stand under it: while it is a draft, readers reach none of them."),
                reverse("wagtailadmin_pages:edit", args=[section.pk]) if section else "",
                _("A safety reviewer does this."),
                Role.SAFETY_REVIEWER,
            ),
            self._step(
                self.organisation.has_number,
                _("Add the first number to call"),
                _("A page that says “report it” may go live only with a public number that works."),
                reverse("wagtailsnippets_directory_hotline:add"),
                _("A safety reviewer does this."),
                Role.SAFETY_REVIEWER,
            ),
            self._step(
                self.organisation.has_picture,
                _("Add the first picture, with consent"),
                _("Many readers look before they read. Nobody is shown without having agreed."),
                reverse("wagtailimages:add"),
                _("Whoever writes does this."),
                Role.AUTHOR,
                Role.EDITOR,
                Role.SAFETY_REVIEWER,
            ),
        ]

    def _first_page(self) -> list[Step]:
        section = self._section
        write = reverse("wagtailadmin_pages:add_subpage", args=[section.pk]) if section else ""
        there = reverse("wagtailadmin_explore", args=[section.pk]) if section else ""
        writers = (Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER)
        return [
            self._step(
                self.organisation.has_page,
                _("Draft the first page"),
                _("Begin with what people ask you most often."),
                write,
                _("Whoever writes does this."),
                *writers,
            ),
            self._step(
                self.organisation.has_handed_in,
                _("Hand it in for review"),
                _("The form says what is missing. Then a reviewer is told."),
                there if self.organisation.has_page else "",
                _("Whoever writes does this, once there is a draft."),
                *writers,
            ),
            self._step(
                self.organisation.has_live,
                _("Review it and publish it"),
                _("Another pair of eyes, then it is there for everybody."),
                there if self.organisation.has_handed_in else "",
                _("A safety reviewer does this, once a page is handed in."),
                Role.SAFETY_REVIEWER,
            ),
        ]

    def _translation(self) -> Step:
        return self._step(
            self.organisation.has_translation,
            _("Publish the first translation"),
            _("Whoever cannot read the first language is still without your page."),
            reverse("translation_desk:waiting") if self.organisation.has_live else "",
            _("A translator does this, once a page is live."),
            Role.EDITOR,
            Role.AUTHOR,
            Role.SAFETY_REVIEWER,
        )
