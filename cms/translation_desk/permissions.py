"""Who may draft translations, and into which languages: whoever may add pages under the version of the page above in that language."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page

from cms import languages
from cms.accounts.models import User
from cms.organisations.page_policy import page_policy

# Homes, and below them sections: what pages stand under.
PARENT_DEPTHS = (2, 3)


@dataclass(frozen=True)
class Desk:
    """Where somebody may draft: for each page that others stand under, by translation key, the languages open there."""

    open: dict[UUID, dict[str, Locale]]
    key_of: dict[str, UUID]

    def languages(self) -> dict[str, Locale]:
        """Every language in which the person may draft anything, by code."""
        found = {code: locale for locales in self.open.values() for code, locale in locales.items()}
        return {code: found[code] for code in languages.in_order(found)}

    def locales_below(self, page: Page) -> dict[str, Locale]:
        """The languages open to versions of a page, by code: none for a page that stands where the person may not write at all."""
        key = self.key_of.get(page.path[: -page.steplen])
        return self.open.get(key, {}) if key is not None else {}

    def paths_open_in(self, locale: Locale) -> list[str]:
        """Paths of the pages, in any language, whose version in this one is open."""
        return [path for path, key in self.key_of.items() if locale.language_code in self.open.get(key, {})]


def desk_of(user: User) -> Desk:
    """Kept as long as the request: the explorer asks once for each page it lists."""
    known: Desk | None = vars(user).get("translation_desk")
    if known is None:
        mine = page_policy.instances_user_has_permission_for(user, "add").filter(pk=OuterRef("pk"))
        parents = Page.objects.filter(depth__in=PARENT_DEPTHS).annotate(is_mine=Exists(mine)).select_related("locale")
        open_: dict[UUID, dict[str, Locale]] = {}
        key_of: dict[str, UUID] = {}
        for page in parents.order_by("locale__language_code", "path"):
            key_of[page.path] = page.translation_key
            if page.is_mine:
                open_.setdefault(page.translation_key, {})[page.locale.language_code] = page.locale
        known = Desk(open_, dict(sorted(key_of.items())))
        vars(user)["translation_desk"] = known
    return known


def target_locales(page: Page, user: User) -> list[Locale]:
    """Languages the page does not exist in yet and into which the user may draft it; none for one without words of its own."""
    if not getattr(page.specific_class, "has_own_words", True):
        return []
    below = desk_of(user).locales_below(page)
    if not below:
        return []
    taken = set(Page.objects.filter(translation_key=page.translation_key).values_list("locale_id", flat=True))
    return [locale for locale in below.values() if locale.pk not in taken]


def may_read(page: Page, user: User) -> bool:
    """A live page is public; a draft is for those who may edit it."""
    return bool(page.live or page.specific.permissions_for_user(user).can_edit())
