"""The rows every installation stands on: root page, a home for each language, teams, sections, the review. Safe to ask for again."""

from django.conf import settings
from django.db import transaction
from django.db.models import F
from wagtail.models import Collection, Locale, Page, Site

from cms.accounts.models import User
from cms.audit.acting import logged_as
from cms.guidance.models import HomePage
from cms.guidance.section_keeping import keep_sections
from cms.organisations.models import Organisation, Team
from cms.organisations.teams import keep_installation_teams, keep_teams, one_at_a_time
from cms.organisations.upgrading import retire_plain_workflows, take_over_plain_groups
from cms.safety.carrying_over import carry_over
from cms.safety.reviewing import make_workflow


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
    for locale in Locale.objects.all():
        _home_of(locale)
    is_first = not Team.objects.filter(organisation=None).exists()
    if is_first:
        retire_plain_workflows()
    make_workflow(root)
    keep_installation_teams(root)
    for organisation in Organisation.objects.select_related("collection"):
        keep_teams(organisation)
        keep_sections(organisation)
    if is_first:
        take_over_plain_groups()
    carry_over()
    # Live pages of older releases: see ReaderPage.save.
    Page.objects.filter(live=True).exclude(draft_title=F("title")).update(draft_title=F("title"))


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
def prepare_language(locale: Locale, *, by: User | None = None) -> HomePage | None:
    """A language's home (a draft copied from the first home) and the organisations' sections below it; None before there is one."""
    one_at_a_time()
    with logged_as(by):
        if _home_of(locale) is None:
            return None
        for organisation in Organisation.objects.all():
            keep_sections(organisation, by=by)
    return HomePage.objects.get(locale=locale)  # as it is now: it counts what stands below it


def _home_of(locale: Locale) -> HomePage | None:
    home = HomePage.objects.filter(locale=locale).first()
    if home is not None:
        return home
    first = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if first is None:
        return None
    # With the first one's owner, Wagtail would log it as made by them.
    return first.copy_for_translation(locale, exclude_fields=["owner"])
