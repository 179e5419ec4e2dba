"""Pages by languages: how far each has come, counted, filtered, the most important first."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import In
from wagtail.models import GroupPagePermission, Locale, Page

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Role
from cms.organisations.standing import organisations_seen_by, standing_of
from cms.safety.shown import warned_at
from cms.taxonomy.models import PageAudience, PageTopic
from cms.translation_desk.freshness import State
from cms.translation_desk.matrix_requests import Cells, Whose, first_due, is_asked_for, requests_in, wanted_of
from cms.translation_desk.models.requested import TranslationRequestQuerySet
from cms.translation_desk.outdated import outdated
from cms.translation_desk.permissions import desk_of
from cms.translation_desk.sources import SECTION_LENGTH
from cms.translation_desk.states import Versions, in_review, versions_of
from cms.translation_desk.waiting import originals


@dataclass(frozen=True)
class Question:
    """What somebody wants to see: pages by audience, topic (slugs), organisation; by state or requests in any of the languages (codes)."""

    codes: tuple[str, ...]
    state: State | None = None
    asked: Whose | None = None
    audience: str = ""
    topic: str = ""
    organisation_id: int | None = None


@dataclass
class Matrix:
    """The languages asked for, which page ids are where, the requests for them, and the pages that answer the question."""

    locales: dict[str, Locale]
    reviewed: set[int]
    outdated: set[int]
    requests: TranslationRequestQuerySet
    pages: QuerySet[Page]
    counts: dict[str, dict[State, int]] = field(default_factory=dict)

    def versions(self, screen: Collection[Page]) -> Versions:
        """Of these pages; one query."""
        return versions_of(screen, reviewed=self.reviewed, outdated=self.outdated)

    def wanted(self, screen: Collection[Page], user: User, today: date) -> Cells:
        """What is asked for of these pages; one query."""
        return wanted_of(self.requests, screen, user, today)


def locales_for(user: User) -> dict[str, Locale]:
    """The languages that concern somebody, by code: those that they write or review in, or all for who answers for all."""
    everything = {locale.language_code: locale for locale in Locale.objects.all()}
    codes = everything if standing_of(user).sees_everything else _own_languages(user) & everything.keys()
    return {code: everything[code] for code in languages.in_order(codes)}


def concerned_with_languages(user: User) -> bool:
    """Whether any language concerns somebody."""
    return standing_of(user).sees_everything or bool(_own_languages(user))


def _own_languages(user: User) -> set[str]:
    return set(desk_of(user).languages()) | standing_of(user).languages_as(Role.LANGUAGE_REVIEWER)


def matrix(question: Question, user: User, locales: dict[str, Locale]) -> Matrix:
    """Five queries, however many pages and languages there are; up to two more where translations are outdated."""
    chosen = {code: locale for code, locale in locales.items() if code in question.codes}
    requests = requests_in(chosen, user)
    pages = _asked_for(_in_sight(user), question, user)
    if question.asked is not None:
        pages = pages.filter(is_asked_for(requests, user, question.asked))
    found = Matrix(chosen, in_review(), outdated(), requests, pages)
    found.counts = _counted(found)
    if question.state is not None and chosen:
        found.pages = pages.filter(reduce(or_, (_in_state(question.state, one, found) for one in chosen.values())))
    found.pages = most_important_first(found.pages, requests)
    return found


def most_important_first(pages: QuerySet[Page], requests: TranslationRequestQuerySet) -> QuerySet[Page]:
    """Warnings that nobody has reviewed yet; then what is asked for, by its day, without one last; then what changed last."""
    pages = pages.select_related("locale").annotate(warned_at=warned_at(), wanted_by=first_due(requests))
    return pages.order_by(
        F("warned_at").desc(nulls_last=True),
        F("wanted_by").asc(nulls_last=True),
        F("last_published_at").desc(nulls_last=True),
        "-pk",
    )


def _in_sight(user: User) -> QuerySet[Page]:
    """Live originals of the person's organisations; of all, for who answers for all."""
    pages = originals()
    if standing_of(user).sees_everything:
        return pages
    return pages.filter(below(standing_of(user).organisation_ids))


def below(organisation_ids: Collection[int]) -> Q:
    """Pages at or below the sections in which these organisations' teams work."""
    rights = GroupPagePermission.objects.filter(group__team__organisation__in=organisation_ids)
    return Q(In(Substr("path", 1, SECTION_LENGTH), rights.values("page__path")))


def _asked_for(pages: QuerySet[Page], question: Question, user: User) -> QuerySet[Page]:
    if question.organisation_id is not None:
        seen = organisations_seen_by(user).filter(pk=question.organisation_id).values_list("pk", flat=True)
        pages = pages.filter(below(list(seen)))
    if question.audience:
        marks = PageAudience.objects.filter(page=OuterRef("pk"), audience__code=question.audience)
        pages = pages.filter(Exists(marks))
    if question.topic:
        pages = pages.filter(Exists(PageTopic.objects.filter(page=OuterRef("pk"), topic__slug=question.topic)))
    return pages


def _in_state(state: State, locale: Locale, found: Matrix) -> Q:
    """Originals that are in the state in the language."""
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    theirs = {
        State.MISSING: versions,
        State.IN_REVIEW: versions.filter(pk__in=found.reviewed),
        State.IN_PROGRESS: versions.filter(live=False).exclude(pk__in=found.reviewed),
        State.OUTDATED: versions.filter(live=True, pk__in=found.outdated).exclude(pk__in=found.reviewed),
        State.CURRENT: versions.filter(live=True).exclude(pk__in=found.reviewed | found.outdated),
    }[state]
    there = Q(Exists(theirs))
    return ~Q(locale=locale) & (~there if state == State.MISSING else there)


def _counted(found: Matrix) -> dict[str, dict[State, int]]:
    """By language and state, of the pages before they are narrowed to one state; one query."""
    originals, reviewed = found.pages.order_by().values("pk"), Q(pk__in=found.reviewed)
    versions = Page.objects.filter(translation_key__in=found.pages.order_by().values("translation_key"))
    translations = ~Q(pk__in=originals)
    told = (
        versions.order_by()
        .values_list("locale__language_code")
        .annotate(
            originals=Count("pk", filter=~translations),
            total=Count("pk", filter=translations),
            reviewed=Count("pk", filter=translations & reviewed),
            drafts=Count("pk", filter=translations & ~reviewed & Q(live=False)),
            old=Count("pk", filter=translations & ~reviewed & Q(live=True, pk__in=found.outdated)),
        )
    )
    by_code = {code: numbers for code, *numbers in told}
    everything = sum(numbers[0] for numbers in by_code.values())
    nothing = (0, 0, 0, 0, 0)
    return {code: _states(everything, *by_code.get(code, nothing)) for code in found.locales}


def _states(everything: int, originals: int, total: int, reviewed: int, drafts: int, old: int) -> dict[State, int]:
    return {
        State.MISSING: everything - originals - total,
        State.IN_PROGRESS: drafts,
        State.IN_REVIEW: reviewed,
        State.OUTDATED: old,
        State.CURRENT: total - reviewed - drafts - old,
    }
