"""What is not translated yet."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.taxonomy.models import Original, PageAudience
from cms.translation_desk.permissions import desk_of

AT_MOST = 200


def waiting_for(locale: Locale, user: User) -> QuerySet[Page]:
    """Live originals of the person's organisations without a version in a language, newest first.

    Sections and homes follow by themselves.
    """
    pages = originals().filter(_lacks(locale, user)).select_related("locale")
    return pages.order_by("-last_published_at", "-pk")[:AT_MOST]


def how_many_wait(locales: Iterable[Locale], user: User) -> dict[str, int]:
    """The same, counted: language code to number of pages, in one query however many languages."""
    codes = {f"in_{number}": locale for number, locale in enumerate(locales)}
    if not codes:
        return {}
    counts = originals().aggregate(**{name: Count("pk", filter=_lacks(locale, user)) for name, locale in codes.items()})
    return {locale.language_code: counts[name] for name, locale in codes.items()}


def originals() -> QuerySet[Page]:
    """Live pages with facts that are nobody's translation."""
    other_original = Original.objects.filter(translation_key=OuterRef("translation_key")).exclude(page=OuterRef("pk"))
    named = PageAudience.objects.filter(page=OuterRef("pk"))
    pages: QuerySet[Page] = Page.objects.live().filter(~Exists(other_original), Exists(named))
    return pages


def _lacks(locale: Locale, user: User) -> Q:
    """Pages that have no version in a language and may be given one by the person."""
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    lacking = ~Q(locale=locale) & Q(~Exists(versions))
    if user.is_superuser:
        return lacking
    wanted = Q(pk=None)
    for path in desk_of(user).paths_open_in(locale):
        wanted |= Q(path__startswith=path)
    return lacking & wanted
