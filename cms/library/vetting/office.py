"""Word, Excel and PowerPoint files (ECMA-376, Office Open XML): nothing that acts, nothing from elsewhere, no name of who wrote them."""

import re
from collections.abc import Callable
from functools import partial
from xml.sax.saxutils import quoteattr

from cms.library.vetting import formulas
from cms.library.vetting.books import read_drawing
from cms.library.vetting.formulas import SAFE_LINK
from cms.library.vetting.markup import Element, Rule, apply, elements, visit
from cms.library.vetting.packages import Parts
from cms.library.vetting.part_names import FONTS, PICTURES, READ_AS_MARKUP, ending_of, look_into
from cms.library.vetting.refusals import refusal

TYPES, RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
KINDS = {
    MAIN.format("wordprocessingml.document"): "docx",
    MAIN.format("spreadsheetml.sheet"): "xlsx",
    MAIN.format("presentationml.presentation"): "pptx",
}
# The last word of a relationship's type, which says what a part is for, whatever it is called.
ACTING = frozenset({
    "vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet", "macrosheet", "dialogsheet", "control", "activexcontrolbinary",
    "extensibility", "webextension", "webextensiontaskpanes", "attachedtoolbars", "keymapcustomizations", "ctrlprop",
})  # fmt: skip
HOLDING = frozenset({"oleobject", "package", "afchunk", "subdocument"})
REACHING = frozenset({
    "attachedtemplate", "externallink", "externallinkpath", "connections", "querytable", "frame", "mailmergesource", "recipientdata",
    "mailmergeheadersource",
})  # fmt: skip
# What printers want to know, and what Google keeps beside a file that it made.
BESIDE = re.compile(r"(word|xl|ppt)/(printerSettings/\w+\.bin|metadata)", re.IGNORECASE)
ACTING_TYPE = re.compile(r"macro|vba|activex|addin", re.IGNORECASE)
ACTING_FIELD = re.compile(r"\b(DDE|DDEAUTO)\b", re.IGNORECASE)
REACHING_FIELD = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b", re.IGNORECASE)
# A field that links, with its address in quotation marks or without; the tip and the place inside the page are no addresses.
BESIDE_ADDRESS = re.compile(r'\\[lotn]\s*("[^"]*"|[^\s"\\]+)', re.IGNORECASE)
LINKING_FIELD = re.compile(r'\bHYPERLINK\s+(?:\\[a-z]\s+)*("[^"]*"|\\\\\S+|[^\s"\\]+[:\\]\S*)', re.IGNORECASE)
ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]+:|//|\\)", re.IGNORECASE)
# Who commented, where the file lay: parts that stay, with nothing in them.
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
EMPTIED = {
    "docprops/core.xml": ("coreProperties", CORE),
    "docprops/app.xml": ("Properties", EXTENDED),
    "docprops/custom.xml": ("Properties", CUSTOM),
    "word/people.xml": ("people", "http://schemas.microsoft.com/office/word/2012/wordml"),
    "xl/persons/person.xml": ("personList", "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"),
    "ppt/commentauthors.xml": ("cmAuthorLst", "http://schemas.openxmlformats.org/presentationml/2006/main"),
    "ppt/authors.xml": ("authorLst", "http://schemas.microsoft.com/office/powerpoint/2018/8/main"),
}
FOLDER_OF_THE_FILE = re.compile(rb'(<x15ac:absPath\b[^>]*?\burl=")[^"]*')


def is_office(parts: Parts) -> bool:
    """Whether the parts say that they are an Office Open XML file."""
    return TYPES in parts


def clean_office(parts: Parts) -> tuple[str, Parts]:
    """The kind (docx, xlsx, pptx) and its parts without metadata. ValidationError for what must not be handed out."""
    types = elements(parts[TYPES])
    kind = _kind(types)
    if RELATIONSHIPS not in parts:
        raise refusal("damaged")
    if any(_is_hidden(element) for element in types):
        raise refusal("parts")
    kept = {name: part for name, part in parts.items() if not _is_thumbnail(name)}
    look_into(kept, READ, PICTURES | FONTS, BESIDE)
    return kind, {name: _without_names(name, part) for name, part in kept.items()}


def _is_hidden(element: Element) -> bool:
    """A part that programs read as markup, under a name by which it would not be looked into."""
    ending = element.attributes.get("Extension", "").lower() or ending_of(element.attributes.get("PartName", ""))
    return bool(READ_AS_MARKUP.search(element.attributes.get("ContentType", ""))) and ending not in READ


def _kind(types: list[Element]) -> str:
    named = [element.attributes.get("ContentType", "") for element in types]
    if any(ACTING_TYPE.search(name) for name in named):
        raise refusal("acts")
    kinds = {KINDS[name] for name in named if name in KINDS}
    if len(kinds) != 1:
        raise refusal("unknown")
    return kinds.pop()


def _read(part: bytes) -> None:
    """By the rules, and the orders of fields, which may be parted into several elements: read together."""
    orders: list[str] = []

    def look(element: Element) -> None:
        for breaks, code in RULES:
            if breaks(element):
                raise refusal(code)
        if element.name == "instrText":
            orders.append(element.words)
        elif element.name == "fldSimple":
            orders.append(element.attributes.get("instr", ""))

    visit(part, look)
    for fields, code in ((ACTING_FIELD, "acts"), (REACHING_FIELD, "reaches_out")):
        if fields.search(" ".join(orders)) or fields.search("".join(orders)):
            raise refusal(code)
    links = LINKING_FIELD.findall(BESIDE_ADDRESS.sub("", "".join(orders)))
    if not all(SAFE_LINK.match(address) for link in links if (address := link.strip('" '))):
        raise refusal("reaches_out")


FORMULAS = frozenset({
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula",
})  # fmt: skip


def _loads_picture(element: Element) -> bool:
    """A drawing of the older kind (VML) whose picture lies elsewhere, or that links to what is not safe."""
    if not element.namespace.startswith("urn:schemas-microsoft-com:"):
        return False
    source, link = element.attributes.get("src", ""), element.attributes.get("href", "")
    fetched = element.name in {"imagedata", "fill", "stroke", "image"} or not SAFE_LINK.match(link)
    return bool(ELSEWHERE.match(source)) or (fetched and bool(ELSEWHERE.match(link)))


def _is_note(element: Element) -> bool:
    """A comment or a tracked change: Word names an author, Excel and PowerPoint have elements for them."""
    wordprocessing = element.namespace.endswith("/wordprocessingml/2006/main") or element.namespace.endswith(
        "/wordprocessingml/main"
    )
    if wordprocessing:
        return "author" in element.attributes
    return element.name in {"threadedComment", "cm"} or (
        element.name == "comment" and "spreadsheetml" in element.namespace
    )


RULES: list[Rule] = [
    (lambda element: element.name in FORMULAS and formulas.acts(element.words), "acts"),
    (lambda element: element.name in FORMULAS and formulas.reaches_out(element.words), "reaches_out"),
    (
        lambda element: (
            element.attributes.get("action", "").lower().startswith(("ppaction://program", "ppaction://macro"))
        ),
        "acts",
    ),
    (_loads_picture, "reaches_out"),
    (lambda element: element.name in {"OLEObject", "oleObject", "control", "embed"}, "holds_files"),
    (_is_note, "notes"),
]


def _purpose(element: Element) -> str:
    return element.attributes.get("Type", "").rstrip("/").rpartition("/")[2].lower()


def _leads_away(element: Element) -> bool:
    """Outside the file, unless it is a link that a reader has to follow."""
    if element.attributes.get("TargetMode", "").lower() != "external":
        return False
    return _purpose(element) != "hyperlink" or not SAFE_LINK.match(element.attributes.get("Target", ""))


RELATIONSHIP_RULES: list[Rule] = [
    (lambda element: _purpose(element) in ACTING, "acts"),
    (lambda element: _purpose(element) in HOLDING, "holds_files"),
    (lambda element: _purpose(element) in REACHING, "reaches_out"),
    (_leads_away, "reaches_out"),
]
READ: dict[str, Callable[[bytes], None]] = {
    **dict.fromkeys(("xml", "vml", "psmdcp"), _read),
    "rels": partial(apply, RELATIONSHIP_RULES),
    "svg": read_drawing,
}


def _is_thumbnail(name: str) -> bool:
    return name.lower().startswith("docprops/thumbnail")


def _without_names(name: str, part: bytes) -> bytes:
    emptied = ("coreProperties", CORE) if ending_of(name) == "psmdcp" else EMPTIED.get(name.lower())
    if emptied:
        element, namespace = emptied
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} xmlns={quoteattr(namespace)}/>'.encode()
    if name == RELATIONSHIPS:
        return _without_thumbnail(part)
    if name.lower() == "xl/workbook.xml":
        return FOLDER_OF_THE_FILE.sub(rb"\1", part)
    return part


def _without_thumbnail(part: bytes) -> bytes:
    kept = [
        element for element in elements(part) if element.name == "Relationship" and _purpose(element) != "thumbnail"
    ]
    rows = "".join(
        "<Relationship" + "".join(f" {key}={quoteattr(value)}" for key, value in element.attributes.items()) + "/>"
        for element in kept
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{namespace}">{rows}</Relationships>'.encode()
