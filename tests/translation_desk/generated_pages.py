"""Pages as people might write them: parts of every kind, in any order, parts in parts, with words of any script."""

import json
from html import escape
from typing import Any

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.guidance.blocks import GuidanceStream
from cms.guidance.models import GuidancePage
from cms.rich_text import says_something
from cms.translation_desk.fitting import rich
from cms.translation_desk.hidden_signs import END_OF_ISOLATE, ISOLATES, NO_SIGNS, OVERRIDES
from cms.translation_desk.segments import segments_of, write_texts

STREAM = GuidanceStream(required=False)
# What has gone wrong in one program or another: quotes, signs of markup and of formulas, what looks like a placeholder, letters that join
# or stack, marks that turn the direction, spaces that do not break, digits of other scripts, signs made of several.
PIECES = [
    *'"\'\\&<>%{}=+-@#;,.!?()/|_~', "%s", "%(name)s", "{0}", "&amp;", "&lt;p&gt;", "]]>", "</b>", "<!--", "\\n", "#~ ",
    "msgid", "=1+1", "_x0041_", "Go", "Stop", "10", "555 0100", "é", "e\u0301", "ﬁ", "ß", "ı",
    "عُد", "من حيث", "لا تلمس", "ـ", "؟", "،", "٣", "\u200f", "\u200e", "ته\u200cیه", "۷",
    "မထိပါနှင့်", "ပြန်သွားပါ", "\u200b", "၁၀", "။", "ကြ", "ትምህርት", "០", "ไป",
    "🚸", "👩🏽\u200d🏫", "🏳️\u200d🌈", "☎️", "\u00a0", "\u202f", "\u3000", "\u2009", "\u00ad", "\U00020000",
]  # fmt: skip
BREAKS = ["\n", "\n\n", "\t", "  "]
_signs = st.characters(
    exclude_categories=["Cc", "Co", "Cs", "Zl", "Zp", "Zs"],
    exclude_characters={*OVERRIDES, *ISOLATES, END_OF_ISOLATE, *NO_SIGNS},
)
_between = st.sampled_from(["", " "])


def _told(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(st.tuples(pieces, _between).map("".join), min_size=1, max_size=8).map("".join)
    return st.one_of(joined, st.text(_signs, min_size=1, max_size=12))


def can_be_read(text: str) -> bool:
    """In whichever place it is put."""
    return says_something(text, rich=False) and says_something(text, rich=True)


def words(limit: int | None = None) -> st.SearchStrategy[str]:
    """One or several lines, no longer than the limit, with something to read in them."""
    several = _told(st.sampled_from([*PIECES, *BREAKS]))
    return several.map(lambda text: text[:limit]).filter(can_be_read)


# HTML makes one space of several: they are no words of it.
words_of_rich = _told(st.sampled_from(PIECES)).map(lambda text: " ".join(text.split(" ")).strip()).filter(can_be_read)
INLINE = [
    "{}", "<b>{}</b>", '<a href="https://example.org/?a=1&amp;b=2">{}</a>', '<a linktype="page" id="3">{}</a>',
    '<a href="tel:+15555550100">{}</a>', '<b><a href="https://example.org/">{}</a></b>', "{}<br/>{}",
]  # fmt: skip
BLOCKS = ["<p>{}</p>", "<ul><li>{}</li></ul>", "<ol><li>{}</li><li>{}</li></ol>"]


@st.composite
def rich_texts(draw: st.DrawFn) -> str:
    """Paragraphs and lists with bold words, links and breaks."""
    made = []
    for block in draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3)):
        inline = [
            " ".join(draw(st.lists(st.sampled_from(INLINE), min_size=1, max_size=3))) for _ in range(block.count("{}"))
        ]
        made.append(block.format(*inline))
    html = "".join(made)
    said = [escape(draw(words_of_rich), quote=False) for _ in range(html.count("{}"))]
    return html.format(*said)


def _value(block: Any) -> st.SearchStrategy[Any]:
    """What a part of this kind may hold."""
    if isinstance(block, ImageBlock):
        told = {"image": st.just(7), "decorative": st.booleans(), "alt_text": words(255)}
        return st.fixed_dictionaries(told)
    if isinstance(block, blocks.BaseStreamBlock):
        return st.lists(st.one_of(*(_part(name, child) for name, child in block.child_blocks.items())), max_size=2)
    if isinstance(block, blocks.ListBlock):
        return st.lists(_part("item", block.child_block), min_size=1, max_size=3)
    if isinstance(block, blocks.StructBlock):
        return st.fixed_dictionaries({name: _value(child) for name, child in block.child_blocks.items()})
    if isinstance(block, blocks.RichTextBlock):
        return rich_texts()
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        some = words(block.field.max_length).map(lambda text: text.replace("\n", "\r\n"))  # as forms send it
        return some.map(lambda text: text[: block.field.max_length]) if block.required else st.one_of(st.just(""), some)
    return st.just(block.get_prep_value(block.get_default()))


def _part(name: str, block: Any) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"type": st.just(name), "id": st.uuids(version=4).map(str), "value": st.deferred(lambda: _value(block))}
    )


PARTS = {name: _part(name, block) for name, block in STREAM.child_blocks.items()}


@st.composite
def pages(draw: st.DrawFn, **values: Any) -> GuidancePage:
    """In memory; each kind of part is as likely as any other."""
    body = [draw(PARTS[name]) for name in draw(st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=4))]
    field: Any = GuidancePage._meta.get_field("body")
    made = GuidancePage(title=draw(words(255)), standfirst=draw(words(300)), **values)
    if draw(st.booleans()):
        made.cover_id, made.cover_alt = 7, draw(words(250))
    made.body = field.to_python(json.dumps(body))
    return made


def as_kept(page: GuidancePage) -> GuidancePage:
    """With its rich texts as the editor leaves them."""
    write_texts(page, {one.path: rich(one.text, one.features) for one in segments_of(page) if one.rich})
    return page
