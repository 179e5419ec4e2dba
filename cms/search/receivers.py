"""Search follows what goes live and what is taken back, once that is really so."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.search.indexing import forget, index


@receiver(page_published, dispatch_uid="search.index_page")
def index_page(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page went live, or went live anew."""
    _after_commit(index, instance)


@receiver(page_unpublished, dispatch_uid="search.forget_page")
def forget_page(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page is not live any more."""
    _after_commit(forget, instance)


def _after_commit(verb: Callable[[Page], None], page: Page) -> None:
    """Robust: what is live stays live even if its words cannot be written. The error is logged; `rebuild_search` mends it."""

    def follow() -> None:  # named, since Django's log of a robust failure asks for its name, which a partial has not
        verb(page)

    transaction.on_commit(follow, robust=True)
