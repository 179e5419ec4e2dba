"""Recording field tests of a page in one language, and saying that one was recorded in error."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.accounts.models import User
from cms.audit import actions
from cms.audit.recording import record as record_act
from cms.safety.content import content_of, digest_of
from cms.safety.having_part import looks_from_outside
from cms.safety.models import FieldTest, RecordedInError
from cms.safety.writing_down import name_of
from cms.taxonomy.facts import HasFacts
from cms.taxonomy.models import Place

TESTED, IN_ERROR = "safety.field_tested", "safety.field_test_in_error"
actions.register(TESTED, gettext_lazy("Recorded a field test"), ["understood"])
actions.register(IN_ERROR, gettext_lazy("Marked a field test as recorded in error"))


class CannotRecord(PermissionDenied):
    """Why, in a sentence that says what to do. Nothing was written."""


@dataclass(frozen=True)
class Wording:
    """What a page says in its language now, for its readers or in its newest draft: the digest, and when that was."""

    digest: str
    is_live: bool
    at: datetime | None

    @property
    def words(self) -> str:
        """To choose by."""
        day = date_format(localtime(self.at), "DATETIME_FORMAT") if self.at else ""
        if self.is_live:
            return _("As readers see it now, live since %(day)s") % {"day": day}
        return _("The newest draft, saved on %(day)s") % {"day": day}


@dataclass(frozen=True)
class Numbers:
    """What a test found: where, on which day, with how many people, how much they understood in per cent, and what was changed since."""

    place: Place
    on: date
    women: int
    girls: int
    boys: int
    men: int
    understood: int
    changed: str = ""


def takes_field_tests(page: Page) -> bool:
    """Pages of advice; homes and sections are none."""
    return issubclass(page.specific_class or Page, HasFacts)


def may_record(page: Page, user: User) -> bool:
    """Whoever may write the page or reviews it."""
    return bool(page.permissions_for_user(user).can_edit())


def wordings_of(page: Page) -> list[Wording]:
    """What may have been tested: what is live, and the newest draft where that says something else."""
    found = []
    if page.live:
        stored: Any = page.specific_class._base_manager.get(pk=page.pk)
        found.append(Wording(digest_of(content_of(stored)), True, page.last_published_at))
    draft = page.specific.get_latest_revision_as_object()
    digest = digest_of(content_of(draft))
    if digest not in {one.digest for one in found}:
        found.append(Wording(digest, False, page.latest_revision_created_at))
    return found


def ask_somebody_else() -> str:
    """What who may not mark a test is told."""
    return _(
        "Ask a reviewer or a coordinator who has written nothing of this page: they mark a test as recorded in error."
    )


@transaction.atomic
def record_test(page: Page, *, digest: str, numbers: Numbers, by: User, at: datetime) -> FieldTest:
    """Of the wording with this digest. Raises CannotRecord for who may not, another wording, or what is recorded already."""
    locked = Page.objects.select_for_update().get(pk=page.pk)
    if not takes_field_tests(locked) or not may_record(locked, by):
        raise CannotRecord(_("Only who may write this page or reviews it records its field tests."))
    if digest not in {one.digest for one in wordings_of(locked)}:
        raise CannotRecord(_("The text was changed while you wrote. Choose again which version was tested."))
    if FieldTest.objects.of(locked).counted().filter(digest=digest, **vars(numbers)).exists():
        raise CannotRecord(_("This test is recorded already."))
    test = FieldTest.objects.create(
        at=at,
        translation_key=locked.translation_key,
        language=locked.locale.language_code,
        page_id=locked.pk,
        digest=digest,
        by_id=by.pk,
        by=name_of(by),
        **vars(numbers),
    )
    record_act(TESTED, actor=by, subject=locked.specific, detail={"understood": numbers.understood}, at=at)
    return test


@transaction.atomic
def mark_as_error(test: FieldTest, page: Page, *, why: str, by: User, at: datetime) -> RecordedInError:
    """It counts no more, and both rows stay. Raises CannotRecord for who may not, without a reason, or where it is marked already.

    A test can hold the page up, so it is taken back by somebody who has no part in what was tested.
    """
    locked = Page.objects.select_for_update().get(pk=page.pk)
    if not FieldTest.objects.of(locked).filter(pk=test.pk).exists() or not looks_from_outside(locked, by):
        raise CannotRecord(ask_somebody_else())
    if not why.strip():
        raise CannotRecord(_("Say what was wrong with it."))
    if RecordedInError.objects.filter(test=test).exists():
        raise CannotRecord(_("Somebody has marked this test as recorded in error already."))
    marked = RecordedInError.objects.create(
        at=at, translation_key=locked.translation_key, test=test, why=why.strip(), by_id=by.pk, by=name_of(by)
    )
    record_act(IN_ERROR, actor=by, subject=locked.specific, at=at)
    return marked
