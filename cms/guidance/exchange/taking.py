"""Taking what another organisation offers: by reference, or as a copy. Either way nothing goes live by itself."""

import copy
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit.acting import logged_as
from cms.directory.models import Hotline
from cms.guidance.addresses import live_pages
from cms.guidance.models import CopiedFrom, Offer, OrganisationPage, SharedPage, Taker
from cms.guidance.shared_pages import SECTION_PATH
from cms.organisations.models import Organisation
from cms.taxonomy.facts import original_of
from cms.taxonomy.models import FACT_RELATIONS, Original, PageFacts

ATTEMPTS = 3
# Fields of a page that somebody else may have filled with the same value first.
PLACES = ("slug", "path")
# What A set for its own page: dates, locks, comments. Facts follow from the original.
NOT_COPIED = [*FACT_RELATIONS, "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"]
# Children of a page in its serialised form that are no words of it: what colleagues said to each other.
PRIVATE = ("wagtail_admin_comments",)
Made = TypeVar("Made", bound=Page)


class CannotTake(Exception):
    """The page cannot be taken into that section; the message says why."""


def sections_for(made: Offer, user: User) -> list[OrganisationPage]:
    """Sections into which the person may take an offered page: theirs to write in, of an organisation it is open to, in a language
    in which it is live."""
    languages = live_pages().filter(translation_key=made.page.translation_key).values("locale")
    sections = OrganisationPage.objects.filter(locale__in=languages, organisation__in=made.open_to())
    listed = sections.select_related("locale", "organisation").order_by("locale__language_code", "title")
    return [section for section in listed if section.permissions_for_user(user).can_add_subpage()]


def in_order(sections: Iterable[OrganisationPage], made: Offer) -> list[OrganisationPage]:
    """The language of the offered page's original first: that copy is the original of the others."""
    return sorted(sections, key=lambda section: section.locale_id != made.page.locale_id)


def show_in(section: OrganisationPage, made: Offer, *, by: User, at: datetime) -> SharedPage:
    """A draft that shows the offered page in a section; the one that is there already, if there is one. Raises CannotTake."""
    return _repeated(section, lambda now: _show_in(now, made, by, at), by)


def copy_into(section: OrganisationPage, made: Offer, *, by: User, at: datetime) -> Page:
    """A draft in a section with the words and facts that are live now, which remembers where they come from. Where the organisation
    has copied the page in another language, it is a translation of that copy. Raises CannotTake.
    """
    return _repeated(section, lambda now: _copy_into(now, made, by, at), by)


def _repeated(section: OrganisationPage, act: Callable[[OrganisationPage], Made], by: User) -> Made:
    """Does it with the section as it is now, while others who take something into it wait; again where somebody writes there by hand."""
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic(), logged_as(by):
                Page.objects.select_for_update().get(pk=section.pk)
                return act(OrganisationPage.objects.select_related("organisation", "locale").get(pk=section.pk))
        except IntegrityError:
            continue
        except ValidationError as error:
            if not _came_first(error):
                raise CannotTake(" ".join(error.messages)) from error
    raise CannotTake(_("Somebody else is working in this section at this moment. Try again."))


def _came_first(error: ValidationError) -> bool:
    """Whether all that is wrong is an address, a place in the tree or a language that was free a moment ago."""
    if not hasattr(error, "error_dict"):
        return False
    return all(
        field in PLACES or all(one.code == "unique_together" for one in errors)
        for field, errors in error.error_dict.items()
    )


def _show_in(section: OrganisationPage, made: Offer, by: User, at: datetime) -> SharedPage:
    organisation, origin = _open(section, made, "allows_reference")
    taker, _created = Taker.objects.get_or_create(
        offer=made, organisation=organisation, defaults={"taken_by": by, "taken_at": at}
    )
    if taker.ended_at is not None:
        raise CannotTake(_("They have ended this for your organisation. Ask them to let you show it again."))
    there = SharedPage.objects.filter(taker=taker, path__startswith=section.path).first()
    if there is not None:
        return there
    page = SharedPage(
        title=origin.title,
        slug=find_available_slug(section, origin.slug),
        taker=taker,
        locale=section.locale,
        owner=by,
        live=False,
    )
    section.add_child(instance=page)
    page.save_revision(user=by)
    return page


def _open(section: OrganisationPage, made: Offer, allowed: str) -> tuple[Organisation, Page]:
    """The organisation of the section and the page as it is live in its language; others wait for the offer meanwhile."""
    now = Offer.objects.select_for_update().filter(pk=made.pk).first()
    organisation = section.organisation
    if now is None or organisation is None or not getattr(now, allowed) or not now.is_open_to(organisation):
        raise CannotTake(_("This is not offered to you any more. Ask the organisation whose page it is."))
    origin = live_pages().filter(translation_key=now.page.translation_key, locale=section.locale_id).first()
    if origin is None:
        raise CannotTake(_("The page is not live in this language. Choose another section."))
    return organisation, origin.specific


def _copy_into(section: OrganisationPage, made: Offer, by: User, at: datetime) -> Page:
    organisation, origin = _open(section, made, "allows_copy")
    original = _copied_before(section, origin)
    attributes = {"slug": find_available_slug(section, origin.slug)}
    if original is not None:
        attributes["translation_key"] = original.translation_key
        Original.objects.get_or_create(translation_key=original.translation_key, defaults={"page": original})
    page: Any = origin.copy(
        to=section,
        update_attrs=attributes,
        exclude_fields=NOT_COPIED,
        copy_revisions=False,
        keep_live=False,
        user=by,
        log_action="wagtail.copy",
    )
    _leave_out_their_numbers(page, organisation)
    if original is None:
        _give_facts(page, made.page.specific)
    _remember(page, organisation, origin, by, at)
    page.save()
    page.save_revision(user=by)
    return page


def _copied_before(section: OrganisationPage, origin: Page) -> Page | None:
    """The original of the last copy of these words in sections of the same organisation that has no version in this language."""
    ours = OrganisationPage.objects.filter(path=SECTION_PATH, organisation=section.organisation_id)
    copies = CopiedFrom.objects.filter(
        organisation=section.organisation_id, origin__translation_key=origin.translation_key
    )
    there = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=section.locale_id)
    found = Page.objects.filter(Exists(ours), ~Exists(there), alias_of=None)
    last = found.filter(translation_key__in=copies.values("translation_key")).order_by("-pk").first()
    return original_of(_first_of(last)) if last is not None else None


def _first_of(page: Page) -> Page:
    """The oldest version: the original, where none is recorded."""
    return Page.objects.filter(translation_key=page.translation_key).order_by("pk")[0]


def _remember(page: Page, organisation: Organisation, origin: Page, by: User, at: datetime) -> None:
    """Anew where this language of the copy was deleted and is taken again."""
    CopiedFrom.objects.update_or_create(
        translation_key=page.translation_key,
        locale=page.locale,
        defaults={"organisation": organisation, "taken_by": by, "taken_at": at} | origin_in_words(origin),
    )


def origin_in_words(origin: Any) -> dict[str, Any]:
    """What a copy remembers of the page it was made from, as it is now."""
    return {
        "origin": origin,
        "origin_title": origin.title,
        "origin_organisation": origin.section.title,
        "seen": words_of(origin),
        "seen_published_at": origin.last_published_at,
    }


def words_of(page: Page) -> dict[str, Any]:
    """A page as it is live, to be compared with later; without what its writers said to each other."""
    return {name: value for name, value in page.serializable_data().items() if name not in PRIVATE}


def _give_facts(page: Any, original: Page) -> None:
    for relation in FACT_RELATIONS:
        rows = []
        for row in getattr(original, relation).all():
            own = copy.copy(row)
            own.pk, own._state = None, copy.copy(row._state)
            if isinstance(own, PageFacts):
                own.keep_anew()
            own._state.adding, own.page = True, page
            rows.append(own)
        setattr(page, relation, rows)


def _leave_out_their_numbers(page: Any, organisation: Organisation) -> None:
    """Numbers that answer for another organisation alone are no use to readers of this one."""
    body = getattr(page, "body", None)
    if not body:
        return
    named = {part.value["hotline"].pk for part in body if part.block_type == "hotline" and part.value["hotline"]}
    theirs = Hotline.objects.filter(pk__in=named).exclude(Q(organisation=organisation) | Q(organisation=None))
    left_out = set(theirs.values_list("pk", flat=True))
    kept = [
        part for part in body.get_prep_value() if part["type"] != "hotline" or part["value"]["hotline"] not in left_out
    ]
    page.body = body.stream_block.to_python(kept)
