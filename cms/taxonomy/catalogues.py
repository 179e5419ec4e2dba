"""The catalogues of interface texts, one per language: collected, checked and compiled by Babel, without gettext tools.

A language without a compiled catalogue is not routed by Django, so every built-in language has one, and every language
that the environment declares gets an empty one. Files: `locale/<code>/LC_MESSAGES/django.po` (GNU gettext PO, kept) and
`django.mo` (built).
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from cms import languages
from cms.taxonomy.wagtails_words import say_in_our_words

# Plural forms as Django's own catalogues have them, else from CLDR's cardinal rules; two where neither knows the language.
ONE_FORM = "nplurals=1; plural=0;"
ONE_IS_SINGULAR = "nplurals=2; plural=(n != 1);"
ZERO_IS_SINGULAR = "nplurals=2; plural=(n > 1);"
PLURAL_FORMS: dict[str, str] = {
    **dict.fromkeys(("my", "km", "lo", "th", "vi", "id", "bm"), ONE_FORM),
    **dict.fromkeys(("fr", "fa", "prs", "tr", "si", "am", "ti", "ff", "ln"), ZERO_IS_SINGULAR),
    "es": "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=11 && n%100<=99 ? 4 : 5;",
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1"
    " : n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14) ? 2 : 3);",
    "uk": "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && n % 10 >= 2"
    " && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && (n % 10 ==0 || (n % 10 >=5 && n % 10 <=9)"
    " || (n % 100 >=11 && n % 100 <=14 )) ? 2: 3);",
    "fil": "nplurals=2; plural=(n != 1 && n != 2 && n != 3 && (n % 10 == 4 || n % 10 == 6 || n % 10 == 9));",
}

KEYWORDS: dict[str, Any] = {
    name: spec
    for stem, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for name in (stem, f"{stem}_lazy")
} | {"_": None, "gettext_noop": None}
COMMENT_TAGS = ("Translators:",)

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[#0\- +]?\d*(?:\.\d+)?[sdifgxr]|\{\w*\}")

PO_LINE = re.compile(r'(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"(?:[^"\\]|\\.)*")?')


class CatalogueError(Exception):
    """A catalogue that is missing or cannot be read; the message says which and what to do."""


def po_path(code: str) -> Path:
    """Where the kept catalogue of a built-in language lies."""
    return Path(settings.BASE_DIR) / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"


def plural_forms(code: str) -> str:
    """The gettext `Plural-Forms` header of a language."""
    return PLURAL_FORMS.get(code, ONE_IS_SINGULAR)


class Catalogue(Catalog):
    """The texts of one language, with a header of our own: no dates or names, plural forms also where Babel has none."""

    def __init__(self, code: str) -> None:
        title = f"# {languages.language(code).name} ({languages.autonym(code)}) texts of Safelane. GPL-3.0-or-later."
        super().__init__(domain="django", charset="utf-8", fuzzy=False, header_comment=title)
        self.code = code
        self.found_headers: dict[str, str] = {}
        self._set_mime_headers([("Plural-Forms", plural_forms(code))])

    def _headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "Safelane"),
            ("Language", to_locale(self.code)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"{plural_forms(self.code)}\n"),
        ]

    def _note_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        """A file's own header is only remembered, to be checked: ours is what is written."""
        self.found_headers = dict(headers)

    mime_headers = property(_headers, _note_headers)


def read_catalogue(code: str) -> Catalogue:
    """The kept catalogue of a built-in language. Raises CatalogueError when it is missing or broken."""
    path, catalogue = po_path(code), Catalogue(code)
    try:
        read_into(catalogue, path.read_text(encoding="utf-8"), path)
    except FileNotFoundError as error:
        raise CatalogueError(f"{path} is missing. Make it with: make messages") from error
    except ValueError as error:
        raise CatalogueError(f"{path} cannot be read: {error}. Mend that line.") from error
    return catalogue


def read_into(catalogue: Catalogue, text: str, path: Path) -> None:
    """Fills a catalogue with the text of a PO file; `path` only says which in the words of a CatalogueError."""
    title = catalogue.header_comment
    for number, line in enumerate(text.splitlines(), start=1):
        # Babel's parser forgives a lost quotation mark and then reads the next lines wrongly.
        if not PO_LINE.fullmatch(line.strip()):
            raise CatalogueError(f"{path}, line {number}, is not as a catalogue has to be: {line.strip()[:80]}")
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(text.splitlines(keepends=True))
    except (PoFileError, ValueError, IndexError, AttributeError, AssertionError) as error:
        # The last three are what it fails with where a line stands in a place in which it means nothing.
        raise CatalogueError(f"{path} cannot be read: {error}. Mend that line.") from error
    catalogue.header_comment = title


def compile_all() -> list[str]:
    """Compile every built-in language and write an empty catalogue for each declared one; the codes whose file changed.

    A file that is right already is not touched, so an installation may be read-only. Entries marked fuzzy are left out.
    """
    changed = []
    for code in languages.BUILT_IN:
        catalogue = read_catalogue(code)
        say_in_our_words(catalogue, po_path(code))
        if write_if_changed(po_path(code).with_suffix(".mo"), _compiled(catalogue)):
            changed.append(code)
    for code in languages.all_languages().keys() - languages.BUILT_IN.keys():
        path = Path(settings.EXTRA_LOCALE_DIR) / to_locale(code) / "LC_MESSAGES" / "django.mo"
        if write_if_changed(path, _compiled(Catalogue(code))):
            changed.append(code)
    return changed


def extract_all() -> dict[str, int]:
    """Bring every kept catalogue up to date with the texts in `cms/`, keeping translations; code -> texts missing.

    English is not counted: it is the language of the texts themselves.
    """
    template = _template()
    missing = {}
    for code in languages.BUILT_IN:
        catalogue = read_catalogue(code) if po_path(code).exists() else Catalogue(code)
        catalogue.update(template, no_fuzzy_matching=True)
        write_if_changed(po_path(code), _as_po(catalogue))
        if code != settings.LANGUAGE_CODE:
            missing[code] = sum(1 for message in catalogue if message.id and not all(forms_of(message)))
    return missing


def problems() -> Iterator[str]:
    """What is wrong with the kept catalogues: unreadable, wrong header, fuzzy entry, placeholder lost or invented."""
    for code in languages.BUILT_IN:
        try:
            catalogue = read_catalogue(code)
        except CatalogueError as error:
            yield str(error)
            continue
        place = po_path(code).relative_to(settings.BASE_DIR)
        for name, right in catalogue.mime_headers:
            if _squeezed(catalogue.found_headers.get(name, "")) != _squeezed(right):
                yield f"{place}: the header {name} has to be {right.strip()!r}."
        for message in catalogue:
            for wrong in problems_of(message, catalogue.num_plurals):
                yield f"{place}:{message.lineno}: {_first(message.id)!r} {wrong}"


def problems_of(message: Message, plurals: int) -> Iterator[str]:
    """What is wrong with a translation, for sentences that begin with the text; nothing for a text without one."""
    if not message.id:
        return
    if message.fuzzy:
        yield "is marked fuzzy: confirm or remove the translation."
    forms = forms_of(message)
    if not any(forms):
        return
    if not all(forms) or (message.pluralizable and len(forms) != plurals):
        yield f"needs {plurals} plural forms, none empty."
    wanted = Counter(PLACEHOLDER.findall(message.id if isinstance(message.id, str) else message.id[-1]))
    for position, form in enumerate(forms):
        found = Counter(PLACEHOLDER.findall(form))
        # "one session" may leave the number out: only the last form, which serves most numbers, has to have it.
        may_leave_out = message.pluralizable and position < len(forms) - 1
        if form and (found - wanted or (wanted - found and not may_leave_out)):
            yield f"has placeholders {sorted(found)} where {sorted(wanted)} are wanted."


def _template() -> Catalog:
    """All texts of the Python files and templates under `cms/`."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    root = Path(settings.BASE_DIR)
    for path in sorted((root / "cms").rglob("*")):
        if path.suffix not in {".py", ".html", ".txt", ".xml"} or "migrations" in path.parts or "static" in path.parts:
            continue
        place = path.relative_to(root).as_posix()
        for line, text, comments, context in extract("python", BytesIO(_source(path, place)), KEYWORDS, COMMENT_TAGS):
            catalogue.add(text, None, [(place, line)], auto_comments=comments, context=context)
    return catalogue


def _source(path: Path, place: str) -> bytes:
    """Python source as it is; a template as the calls that stand for its texts, line by line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Indentation in a template means nothing, but is an error to Python's tokenizer.
        text = "".join(f"{line.strip()}\n" for line in templatize(text, origin=place).splitlines())
    return text.encode()


def _as_po(catalogue: Catalogue) -> bytes:
    """PO text without line numbers, which would change without a text having changed."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, sort_by_file=True, include_lineno=False)
    return buffer.getvalue()


def _compiled(catalogue: Catalogue) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation: one text, or one for each plural form."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write whole or not at all: a reader in another process never sees half a file."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".django-")
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
    return True


def _first(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _squeezed(text: str) -> str:
    return "".join(text.split())
