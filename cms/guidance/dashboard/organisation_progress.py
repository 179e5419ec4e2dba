"""How far an organisation has come: what there is of its people, its pages and what they need. Few questions, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Page, WorkflowState, get_default_page_content_type

from cms import languages
from cms.directory.models import Hotline
from cms.guidance.dashboard.day import Day
from cms.guidance.dashboard.overseeing import below
from cms.guidance.models import OrganisationPage
from cms.library.consent import Consent
from cms.library.models import Picture
from cms.organisations.models import Organisation, Role, Team
from cms.organisations.models.team import REVIEWERS
from cms.taxonomy.models import Original

WRITERS = frozenset({Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER, Role.TRANSLATOR})


def with_progress(day: Day, ids: Collection[int]) -> QuerySet[Any]:
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


def crews_of(ids: Collection[int]) -> dict[int, dict[int, set[str]]]:
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


def is_described(organisation: Organisation) -> bool:
    """Whether readers are told about it in any language."""
    return any(
        getattr(organisation, build_localized_fieldname("description", code), None) for code in languages.BUILT_IN
    )
