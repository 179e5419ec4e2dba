"""Forms of the page types: facts where a page has them, and the door asked before publishing."""

from typing import Any

from django.db.models import QuerySet

from cms.accounts.models import User
from cms.languages import direction
from cms.organisations.people.listing import may_read_again
from cms.publishing.forms import DoorForm
from cms.taxonomy.forms import FactsForm

WORDS = frozenset({"title", "standfirst", "cover_alt", "search_description"})


class SectionForm(DoorForm):
    """A home or a section."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Wagtail's script fills it while the title is typed; where the script came late, saving makes it from the title.
            self.fields["slug"].required = False
        self._speak_the_pages_language()

    def _speak_the_pages_language(self) -> None:
        """Marks the fields for words with the page's language, so that they are typed in its direction and spelt in its spelling."""
        locale = self.instance.locale if self.instance.locale_id else getattr(self.parent_page, "locale", None)
        if locale is None:
            return
        marks = {"lang": locale.language_code, "dir": direction(locale.language_code)}
        for name in WORDS & self.fields.keys():
            self.fields[name].widget.attrs |= marks


class FactsDoorForm(FactsForm, SectionForm):
    """A page with facts."""

    narrowed_already = frozenset({"review_owner"})

    def readers_again(self) -> QuerySet[User]:
        """Those of its organisation who may set a new date: who edits or reviews, and whose page it is."""
        page = self.instance if self.instance.pk else self.parent_page
        organisation = page.answered_for_by() if page is not None else None
        return may_read_again(organisation, self.instance.owner_id) if organisation else User.objects.none()
