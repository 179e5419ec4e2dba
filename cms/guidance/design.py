"""A page for whoever works on the looks: every component of readers' pages, in both directions. No database is asked."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms import languages
from cms.guidance.audience_words import PHRASES, PICTOGRAMS
from cms.guidance.blocks.cards import AUDIENCE_NAMES
from cms.guidance.cards import Card
from cms.guidance.design_words import ARABIC, ENGLISH, Words
from cms.guidance.hotline_cards import HotlineCard
from cms.guidance.listing import Elsewhere, Filter, Group, Link, Option
from cms.guidance.presenting import ForLine, Version
from cms.guidance.shared_pages import Origin
from cms.guidance.sharing import Share
from cms.guidance.shell import AudienceLink, LanguageLink
from cms.taxonomy.words import Word

Part = tuple[str, str, dict[str, Any]]  # what it is called, its template, what the template takes

# The tokens of site.css that are colours of a ground or of a sign, each shown with the words that stand on it.
COLOURS = ("paper", "sand", "brand", "brand-deep", "tint", "do", "do-tint", "dont", "dont-tint", "warn", "warn-tint")
IDS = re.compile(r'\b(id|for|aria-labelledby)="([\w-]+)"')
NUMBER, TEL = "+1 555 555 0100", "+15555550100"


@dataclass(frozen=True)
class Specimen:
    """A component as it looks: its name, the file it comes from, and what that file makes of the example."""

    name: str
    file: str
    html: SafeString


@dataclass(frozen=True)
class Direction:
    """All components in one language."""

    lang: str
    dir: str
    autonym: str
    specimens: list[Specimen]


def design_page(request: HttpRequest) -> HttpResponse:
    """Every component, in English and then in Arabic."""
    shown = [direction_of(words) for words in (ENGLISH, ARABIC)]
    return TemplateResponse(request, "guidance/admin/design.html", {"directions": shown, "colours": COLOURS})


def direction_of(words: Words) -> Direction:
    """All components in the language of the words."""
    code = words.code
    with override(code):
        shown = [
            specimen(name, file, context | {"here": code}, f"{code}-{number}")
            for number, (name, file, context) in enumerate(examples(words))
        ]
    return Direction(code, languages.direction(code), languages.autonym(code), shown)


def specimen(name: str, file: str, context: dict[str, Any], mark: str) -> Specimen:
    """One component; its ids get a mark of their own, since the same component is on this page more than once."""
    html = IDS.sub(rf'\1="\2-{mark}"', render_to_string(file, context))
    return Specimen(name, file, mark_safe(html))  # our own templates, which escape what they are given


def examples(words: Words) -> list[Part]:
    """Name, file and context of every component."""
    return [*_surroundings(words), *_parts(words), *_lists(words), *_contact(words)]


def _surroundings(words: Words) -> list[Part]:
    shell = _shell(words)
    crumbs = [_link(words, words.larger_place), _link(words, words.place)]
    return [
        ("Header, languages", "components/header.html", {"shell": shell}),
        ("Crumbs", "components/crumbs.html", {"crumbs": crumbs}),
        ("Notice: sample", "components/notice.html", {"kind": "sample", "text": _sample_notice()}),
        (
            "Notice: outdated",
            "components/notice.html",
            {"kind": "outdated", "text": words.outdated, "newer": _version("en" if words.code != "en" else "fr")},
        ),
        ("Whose words", "components/origin.html", {"origin": Origin(words.hotline, "#")}),
        ("A shared draft", "components/draft_mark.html", {"mark": _draft_mark(words), "here": words.code}),
        ("For whom and where", "components/for_line.html", {"facts": _for_line(words)}),
        ("Doors", "components/doors.html", {"audiences": shell["audiences"]}),
        ("Ways on from nowhere", "components/ways_on.html", {"shell": shell}),
        ("Footer", "components/footer.html", {"shell": shell}),
        ("Call bar, on small screens", "components/call_bar.html", {"hotline": _hotline(words)}),
    ]


def _part(code: str, name: str, file: str, value: dict[str, Any], **more: Any) -> Part:
    return name, f"guidance/blocks/{file}.html", {"value": value, "shell": {"locale_code": code}, **more}


def _cards(words: Words) -> list[Part]:
    signs = (("do", words.do, "walk-back"), ("dont", words.dont, "cross"), ("warning", words.sign, "danger-area"))
    return [
        _part(
            words.code,
            f"Card: {kind}",
            "card",
            {"words": said, "more": words.more, "pictogram": pictogram, "picture": "", "audiences": []},
            kind=kind,
        )
        for kind, said, pictogram in signs
    ]


def _parts(words: Words) -> list[Part]:
    part = partial(_part, words.code)
    drawn = zip(words.steps, ("stop", "walk-back", "tell-adult"), strict=True)
    steps = [{"words": said, "pictogram": pictogram} for said, pictogram in drawn]
    recording = {"size": 128_000, "language": words.code, "transcript": words.more}
    recording |= {"sources": [{"src": "#", "type": "audio/mpeg"}]}
    paper = {"url": "#", "title": words.file, "file_extension": "pdf", "file_size": 120_000}
    return [
        *_cards(words),
        part("Steps, for some", "steps", {"heading": words.title, "steps": steps, "audiences": ["girls", "boys"]}),
        part("Text", "text", {"heading": words.title, "text": words.summary, "audiences": []}),
        part("Call-out: note", "callout", {"tone": "note", "words": words.more, "audiences": []}),
        part("Call-out: important", "callout", {"tone": "important", "words": words.more, "audiences": []}),
        part("Question", "question", {"question": words.question, "answer": words.answer, "audiences": ["women"]}),
        part("Listen", "listen", {"recording": recording}),
        part("File", "file", {"document": paper, "words": ""}),
    ]


def _lists(words: Words) -> list[Part]:
    cards = [_card(words, kind) for kind in ("guidance", "story", "resource")]
    drawn = zip(words.topics, ("path", "play", "water", "hand-no-touch"), strict=True)
    tiles = [_link(words, name, pictogram, words.count) for name, pictogram in drawn]
    plain = [_link(words, words.place, count=words.count), _link(words, words.larger_place)]
    options = [
        Option("", Word(words.everything, words.code), True),
        Option("1", Word(words.topics[0], words.code), False),
    ]
    filters = [Filter("topic", words.filter_label, options)]
    search = {"query": words.topics[0], "action": "#"}
    others = [Link("#", Word(languages.autonym(code), code), count_text=words.count) for code in ("fr", "fa")]
    return [
        (
            "Search and filters",
            "components/search_form.html",
            {"search": search, "filters": filters, "chosen": True, "clear": "#"},
        ),
        ("Group of cards", "components/group.html", {"group": Group(words.found, cards)}),
        ("Cards in brief", "components/card_list.html", {"cards": cards, "brief": True}),
        ("Links with pictograms", "components/tile_links.html", {"links": tiles}),
        ("Links without", "components/tile_links.html", {"links": plain}),
        ("To the next screen", "components/pagination.html", {"pages": _screens(words)}),
        ("More in other languages", "components/elsewhere.html", {"elsewhere": Elsewhere(words.elsewhere, others)}),
    ]


def _contact(words: Words) -> list[Part]:
    share = Share(words.title, "https://safelane.example/p/12", "")
    versions = [_version(code) for code in ("fr", "fa")]
    return [
        ("Hotlines", "components/hotlines.html", {"hotlines": [_hotline(words), _hotline(words, stale=True)]}),
        ("Hotlines, where there are none", "components/hotlines.html", {"hotlines": []}),
        ("Pass it on", "components/share.html", {"share": share}),
        ("In other languages", "components/versions.html", {"translations": versions}),
    ]


def _shell(words: Words) -> dict[str, Any]:
    """What Shell gives templates, made up."""
    known = [
        LanguageLink(code, languages.autonym(code), languages.direction(code), "#", code != "my", code == words.code)
        for code in ("en", "fr", "ar", "uk", "my")
    ]
    lists = ("topics", "situations", "places", "stories", "campaigns", "resources")
    urls = {f"{name}_url": "#" for name in ("home", "search", "hotlines", *lists)}
    doors = [
        AudienceLink(PICTOGRAMS[code], Word(str(capfirst(AUDIENCE_NAMES[code])), words.code), "#") for code in PHRASES
    ]
    return urls | {
        "locale_code": words.code,
        "languages": known,
        "audiences": doors,
        "hotlines": [_hotline(words)],
        "short_url": "https://safelane.example/p/12",
    }


def _version(code: str) -> Version:
    return Version(code, languages.autonym(code), languages.direction(code), "#", "")


def _link(words: Words, name: str, pictogram: str = "", count: str = "") -> Link:
    return Link("#", Word(name, words.code), pictogram, count)


def _for_line(words: Words) -> ForLine:
    women, girls, boys, men = (Word(str(capfirst(name)), words.code) for name in AUDIENCE_NAMES.values())
    return ForLine(made_for=[women, girls], suitable_for=[boys, men], places=[Word(words.place, words.code)])


def _card(words: Words, kind: str) -> Card:
    return Card(
        title=words.title,
        url="#",
        summary=words.summary,
        for_line=_for_line(words),
        cover=None,
        lang=words.code,
        dir=languages.direction(words.code),
        sample=kind == "story",
        kind=kind,
        file_text="PDF" if kind == "resource" else "",
        site="publisher.example" if kind == "resource" else "",
    )


def _hotline(words: Words, *, stale: bool = False) -> HotlineCard:
    code = words.code
    return HotlineCard(
        name=Word(words.hotline, code),
        number=NUMBER,
        tel=TEL,
        purpose=Word(words.purpose, code),
        hours=Word(words.hours, code),
        languages=[Word(languages.autonym(spoken), spoken) for spoken in ("en", "ar")],
        cost_label=_("The call is free."),
        notice=words.outdated if stale else "",
    )


def _screens(words: Words) -> dict[str, str]:
    return {"previous": "#", "next": "#", "text": words.screen}


def _draft_mark(words: Words) -> dict[str, Any]:
    now = timezone.now()
    return {"title": words.title, "organisation": words.hotline, "version": "1f0c", "until": now, "made_at": now}


def _sample_notice() -> str:
    return _("This is a sample. It is not approved: do not rely on it.")
