"""What somebody has written: sent back, waiting for a reviewer, unfinished, live."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState, get_default_page_content_type
from wagtail.query import PageQuerySet

from cms import languages
from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.dashboard.day import Day, counted
from cms.guidance.dashboard.groups import register
from cms.guidance.dashboard.items import SHOWN, Group, Item, Urgency, explorer, item_of
from cms.guidance.models import OrganisationPage, SharedPage
from cms.guidance.shared_pages import SECTION_PATH
from cms.organisations.models import Role
from cms.organisations.page_policy import page_policy
from cms.safety.models import Withdrawal
from cms.safety.models.withdrawal import Why

IN_HAND_AT_MOST = 200


def when(moment: object) -> str:
    """A day in words; nothing where it is not known."""
    return date_format(localtime(moment), "DATE_FORMAT") if moment else ""  # type: ignore[arg-type]  # a datetime or None


def name_of(person: object) -> str:
    """A person's name, else the one under which they sign in; nothing for one whose account is gone."""
    return (person.get_full_name() or person.get_username()) if person else ""  # type: ignore[attr-defined]  # a user or None


def _own(day: Day) -> Q:
    return Q(owner=day.user) | Q(latest_revision__user=day.user)


def _in_hand(day: Day) -> list[WorkflowState]:
    """Reviews under way of what the person handed in, or of pages they made; the latest first."""
    pages = Page.objects.filter(owner=day.user).annotate(key=Cast("pk", CharField())).values("key")
    states = WorkflowState.objects.active().filter(
        Q(requested_by=day.user) | Q(object_id__in=pages), base_content_type=get_default_page_content_type()
    )
    return list(
        states.select_related("current_task_state__finished_by").order_by("-current_task_state__started_at")[
            :IN_HAND_AT_MOST
        ]
    )


@register
def own_work(day: Day) -> Iterator[Group]:
    """Sent back to them, unfinished, waiting for a reviewer, live."""
    states = _in_hand(day)
    ids = [int(state.object_id) for state in states]
    mine = Page.objects.filter(day.within_reach("change", "publish")).select_related("locale")
    pages = mine.in_bulk(ids) if ids else {}
    known = [(state, pages[int(state.object_id)]) for state in states if int(state.object_id) in pages]
    yield _sent_back([one for one in known if one[0].status == WorkflowState.STATUS_NEEDS_CHANGES])
    yield _offline(day, mine.exclude(pk__in=ids))
    yield _withdrawn(day, mine.exclude(pk__in=ids))
    yield _unfinished(day, mine.exclude(pk__in=ids))
    yield _waiting([one for one in known if one[0].status == WorkflowState.STATUS_IN_PROGRESS])
    yield _live(day, mine)


def _sent_back(known: list[tuple[WorkflowState, Page]]) -> Group:
    items = []
    for state, page in known[:SHOWN]:
        said = state.current_task_state
        note = _("sent back on %(day)s by %(name)s") % {
            "day": when(said and said.finished_at),
            "name": name_of(said and said.finished_by) or _("somebody who is no longer here"),
        }
        items.append(item_of(page, note=note, quote=said.comment if said else ""))
    hint = _("Change what the reviewer asks for, then hand it in again.")
    return Group(Urgency.SENT_BACK, _("Sent back to you"), items, hint, left=len(known) - len(items))


def _waiting(known: list[tuple[WorkflowState, Page]]) -> Group:
    items = [
        item_of(page, note=_("waiting for review since %(day)s") % {"day": when(_handed_in(state))})
        for state, page in known[:SHOWN]
    ]
    return Group(Urgency.TO_KNOW, _("Handed in by you"), items, left=len(known) - len(items))


def _handed_in(state: WorkflowState) -> object:
    return state.current_task_state.started_at if state.current_task_state else state.created_at


def _taken_down() -> Q:
    """Pages that were withdrawn, and that readers have not found since."""
    reaching = Withdrawal.objects.reaching(OuterRef("translation_key"), OuterRef("locale__language_code"))
    return Q(Exists(reaching), live=False, first_published_at__isnull=False)


def _offline(day: Day, mine: QuerySet[Page]) -> Group:
    """Translations that an urgent change of their source took offline, whoever made them: whoever may change them can bring them back."""
    urgent = Withdrawal.objects.reaching(OuterRef("translation_key"), OuterRef("locale__language_code"))
    down = mine.exclude(_own(day)).filter(_taken_down(), Exists(urgent.filter(why=Why.URGENT)))
    found = list(down.annotate(total=counted()).order_by("-latest_revision_created_at", "-pk")[:SHOWN])
    hint = _("Readers do not find them. Open each side by side with its source, and hand it in once it says the same.")
    left = found[0].total - len(found) if found else 0
    title = _("Offline until they follow an urgent change")
    return Group(Urgency.SENT_BACK, title, [item_of(page) for page in found], hint, left)


def _withdrawn(day: Day, mine: QuerySet[Page]) -> Group:
    down = mine.filter(_own(day), _taken_down()).annotate(total=counted())
    found = list(down.order_by("-latest_revision_created_at", "-pk")[:SHOWN])
    hint = _("Open one to read why, and what colleagues noted. Hand it in again only once that is mended.")
    left = found[0].total - len(found) if found else 0
    return Group(Urgency.SENT_BACK, _("Withdrawn pages of yours"), [item_of(page) for page in found], hint, left)


def _unfinished(day: Day, mine: QuerySet[Page]) -> Group:
    drafts = (
        mine.exclude(_taken_down())
        .filter(_own(day), Q(live=False) | Q(has_unpublished_changes=True))
        .annotate(total=counted())
    )
    found = list(drafts.order_by("-latest_revision_created_at", "-pk")[:SHOWN])
    items = []
    for page in found:
        note = _("live; the changes of %(day)s are not") if page.live else _("draft of %(day)s")
        items.append(item_of(page, note=note % {"day": when(page.latest_revision_created_at)}))
    hint = _("Finish them and hand them in for review.")
    left = found[0].total - len(found) if found else 0
    return Group(Urgency.UNFINISHED, _("Your drafts"), items, hint, left, _all_own(day) if left else "")


def _live(day: Day, mine: PageQuerySet) -> Group:
    """Pages with words of their own: those of others are told of in `of_others`."""
    own = mine.filter(_own(day), live=True, depth__gt=SECTION_DEPTH).not_exact_type(SharedPage)
    found = list(_with_languages(own).annotate(total=counted()).order_by("-last_published_at", "-pk")[:SHOWN])
    missing = _languages_missing(day, found)
    items = [_live_item(page, missing.get(page.pk, [])) for page in found]
    left = found[0].total - len(found) if found else 0
    return Group(Urgency.TO_KNOW, _("Live pages of yours"), items, "", left, _all_own(day) if left else "")


def _with_languages(pages: PageQuerySet) -> PageQuerySet:
    """Each with the languages in which its organisation means to publish: `wanted`, empty for all."""
    section = OrganisationPage.objects.filter(path=SECTION_PATH)
    return pages.annotate(wanted=Subquery(section.values("organisation__languages")[:1]))


def _live_item(page: Page, missing: list[str]) -> Item:
    if not missing:
        return item_of(page)
    names = ", ".join(languages.autonym(code) for code in missing)
    return item_of(page, note=_("not yet in: %(languages)s") % {"languages": names})


def _languages_missing(day: Day, pages: list[Any]) -> dict[int, list[str]]:
    """Languages of the organisation's, of those enabled, in which a page has no version, by the page's id.

    For whoever writes: translators have a group of their own.
    """
    if not pages or not (day.user.is_superuser or day.standing.has(Role.AUTHOR, Role.EDITOR, Role.SAFETY_REVIEWER)):
        return {}
    versions = Page.objects.filter(translation_key__in=[page.translation_key for page in pages])
    there = set(versions.values_list("translation_key", "locale__language_code"))
    return {
        page.pk: [
            code
            for code in day.locales
            if (not page.wanted or code in page.wanted) and (page.translation_key, code) not in there
        ]
        for page in pages
    }


def _all_own(day: Day) -> str:
    """The explorer, narrowed to pages that the person made."""
    root = page_policy.explorable_root_instance(day.user)
    return f"{explorer(root.pk)}?owner={day.user.pk}" if root else ""
