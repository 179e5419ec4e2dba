"""Publishing many pages at once: the ready ones go live, the others stay drafts and say why (middleware.py)."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from cms.publishing.door import NotReady


class PublishReadyPages(PublishBulkAction):
    """Wagtail's action, which would take back the ready pages because of one that is not."""

    def check_perm(self, page: Page) -> bool:
        """Who only withdraws pages publishes none."""
        return _publishes(self.request.user, page)

    @classmethod
    def execute_action(
        cls, objects: list[Page], include_descendants: bool = False, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """How many of the chosen pages and how many drafts under them were published."""
        chosen = below = 0
        for page in objects:
            chosen += cls._published(page, user)
            for draft in page.get_descendants().not_live().specific() if include_descendants else ():
                if user is None or _publishes(user, draft):
                    below += cls._published(draft, user)
        return chosen, below

    @classmethod
    def _published(cls, page: Page, user: Any) -> bool:
        with suppress(NotReady), transaction.atomic():
            super().execute_action([page], user=user)
            return True
        return False

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Nothing where nothing was published."""
        if not num_parent_objects and not num_child_objects:
            return None
        message: str = super().get_success_message(num_parent_objects, num_child_objects)
        return message


def _publishes(user: Any, page: Page) -> bool:
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_publish() and permissions.can_edit())
