"""The gate's rules at the door to live."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.publishing.door import Reason, register
from cms.safety.checking import refused
from cms.safety.content import content_of
from cms.safety.passing import is_gated, pass_of
from cms.safety.reading import lines_of


@register
def it_was_reviewed(page: Any) -> Iterator[Reason]:
    """Nothing is live that somebody who did not write it has not approved, exactly as it stands."""
    if not isinstance(page, Page) or not is_gated(page):
        return
    known = pass_of(page, at=timezone.now(), hold=True)
    page.known_pass = known
    if known.of_others:
        yield Reason(
            _(
                "This was reviewed for another organisation. Take it offline, if it is live, and hand it in for review where it stands now."
            ),
            elsewhere=True,
        )
    elif known.approval is None:
        yield Reason(
            _("Nobody has reviewed this version yet: hand it in for review. It goes live when a reviewer approves it."),
            elsewhere=True,
        )


@register
def the_checks_refuse_nothing(page: Any) -> Iterator[Reason]:
    """No point on a map and no private person's telephone is ever published, whoever approved it."""
    if not isinstance(page, Page) or not is_gated(page):
        return
    content = content_of(page)
    for found in refused(content, lines_of(content), page.locale.language_code):
        yield Reason(f"“{found.excerpt}”: {found.message}", found.place.split(".")[0])
