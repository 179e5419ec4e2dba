"""OpenDocument files (ISO/IEC 26300): nothing that acts, nothing from elsewhere, no name of who wrote them."""

import re
from xml.sax.saxutils import quoteattr

from cms.library.vetting.markup import Element, Rule, apply, elements
from cms.library.vetting.packages import Parts
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
ACTING_FORMULA = re.compile(r"\b(DDE|WEBSERVICE|CALL)\s*\(", re.IGNORECASE)
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
    for name, part in parts.items():
        if name.endswith(".xml") and not name.startswith((*DROPPED, "META-INF/")):
            apply(RULES, part)
    return kind, {name: _without_names(name, part) for name, part in parts.items() if not name.startswith(DROPPED)}


def _is_script(element: Element) -> bool:
    scripts = element.namespace == SCRIPT or (element.namespace == OFFICE and element.name == "script")
    formula = element.attributes.get("formula", "")
    return scripts or element.name == "dde-source" or bool(ACTING_FORMULA.search(formula))


def _leads_away(element: Element) -> bool:
    """Outside the file, unless it is a link that a reader has to follow."""
    address = element.attributes.get("href", "").strip()
    if element.name == "a":
        return not SAFE_LINK.match(address)
    return bool(ELSEWHERE.match(address))


RULES: list[Rule] = [
    (_is_script, "acts"),
    (lambda element: element.name == "object-ole" or element.name == "plugin", "holds_files"),
    (_leads_away, "reaches_out"),
    (lambda element: element.name in NOTES, "notes"),
]
MANIFEST_RULES: list[Rule] = [
    (lambda element: element.name == "encryption-data", "locked"),
    (lambda element: "oleobject" in element.attributes.get("media-type", ""), "holds_files"),
]


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
