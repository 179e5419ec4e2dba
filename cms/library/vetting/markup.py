"""Reading XML that nobody has checked yet: element by element, without fetching or expanding anything."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from cms.library.vetting.refusals import refusal


@dataclass
class Element:
    """An element: its namespace and name, its attributes by local name, and the text directly inside it once it has ended."""

    namespace: str
    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text directly inside it."""
        return "".join(self.text)


def elements(markup: bytes) -> list[Element]:
    """Every element in the order of their starts; ValidationError for broken markup, or for one that declares entities of its own."""
    found: list[Element] = []
    within: list[Element] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def starts(name: str, attributes: dict[str, str]) -> None:
        namespace, _space, local = name.rpartition(" ")
        made = Element(namespace, local, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        found.append(made)
        within.append(made)

    def ends(_name: str) -> None:
        within.pop()

    def says(words: str) -> None:
        if within:
            within[-1].text.append(words)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = starts, ends, says
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(markup, True)
    except expat.ExpatError as error:
        raise refusal("damaged") from error
    return found


def _refuse(*_what: Any) -> None:
    raise refusal("damaged")


Rule = tuple[Callable[[Element], bool], str]


def apply(rules: list[Rule], markup: bytes) -> None:
    """Raises the refusal of the first rule that an element breaks."""
    for element in elements(markup):
        for breaks, code in rules:
            if breaks(element):
                raise refusal(code)
