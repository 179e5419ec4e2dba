"""Rules that need to know what a page is made of."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Page

from cms.guidance.blocks import parts_of
from cms.guidance.models.article import Article
from cms.guidance.models.sections import OrganisationPage
from cms.guidance.pictures import pictures_of
from cms.library.consent import Consent
from cms.organisations.naming import is_anothers
from cms.publishing.door import Reason, register
from cms.taxonomy.models import Audience

EVERYONE = frozenset(Audience.CODES)


@register
def a_do_stands_beside_every_dont(page: Page) -> Iterator[Reason]:
    """Fear alone does not change behaviour: whoever is told a "don't" is told a "do", on the page and in each section."""
    body = getattr(page, "body", None)
    if not body:
        return
    if _lacks_a_do(body):
        yield Reason(_("There is a “don’t” without a “do” for the same people: add what to do instead."), "body")
    for part in body:
        if part.block_type == "section" and _lacks_a_do(part.value["parts"]):
            yield Reason(
                _("The section “%(heading)s” has a “don’t” without a “do” for the same people: add what to do instead.")
                % {"heading": part.value["heading"]},
                "body",
            )


def _lacks_a_do(parts: Iterable[Any]) -> bool:
    told: dict[str, frozenset[str]] = {"dont": frozenset(), "do": frozenset()}
    for part in parts:
        kind = "do" if part.block_type == "steps" else part.block_type
        if kind in told:
            told[kind] |= frozenset(part.value["audiences"]) or EVERYONE
    return not told["dont"] <= told["do"]


@register
def every_part_is_complete(page: Page) -> Iterator[Reason]:
    """Drafts may have empty parts; nothing goes live with one, whatever the route."""
    for name in ("body", "first_steps"):
        stream = getattr(page, name, None)
        if not stream:
            continue
        try:
            stream.stream_block.clean(stream)
        except StreamBlockValidationError as error:
            for position in sorted(error.block_errors):
                yield Reason(
                    _("Part %(number)s (%(kind)s) is not complete: fill in what is marked as required.")
                    % {"number": position + 1, "kind": stream[position].block.label},
                    name,
                )
            if not error.block_errors:
                yield Reason(_("The parts do not fit together: look at the notes beside them."), name)


@register
def there_is_something_to_read(page: Page) -> Iterator[Reason]:
    """An article has a standfirst, and guidance has parts: nothing goes live empty."""
    if not isinstance(page, Article):
        return
    if not page.standfirst.strip():
        yield Reason(_("Write the standfirst: one or two sentences on what this page helps to do."), "standfirst")
    if hasattr(page, "body") and not list(parts_of(page.body)):
        yield Reason(_("This page has no parts yet: add cards, steps or text."), "body")


@register
def the_cover_is_described(page: Page) -> Iterator[Reason]:
    """A cover is described for those who cannot see it."""
    if isinstance(page, Article) and page.cover_id and not page.cover_alt.strip():
        yield Reason(_("Say in words what the cover shows."), "cover_alt")


@register
def people_in_pictures_agreed(page: Page) -> Iterator[Reason]:
    """Dignity and consent: every picture says whether a person is in it, and that they agreed."""
    for picture in dict.fromkeys(pictures_of(page)):
        field = "cover" if picture.pk == getattr(page, "cover_id", None) else "body"
        if picture.taken_down:
            words = _("The picture “%(title)s” was taken down: choose another one.")
            yield Reason(words % {"title": picture.title}, field)
        elif picture.consent == Consent.WITHDRAWN:
            yield Reason(
                _("The picture “%(title)s” may not be shown any more: its consent was withdrawn.")
                % {"title": picture.title},
                field,
            )
        elif not picture.consent:
            yield Reason(
                _("Say whether someone is in the picture “%(title)s” and has agreed (menu Pictures, field Consent).")
                % {"title": picture.title},
                field,
                about=picture,
            )


@register
def people_in_recordings_agreed(page: Page) -> Iterator[Reason]:
    """The same for who is heard."""
    for recording in _recordings_of(page):
        if recording.consent == Consent.WITHDRAWN:
            yield Reason(
                _("The recording “%(title)s” may not be played any more: its consent was withdrawn.")
                % {"title": recording.title},
                "body",
            )
        elif not recording.consent:
            yield Reason(
                _(
                    "Say whether whoever speaks in the recording “%(title)s” has agreed (menu Recordings, field Consent)."
                )
                % {"title": recording.title},
                "body",
                about=recording,
            )


@register
def what_is_said_can_be_read(page: Page) -> Iterator[Reason]:
    """By those who cannot hear it."""
    for recording in _recordings_of(page):
        if not recording.transcript.strip():
            yield Reason(
                _("Write the transcript of the recording “%(title)s” (menu Recordings).") % {"title": recording.title},
                "body",
                about=recording,
            )


def _recordings_of(page: Page) -> list[Any]:
    parts = [part for part in parts_of(getattr(page, "body", None)) if part.block_type == "listen"]
    found = [part.value.get("recording") for part in parts]
    return list(dict.fromkeys(recording for recording in found if recording is not None))


@register
def a_resource_can_be_found(page: Page) -> Iterator[Reason]:
    """A resource has a file or a link, and a publisher."""
    if not hasattr(page, "document_id") or not hasattr(page, "link"):
        return
    if not page.document_id and not page.link:
        yield Reason(_("Add the file, or a link to where it is."), "link")
    if not page.publisher.strip():
        yield Reason(_("Name the publisher."), "publisher")


@register
def campaign_dates_follow_each_other(page: Page) -> Iterator[Reason]:
    """A campaign starts before it ends."""
    starts, ends = getattr(page, "starts_on", None), getattr(page, "ends_on", None)
    if starts and ends and ends < starts:
        yield Reason(_("The campaign ends before it starts: correct the dates."), "ends_on")


@register
def its_organisation_is_active(page: Page) -> Iterator[Reason]:
    """For a suspended organisation nothing new goes live, whoever publishes it; what is live stays until somebody withdraws it."""
    section = page.section if isinstance(page, Article) else page if isinstance(page, OrganisationPage) else None
    if section is not None and section.organisation is not None and not section.organisation.is_active:
        yield Reason(
            _("“%(organisation)s” is suspended: an administrator of this installation has to make it active first.")
            % {"organisation": section.organisation.name},
            elsewhere=True,
            about=section.organisation,
        )


@register
def its_section_bears_no_other_name(page: Page) -> Iterator[Reason]:
    """Readers and offers go by the title of a section: it is never the name of another organisation."""
    if isinstance(page, OrganisationPage) and is_anothers(page.title, page.organisation):
        yield Reason(_("Another organisation has this name. Add what tells the two apart."), "title")
