"""Reading XML that nobody has checked yet: element by element, without fetching or expanding anything."""

from collections.abc import Callable
from contextlib import suppress
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


def visit(markup: bytes, look: Callable[[Element], None]) -> None:
    """Shows every element once it has ended, and forgets it: a table may have millions; an instruction to programs (`<?…?>`) is shown as
    an element whose name begins with a question mark. ValidationError for broken markup, or for one that declares entities of its own."""
    within: list[Element] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def starts(name: str, attributes: dict[str, str]) -> None:
        namespace, _space, local = name.rpartition(" ")
        within.append(Element(namespace, local, {key.rpartition(" ")[2]: value for key, value in attributes.items()}))

    def ends(_name: str) -> None:
        look(within.pop())

    def says(words: str) -> None:
        if within:
            within[-1].text.append(words)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = starts, ends, says
    parser.ProcessingInstructionHandler = lambda target, words: look(Element("", f"?{target}", {}, [words]))
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(markup, True)
    except expat.ExpatError as error:
        raise refusal("damaged") from error


def is_markup(part: bytes) -> bool:
    """Whether a reader of XML would find an element in it, whatever it is called and however it goes on."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _attributes: found.append(name)
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(part, True)
    return bool(found)


def elements(markup: bytes) -> list[Element]:
    """Every element of a small part, in the order of their ends."""
    found: list[Element] = []
    visit(markup, found.append)
    return found


def _refuse(*_what: Any) -> None:
    raise refusal("damaged")


Rule = tuple[Callable[[Element], bool], str]


def apply(rules: list[Rule], markup: bytes) -> None:
    """Raises the refusal of the first rule that an element breaks."""

    def look(element: Element) -> None:
        for breaks, code in rules:
            if breaks(element):
                raise refusal(code)

    visit(markup, look)
