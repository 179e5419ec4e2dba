"""The glossary beside the texts of a translation: which of its words a source has, and what to look at in the target."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms import languages
from cms.directions import apart
from cms.taxonomy.glossary.known import Glossary, KnownTerm, NotToUse, glossary_between
from cms.taxonomy.glossary.matching import Finder, is_used
from cms.translation_desk.glossary.marking import marked, paragraphs_of


@dataclass(frozen=True)
class Hint:
    """A term that the source has, with what the glossary says of it."""

    term: KnownTerm
    not_to_use: tuple[NotToUse, ...]


@dataclass(frozen=True)
class Marked:
    """A source with the terms of the glossary marked, and these terms; codes and directions of both languages."""

    html: SafeString
    hints: list[Hint]
    source: str
    target: str

    @property
    def source_direction(self) -> str:
        """For an HTML `dir` attribute."""
        return languages.direction(self.source)

    @property
    def target_direction(self) -> str:
        """For an HTML `dir` attribute."""
        return languages.direction(self.target)


@dataclass(frozen=True)
class GlossaryBeside:
    """The glossary of a screen; asked once for all its rows."""

    glossary: Glossary = field(default_factory=lambda: Glossary("en", "en"))

    @cached_property
    def _terms(self) -> Finder:
        return Finder({one: one.ways for one in self.glossary.terms}, self.glossary.source)

    @cached_property
    def _forbidden(self) -> Finder:
        return Finder({one: one.ways for one in self.glossary.not_to_use}, self.glossary.target)

    def marked(self, html: str) -> Marked:
        """The source of a row, as its readers see it."""
        shown, found = marked(html, self._terms)
        hints = [Hint(one, self._tied_to(one)) for one in found if isinstance(one, KnownTerm)]
        return Marked(shown, hints, self.glossary.source, self.glossary.target)

    def warnings(self, source: str, target: str, *, rich: bool) -> list[str]:
        """What to look at in a translation: words that are not to be used, terms that are said otherwise. Nothing for an empty one."""
        if rich:
            source, target = paragraphs_of(source), paragraphs_of(target)
        return [*self._not_to_use(target), *self._said_otherwise(source, target)] if target.strip() else []

    def _tied_to(self, term: KnownTerm) -> tuple[NotToUse, ...]:
        return tuple(one for one in self.glossary.not_to_use if one.term_id == term.term_id)

    def _not_to_use(self, target: str) -> Iterator[str]:
        found = dict.fromkeys(one.which for one in self._forbidden.find(target))
        for one in self.glossary.not_to_use:
            if one in found and one.use_instead:
                said = _("Do not use “%(words)s”. %(reason)s Use instead: “%(better)s”.")
                yield said % {"words": apart(one.words), "reason": one.reason, "better": apart(one.use_instead)}
            elif one in found:
                yield _("Do not use “%(words)s”. %(reason)s") % {"words": apart(one.words), "reason": one.reason}

    def _said_otherwise(self, source: str, target: str) -> Iterator[str]:
        for one in dict.fromkeys(one.which for one in self._terms.find(source)):
            if (
                isinstance(one, KnownTerm)
                and one.translation
                and not is_used(target, one.translation, self.glossary.target)
            ):
                said = _("The glossary says “%(translation)s” for “%(term)s”. Is it said otherwise here?")
                yield said % {"translation": apart(one.translation), "term": apart(one.words)}


def glossary_beside(source: str, target: str) -> GlossaryBeside:
    """Of a screen from one language into another; two queries."""
    return GlossaryBeside(glossary_between(source, target))
