"""The field tests of a page as colleagues are shown them: each with what has become of the text since, and what follows from all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms import languages
from cms.accounts.models import User
from cms.organisations.sight import pages_seen_by
from cms.safety.field_testing import Wording, takes_field_tests, wordings_of
from cms.safety.models import FieldTest
from cms.safety.understood import Standing, Verdict, newest_of, standing, verdict
from cms.taxonomy.place_choosing import WITH_LARGER, in_full

NOT_TESTED = gettext_lazy(
    "Nobody has tested this page in this language. Show it to people whom it is for, and record what they understood."
)
CHANGED_SINCE = gettext_lazy("The text was changed since it was tested. Test it again with people whom it is for.")
WEAK = gettext_lazy(
    "In the last test people understood less than 85 per cent of it. Say more plainly what they did not understand, and test it again."
)
REFUSED = gettext_lazy(
    "In the last test people understood less than half of it: it does not go live like this. Say it more plainly, and test it again."
)
REFUSED_WHILE_LIVE = gettext_lazy(
    "In the last test people understood less than half of what readers see now. Change the page, or take it offline."
)


@dataclass(frozen=True)
class Line:
    """One test. `was` says which wording it was of."""

    test: FieldTest
    was: str

    @property
    def place(self) -> str:
        """In full, in the colleague's language."""
        return in_full(self.test.place)

    @property
    def wrong(self) -> Any:
        """Why it does not count; None where it does."""
        return getattr(self.test, "error", None)

    @property
    def verdict(self) -> str:
        """For how it looks."""
        return verdict(self.test.understood).value


@dataclass(frozen=True)
class Tested:
    """All tests of a page in its language, the newest first, and what to beware of."""

    page: Page
    lines: list[Line]
    warnings: list[str]

    @property
    def lang(self) -> dict[str, str]:
        """Of the page."""
        code = self.page.locale.language_code
        return {"code": code, "dir": languages.direction(code), "autonym": languages.autonym(code)}


def warnings_about(tests: Sequence[FieldTest], wordings: Sequence[Wording]) -> list[str]:
    """What to say of a page that says this, the newest wording last; `tests` are those that count, the newest first."""
    shown = (newest_of(tests, one.digest) for one in wordings if one.is_live)
    if any(one is not None and verdict(one.understood) == Verdict.REFUSED for one in shown):
        return [str(REFUSED_WHILE_LIVE)]
    warning = warning_about(tests, wordings[-1].digest)
    return [warning] if warning else []


def warning_about(tests: Sequence[FieldTest], digest: str) -> str:
    """What to say of the content with this digest before it goes live; "" for nothing."""
    where = standing(tests, digest)
    if where == Standing.NONE:
        return str(NOT_TESTED)
    newest = newest_of(tests, digest)
    if newest is None:
        return str(CHANGED_SINCE)
    return str({Verdict.GOOD: "", Verdict.WEAK: WEAK, Verdict.REFUSED: REFUSED}[verdict(newest.understood)])


def tested(page: Page, digest: str) -> Tested | None:
    """The tests of a page in review, whose content has this digest; None for kinds of pages that are not tested."""
    if not takes_field_tests(page):
        return None
    return _tested(page, [Wording(digest, False, None)], _tests_of(page), ofs={digest: _("of this version")})


def tested_in_each_language(page: Page, user: User, wordings: Sequence[Wording]) -> list[Tested]:
    """This page first, then its versions in other languages that were tested and that the person may see."""
    others = pages_seen_by(user).filter(translation_key=page.translation_key).exclude(pk=page.pk)
    codes = set(FieldTest.objects.filter(translation_key=page.translation_key).values_list("language", flat=True))
    found = [_tested(page, wordings, _tests_of(page))]
    for other in others.filter(locale__language_code__in=codes).select_related("locale").order_by("locale"):
        found.append(_tested(other, wordings_of(other), _tests_of(other)))
    return found


def _tests_of(page: Page) -> list[FieldTest]:
    related = (f"place__{WITH_LARGER}", "error")
    return list(FieldTest.objects.of(page).select_related(*related))


def _tested(
    page: Page, wordings: Sequence[Wording], tests: Sequence[FieldTest], ofs: dict[str, str] | None = None
) -> Tested:
    """`ofs` says by digest which wording a test was of, where it is not said by whether readers see it."""
    said = ofs or {one.digest: _("of what is live") if one.is_live else _("of the newest draft") for one in wordings}
    lines = [Line(one, said.get(one.digest) or _("text changed since")) for one in tests]
    counted = [line.test for line in lines if line.wrong is None]
    return Tested(page, lines, warnings_about(counted, wordings))
