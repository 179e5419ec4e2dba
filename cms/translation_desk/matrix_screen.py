"""What the screen of the matrix is made of: rows of cells, what can be asked, and the same as a table to download."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from cms import languages
from cms.accounts.models import User
from cms.organisations.models import Organisation
from cms.organisations.standing import organisations_seen_by
from cms.taxonomy.models import Audience, Topic
from cms.taxonomy.words import word
from cms.translation_desk.freshness import State
from cms.translation_desk.matrix import Matrix, Question
from cms.translation_desk.matrix_requests import Cells, Wanted, Whose
from cms.translation_desk.states import Version, Versions

PER_SCREEN = 50
AT_ONCE = 500  # rows of an export that are asked for together
STATES: dict[State, str | Promise] = {
    State.MISSING: _("missing"),
    State.IN_PROGRESS: _("in progress"),
    State.IN_REVIEW: _("in review"),
    State.CURRENT: _("current"),
    State.OUTDATED: _("outdated"),
}
ASKED: dict[Whose, str | Promise] = {
    Whose.MINE: _("assigned to me"),
    Whose.ANYBODYS: _("whatever is asked for"),
}
ORIGINAL = _("original")
ICONS = {
    State.MISSING: "plus",
    State.IN_PROGRESS: "edit",
    State.IN_REVIEW: "clipboard-list",
    State.CURRENT: "check",
    State.OUTDATED: "warning",
}


@dataclass(frozen=True)
class Cell:
    """A page in a language: `version` is None where it is missing, `state` where it is the original, `wanted` where nobody asks for it."""

    code: str
    autonym: str
    state: State | None
    version: Version | None
    wanted: Wanted | None = None

    @property
    def words(self) -> str | Promise:
        """The state in words."""
        return STATES[self.state] if self.state is not None else ORIGINAL

    @property
    def icon(self) -> str:
        """Its sign."""
        return ICONS[self.state] if self.state is not None else "home"


@dataclass(frozen=True)
class Row:
    """A page across the languages."""

    page: Any
    cells: list[Cell]

    @property
    def dir(self) -> str:
        """Direction of its title."""
        return languages.direction(self.page.locale.language_code)


def rows(pages: list[Page], versions: Versions, codes: list[str], wanted: Cells) -> list[Row]:
    """In the order of the pages and of the languages."""
    return [
        Row(page, [_cell(page, versions[page.translation_key].get(code), code, wanted) for code in codes])
        for page in pages
    ]


def _cell(page: Page, version: Version | None, code: str, wanted: Cells) -> Cell:
    state = State.MISSING if version is None else version.state
    return Cell(code, languages.autonym(code), state, version, wanted.get((page.translation_key, code)))


def headings(found: Matrix) -> list[dict[str, Any]]:
    """Each language with how many pages are in which state."""
    return [
        {
            "code": code,
            "autonym": languages.autonym(code),
            "dir": languages.direction(code),
            "counts": [
                {"state": state, "words": STATES[state], "icon": ICONS[state], "count": counts[state]}
                for state in State
            ],
        }
        for code, counts in found.counts.items()
    ]


class MatrixForm(forms.Form):
    """What can be asked; an answer that is none of the choices asks nothing."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *((state.value, STATES[state]) for state in State)]
    )
    asked = forms.ChoiceField(
        label=_("Asked for"), required=False, choices=[("", _("all")), *((one.value, ASKED[one]) for one in Whose)]
    )
    audience = forms.ChoiceField(label=_("For whom"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False, empty_label=_("all")
    )

    def __init__(self, *args: Any, user: User, locales: dict[str, Locale], shown_in: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["language"].choices = [("", _("all")), *((code, languages.autonym(code)) for code in locales)]
        fields["audience"].choices = _named(Audience.objects.all(), "code", shown_in)
        fields["topic"].choices = _named(Topic.objects.all(), "slug", shown_in)
        fields["organisation"].queryset = organisations_seen_by(user)
        self.locales = locales

    def question(self) -> Question:
        """As it was asked."""
        self.is_valid()
        said: dict[str, Any] = getattr(self, "cleaned_data", {})
        organisation = said.get("organisation")
        state, asked = said.get("state"), said.get("asked")
        return Question(
            codes=(said["language"],) if said.get("language") else tuple(self.locales),
            state=State(state) if state else None,
            asked=Whose(asked) if asked else None,
            audience=said.get("audience") or "",
            topic=said.get("topic") or "",
            organisation_id=organisation.pk if organisation is not None else None,
        )


def _named(found: Any, key: str, code: str) -> list[tuple[str, str | Promise]]:
    return [("", _("all")), *((getattr(row, key), word(row, "name", code).text) for row in found)]


def table(found: Matrix, user: User, today: date) -> Iterator[list[Any]]:
    """All of it, line by line, headings first; a few queries for each five hundred pages.

    After the states, two columns for each language: the day by which it is wanted, and who has it.
    """
    codes = list(found.locales)
    yield [str(_("Page")), str(_("Original language")), *codes, *(words for code in codes for words in _asking(code))]
    keys = list(found.pages.values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        pages = {page.pk: page for page in Page.objects.filter(pk__in=some).select_related("locale")}
        in_order = [pages[key] for key in some if key in pages]
        for row in rows(in_order, found.versions(in_order), codes, found.wanted(in_order, user, today)):
            states = (str(cell.words) for cell in row.cells)
            asked = (told for cell in row.cells for told in _asked(cell.wanted))
            yield [row.page.title, row.page.locale.language_code, *states, *asked]


def _asking(code: str) -> list[str]:
    """Headings of what is asked for in a language."""
    said = gettext("%(language)s: wanted by"), gettext("%(language)s: who has it")
    return [words % {"language": code} for words in said]


def _asked(wanted: Wanted | None) -> list[Any]:
    """The day, to be reckoned with, and who has it."""
    return ["", ""] if wanted is None else [wanted.due or gettext("no date"), wanted.holder or gettext("nobody yet")]
