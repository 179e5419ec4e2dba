"""Where readers see a picture, recording or document now, and who may change what they see of it.

Whoever may change a row of the library may not publish every page that shows it: such a change would reach readers unread.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page, ReferenceIndex, Revision, get_default_page_content_type
from wagtail.permissions import policy_registry

from cms.library.consent import Consent

SHOWN_FILE = _(
    "Live pages show this file, and you may not publish all of them. Upload the new one as a new file and put that on the page: "
    "it is then reviewed."
)
SHOWN_WORDS = _(
    "Readers see this on live pages, and you may not publish all of them. Ask a reviewer to change it, or upload a new file and put "
    "that on the page: it is then reviewed."
)
SHOWN_AGAIN = _(
    "Live pages would show this again, and you may not publish all of them. Ask a reviewer, or put a new file on the page: it is then "
    "reviewed."
)


def replacing_hides(count: int) -> str:
    """What follows if another file is put in the place of one that so many live pages show; empty where none does."""
    said = ngettext(
        "Readers see it on %(count)d live page. Another file in its place hides that page until it is reviewed again: "
        "upload it as a new file instead, and put that on the page.",
        "Readers see it on %(count)d live pages. Another file in its place hides them until they are reviewed again: "
        "upload it as a new file instead, and put that on the pages.",
        count,
    )
    return said % {"count": count} if count else ""


def changing_hides(count: int) -> str:
    """The same of words that readers are given with the file."""
    said = ngettext(
        "Readers see this on %(count)d live page. Another wording hides that page until it is reviewed again.",
        "Readers see this on %(count)d live pages. Another wording hides them until they are reviewed again.",
        count,
    )
    return said % {"count": count} if count else ""


def taking_down_takes_off(count: int) -> str:
    """What follows if it is taken down while so many live pages show it: unlike deleting it, that hides none of them."""
    said = ngettext(
        "It is on %(count)d live page, which stays, without it.",
        "It is on %(count)d live pages, which stay, without it.",
        count,
    )
    return said % {"count": count} if count else ""


def live_pages_showing(row: Model) -> QuerySet[Page]:
    """Pages that are live now and refer to the row."""
    references = ReferenceIndex.get_references_to(row).filter(base_content_type=get_default_page_content_type())
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    pages: QuerySet[Page] = Page.objects.filter(pk__in=keys, live=True)
    return pages


def shown_on(row: Model) -> list[Model]:
    """Live pages, pages with a version that goes live at its time, and rows of other kinds (a logo) that refer to the row."""
    by_type: dict[int, set[str]] = {}
    references = ReferenceIndex.get_references_to(row).values_list("base_content_type", "object_id").distinct()
    for content_type, key in references:
        by_type.setdefault(content_type, set()).add(key)
    pages = by_type.pop(get_default_page_content_type().pk, set())
    places: list[Model] = list(Page.objects.filter(pk__in={int(key) for key in pages}, live=True))
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        places += list(model._base_manager.filter(pk__in=keys)) if model is not None else []
    return places + list(_scheduled_with(row))


def _scheduled_with(row: Model) -> Iterator[Page]:
    """Read by a reviewer already, though not live yet. Few at any time; the index knows the words of rows, not of versions."""
    wanted = (ReferenceIndex._get_base_content_type(row).pk, str(row.pk))
    waiting = Revision.objects.filter(
        approved_go_live_at__isnull=False, base_content_type=get_default_page_content_type()
    )
    for revision in waiting.select_related("content_type"):
        page = revision.as_object()
        if wanted in {(kind, str(key)) for kind, key, *_paths in ReferenceIndex._extract_references_from_object(page)}:
            yield page


def may_change_for_readers(user: Any, row: Model) -> bool:
    """Whether the person may publish every page, and change every other row, that shows the row. Without a person nobody may."""
    if user is not None and user.is_superuser:
        return True
    places = shown_on(row)
    return not places or (user is not None and all(_answers_for(user, place) for place in places))


def _answers_for(user: Any, place: Model) -> bool:
    if isinstance(place, Page):
        allowed = place.permissions_for_user(user)
        return bool(allowed.can_publish() and allowed.can_edit())
    return bool(policy_registry.get(place).user_has_permission_for_instance(user, "change", place))


class KeepsWhatReadersSee(forms.ModelForm):
    """Refuses, to who may not publish them, changes that readers of live pages would meet unread. Consent can always be withdrawn."""

    # Beside the file itself.
    shown_fields: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.for_user = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def say_what_follows(self) -> None:
        """Beside what hides pages if it is changed; last of all, since forms put fields of their own in place."""
        count = live_pages_showing(self.instance).count() if self.instance.pk else 0
        said = dict.fromkeys(self.shown_fields, changing_hides(count))
        said |= {"file": replacing_hides(count), "taken_down": taking_down_takes_off(count)}
        for name in said.keys() & self.fields.keys() if count else ():
            field = self.fields[name]
            field.help_text = " ".join(str(one) for one in (field.help_text, said[name]) if one)

    def clean(self) -> dict[str, Any]:
        """With the reason beside each field that may not be changed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        changed = list(self._changed_for_readers(cleaned)) if self.instance.pk else []
        if changed and not may_change_for_readers(self.for_user, self.instance):
            for name, reason in changed:
                self.add_error(name, reason)
        return cleaned

    def _changed_for_readers(self, cleaned: dict[str, Any]) -> Iterable[tuple[str, Any]]:
        changed = set(self.changed_data) & cleaned.keys()
        if "file" in changed:
            yield "file", SHOWN_FILE
        for name in sorted(changed & self.shown_fields):
            # A browser sends line breaks of its own kind.
            if cleaned[name].split() != getattr(self.instance, name).split():
                yield name, SHOWN_WORDS
        was = getattr(self.instance, "consent", None)
        if "consent" in changed and was == Consent.WITHDRAWN != cleaned["consent"]:
            yield "consent", SHOWN_AGAIN
        if "taken_down" in changed and not cleaned["taken_down"]:
            yield "taken_down", SHOWN_AGAIN
