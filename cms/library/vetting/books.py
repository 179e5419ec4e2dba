"""EPUB books (EPUB 3.3, W3C): nothing that acts, nothing from elsewhere. Who wrote a book is for its readers, and stays."""

import re
from collections.abc import Callable
from functools import partial

from cms.library.vetting import styles
from cms.library.vetting.markup import Element, Rule, apply
from cms.library.vetting.packages import Parts
from cms.library.vetting.part_names import FONTS, PICTURES, READ_AS_MARKUP, RECORDINGS, ending_of, look_into
from cms.library.vetting.refusals import refusal

MIMETYPE, BOOK = "mimetype", b"application/epub+zip"
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
MARKUP = ("xhtml", "html", "htm", "xht", "xml", "svg", "opf", "ncx", "smil", "pls", "xpgt", "plist")
BESIDE = re.compile(r"mimetype|.*\.txt", re.IGNORECASE)
ACTING_ELEMENTS = frozenset({"script", "iframe", "object", "embed", "form", "foreignobject", "base", "bindings"})
ACTING_LINK = re.compile(r"\s*(javascript|vbscript|file|data(?!:image/(png|jpeg|gif|webp)[;,])):", re.IGNORECASE)
# The animation of a drawing sets an address by these.
LINKS = ("href", "src", "action", "formaction", "to", "from", "by", "values")
ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
ELSEWHERE_AMONG = re.compile(r"(^|[\s,=])([a-z]{1,20}:)?//", re.IGNORECASE)


def is_book(parts: Parts) -> bool:
    """Whether the parts say that they are a book."""
    return parts.get(MIMETYPE, b"").strip() == BOOK


def clean_book(parts: Parts) -> tuple[str, Parts]:
    """The kind (epub) and its parts as they are. ValidationError for what must not be handed out."""
    if CONTAINER not in parts:
        raise refusal("damaged")
    if ENCRYPTION in parts:
        raise refusal("locked")
    look_into(parts, READ, PICTURES | FONTS | RECORDINGS, BESIDE)
    return "epub", parts


def read_drawing(drawing: bytes) -> None:
    """An SVG picture, in a book or in another document."""
    apply(RULES, drawing)


def _read_style(style: bytes) -> None:
    if styles.reach_out(style.decode("utf-8", "replace")):
        raise refusal("reaches_out")


def _read_script(_script: bytes) -> None:
    raise refusal("acts")


def _acts(element: Element) -> bool:
    handlers = any(key.lower().startswith("on") for key in element.attributes)
    links = any(ACTING_LINK.match(element.attributes.get(key, "")) for key in LINKS)
    script = element.name == "item" and "script" in element.attributes.get("media-type", "").lower()
    transforms = element.name == "?xml-stylesheet" and "xsl" in element.words.lower()
    return element.name.lower() in ACTING_ELEMENTS or handlers or links or script or transforms


def _reaches_out(element: Element) -> bool:
    """An address that is fetched by itself, not a link that a reader has to follow."""
    name, fetched = (
        element.name.lower(),
        [element.attributes.get(key, "") for key in ("src", "poster", "data", "background")],
    )
    if name in {"link", "image", "feimage", "use", "item"}:
        fetched.append(element.attributes.get("href", ""))
    several = element.attributes.get("srcset", "")
    if name == "meta" and "http-equiv" in element.attributes:
        several = element.attributes.get("content", "")
    if name == "?xml-stylesheet":
        several = element.words.replace('"', " ").replace("'", " ")
    style = element.words if name == "style" else element.attributes.get("style", "")
    return (
        styles.reach_out(style) or bool(ELSEWHERE_AMONG.search(several)) or any(ELSEWHERE.match(one) for one in fetched)
    )


def _is_hidden(element: Element) -> bool:
    """A part that readers' programs take for markup or a style, under a name by which it would not be looked into."""
    kind, ending = element.attributes.get("media-type", ""), ending_of(element.attributes.get("href", ""))
    if element.name != "item":
        return False
    return ("css" in kind and ending != "css") or (bool(READ_AS_MARKUP.search(kind)) and ending not in MARKUP)


RULES: list[Rule] = [(_acts, "acts"), (_reaches_out, "reaches_out"), (_is_hidden, "parts")]
READ: dict[str, Callable[[bytes], None]] = {
    **dict.fromkeys(MARKUP, partial(apply, RULES)),
    **dict.fromkeys(("js", "mjs"), _read_script),
    "css": _read_style,
}
