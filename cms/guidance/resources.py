"""The information hub (resolution 77/64, OP26): policies, standards and tools, to be filtered by what professionals look for."""

from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import languages
from cms.guidance.addresses import in_language, live_pages
from cms.guidance.cards import cards, whole
from cms.guidance.elsewhere import elsewhere
from cms.guidance.filtering import Question, by_topic, filters, has_answers, narrowing
from cms.guidance.listing import (
    Asked,
    Filter,
    Group,
    Listing,
    Option,
    articles,
    asked_again,
    pages_text,
    screen,
    screens,
)
from cms.guidance.localising import digits
from cms.guidance.models import ResourcePage
from cms.guidance.models.articles import ResourceKind
from cms.taxonomy.models import PageTopic, Topic
from cms.taxonomy.words import Word


def resources(asked: Asked) -> Listing:
    """Resources of one language: that of the address, or another one that was chosen."""
    shown = _in_chosen_language(asked)
    questions = _questions(asked, shown)
    narrow = narrowing(asked, questions)
    found = screen(whole(narrow(articles(shown.home).exact_type(ResourcePage))), asked.page)
    address = in_language("resources", asked.code)
    return Listing(
        heading=Word(_("Policies, standards and tools"), asked.code),
        lead=_("For people who plan, teach and support: what others have agreed on and made."),
        pictogram="file",
        filters=[*filters(asked, questions), *_languages(asked, shown)],
        filter_action=address,
        filter_clear=address,
        filters_chosen=has_answers(asked, questions) or shown is not asked,
        result_text=pages_text(found.paginator.count, asked.code) if found.paginator.count else "",
        groups=[Group("", cards(found.object_list, shown.home, here=asked.code))],
        **screens(asked, found),
        empty=_("Nothing here fits what you chose. Clear a filter, or choose another language."),
        elsewhere=elsewhere(
            asked,
            lambda code: asked_again(in_language("resources", code), asked.query),
            lambda pages: narrow(pages.exact_type(ResourcePage)),
            shown=shown,
        ),
    )


def _in_chosen_language(asked: Asked) -> Asked:
    home = asked.homes.get(asked.query.get("language", ""))
    return Asked(home, asked.homes, asked.query) if home and home.pk != asked.home.pk else asked


def _languages(asked: Asked, shown: Asked) -> list[Filter]:
    """Those that have resources; the page's own first, which an address need not name. Not asked where there is one alone."""
    there = set(live_pages().exact_type(ResourcePage).order_by().values_list("locale__language_code", flat=True))
    others = [code for code in asked.homes if code != asked.code and code in there]
    options = [
        Option("" if code == asked.code else code, Word(languages.autonym(code), code), code == shown.code)
        for code in [asked.code, *others]
    ]
    return [Filter("language", _("Language"), options)] if others else []


def _questions(asked: Asked, shown: Asked) -> list[Question]:
    here = ResourcePage.objects.filter(pk__in=articles(shown.home).values("pk"))
    rows = list(here.order_by().values("kind", "publisher", "year").distinct())
    kinds = [(kind.value, Word(capfirst(str(kind.label)), asked.code)) for kind in ResourceKind]
    publishers = sorted({row["publisher"] for row in rows if row["publisher"]})
    years = sorted({row["year"] for row in rows if row["year"]}, reverse=True)
    marks: Any = PageTopic.objects.live().filter(page__translation_key__in=here.values("translation_key"))
    topics = Topic.objects.filter(pk__in=marks.values("topic"))
    return [
        Question(
            "kind", _("Kind"), kinds if rows or "kind" in asked.query else [], lambda kind: Q(resourcepage__kind=kind)
        ),
        Question(
            "publisher",
            _("Publisher"),
            [(name, Word(name, shown.code)) for name in publishers],
            lambda name: Q(resourcepage__publisher=name),
        ),
        Question(
            "year",
            _("Year"),
            [(str(year), Word(digits(year, asked.code), asked.code)) for year in years],
            lambda year: Q(resourcepage__year=int(year)),
        ),
        by_topic(asked, topics),
    ]
