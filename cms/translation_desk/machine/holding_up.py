"""Never live unconfirmed: words of a machine hold a page up, also where an older version, a copy or a doubled part brought them back."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.directions import apart
from cms.publishing.door import Reason, register
from cms.rich_text import words_of
from cms.translation_desk.machine.unconfirmed import Signed, is_unconfirmed, sign_of
from cms.translation_desk.models import MachineText, Origin, TranslatedSegment
from cms.translation_desk.same_words import is_sentence
from cms.translation_desk.segments import Segment, places_of

NAMED_AT_MOST = 5
BY_MACHINE = _("Written by a machine and confirmed by nobody yet: “%(text)s”")


@register
def nothing_of_a_machine_is_unconfirmed(page: Page) -> Iterator[Reason]:
    """Somebody with a name has called every text that a machine wrote done, also where they have changed it."""
    found = list(_written_by_machine(page))
    for segment in found[:NAMED_AT_MOST]:
        text = Truncator(words_of(segment.text, rich=segment.rich)).chars(80)
        yield Reason(BY_MACHINE % {"text": apart(text)}, segment.path.split(".")[0])
    if len(found) > NAMED_AT_MOST:
        yield Reason(
            _("… and more that a machine wrote and nobody has confirmed."), found[NAMED_AT_MOST].path.split(".")[0]
        )


def _written_by_machine(page: Page) -> Iterator[Segment]:
    """One query for a page in whose language no machine wrote its words, two otherwise."""
    code = page.locale.language_code
    places = [(segment, sign_of(segment.text)) for segment in places_of(page).values() if not segment.is_empty]
    own = Q(page=page.pk) if page.pk else Q(pk=None)
    rows = MachineText.objects.filter(Q(language=code, sign__in={sign for _segment, sign in places}) | own)
    known = list(rows.values_list("page_id", "path", "sign"))
    if not known:
        return
    done = _called_done(page)
    here: set[Signed] = {(path, of) for page_id, path, of in known if page_id == page.pk and page.pk}
    called = {path for path, _sign in done}
    for segment, sign in places:
        if is_unconfirmed(segment.path, sign, here, called):
            yield segment
            continue
        by_itself = is_sentence(words_of(segment.text, rich=segment.rich), code)
        if any(
            _is_meant((segment.path, sign), (path, of), own=page_id == page.pk, by_itself=by_itself, done=done)
            for page_id, path, of in known
        ):
            yield segment


def _is_meant(here: Signed, machine: Signed, *, own: bool, by_itself: bool, done: set[Signed]) -> bool:
    """Whether the words here are those that a machine wrote there. Short ones that stand elsewhere may be anybody's, and a part of a
    page keeps its id where the page is copied."""
    if here[1] != machine[1]:
        return False
    if own and here[0] == machine[0]:
        return True
    copied = here[0] == machine[0] and "." in here[0]
    return (copied or (by_itself and (own or here[0] == machine[0]))) and here not in done


def _called_done(page: Page) -> set[Signed]:
    notes = TranslatedSegment.objects.filter(page=page.pk, done=True).exclude(origin=Origin.MACHINE)
    return {(path, sign_of(text)) for path, text in notes.values_list("path", "text")}
