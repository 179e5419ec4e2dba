"""A page as the checks of every address need it, read in one pass: what it links to, what it loads, and every text with its language."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
NOT_READ = frozenset({"script", "style"})
LOADING = ("src", "poster", "data", "action", "formaction")
LOADING_LINKS = frozenset({"stylesheet", "icon", "preload", "manifest"})
POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
SPOKEN = ("alt", "aria-label", "title", "placeholder", "data-said")
Attributes = dict[str, str]


@dataclass(frozen=True)
class Fragment:
    """A text, with the language and direction that the elements around it give it; `apart` inside a `bdi` or a `dir` of its own."""

    text: str
    lang: str
    dir: str
    apart: bool


@dataclass(frozen=True)
class Element:
    """An open element: its name, and what holds inside it."""

    name: str
    lang: str
    dir: str
    apart: bool


@dataclass
class Outline(HTMLParser):
    """Feed it a page. Lists are in the order of the page."""

    headings: list[int] = field(default_factory=list)
    links: list[Attributes] = field(default_factory=list)
    relations: list[Attributes] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    images: list[Attributes] = field(default_factory=list)
    scripts: list[Attributes] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    pointed_to: list[str] = field(default_factory=list)
    html: Attributes = field(default_factory=dict)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        given = {name: value or "" for name, value in attrs}
        around = self.open[-1] if self.open else Element("", "", "", apart=False)
        element = Element(
            tag,
            given.get("lang", around.lang),
            given.get("dir", around.dir),
            around.apart or tag == "bdi" or ("dir" in given and tag != "html"),
        )
        self._note(tag, given)
        self._note_addresses(tag, given)
        for name in SPOKEN:
            if given.get(name):
                self.fragments.append(Fragment(given[name], element.lang, element.dir, element.apart))
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As `<use …/>`, which has nothing inside."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Closes the element; an end that nothing began is a fault of the page."""
        if self.open and self.open[-1].name == tag:
            self.open.pop()
        elif tag != "p":
            self.forbidden.append(f"</{tag}> inside <{self.open[-1].name if self.open else ''}>")

    def handle_data(self, data: str) -> None:
        """Notes a text."""
        if data.strip() and self.open and self.open[-1].name not in NOT_READ:
            around = self.open[-1]
            self.fragments.append(Fragment(" ".join(data.split()), around.lang, around.dir, around.apart))
        elif data.strip() and self.open:
            self.forbidden.append(f"words inside <{self.open[-1].name}>")

    def _note(self, tag: str, given: Attributes) -> None:
        if tag == "html":
            self.html = given
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        elif tag == "img":
            self.images.append(given)
        elif tag == "script":
            self.scripts.append(given)
        if tag in {"style", "iframe", "object", "embed", "base"}:
            self.forbidden.append(f"<{tag}>")
        self.forbidden += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.ids += [given["id"]] if "id" in given else []
        for name in POINTING:
            self.pointed_to += given.get(name, "").split()

    def _note_addresses(self, tag: str, given: Attributes) -> None:
        self.loaded += [given[name] for name in LOADING if given.get(name)]
        self.loaded += [candidate.split()[0] for candidate in given.get("srcset", "").split(",") if candidate.strip()]
        if tag == "use":
            self.loaded.append(given.get("href", ""))
        elif tag == "a" and "href" in given:
            self.links.append(given)
        elif tag == "link":
            self.relations.append(given)
            if LOADING_LINKS & set(given.get("rel", "").split()):
                self.loaded.append(given.get("href", ""))

    def related(self, relation: str) -> list[str]:
        """Addresses of the `link` elements of that relation."""
        return [link.get("href", "") for link in self.relations if relation in link.get("rel", "").split()]


def outline(html: str) -> Outline:
    """The page, read."""
    read = Outline()
    read.feed(html)
    read.close()
    return read
