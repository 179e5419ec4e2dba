"""Who may draft translations, and into which languages: whoever may add pages under that language's home."""

from wagtail.models import Locale, Page

from cms.accounts.models import User


def homes_open_to(user: User) -> dict[str, Page]:
    """Language code to its home page, for the languages in which the user may add pages."""
    known: dict[str, Page] | None = vars(user).get("homes_open")
    if known is None:
        homes = Page.objects.filter(depth=2).select_related("locale").order_by("locale__language_code")
        known = {home.locale.language_code: home for home in homes if home.permissions_for_user(user).can_add_subpage()}
        vars(user)["homes_open"] = known  # as long as the request: the explorer asks once for each page it lists
    return known


def target_locales(page: Page, user: User) -> list[Locale]:
    """Languages the page does not exist in yet and into which the user may draft it."""
    taken = set(Page.objects.filter(translation_key=page.translation_key).values_list("locale_id", flat=True))
    return [home.locale for home in homes_open_to(user).values() if home.locale_id not in taken]


def may_read(page: Page, user: User) -> bool:
    """A live page is public; a draft is for those who may edit it."""
    return bool(page.live or page.specific.permissions_for_user(user).can_edit())
