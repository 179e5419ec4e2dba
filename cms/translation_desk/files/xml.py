"""XML that somebody sends: measured and looked through before it is read; nothing is fetched or expanded."""

from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from lxml import etree

from cms.translation_desk.files.po import TOO_MANY
from cms.translation_desk.files.units import MAX_TEXTS, CannotRead

NOT_XLIFF = _(
    "This is no XLIFF file, or it is damaged. Download the file again, and upload what your program saved of it."
)
DECLARES = _("This file declares entities or a document type, which files for translators never do. Download it again.")
UNITS = frozenset({"trans-unit", "unit"})
MAX_ELEMENTS = 800_000
MAX_DEPTH = 100


@dataclass(frozen=True)
class Kind:
    """What a file has to be: the names of its units and how many there may be, and what is said of a file that is none or too much.

    `may_name_type`: it may say of which type it is, which is not looked for; nothing may be declared in it all the same.
    """

    units: frozenset[str]
    at_most: int
    broken: str | Promise
    too_many: str | Promise
    may_name_type: bool = False
    elements: int = MAX_ELEMENTS


XLIFF = Kind(UNITS, MAX_TEXTS, NOT_XLIFF, TOO_MANY)


def tree_of(content: bytes, kind: Kind = XLIFF) -> Any:
    """The root element; CannotRead for what is no XML, declares a document type, or is too much."""
    _look_through(content, kind)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise CannotRead(kind.broken) from error


def _look_through(content: bytes, kind: Kind) -> None:
    count = {"elements": 0, "depth": 0, "units": 0}
    parser = expat.ParserCreate(namespace_separator=" ")

    def starts(name: str, _attributes: dict[str, str]) -> None:
        count["elements"] += 1
        count["depth"] += 1
        count["units"] += name.rpartition(" ")[2] in kind.units
        if count["units"] > kind.at_most:
            raise CannotRead(kind.too_many)
        if count["depth"] > MAX_DEPTH or count["elements"] > kind.elements:
            raise CannotRead(kind.broken)

    def ends(_name: str) -> None:
        count["depth"] -= 1

    def refuse(*_what: Any) -> None:
        raise CannotRead(DECLARES)

    def names_type(_name: str, _system: str | None, _public: str | None, declares: bool) -> None:
        if declares or not kind.may_name_type:
            refuse()

    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.StartDoctypeDeclHandler, parser.EntityDeclHandler = names_type, refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise CannotRead(kind.broken) from error
