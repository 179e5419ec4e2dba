"""Who writes and who publishes, and the one way by which both make a page live: a draft, then the door."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.accounts.models import User
from cms.translation_desk.drafting import draft_in


@dataclass(frozen=True)
class Desk:
    """An author and a reviewer, who are two people."""

    author: User
    reviewer: User

    def add(self, page: Page, *, below: Page) -> None:
        """Puts a new page into the tree, as a draft of the author's."""
        page.live, page.owner = False, self.author
        below.add_child(instance=page)

    def publish(self, page: Page, **words: Any) -> None:
        """The page in the author's words, published by the reviewer; NotReady with what is missing."""
        for field, text in words.items():
            setattr(page, field, text)
        page.draft_title = page.title
        page.save_revision(user=self.author).publish(user=self.reviewer)

    def publish_in(self, locale: Locale, page: Page, **words: Any) -> None:
        """The page as it is live, in another language."""
        original = type(page).objects.get(pk=page.pk)
        self.publish(draft_in(original, locale, by=self.author).page, **words)


@contextmanager
def references_noted_at_the_end() -> Iterator[None]:
    """While inside, pages are saved without noting what they refer to, which takes a third of the time; it is noted once, at the end."""
    with disable_reference_index_auto_update():
        yield
    for page in Page.objects.exclude(depth=1).specific():
        ReferenceIndex.create_or_update_for_object(page)
