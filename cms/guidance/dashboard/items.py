"""What the start page is made of: groups of things that wait, the most urgent first, each of which leads to its place."""

from dataclasses import dataclass, field
from enum import IntEnum

from django.urls import reverse
from wagtail.models import Page

from cms import languages

# Of each group; the rest is a number and a way to it.
SHOWN = 5


class Urgency(IntEnum):
    """The order of the groups."""

    READERS_LACK_IT = 10
    SENT_BACK = 20
    OTHERS_WAIT = 30
    OVERDUE = 40
    SOON = 50
    UNFINISHED = 60
    TO_TRANSLATE = 70
    TO_KNOW = 80


@dataclass(frozen=True)
class Item:
    """One line: its text, in the language `lang` where that is another one; where it leads, if the person may go there.

    A telephone `number` stands apart: in Arabic text the groups of its digits would change places.
    """

    text: str
    url: str = ""
    lang: str = ""
    note: str = ""
    quote: str = ""
    number: str = ""

    @property
    def dir(self) -> str:
        """The direction of the text; "auto" for a name that has no language."""
        return languages.direction(self.lang) if self.lang else "auto"

    @property
    def language(self) -> str:
        """The language by its own name."""
        return languages.autonym(self.lang) if self.lang else ""


@dataclass(frozen=True)
class Group:
    """Things of one kind. `left` says how many more there are, `more_url` where."""

    urgency: Urgency
    title: str
    items: list[Item] = field(default_factory=list)
    hint: str = ""
    left: int = 0
    more_url: str = ""


def item_of(page: Page, *, note: str = "", quote: str = "", url: str = "") -> Item:
    """A page under the title it has in its draft, leading to its editor; its locale is loaded already."""
    return Item(
        text=page.get_admin_display_title(),
        url=url or reverse("wagtailadmin_pages:edit", args=[page.pk]),
        lang=page.locale.language_code,
        note=note,
        quote=quote,
    )


def explorer(page_id: int) -> str:
    """Where the pages below one are listed."""
    return reverse("wagtailadmin_explore", args=[page_id])
