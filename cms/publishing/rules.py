"""The rules that every page with facts must meet. Rooms above register their own (hotlines, blocks, translations)."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.publishing.door import Reason, register
from cms.taxonomy.facts import HasFacts, is_original, original_of, own_facts
from cms.taxonomy.models import Scope


@register
def an_audience_is_named(page: Page) -> Iterator[Reason]:
    """Resolution 77/64 OP4: women, girls, boys or men, each made for or suitable for."""
    if not isinstance(page, HasFacts) or not is_original(page):
        return
    facts = own_facts(page)
    if not facts.made_for and not facts.suitable_for:
        yield Reason(
            _("Say whom this page is for: mark women, girls, boys or men as “made for” or “suitable for”."), "audiences"
        )


@register
def its_places_are_named(page: Page) -> Iterator[Reason]:
    """Guidance for one context can kill in another: where it applies is said on purpose."""
    if not isinstance(page, HasFacts) or not is_original(page):
        return
    facts = own_facts(page)
    if not facts.scope:
        yield Reason(_("Say where this page applies: everywhere, or in the places you name."), "scope")
    elif facts.scope == Scope.PLACES and not facts.places:
        yield Reason(_("You chose “applies in the places named”: name at least one place."), "scope")
    elif facts.scope == Scope.EVERYWHERE and facts.needs_places:
        yield Reason(
            _(
                "Pages about this topic or category differ from country to country: name the places where this one applies."
            ),
            "scope",
        )


@register
def what_ends_has_a_date(page: Page) -> Iterator[Reason]:
    """Whoever counts on a page going offline by itself has to say when."""
    if not isinstance(page, HasFacts) or not is_original(page):
        return
    facts = own_facts(page)
    if facts.ends_overdue and facts.review_by is None:
        yield Reason(
            _("Set the date by which somebody must read it again, or do not let it go offline by itself."), "review_by"
        )


@register
def a_translation_has_a_live_original(page: Page) -> Iterator[Reason]:
    """A translation shows the facts of its original, so it is never live without it."""
    if is_original(page):
        return
    original = original_of(page)
    if not original.live:
        yield Reason(
            _("Publish the original first: “%(title)s” (%(language)s).")
            % {"title": original.title, "language": original.locale.get_display_name()},
            elsewhere=True,
            about=original,
        )


@register
def it_stands_in_the_tree_of_its_language(page: Page) -> Iterator[Reason]:
    """A reader of one language is never given a page in another as if it were theirs: neither moved, copied nor by an alias."""
    parent = page.get_parent() if page.path and not page.is_root() else None
    if parent is not None and not parent.is_root() and parent.locale_id != page.locale_id:
        yield Reason(
            _("This page is in %(own)s, but the page above it is in %(other)s: use “Translate into …” instead.")
            % {"own": page.locale.get_display_name(), "other": parent.locale.get_display_name()}
        )
    if page.alias_of_id and page.alias_of.locale_id != page.locale_id:
        yield Reason(_("An alias shows the words of another language: use “Translate into …” instead."))


@register
def its_section_is_live(page: Page) -> list[Reason]:
    """A page is never reachable under a section or a home that is still a draft."""
    parent = page.get_parent() if page.path and not page.is_root() else None
    if parent is None or parent.live:
        return []
    words = _("Publish the page above it first: “%(title)s”.") % {"title": parent.title}
    return [Reason(words, elsewhere=True, about=parent)]
