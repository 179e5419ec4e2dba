"""What the documents say and point to: their links, pictures, paths and addresses."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent.parent

BACKTICKED = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

ENDINGS = (
    ".py",
    ".md",
    ".html",
    ".css",
    ".js",
    ".json",
    ".svg",
    ".xml",
    ".toml",
    ".yaml",
    ".txt",
    ".png",
    ".po",
    ".sh",
)


def documents() -> list[Path]:
    """Every document that people read: README, CONTRIBUTING and what is in docs."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def backticked(text: str) -> list[str]:
    """What stands between backticks, less what is a block of code."""
    return BACKTICKED.findall(FENCED.sub("", text))


def addresses(text: str) -> list[str]:
    """The addresses of the site among it: they begin with a slash."""
    return [token for token in backticked(text) if token.startswith("/")]


def paths(text: str) -> list[str]:
    """The files and folders of the repository among it: they hold a slash or end as files do, and do not begin with a slash.

    A path may be followed by `::` and the name of a function in it.
    """
    found = [
        token for token in backticked(text) if not token.startswith("/") and " " not in token and "://" not in token
    ]
    return [
        token for token in found if "/" in token or token.partition("::")[0].endswith(ENDINGS) or token == "LICENSE"
    ]


def missing_paths(text: str) -> Iterator[str]:
    """Those paths that are not there, or do not hold the function they name."""
    for path in paths(text):
        name, _colons, function = path.partition("::")
        if not (ROOT / name).exists() or (function and function not in functions(ROOT / name)):
            yield path


def functions(path: Path) -> list[str]:
    """The names of a module's functions."""
    return re.findall(r"^ *(?:async )?def (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def links(text: str) -> list[str]:
    """Where its links and pictures lead, less what is elsewhere on the network."""
    found = LINK.findall(FENCED.sub("", text))
    return [target for target in found if "://" not in target and not target.startswith("mailto:")]


def pictures(text: str) -> list[tuple[str, str]]:
    """Its pictures: words for those who cannot see them, and where they lie."""
    return PICTURE.findall(text)


def anchors(text: str) -> set[str]:
    """The names that a link can jump to, as forges make them of headings."""
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in HEADING.findall(FENCED.sub("", text))
    }


def broken_links(text: str, folder: Path) -> Iterator[str]:
    """Links out of a document in `folder` to a file or a heading that is not there."""
    for target in links(text):
        name, _hash, anchor = unquote(target).partition("#")
        there = folder / name
        if not there.exists() or (
            anchor and anchor not in anchors(there.read_text(encoding="utf-8") if name else text)
        ):
            yield target
