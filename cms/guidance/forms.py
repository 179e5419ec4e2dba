"""Forms of the page types: facts where a page has them, and the door asked before publishing."""

from cms.publishing.forms import DoorForm
from cms.taxonomy.forms import FactsForm


class SectionForm(DoorForm):
    """A home or a section."""


class FactsDoorForm(FactsForm, DoorForm):
    """A page with facts."""
