"""Every organisation has a section in every language's tree, as a draft until somebody publishes it."""

from contextlib import suppress

from django.db import transaction
from wagtail.models import Page

from cms.accounts.models import User
from cms.guidance.models import HomePage, OrganisationPage
from cms.organisations.models import Organisation
from cms.organisations.teams import keep_page_rights
from cms.publishing.door import NotReady
from cms.taxonomy.words import word


@transaction.atomic
def keep_sections(organisation: Organisation, *, by: User | None = None) -> dict[str, Page]:
    """The organisation's sections by language, made where they are missing; its teams may work in them.

    `by` has written what they say: it comes from the organisation's own form.
    """
    sections: dict[str, Page] = {
        section.locale.language_code: section
        for section in OrganisationPage.objects.filter(organisation=organisation).select_related("locale")
    }
    for home in HomePage.objects.select_related("locale").order_by("path"):
        code = home.locale.language_code
        if code not in sections:
            sections[code] = _make(organisation, home, next(iter(sections.values()), None), by)
    keep_page_rights(organisation, sections)
    return sections


def _make(organisation: Organisation, home: HomePage, known: Page | None, by: User | None) -> OrganisationPage:
    """A draft in the home's language; of all sections of an organisation, each is a version of the others."""
    code = home.locale.language_code
    about = word(organisation, "description", code)
    section = OrganisationPage(
        title=word(organisation, "name", code).text,
        slug=organisation.slug,
        organisation=organisation,
        standfirst=about.text if about.lang == code else "",
        locale=home.locale,
        live=False,
    )
    if known is not None:
        section.translation_key = known.translation_key
    home.add_child(instance=section)
    section.save_revision(user=by)
    return section


@transaction.atomic
def rename_sections(organisation: Organisation, before: Organisation, *, by: User | None) -> None:
    """Sections that bear the old name take the new one, which `by` has written; a title that somebody chose stays.

    Those that are live show it at once, where somebody else has approved exactly that.
    """
    for section in OrganisationPage.objects.filter(organisation=organisation).select_related("locale"):
        code = section.locale.language_code
        old, new = word(before, "name", code).text, word(organisation, "name", code).text
        if new == old:
            continue
        draft = section.get_latest_revision_as_object()
        if draft.title != old:
            continue
        goes_live = (
            section.live and not section.has_unpublished_changes
        )  # without changes the draft is the section itself
        draft.title = draft.draft_title = new
        revision = draft.save_revision(user=by)
        if goes_live:
            with suppress(NotReady), transaction.atomic():
                revision.publish()
