"""A translation takes the parts that its source has now, as one new version of its draft."""

from typing import Any

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.accounts.models import User
from cms.safety.last_pass import last_pass
from cms.translation_desk.beside import Beside, revision_read
from cms.translation_desk.following import differs, follow
from cms.translation_desk.saving_drafts import save_draft
from cms.translation_desk.segments import raw
from cms.translation_desk.writing import refuse_unfit


def parts_differ(found: Beside) -> bool:
    """Whether the source has other parts, or has them in another order."""
    return any(
        differs(raw(field, _value(found.source, field)), raw(field, _value(found.page, field)))
        for field in _streams(found.page)
    )


@transaction.atomic
def take_parts(found: Beside, *, by: User) -> None:
    """Raises CannotWrite where the page is in review, locked, or not the person's to write."""
    held = Page.objects.select_for_update(of=("self",)).get(pk=found.page.pk).specific
    refuse_unfit(held, by)
    draft: Any = held.get_latest_revision_as_object()
    passed = last_pass(held)
    read = revision_read(passed, found.source) if passed is not None else None
    base: Any = read.as_object() if read is not None else None
    for field in _streams(draft):
        before = raw(field, _value(base, field)) if base is not None else None
        parts = follow(
            field.stream_block, raw(field, _value(found.source, field)), raw(field, _value(draft, field)), before
        )
        setattr(draft, field.attname, field.stream_block.to_python(parts))
    save_draft(draft, by)


def _streams(page: Page) -> list[Any]:
    return [field for field in page._meta.concrete_fields if isinstance(field, StreamField)]


def _value(page: Any, field: Any) -> Any:
    return getattr(page, field.attname)
