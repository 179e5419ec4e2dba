"""EPUB books (EPUB 3.3, W3C): nothing that acts, nothing from elsewhere. Who wrote a book is for its readers, and stays."""

import re

from cms.library.vetting.markup import Element, Rule, apply
from cms.library.vetting.packages import Parts
from cms.library.vetting.refusals import refusal

MIMETYPE, BOOK = "mimetype", b"application/epub+zip"
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
READ = (".xhtml", ".html", ".htm", ".xml", ".svg", ".opf", ".ncx", ".smil")
ACTING_ELEMENTS = frozenset({"script", "iframe", "object", "embed", "form", "foreignobject", "base", "bindings"})
ACTING_LINK = re.compile(r"\s*(javascript|vbscript|data|file):", re.IGNORECASE)
ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
ELSEWHERE_IN_STYLE = re.compile(rb"(@import|url\()\s*['\"]?\s*([a-z]+:)?//", re.IGNORECASE)


def is_book(parts: Parts) -> bool:
    """Whether the parts say that they are a book."""
    return parts.get(MIMETYPE, b"").strip() == BOOK


def clean_book(parts: Parts) -> tuple[str, Parts]:
    """The kind (epub) and its parts as they are. ValidationError for what must not be handed out."""
    if CONTAINER not in parts:
        raise refusal("damaged")
    if ENCRYPTION in parts:
        raise refusal("locked")
    for name, part in parts.items():
        ending = name.lower()
        if ending.endswith((".js", ".mjs")):
            raise refusal("acts")
        if ending.endswith(".css") and ELSEWHERE_IN_STYLE.search(part):
            raise refusal("reaches_out")
        if ending.endswith(READ):
            apply(RULES, part)
    return "epub", parts


def _acts(element: Element) -> bool:
    handlers = any(key.lower().startswith("on") for key in element.attributes)
    links = any(ACTING_LINK.match(element.attributes.get(key, "")) for key in ("href", "src", "action"))
    return element.name.lower() in ACTING_ELEMENTS or handlers or links


def _reaches_out(element: Element) -> bool:
    """An address that is fetched by itself, not a link that a reader has to follow."""
    fetched = [element.attributes.get(key, "") for key in ("src", "poster", "data")]
    if element.name.lower() in {"link", "image", "use", "item"}:
        fetched.append(element.attributes.get("href", ""))
    styles = ELSEWHERE_IN_STYLE.search(
        (element.words if element.name == "style" else element.attributes.get("style", "")).encode()
    )
    return bool(styles) or any(ELSEWHERE.match(address) for address in fetched)


RULES: list[Rule] = [(_acts, "acts"), (_reaches_out, "reaches_out")]
