"""What somebody's organisations show of others, have copied and have offered, in lists to be shown a screen at a time."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.addresses import SECTION_DEPTH
from cms.guidance.exchange.offering import OFFERING, may_offer
from cms.guidance.exchange.reasons import reason, with_reasons
from cms.guidance.exchange.stopping import may_stop
from cms.guidance.models import CopiedFrom, Offer, OrganisationPage, SharedPage
from cms.guidance.shared_pages import shared_pages
from cms.organisations.models import Organisation
from cms.organisations.page_policy import page_policy
from cms.organisations.sight import pages_seen_by
from cms.organisations.standing import standing_of


def _organisations_of(user: User) -> Any:
    """Of whose lists are theirs; all for those who see everything."""
    standing = standing_of(user)
    return Organisation.objects.values("pk") if standing.sees_everything else standing.organisation_ids


def placed(rows: list[dict[str, Any]], user: User) -> list[dict[str, Any]]:
    """Each with the organisation in whose section its page stands, and with what the person may open of it; two queries."""
    above = SECTION_DEPTH * Page.steplen
    pages = {row["page"].pk: row["page"] for row in rows}
    sections = OrganisationPage.objects.filter(path__in={page.path[:above] for page in pages.values()})
    owners = {section.path: section.organisation for section in sections.select_related("organisation")}
    reach = page_policy.within_reach(user, ["change"])
    open_to = set(Page.objects.filter(reach, pk__in=pages).values_list("pk", flat=True))
    return [
        row
        | {
            "organisation": owners.get(row["page"].path[:above]),
            "may_edit": row["page"].pk in open_to,
            "may_offer": may_offer(row["page"], user),
        }
        for row in rows
    ]


def references_of(user: User) -> QuerySet[Any]:
    """Pages of others in sections of the person's organisations, the newest first."""
    orphans = Q(taker=None, pk__in=pages_seen_by(user).values("pk"))  # the page they showed was deleted
    found = SharedPage.objects.filter(Q(taker__organisation__in=_organisations_of(user)) | orphans)
    return with_reasons(found).order_by("-pk")


def described_references(references: Iterable[Any], user: User) -> list[dict[str, Any]]:
    """Each with what readers get of it now, and if nothing, why."""
    listed = list(references)
    found = set(shared_pages().filter(pk__in=[page.pk for page in listed]).values_list("pk", flat=True))
    return [
        {
            "page": page,
            "shown": page.pk in found,
            "why": reason(page) if page.live and page.pk not in found else "",
            "may_stop": page.live and may_stop(page, user),
        }
        for page in listed
    ]


def copies_made_by(user: User) -> QuerySet[CopiedFrom]:
    """What the person's organisations have copied of others, in each language, while a page holds those words; the newest first."""
    pages = Page.objects.filter(translation_key=OuterRef("translation_key"))
    own = CopiedFrom.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale"))
    held = Exists(pages.filter(locale=OuterRef("locale"))) | Exists(pages.filter(~Exists(own)))
    copies = CopiedFrom.objects.filter(held, organisation__in=_organisations_of(user))
    return copies.select_related("origin", "locale")


def described_copies(copies: Iterable[CopiedFrom]) -> list[dict[str, Any]]:
    """Each with its page and what has become of the origin."""
    listed = list(copies)
    keys = [one.translation_key for one in listed]
    found = list(Page.objects.filter(translation_key__in=keys).select_related("locale").order_by("-pk"))
    oldest = {page.translation_key: page for page in found}  # holds the words where the copy itself was deleted
    own = {(page.translation_key, page.locale_id): page for page in found}
    pairs = [(one, own.get((one.translation_key, one.locale_id)) or oldest.get(one.translation_key)) for one in listed]
    return [{"page": page, "copied": one, "state": one.state.value} for one, page in pairs if page is not None]


def sees_offers(user: User) -> bool:
    """Whether the person makes offers, for whichever organisation, or sees everything."""
    standing = standing_of(user)
    return standing.sees_everything or bool(standing.organisation_ids_as(*OFFERING))


def offers_seen_by(user: User) -> QuerySet[Offer]:
    """Offers, in whatever state, of pages of the organisations for which the person may make offers, or of all; the newest first."""
    offers, standing = Offer.objects.with_owner(), standing_of(user)
    if not standing.sees_everything:
        offers = offers.filter(Q(owner_id__in=standing.organisation_ids_as(*OFFERING)))
    return offers.select_related("page__locale").prefetch_related("organisations")


def described_own_offers(offers: Iterable[Offer]) -> list[dict[str, Any]]:
    """Each with the number of organisations where readers find the page now, and of those that copied it; two queries."""
    listed = list(offers)
    shown = shared_pages().filter(sharedpage__taker__offer__in=listed).order_by()
    pairs = shown.values_list("sharedpage__taker__offer", "sharedpage__taker").distinct()
    showing = Counter(offer for offer, _taker in pairs)
    keys = [one.page.translation_key for one in listed]
    copies = CopiedFrom.objects.filter(origin__translation_key__in=keys).order_by()
    copying = Counter(key for key, _by in copies.values_list("origin__translation_key", "organisation").distinct())
    return [
        {
            "page": one.page,
            "offer": one,
            "showing": showing[one.pk],
            "copying": copying[one.page.translation_key],
        }
        for one in listed
    ]
