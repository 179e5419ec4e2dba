"""The rows every installation stands on: root page, a home for each language, groups and workflows. Safe to ask for again."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from cms.guidance.models import HomePage
from cms.organisations.roles import make_roles, make_translators, make_workflow


@transaction.atomic
def ensure_ground() -> None:
    """Root page, default language and its home as a draft, the site; then every other language's home."""
    default, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=default)
    home = HomePage.objects.filter(locale=default).first() or _first_home(root, default)
    Site.objects.get_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": settings.WAGTAIL_SITE_NAME},
    )
    make_roles(root)
    for locale in Locale.objects.all():
        prepare_language(locale)


def _first_home(root: Page, locale: Locale) -> HomePage:
    """Takes the place of the welcome page that Wagtail's migrations make."""
    home = HomePage(
        title=settings.WAGTAIL_SITE_NAME, slug="home", locale=locale, live=False, has_unpublished_changes=True
    )
    welcome = Page.objects.filter(depth=2, slug="home").first()
    if welcome is not None:
        welcome.slug = "welcome-to-wagtail"
        Page.objects.filter(pk=welcome.pk).update(slug=welcome.slug, live=False)
    root.add_child(instance=home)
    home.save_revision()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).update(root_page=home, site_name=settings.WAGTAIL_SITE_NAME)
        Page.objects.get(pk=welcome.pk).delete()
    return home


@transaction.atomic
def prepare_language(locale: Locale) -> HomePage | None:
    """A language's home (a draft copied from the first home), its translators and its workflow; None before there is a first home."""
    home = HomePage.objects.filter(locale=locale).first()
    if home is None:
        first = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if first is None:
            return None
        home = first.copy_for_translation(locale)
    name = locale.get_display_name()
    make_translators(home, name)
    make_workflow(home, name)
    return home
