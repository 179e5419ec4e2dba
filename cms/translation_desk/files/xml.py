"""XML that somebody sends: measured and looked through before it is read; nothing is fetched or expanded."""

from typing import Any
from xml.parsers import expat

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


def tree_of(content: bytes) -> Any:
    """The root element; CannotRead for what is no XML, declares a document type, or is too much."""
    _look_through(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise CannotRead(NOT_XLIFF) from error


def _look_through(content: bytes) -> None:
    count = {"elements": 0, "depth": 0, "units": 0}
    parser = expat.ParserCreate(namespace_separator=" ")

    def starts(name: str, _attributes: dict[str, str]) -> None:
        count["elements"] += 1
        count["depth"] += 1
        count["units"] += name.rpartition(" ")[2] in UNITS
        if count["units"] > MAX_TEXTS:
            raise CannotRead(TOO_MANY)
        if count["depth"] > MAX_DEPTH or count["elements"] > MAX_ELEMENTS:
            raise CannotRead(NOT_XLIFF)

    def ends(_name: str) -> None:
        count["depth"] -= 1

    def refuse(*_what: Any) -> None:
        raise CannotRead(DECLARES)

    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise CannotRead(NOT_XLIFF) from error
