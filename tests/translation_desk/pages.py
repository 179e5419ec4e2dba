"""Pages in several languages, for tests of the desk."""

from typing import Any

from wagtail.models import Locale, Page

from cms.guidance.models import GuidancePage, HomePage, OrganisationPage
from cms.organisations.models import Role
from cms.translation_desk.drafting import draft_in
from tests import factories
from tests.obliging import obliging


def translated(page: Page, code: str, title: str) -> Any:
    """The page's live translation, the pages above it live before it."""
    locale, _new = Locale.objects.get_or_create(language_code=code)
    if not Page.objects.filter(locale=locale, depth=2).exists():
        factories.live_home(code)
    made = draft_in(page, locale, by=None).page
    for above in made.get_ancestors().filter(depth__gt=1, live=False).specific():
        factories.translate_in_place(above)
        above.save_revision().publish()
    made = Page.objects.get(pk=made.pk).specific
    factories.translate_in_place(made)
    made.title = title
    made.save_revision().publish()
    return Page.objects.get(pk=made.pk).specific


def ground(code: str, **page: Any) -> GuidancePage:
    """A live page in English, its section live in a language too, and four people: editor, reviewer, and one of each for the language."""
    with obliging():
        home = HomePage.objects.get(locale__language_code="en")
        home.save_revision().publish()
        other = factories.live_home(code)
        section = factories.section_under(HomePage.objects.get(pk=home.pk))
        above = OrganisationPage.objects.get(organisation=section.organisation, locale=other.locale)
        factories.translate_in_place(above)
        above.save_revision().publish()
        factories.HotlineFactory()
        made: GuidancePage = factories.live_guidance(section, **page)
    for username, role in (
        ("editor", Role.EDITOR),
        ("reviewer", Role.SAFETY_REVIEWER),
        (f"translator_{code}", Role.TRANSLATOR),
        (f"reviewer_{code}", Role.LANGUAGE_REVIEWER),
    ):
        factories.member_of(section.organisation, role, language=code, username=username)
    return made
