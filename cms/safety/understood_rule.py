"""The rule of field tests at the door to live."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing.door import Reason, register
from cms.safety.content import content_of, digest_of
from cms.safety.field_testing import takes_field_tests
from cms.safety.models import FieldTest
from cms.safety.understood import LEAST, newest_of


@register
def it_was_understood(page: Any) -> Iterator[Reason]:
    """What fewer than half understood when it was tested last does not go live as it stands."""
    if not isinstance(page, Page) or not takes_field_tests(page):
        return
    tests = list(FieldTest.objects.of(page).counted())
    if not any(one.understood < LEAST for one in tests):
        return
    newest = newest_of(tests, digest_of(content_of(page)))
    if newest is not None and newest.understood < LEAST:
        words = _(
            "In the field test of %(day)s people understood %(share)d %% of this text: it does not go live like this. "
            "Say it more plainly, and test it again."
        )
        yield Reason(words % {"day": date_format(newest.on, "DATE_FORMAT"), "share": newest.understood})
