"""What is not translated yet."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page

from cms.accounts.models import User
from cms.taxonomy.models import Original, PageAudience
from cms.translation_desk.permissions import desk_of

AT_MOST = 200


def waiting_for(locale: Locale, user: User) -> QuerySet[Page]:
    """Live originals that the person may translate, without a version in a language, newest first; never sections and homes."""
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale)
    other_original = Original.objects.filter(translation_key=OuterRef("translation_key")).exclude(page=OuterRef("pk"))
    named = PageAudience.objects.filter(page=OuterRef("pk"))
    pages = Page.objects.live().exclude(locale=locale).filter(~Exists(versions), ~Exists(other_original), Exists(named))
    if not user.is_superuser:
        pages = pages.filter(
            reduce(or_, (Q(path__startswith=path) for path in desk_of(user).paths_open_in(locale)), Q(pk=None))
        )
    return pages.select_related("locale").order_by("-last_published_at", "-pk")[:AT_MOST]
