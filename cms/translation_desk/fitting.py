"""Whether words fit their place: their length, their markup, no sign that nobody sees."""

import re
from html import unescape

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.translation_desk.hidden_signs import has_hidden_signs
from cms.translation_desk.segments import Segment

_PARAGRAPH_ID = re.compile(r' data-block-key="[^"]*"')


def fitted(segment: Segment, text: str) -> str:
    """The words as they are kept in the place. Raises ValidationError with what to do where they do not fit."""
    if has_hidden_signs(unescape(text) if segment.rich else text):
        raise ValidationError(_("There are hidden signs in this text. Type it anew, or paste it without formatting."))
    text = in_lines(segment, text)
    if segment.rich:
        return rich(text, segment.features)
    if segment.max_length is not None and len(text) > segment.max_length:
        over = len(text) - segment.max_length
        said = ngettext(
            "%(count)d letter too long: say it shorter.", "%(count)d letters too long: say it shorter.", over
        )
        raise ValidationError(said % {"count": over})
    return text


def in_lines(segment: Segment, text: str) -> str:
    """With the ends of lines as they are kept; where there is one line only, a space in the place of each, and of what is around it."""
    if segment.one_line and (lines := text.splitlines()) != [text]:
        return " ".join(filter(None, (line.strip() for line in lines)))
    return _line_feeds(text)


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def rich(html: str, features: tuple[str, ...]) -> str:
    """HTML as the database keeps it, with nothing in it that the place does not allow."""
    converter = ContentstateConverter(list(features))
    return str(converter.to_database_format(converter.from_database_format(html))) if html.strip() else ""


def same_words(one: str, other: str) -> bool:
    """Whether two texts read the same: keys that the editor gives paragraphs are no words, and browsers send other ends of lines."""
    return _PARAGRAPH_ID.sub("", _line_feeds(one)) == _PARAGRAPH_ID.sub("", _line_feeds(other))
