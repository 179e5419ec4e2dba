"""What is not translated yet."""

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale, Page

from cms.taxonomy.models import Original, PageAudience

AT_MOST = 200


def waiting_for(locale: Locale) -> QuerySet[Page]:
    """Live originals without a version in a language, newest first; sections and homes follow by themselves."""
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    other_original = Original.objects.filter(translation_key=OuterRef("translation_key")).exclude(page=OuterRef("pk"))
    named = PageAudience.objects.filter(page=OuterRef("pk"))
    pages = Page.objects.live().exclude(locale=locale).filter(~Exists(versions), ~Exists(other_original), Exists(named))
    return pages.select_related("locale").order_by("-last_published_at", "-pk")[:AT_MOST]
