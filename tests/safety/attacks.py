"""Ways to bring words before readers that nobody has reviewed. Each takes what is there and tries; what it raises is of no matter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from wagtail.models import Revision

from cms.accounts.models import User
from cms.guidance.models import GuidancePage
from tests import factories

SECRET = "Nobody has read this"


@dataclass
class Target:
    """A live page that was reviewed, a draft that was not, and people: an editor, a reviewer, who may do everything (`admin`)."""

    live: GuidancePage
    draft: GuidancePage
    editor: User
    reviewer: User
    admin: User

    def desk(self, person: User) -> Client:
        """A browser in which somebody is signed in."""
        client = Client(raise_request_exception=False)
        client.force_login(person)
        return client

    def changed(self) -> GuidancePage:
        """The live page with other words, in memory."""
        page = GuidancePage.objects.get(pk=self.live.pk)
        page.title = SECRET
        return page

    def changed_revision(self, **values: Any) -> Revision:
        """The same as a version of the editor's."""
        page = self.changed()
        for name, value in values.items():
            setattr(page, name, value)
        revision: Revision = page.save_revision(user=self.editor)
        return revision

    def other_body(self) -> Any:
        """Other words for a part."""
        return [factories.card(words=SECRET)]


Attack = Callable[[Target], Any]
ATTACKS: dict[str, Attack] = {}


def attack(how: Attack) -> Attack:
    """One more row of the table."""
    ATTACKS[how.__name__] = how
    return how


def sql(statement: str, values: list[Any]) -> None:
    """Past all our code."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
