"""OpenDocument files (ISO/IEC 26300): nothing that acts, nothing from elsewhere, no name of who wrote them."""

import re
from collections.abc import Callable
from functools import partial
from xml.sax.saxutils import quoteattr

from cms.library.vetting import formulas
from cms.library.vetting.books import read_drawing
from cms.library.vetting.markup import Element, Rule, apply, elements
from cms.library.vetting.packages import Parts
from cms.library.vetting.part_names import FONTS, PICTURES, READ_AS_MARKUP, ending_of, look_into
from cms.library.vetting.refusals import refusal

MIMETYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
PREFIX = "application/vnd.oasis.opendocument."
KINDS = {f"{PREFIX}text": "odt", f"{PREFIX}spreadsheet": "ods", f"{PREFIX}presentation": "odp"}
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
MANIFESTS = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
SCRIPT = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"
# Macros, menus and keys that begin them, a picture of the first page, signatures and histories with names.
ACTING_FOLDERS = ("Basic/", "Scripts/", "Dialogs/")
DROPPED = ("Configurations2/", "Thumbnails/", "META-INF/documentsignatures.xml", "VersionList.xml", "Versions/")
EMPTIED = {"meta.xml": "document-meta", "settings.xml": "document-settings"}
SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|#|$)", re.IGNORECASE)
ELSEWHERE = re.compile(r"([a-z][a-z0-9+.-]*:|//|\\|/|\.\./)", re.IGNORECASE)
# Where a table keeps formulas: in cells, in what a cell may hold or how it then looks, in names for formulas.
FORMULAS = ("formula", "condition", "expression", "value")
# Its type, how lines were broken, and pictures (also of charts) that have no ending.
BESIDE = re.compile(r"mimetype|layout-cache|(.*/)?(ObjectReplacements|Pictures)/[^/.]+")
NOTES = frozenset({"annotation", "tracked-changes", "tracked-change"})


def is_open_document(parts: Parts) -> bool:
    """Whether the parts say that they are an OpenDocument file."""
    return parts.get(MIMETYPE, b"").startswith(PREFIX.encode())


def clean_open_document(parts: Parts) -> tuple[str, Parts]:
    """The kind (odt, ods, odp) and its parts without metadata. ValidationError for what must not be handed out."""
    kind = KINDS.get(parts[MIMETYPE].decode("ascii", "replace").strip())
    if not kind:
        raise refusal("unknown")
    if "content.xml" not in parts or MANIFEST not in parts:
        raise refusal("damaged")
    if any(name.startswith(ACTING_FOLDERS) for name in parts):
        raise refusal("acts")
    apply(MANIFEST_RULES, parts[MANIFEST])
    kept = {name: part for name, part in parts.items() if not name.startswith(DROPPED)}
    look_into(kept, READ, PICTURES | FONTS, BESIDE)
    return kind, {name: _without_names(name, part) for name, part in kept.items()}


def _is_script(element: Element) -> bool:
    scripts = element.namespace == SCRIPT or (element.namespace == OFFICE and element.name == "script")
    return scripts or element.name == "dde-source" or any(map(formulas.acts, _formulas_of(element)))


def _formulas_of(element: Element) -> list[str]:
    return [element.attributes[key] for key in FORMULAS if key in element.attributes]


def _leads_away(element: Element) -> bool:
    """Outside the file, unless it is a link that a reader has to follow."""
    address = element.attributes.get("href", "").strip()
    if element.name == "a":
        return not SAFE_LINK.match(address)
    return bool(ELSEWHERE.match(address))


def _is_hidden(element: Element) -> bool:
    """A part that programs read as markup, under a name by which it would not be looked into."""
    name = element.attributes.get("full-path", "")
    return bool(READ_AS_MARKUP.search(element.attributes.get("media-type", ""))) and ending_of(name) not in READ


RULES: list[Rule] = [
    (_is_script, "acts"),
    (lambda element: element.name == "object-ole" or element.name == "plugin", "holds_files"),
    (_leads_away, "reaches_out"),
    (lambda element: any(map(formulas.reaches_out, _formulas_of(element))), "reaches_out"),
    (lambda element: element.name in NOTES, "notes"),
]
MANIFEST_RULES: list[Rule] = [
    (lambda element: element.name == "encryption-data", "locked"),
    (lambda element: "oleobject" in element.attributes.get("media-type", ""), "holds_files"),
    (_is_hidden, "parts"),
]
READ: dict[str, Callable[[bytes], None]] = {
    "xml": partial(apply, RULES),
    "rdf": partial(apply, RULES),
    "svg": read_drawing,
}


def _without_names(name: str, part: bytes) -> bytes:
    if name in EMPTIED:
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{EMPTIED[name]} xmlns:office="{OFFICE}" office:version="1.3"/>'
        ).encode()
    return _without_dropped(part) if name == MANIFEST else part


def _without_dropped(manifest: bytes) -> bytes:
    rows = "".join(
        "<m:file-entry" + "".join(f" m:{key}={quoteattr(value)}" for key, value in element.attributes.items()) + "/>"
        for element in elements(manifest)
        if element.name == "file-entry" and not element.attributes.get("full-path", "").startswith(DROPPED)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<m:manifest xmlns:m="{MANIFESTS}" m:version="1.3">{rows}</m:manifest>'
    ).encode()
