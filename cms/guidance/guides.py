"""Safelane's own guides, to read in the admin: also where the network ends at the office's door."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cms import languages

# Name in the address → file below docs/, title. In the order in which they are offered.
GUIDES: dict[str, tuple[str, str | Promise]] = {
    "editors": ("guides/editors.md", _("Writing and reviewing")),
    "reviewers": ("guides/reviewers.md", _("Reviewing")),
    "translators": ("guides/translators.md", _("Translating")),
    "coordinators": ("guides/coordinators.md", _("Coordinating")),
    "readers-helpers": ("guides/readers-helpers.md", _("Helping readers")),
    "signing-in": ("guides/signing-in.md", _("Signing in")),
    "gate": ("gate.md", _("What is approved, and by whom")),
    "authority": ("authority.md", _("When an authority approves")),
    "field-tests": ("field-tests.md", _("Field tests, and reading again")),
    "second-person": ("second-person.md", _("Two people for numbers and words")),
    "checks": ("checks.md", _("What the checks look for")),
    "roles": ("roles.md", _("Who may do what")),
    "several-organisations": ("several-organisations.md", _("Several organisations")),
    "self-hosters": ("guides/self-hosters.md", _("Looking after the installation")),
    "self-hosting": ("self-hosting.md", _("Settings, backups, releases")),
}
ORIGINAL = "en"
PICTURE = re.compile(r"[a-z0-9-]+\.png")


def docs() -> Path:
    """Where the documents lie."""
    return Path(settings.BASE_DIR) / "docs"


def offered() -> dict[str, str | Promise]:
    """Name to title, of the guides that are there."""
    return {name: title for name, (file, title) in GUIDES.items() if (docs() / file).is_file()}


def written_in(name: str, code: str) -> tuple[Path, str]:
    """The file of a guide in a language, where somebody has written it, else in English; and the language it is in."""
    file = Path(GUIDES[name][0])
    own = docs() / file.parent / code / file.name
    return (own, code) if code in languages.all_languages() and own.is_file() else (docs() / file, ORIGINAL)


def guide_address(name: str, part: str = "") -> str:
    """Where a guide is read, at one of its headings; nothing where it is not there."""
    if name not in offered():
        return ""
    return reverse("guide", args=[name]) + (f"#{part}" if part else "")


def guide(request: HttpRequest, name: str) -> HttpResponse:
    """One of them. Raises Http404 for any other."""
    titles = offered()
    if name not in titles:
        raise Http404
    path, code = written_in(name, get_language() or "")
    context = {
        "title": titles[name],
        "language": {"code": code, "dir": languages.direction(code)},
        "body": in_html(path.read_text(encoding="utf-8")),
        "others": [{"title": title, "url": guide_address(one)} for one, title in titles.items() if one != name],
    }
    return render(request, "guidance/admin/guide.html", context)


def guide_picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of a guide. Raises Http404 for anything else."""
    path = docs() / "screenshots" / name
    if not PICTURE.fullmatch(name) or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


def in_html(text: str) -> SafeString:
    """Markdown of ours as HTML, without its first heading; links to other guides lead to them, those to other files are words."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        del tokens[:3]
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and before.type == "heading_open":
            before.attrSet("id", anchor(token.content))
        for child in token.children or []:
            _lead(child)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(html)  # made by the parser from files of the release, which it escapes


def anchor(heading: str) -> str:
    """The name under which a heading is linked to, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _lead(token: Token) -> None:
    """Puts the admin's address in place of a file's."""
    if token.type == "image":
        token.attrSet("src", reverse("guide_picture", args=[Path(str(token.attrs["src"])).name]))
        token.attrSet("loading", "lazy")
    if token.type == "link_open":
        address = _address(str(token.attrs["href"]))
        token.attrs.pop("href")
        if address:
            token.attrSet("href", address)


def _address(target: str) -> str:
    """Where a link of a document leads here: another guide, a place in this one, the open network; "" for a file that is no guide."""
    if target.startswith(("#", "https://", "http://")):
        return target
    file, _mark, part = target.partition("#")
    for name, (known, _title) in GUIDES.items():
        if Path(file).name == Path(known).name:
            return guide_address(name, part)
    return ""
